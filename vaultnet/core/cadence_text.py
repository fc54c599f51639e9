"""How people write a cadence: words, numbers, lengths, and mappings of layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Span
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.core.words import Vocabulary

LONGEST_CADENCE: Final = 36_525  # days, a hundred years: more is a slip of the hand
LONGEST_TEXT: Final = 200  # characters: more is prose

UNIT_SPANS: Final[Mapping[str, Span]] = {
    "day": Span(days=1),
    "week": Span(weeks=1),
    "fortnight": Span(weeks=2),
    "month": Span(months=1),
    "quarter": Span(months=3),
    "year": Span(years=1),
}

# "4 times a year" shares the year; "twice" is a word for both number and times.
TIMES: Final[Mapping[str, int]] = {"times": 1, "twice": 2, "thrice": 3}

# A number, a word, or any other character, which is then no word that is known.
_TOKEN: Final = pattern(r"[0-9]+|[^\W\d_]+|[^\s,.]")
_NEGATIVE: Final = pattern(r"(?<!\w)[-\u2010-\u2013\u2212]\s?[0-9]")
_PAIR_END: Final = pattern(r"[,;\n]")
_PAIR_MIDDLE: Final = pattern(r"[:=]")


@frozen_record
class ReadCadence:
    """A cadence as written: a span for one or more layers, or explicitly none."""

    layers: Mapping[Layer, Span] = field(default_factory=dict)
    unread: tuple[tuple[object, object], ...] = ()  # layer and length that are not understood

    @property
    def none(self) -> bool:
        """Whether the writer said that there is to be no cadence."""
        return not self.layers and not self.unread


def read_cadence(value: object, vocabulary: Vocabulary) -> ReadCadence | None:
    """Read a cadence from a value of a property, a field or a setting.

    `monthly`, `30` (days), `2w`, `P30D`, `every 2 weeks`, `4 times a year`, `раз в 3 месяца` are
    for any layer; `{light: monthly, deep: 3 months}`, as a mapping or as text, names the layers,
    and those that are understood count beside others. `never`, `no` and false are none. None
    where nothing is understood; a length of nothing, below nothing or beyond a hundred years is
    not.
    """
    if isinstance(value, Mapping):
        return _layered(list(value.items()), vocabulary)
    if isinstance(value, list):
        if len(value) == 1 and not isinstance(value[0], list):
            return read_cadence(value[0], vocabulary)
        return _layered([pair for item in value for pair in _pairs(item)], vocabulary)
    if isinstance(value, str) and _PAIR_MIDDLE.search(value):
        return _layered(_pairs(value), vocabulary)
    span = _span(value, vocabulary)
    if span is None:
        return None
    return ReadCadence({Layer.ANY: span} if span != Span() else {})


def _pairs(value: object) -> list[tuple[object, object]]:
    """Cut one item of a list, or a text `light: 1 month, deep: 3 months`, into layer and length."""
    if isinstance(value, Mapping):
        return list(value.items())
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        return [("", value)]
    pairs: list[tuple[object, object]] = []
    for part in _PAIR_END.split(value):
        layer, *length = _PAIR_MIDDLE.split(part, maxsplit=1)
        pairs.append((layer.strip(), length[0].strip() if length else ""))
    return pairs


def _layered(pairs: Sequence[tuple[object, object]], vocabulary: Vocabulary) -> ReadCadence | None:
    """Read each layer's length, null being nothing; of two for one layer the first counts.

    The layers come in their own order, so that equal cadences are written as the same text.
    """
    spans: dict[Layer, Span] = {}
    unread = []
    for name, written in pairs:
        if written is None:
            continue
        layer = vocabulary.layers.get(fold(name)) if isinstance(name, str) else None
        span = _span(written, vocabulary)
        if layer is None or span is None or spans.setdefault(layer, span) != span:
            unread.append((name, written))
    if not spans:
        return None
    layers = {layer: spans[layer] for layer in Layer if spans.get(layer, Span()) != Span()}
    return ReadCadence(layers, tuple(unread))


def _span(value: object, vocabulary: Vocabulary) -> Span | None:
    """Read one length; a `Span` of nothing says never."""
    if value is False:
        return Span()
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # NaN and the infinities are within no bounds.
        within = 0 < value <= LONGEST_CADENCE and value == int(value)
        return Span(days=int(value)) if within else None
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or _NEGATIVE.search(value):
        return None
    folded = fold(value)
    if folded in vocabulary.cadences:
        return vocabulary.cadences[folded]
    if vocabulary.truths.get(folded) is False and not folded.isdigit():
        return Span()
    span = Span.parse_iso(value.strip().upper()) or _spoken(folded, vocabulary)
    return span if span and 0 < span.days_about <= LONGEST_CADENCE else None


def _spoken(text: str, vocabulary: Vocabulary) -> Span | None:
    """Read `every third month`, `1 year 6 months`, `4 times a year`; a number alone is days."""
    tokens = _TOKEN.findall(text)
    if len(tokens) == 1 and tokens[0].isascii() and tokens[0].isdigit():
        return Span(days=int(tokens[0]))
    units = [vocabulary.units.get(token, "") for token in tokens]
    at = next((at for at, unit in enumerate(units) if unit in TIMES), None)
    if at is None:
        return _added(tokens, vocabulary)
    before = [token for token, unit in zip(tokens[:at], units, strict=False) if unit != "every"]
    number = _number(before[0], vocabulary) if len(before) == 1 else None
    total = _added(tokens[at + 1 :], vocabulary)
    if total is None or (before and number is None):
        return None
    return _shared(total, TIMES[units[at]] * (1 if number is None else number))


def _added(tokens: Sequence[str], vocabulary: Vocabulary) -> Span | None:
    """Add up lengths, each with its number, the first perhaps without."""
    total: Span | None = None
    number: int | None = None
    for token in tokens:
        unit = vocabulary.units.get(token, "")
        counted = _number(token, vocabulary)
        if counted is not None:
            if number is not None:
                return None
            number = counted
        elif unit == "every":
            if total is not None or number not in {None, 1}:
                return None
            number = None
        elif unit in UNIT_SPANS:
            if total is not None and number is None:
                return None
            total = _plus(total or Span(), UNIT_SPANS[unit], 1 if number is None else number)
            number = None
        else:
            return None
    return total if number is None else None


def _number(token: str, vocabulary: Vocabulary) -> int | None:
    if token.isascii() and token.isdigit():
        return int(token)
    return vocabulary.numbers.get(token)


def _shared(total: Span, times: int) -> Span | None:
    """Share a length among so many times: whole months, else whole weeks (4 a month), else days."""
    if times == 1:
        return total
    if not 0 < times <= LONGEST_CADENCE or total.days_about > LONGEST_CADENCE:
        return None
    months = total.years * 12 + total.months
    if not total.weeks and not total.days:
        if months % times == 0:
            return Span(months=months // times)
        if months * 4 % times == 0:
            return Span(weeks=months * 4 // times)
    return Span(days=int(total.days_about // times))


def _plus(total: Span, unit: Span, times: int) -> Span:
    return Span(
        total.years + unit.years * times,
        total.months + unit.months * times,
        total.weeks + unit.weeks * times,
        total.days + unit.days * times,
    )
