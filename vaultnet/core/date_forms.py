"""The forms in which a vault writes its days: `YYYY-MM-DD`, `DD.MM.YYYY`, `D MMMM YYYY`.

A form is named by Moment's tokens, as in Obsidian's own settings. What a text means as a day is
told by `written_dates`; here it is only named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.written_dates import read_partial

if TYPE_CHECKING:
    from vaultnet.core.words import Vocabulary

# Which comes first, where the form alone does not tell; "either": the figures do not tell as well.
Order: TypeAlias = Literal["", "dmy", "mdy", "either"]

_MONTHS: Final = 12
_LONGEST: Final = 80  # characters; a day with its time, its zone and its link has fewer
_QUOTES: Final = " \t\n\"'“”«»"
_ORDERED: Final = pattern(r"([0-9]{1,2})([-/])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?(?![0-9])")
_UNTOLD: Final = "??{0}??"

# Of what has been read as a day: the first that fits its beginning gives the name.
_FORMS: Final = (
    (pattern(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"), "YYYY-MM-DD"),
    (pattern(r"[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"), "YYYY/MM/DD"),
    (pattern(r"[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2}"), "YYYY.MM.DD"),
    (pattern(r"[0-9]{8}"), "YYYYMMDD"),
    (pattern(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"), "DD.MM.YYYY"),
    (pattern(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}"), "DD.MM.YY"),
    (pattern(r"[0-9]{1,2}\.[0-9]{1,2}"), "DD.MM"),
    (pattern(r"(?:--|[XxYyГг?_*]{4}-|0000-)[0-9]{2}-?[0-9]{2}"), "--MM-DD"),
    (pattern(r"[0-9]{2}-[0-9]{2}$"), "MM-DD"),
    (pattern(r"[0-9]{1,2}[^0-9]+[0-9]{4}"), "D MMMM YYYY"),
    (pattern(r"[0-9]{1,2}[^0-9]*$"), "D MMMM"),
    (pattern(r"[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{4}"), "MMMM D YYYY"),
    (pattern(r"[^0-9]+[0-9]{1,2}[^0-9]*$"), "MMMM D"),
)


@frozen_record
class WrittenForm:
    """How a day is written, and what it tells of the order of day and month."""

    name: str  # "DD/MM/YYYY"; "??/??/YYYY" where nothing tells which is which
    order: Order = ""


def form_of_day(text: str, vocabulary: Vocabulary) -> WrittenForm | None:
    """Name the form of a text that is a day, whole or without its year; None for any other text.

    A link to the note of a day has its form in brackets: `[[YYYY-MM-DD]]`.
    """
    text = text.strip(_QUOTES)
    if len(text) > _LONGEST or not any(
        read_partial(text, vocabulary, order) for order in ("dmy", "mdy")
    ):
        return None
    linked = text.startswith("[[")
    form = _named(_shown(text) if linked else text)
    return WrittenForm(f"[[{form.name}]]", form.order) if form and linked else form


def _shown(link: str) -> str:
    """Give the name of the note that a wikilink leads to."""
    target = link[2:].partition("]")[0].partition("|")[0].partition("#")[0]
    return target.rpartition("/")[2].strip().removesuffix(".md")


def _named(text: str) -> WrittenForm | None:
    ordered = _ORDERED.match(text)
    if ordered and (ordered[4] or ordered[2] == "/"):
        return _by_order(int(ordered[1]), int(ordered[3]), ordered[2], ordered[4] or "")
    return next((WrittenForm(name) for shape, name in _FORMS if shape.match(text)), None)


def _by_order(first: int, second: int, separator: str, year: str) -> WrittenForm:
    """Tell the order by a figure that can be no month."""
    order: Order = "either" if first != second else ""
    pair = _UNTOLD
    if first > _MONTHS:
        order, pair = "dmy", "DD{0}MM"
    elif second > _MONTHS:
        order, pair = "mdy", "MM{0}DD"
    end = f"{separator}{'Y' * len(year)}" if year else ""
    return WrittenForm(pair.format(separator) + end, order)
