"""The tokens of Moment's date patterns: how each is written for a day, and read again (S9.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.vault.moment_locales import MomentLocale

WEEK_DAYS: Final = 7
DAY_SECONDS: Final = 24 * 60 * 60
EPOCH: Final = date(1970, 1, 1).toordinal()
_LAST_OF_THE_2000S: Final = 68  # two digits above are of the 1900s
_CENTURY: Final = 100
_ALL_SUFFIXES: Final = 32  # numbers that have every suffix between them
_NO_DIGITS: Final = pattern("[^0-9]+")


@frozen_record
class Token:
    """One token of a pattern, for one locale."""

    write: Callable[[date], str]
    expression: str  # of the texts that it may stand for, without groups
    part: str = ""  # what it tells of a day; empty: nothing that is needed
    value: Callable[[str], int | None] = int


def first_week(year: int, start: int, january: int) -> int:
    """Give the ordinal of the first day of the first week of a year, also just off the calendar.

    Weeks begin on `start` (0 Sunday, 1 Monday); that day of January is always in the first.
    """
    before = year - 1
    day = before * 365 + before // 4 - before // 100 + before // 400 + january
    return day - (day - start) % WEEK_DAYS


def _week(day: date, start: int, january: int) -> tuple[int, int]:
    """Give the week-year and the week of a day."""
    ordinal = day.toordinal()
    for year in (day.year + 1, day.year):
        first = first_week(year, start, january)
        if ordinal >= first:
            return year, (ordinal - first) // WEEK_DAYS + 1
    first = first_week(day.year - 1, start, january)
    return day.year - 1, (ordinal - first) // WEEK_DAYS + 1


PARTS: Final[Mapping[str, Callable[[date, MomentLocale], int]]] = {
    "year": lambda day, _: day.year,
    "quarter": lambda day, _: (day.month + 2) // 3,
    "month": lambda day, _: day.month,
    "day": lambda day, _: day.day,
    "day_of_year": lambda day, _: day.toordinal() - date(day.year, 1, 1).toordinal() + 1,
    "weekday": lambda day, _: day.toordinal() % WEEK_DAYS,
    "local_weekday": lambda day, words: (day.toordinal() - words.week_start) % WEEK_DAYS,
    "iso_weekday": lambda day, _: day.isoweekday(),
    "week_year": lambda day, words: _week(day, words.week_start, words.first_week_day)[0],
    "week": lambda day, words: _week(day, words.week_start, words.first_week_day)[1],
    "iso_week_year": lambda day, _: _week(day, 1, 4)[0],
    "iso_week": lambda day, _: _week(day, 1, 4)[1],
}

# Token to its part, its least width, and the digits that it reads.
_NUMBERS: Final[Mapping[str, tuple[str, int, str]]] = {
    "Y": ("year", 4, "[0-9]{4}"),
    "YYYY": ("year", 4, "[0-9]{4}"),
    "YYYYY": ("year", 5, "[0-9]{5}"),
    "y": ("year", 1, "[0-9]{1,4}"),
    "yy": ("year", 2, "[0-9]{2,4}"),
    "yyy": ("year", 3, "[0-9]{3,4}"),
    "yyyy": ("year", 4, "[0-9]{4}"),
    "Q": ("quarter", 1, "[1-4]"),
    "M": ("month", 1, "[0-9]{1,2}"),
    "MM": ("month", 2, "[0-9]{2}"),
    "D": ("day", 1, "[0-9]{1,2}"),
    "DD": ("day", 2, "[0-9]{2}"),
    "DDD": ("day_of_year", 1, "[0-9]{1,3}"),
    "DDDD": ("day_of_year", 3, "[0-9]{3}"),
    "d": ("weekday", 1, "[0-6]"),
    "e": ("local_weekday", 1, "[0-6]"),
    "E": ("iso_weekday", 1, "[1-7]"),
    "gggg": ("week_year", 4, "[0-9]{4}"),
    "ggggg": ("week_year", 5, "[0-9]{5}"),
    "w": ("week", 1, "[0-9]{1,2}"),
    "ww": ("week", 2, "[0-9]{2}"),
    "GGGG": ("iso_week_year", 4, "[0-9]{4}"),
    "GGGGG": ("iso_week_year", 5, "[0-9]{5}"),
    "W": ("iso_week", 1, "[0-9]{1,2}"),
    "WW": ("iso_week", 2, "[0-9]{2}"),
}
_TWO_DIGITS: Final = {"YY": "year", "gg": "week_year", "GG": "iso_week_year"}
_ORDINALS: Final = {f"{token}o": token for token in ("y", "Q", "M", "D", "DDD", "d", "w", "W")}
# Seconds and milliseconds of midnight in UTC, for a day has no time zone.
_STAMPS: Final = {"X": 1, "x": 1000}
# The time of day, of which a day has only midnight, and the era: text and what is read there.
_FIXED: Final[Mapping[str, tuple[str, str]]] = {
    "H": ("0", "[0-9]{1,2}"),
    "HH": ("00", "[0-9]{2}"),
    "h": ("12", "[0-9]{1,2}"),
    "hh": ("12", "[0-9]{2}"),
    "k": ("24", "[0-9]{1,2}"),
    "kk": ("24", "[0-9]{2}"),
    "m": ("0", "[0-9]{1,2}"),
    "mm": ("00", "[0-9]{2}"),
    "s": ("0", "[0-9]{1,2}"),
    "ss": ("00", "[0-9]{2}"),
    "Hmm": ("000", "[0-9]{3,4}"),
    "hmm": ("1200", "[0-9]{3,4}"),
    "Hmmss": ("00000", "[0-9]{5,6}"),
    "hmmss": ("120000", "[0-9]{5,6}"),
    **{"S" * width: ("0" * width, f"[0-9]{{{width}}}") for width in range(1, 10)},
    "Z": ("+00:00", "Z|[+-][0-9]{2}:?[0-9]{2}"),
    "ZZ": ("+0000", "Z|[+-][0-9]{2}:?[0-9]{2}"),
    "z": ("", ""),
    "zz": ("", ""),
    "N": ("AD", "AD"),
    "NN": ("AD", "AD"),
    "NNN": ("AD", "AD"),
    "NNNN": ("Anno Domini", "Anno Domini"),
    "NNNNN": ("AD", "AD"),
}


def token_of(name: str, words: MomentLocale, *, in_date: bool, in_phrase: bool) -> Token | None:
    """Give the token of that name; `None` where the text is no token.

    `in_date`: months follow a day, `9 марта`; `in_phrase`: weekdays follow `[в]`, `[в] среду`.
    """
    if name in _NUMBERS:
        return _number(name, words)
    if name in _ORDINALS:
        return _ordinal(_ORDINALS[name], words)
    if name in _TWO_DIGITS:
        return _two_digits(PARTS[_TWO_DIGITS[name]], _TWO_DIGITS[name], words)
    if name in _STAMPS:
        return _stamp(_STAMPS[name])
    if name in _FIXED:
        text, expression = _FIXED[name]
        return Token(lambda _: text, expression)
    if name in {"A", "a"}:
        text = words.meridiem[name == "a"]
        return Token(lambda _: text, r"[^\W\d_]+")
    if name == "YYYYYY":
        return Token(lambda day: f"+{day.year:06d}", r"\+[0-9]{6}", "year")
    return _name(name, words, in_date=in_date, in_phrase=in_phrase)


def _number(name: str, words: MomentLocale) -> Token:
    part, width, expression = _NUMBERS[name]
    tell = PARTS[part]
    return Token(lambda day: f"{tell(day, words):0{width}d}", expression, part)


def _ordinal(name: str, words: MomentLocale) -> Token:
    part, _, digits = _NUMBERS[name]
    tell = PARTS[part]

    def write(day: date) -> str:
        number = tell(day, words)
        return f"{number}{words.ordinal(number, name)}"

    suffixes = {words.ordinal(number, name) for number in range(_ALL_SUFFIXES)}
    return Token(
        write,
        f"{digits}{_one_of(suffixes)}",
        part,
        lambda text: int(_NO_DIGITS.sub("", text)),
    )


def _two_digits(tell: Callable[[date, MomentLocale], int], part: str, words: MomentLocale) -> Token:
    def value(text: str) -> int:
        return int(text) + (1900 if int(text) > _LAST_OF_THE_2000S else 2000)

    return Token(lambda day: f"{tell(day, words) % _CENTURY:02d}", "[0-9]{2}", part, value)


def _stamp(factor: int) -> Token:
    def write(day: date) -> str:
        return str((day.toordinal() - EPOCH) * DAY_SECONDS * factor)

    def value(text: str) -> int:
        return EPOCH + int(text) // factor // DAY_SECONDS

    return Token(write, "-?[0-9]{1,15}", "ordinal", value)


def _name(name: str, words: MomentLocale, *, in_date: bool, in_phrase: bool) -> Token | None:
    months = {
        "MMMM": (words.months, words.months_in_date),
        "MMM": (words.months_short, words.months_short_in_date),
    }
    weekdays = {
        "dddd": (words.weekdays, words.weekdays_in_phrase),
        "ddd": (words.weekdays_short, ()),
        "dd": (words.weekdays_min, ()),
    }
    if name in months:
        plain, inflected = months[name]
        shown = inflected if in_date and inflected else plain
        return _word(shown, (plain, inflected), lambda day: day.month - 1, "month", first=1)
    if name in weekdays:
        plain, inflected = weekdays[name]
        shown = inflected if in_phrase and inflected else plain
        return _word(shown, (plain, inflected), lambda day: day.isoweekday() % 7, "weekday")
    return None


def _word(
    shown: tuple[str, ...],
    forms: tuple[tuple[str, ...], ...],
    index: Callable[[date], int],
    part: str,
    first: int = 0,
) -> Token:
    """Make the token of a name; each form of it is read, in any case."""
    numbers = {
        word.lower(): number for form in forms for number, word in enumerate(form, start=first)
    }
    return Token(
        lambda day: shown[index(day)],
        f"(?i:{_one_of(numbers)})",
        part,
        lambda text: numbers.get(text.lower()),
    )


def _one_of(texts: Iterable[str]) -> str:
    """Give the expression of one of these texts, the longest that fits."""
    return f"(?:{'|'.join(re.escape(text) for text in sorted(texts, key=len, reverse=True))})"
