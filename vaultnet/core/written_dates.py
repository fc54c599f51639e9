"""Days as people write them in notes: `2026-05-20`, `20.05.2026`, `16 February 1976`, `13 июля`.

A day is taken as it is written: a time beside it and its zone never move it. To add a form, give
its pattern and its reading a row in `DAY_FORMS`, or in `YEARLESS_FORMS` where it has no year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from vaultnet.core.dates import PartialDate
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from vaultnet.core.words import Vocabulary

DateOrder: TypeAlias = Literal["", "dmy", "mdy"]

UNKNOWN_YEAR: Final = 1604  # Apple's contacts write it where the year is not known
# The newest year that two digits can mean: a day of contact may lie ahead, a birthday looks back.
NEWEST_DAY: Final = 2068
NEWEST_BIRTHDAY: Final = 2029

_ZONE: Final = r"(?:Z|[+-][0-9]{2}\b(?!:)|\s?[+-][0-9]{2}:?[0-9]{2}\b|\[[\w/+-]{1,40}\])?"
_TIME: Final = (
    r"(?:T[0-9]{2}(?![0-9:])|(?:T|,?\s)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    rf"(?:\s?[AaPp]\.?[Mm]\b\.?)?{_ZONE})?"
)
_YEAR: Final = r"([1-9][0-9]{3})(?![0-9])"
_YEAR_WORD: Final = r"(?:\s?(?:года|г)\b\.?)?"
_ORDINAL: Final = r"(?i:st|nd|rd|th|-?го|-?е|\.)?"
_MONTH: Final = r"(?<![^\W_])((?:[^\W\d_][\u0300-\u036f]?){3,12})(?![^\W\d_])\.?"  # NFD too

# Each bounded in length, so that a search in a line is linear.
_YEAR_FIRST: Final = pattern(
    rf"(?<![0-9])([1-9][0-9]{{3}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})(?![0-9]){_TIME}"
)
_COMPACT: Final = pattern(
    r"(?<![0-9A-Za-z+])(1604|19[0-9]{2}|20[0-9]{2})([0-9]{2})([0-9]{2})"
    r"(?:T?[0-9]{4}(?:[0-9]{2})?Z?)?(?![0-9])"
)
_YEAR_LAST: Final = pattern(
    r"(?<![\w./-])([0-9]{1,2})([-/.])([0-9]{1,2})\2([1-9][0-9]{3})(?![0-9]|\2[0-9])"
    + _YEAR_WORD
    + _TIME
)
_SHORT_YEAR_LAST: Final = pattern(
    rf"(?<![\w./-])([0-9]{{2}})([/.])([0-9]{{2}})\2([0-9]{{2}})(?![0-9]|\2[0-9]){_TIME}"
)
_DAY_MONTH: Final = pattern(
    rf"(?<![\w.])([0-9]{{1,2}}){_ORDINAL}[\s-]{{1,2}}(?:of\s)?{_MONTH}"
    rf"(?:,?[\s-]{{1,2}}{_YEAR}{_YEAR_WORD}{_TIME})?"
)
_MONTH_DAY: Final = pattern(
    rf"{_MONTH}[\s-]{{1,2}}([0-9]{{1,2}})(?![0-9]){_ORDINAL}(?:,?\s{{1,2}}{_YEAR}{_TIME})?"
)
_NO_YEAR: Final = pattern(r"(?:--|(?:[Xx?YyГг_*]{4}|0000)-)([0-9]{2})-?([0-9]{2})")
_ISO_SHORT: Final = pattern(r"([0-9]{2})-([0-9]{2})")
_DOTTED_SHORT: Final = pattern(r"([0-9]{1,2})\.([0-9]{1,2})\.?")
_SLASHED_SHORT: Final = pattern(r"([0-9]{1,2})/([0-9]{1,2})")

# Links and addresses: what stands in them names something else, unless a link is a day all over.
_LINK: Final = pattern(
    r"!?\[\[(?P<wiki>[^\[\]\n]+)\]\]|!?\[(?P<text>[^\[\]\n]*)\]\((?P<path>[^()\n]*)\)|https?://\S+"
)
_BEFORE_LINK: Final = frozenset("![h")  # what one begins with
_WRITTEN_YEAR: Final = pattern(r"(?<![0-9])[0-9]{4}(?![0-9])")
_LEAP_YEAR: Final = 2000
_LEAP_DAY: Final = (2, 29)
# A year, or a day whose year has two digits: no whole day is written without.
_LIKE_DAY: Final = pattern(r"[0-9]{2}(?:[0-9]{2}|([/.])[0-9]{2}\1[0-9]{2})")
_DIGIT: Final = pattern(r"[0-9]")
_WORD: Final = pattern(r"(?:[^\W\d_][\u0300-\u036f]?)+")
_DIGITS: Final = frozenset("0123456789")
_QUOTES: Final = " \t\n\"'“”«»"


class FoundDay(NamedTuple):
    """A day within a text: `text[start:end]` is where it is written, its link and time included."""

    day: date
    start: int
    end: int


class _Manner(NamedTuple):
    months: Mapping[str, int]
    date_order: DateOrder
    newest: int  # the newest year that two digits can mean


_Form: TypeAlias = tuple[
    "re.Pattern[str]", Callable[["re.Match[str]", _Manner], "PartialDate | None"]
]


def read_day(text: str, vocabulary: Vocabulary, date_order: DateOrder = "") -> date | None:
    """Read a text that is a day, or a link to the note of a day; None where it is no whole day."""
    if not _DIGIT.search(text):
        return None  # most texts are no day
    word = _WORD.match(text)
    if word is not None and fold(word[0]) not in vocabulary.months:
        return None  # of whole days those alone begin with a word that begin with the month
    return _whole_day(_read(text, _Manner(vocabulary.months, date_order, NEWEST_DAY)))


def read_partial(
    text: str, vocabulary: Vocabulary, date_order: DateOrder = ""
) -> PartialDate | None:
    """Read a text that is a day of the year, its year known or not, such as a birthday."""
    return _read(text, _Manner(vocabulary.months, date_order, NEWEST_BIRTHDAY))


def may_hold_day(text: str) -> bool:
    """Tell whether `find_day` can find anything in a text: a year, or a year of two digits."""
    return _LIKE_DAY.search(text) is not None


def find_day(text: str, vocabulary: Vocabulary, date_order: DateOrder = "") -> FoundDay | None:
    """Find the first whole day in a line.

    Links that are a day all over are days (`[[2026-05-20]]`); other links and web addresses are
    passed over, since a day in them belongs to what they name.
    """
    if not may_hold_day(text):
        return None  # most lines of most notes
    has_link = "[" in text or "://" in text
    head = None if has_link else _YEAR_FIRST.match(text)
    manner = _Manner(vocabulary.months, date_order, NEWEST_DAY)
    if head and (day := _whole_day(_year_first(head, manner))):
        return FoundDay(day, *head.span())  # no other form begins with four digits and a sign
    plain = _LINK.sub(_blank, text) if has_link else text
    found = [_search(form, plain, manner) for form in DAY_FORMS]
    for link in _LINK.finditer(text) if has_link else ():
        day = _whole_day(_read_link(link, manner))
        if day and not link[0].startswith("!"):
            found.append(FoundDay(day, *link.span()))
            break
    return min((one for one in found if one), key=lambda one: (one.start, -one.end), default=None)


def is_ambiguous_day(text: str) -> bool:
    """Tell whether only the order of day and month says which day a text is: `01/02/1990`."""
    dmy, mdy = (_read(text, _Manner({}, order, NEWEST_DAY)) for order in ("dmy", "mdy"))
    return dmy != mdy


def year_without_leap_day(
    text: str, vocabulary: Vocabulary, date_order: DateOrder = ""
) -> str | None:
    """Give the year of a text that is a 29 February which that year never had: `1961-02-29`."""
    year = _WRITTEN_YEAR.search(text)
    if year is None or read_partial(text, vocabulary, date_order) is not None:
        return None
    of_leap_year = f"{text[: year.start()]}{_LEAP_YEAR}{text[year.end() :]}"
    day = read_partial(of_leap_year, vocabulary, date_order)
    return year[0] if day is not None and (day.month, day.day) == _LEAP_DAY else None


def _read(text: str, manner: _Manner) -> PartialDate | None:
    if not _DIGIT.search(text):
        return None  # most texts are no day
    text = text.strip(_QUOTES)
    link = _LINK.fullmatch(text) if text[:1] in _BEFORE_LINK else None
    if link is None:
        return _read_whole(text, manner)
    return _read_link(link, manner) or _day_in_name(_note_name(link), manner)


def _read_link(link: re.Match[str], manner: _Manner) -> PartialDate | None:
    by_text = _read_whole(link["text"], manner) if link["text"] else None
    return by_text or _read_whole(_note_name(link), manner)


def _read_whole(text: str, manner: _Manner) -> PartialDate | None:
    for form, reading in _LED_BY_DIGIT if text[:1] in _DIGITS else _LED_OTHERWISE:
        match = form.fullmatch(text)
        partial = reading(match, manner) if match else None
        if partial:
            unknown = partial.year == UNKNOWN_YEAR
            return PartialDate(partial.month, partial.day) if unknown else partial
    return None


def _note_name(link: re.Match[str]) -> str:
    target: str = link["wiki"] or link["path"] or ""
    path = target.partition("|")[0].partition("#")[0].removesuffix("\\")
    return path.rpartition("/")[2].strip().removesuffix(".md")


def _day_in_name(name: str, manner: _Manner) -> PartialDate | None:
    """Give the day of a note named `2026-05-20 Call`: the first that leads with its year."""
    found = (_search(form, name, manner) for form in DAY_FORMS[:2])
    first = min((one for one in found if one), key=lambda one: one.start, default=None)
    return PartialDate(first.day.month, first.day.day, first.day.year) if first else None


def _search(form: _Form, text: str, manner: _Manner) -> FoundDay | None:
    pattern, reading = form
    match = pattern.search(text)
    while match:
        day = _whole_day(reading(match, manner))
        if day:
            return FoundDay(day, *match.span())
        match = pattern.search(text, match.start() + 1)
    return None


def _blank(link: re.Match[str]) -> str:
    return "\0" * len(link[0])


def _whole_day(partial: PartialDate | None) -> date | None:
    if partial is None or partial.year is None or partial.year == UNKNOWN_YEAR:
        return None
    return date(partial.year, partial.month, partial.day)


def _year_first(match: re.Match[str], _manner: _Manner) -> PartialDate | None:
    return PartialDate.of(int(match[3]), int(match[4]), int(match[1]))


def _compact(match: re.Match[str], _manner: _Manner) -> PartialDate | None:
    return PartialDate.of(int(match[2]), int(match[3]), int(match[1]))


def _year_last(match: re.Match[str], manner: _Manner) -> PartialDate | None:
    year = int(match[4])
    if len(match[4]) == 2:  # noqa: PLR2004  two digits
        year = manner.newest - (manner.newest - year) % 100
    order: DateOrder = "dmy" if match[2] == "." else manner.date_order
    return _by_order(int(match[1]), int(match[3]), year, order)


def _day_month(match: re.Match[str], manner: _Manner) -> PartialDate | None:
    return _named_month(match[2], match[1], match[3], manner)


def _month_day(match: re.Match[str], manner: _Manner) -> PartialDate | None:
    return _named_month(match[1], match[2], match[3], manner)


def _named_month(name: str, day: str, year: str | None, manner: _Manner) -> PartialDate | None:
    month = manner.months.get(fold(name), 0)
    return PartialDate.of(month, int(day), int(year) if year else None)


def _month_first(match: re.Match[str], _manner: _Manner) -> PartialDate | None:
    return PartialDate.of(int(match[1]), int(match[2]))


def _day_first(match: re.Match[str], _manner: _Manner) -> PartialDate | None:
    return PartialDate.of(int(match[2]), int(match[1]))


def _either_first(match: re.Match[str], manner: _Manner) -> PartialDate | None:
    return _by_order(int(match[1]), int(match[2]), None, manner.date_order)


def _by_order(first: int, second: int, year: int | None, order: DateOrder) -> PartialDate | None:
    """Read day and month by the order; where only one order makes a day, by that one."""
    dmy, mdy = PartialDate.of(second, first, year), PartialDate.of(first, second, year)
    if dmy and mdy and dmy != mdy:
        return {"dmy": dmy, "mdy": mdy, "": None}[order]
    return dmy or mdy


DAY_FORMS: Final[tuple[_Form, ...]] = (
    (_YEAR_FIRST, _year_first),  # the two that lead with the year stand first
    (_COMPACT, _compact),
    (_YEAR_LAST, _year_last),
    (_SHORT_YEAR_LAST, _year_last),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
)
YEARLESS_FORMS: Final[tuple[_Form, ...]] = (
    (_NO_YEAR, _month_first),
    (_ISO_SHORT, _month_first),
    (_DOTTED_SHORT, _day_first),
    (_SLASHED_SHORT, _either_first),
)
# A text that is a day begins with a digit in all forms but two.
_LED_BY_DIGIT: Final = tuple(
    form for form in (*DAY_FORMS, *YEARLESS_FORMS) if form[0] is not _MONTH_DAY
)
_LED_OTHERWISE: Final = ((_MONTH_DAY, _month_day), (_NO_YEAR, _month_first))
