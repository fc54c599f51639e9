"""Days written and read by Moment's patterns, in the locale of Obsidian's interface (S9.1, S9.2).

Recorded behaviour of Moment 2.30 for what is written. What is read is read strictly: the whole
text must be what the pattern could write, but for the case of names and leading zeros.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.moment_locales import locale_of
from vaultnet.vault.moment_tokens import PARTS, WEEK_DAYS, Token, first_week, token_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.vault.moment_locales import MomentLocale

_TOKENS: Final = pattern(
    r"\[[^\[]*\]|\\?(?:[Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?"
    r"|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?"
    r"|S{1,9}|x|X|zz?|ZZ?|[^\n\r\u2028\u2029])"
)
_LONG_FORMATS: Final = pattern(r"\[[^\[]*\]|\\?(?:LTS|LT|LL?L?L?|l{1,4})")
_SHORTENED: Final = pattern("MMMM|MM|DD|dddd")
_MONTH_IN_DATE: Final = pattern(r"D[oD]?(?:\[[^\[\]]*\]|\s)+MMMM?")
_WEEKDAY_IN_PHRASE: Final = pattern(r"\[ ?[Вв] ?(?:прошлую|следующую|эту)? ?\] ?dddd")
_YEARS: Final = ("iso_week_year", "week_year", "year")
_LAST_ORDINAL: Final = date.max.toordinal()


@frozen_record
class _Plan:
    """A pattern made ready: literal text and tokens, and the expression of its texts."""

    words: MomentLocale
    pieces: tuple[str | Token, ...]
    expression: re.Pattern[str]

    @property
    def tokens(self) -> Iterator[Token]:
        return (piece for piece in self.pieces if isinstance(piece, Token))


def format_day(day: date, pattern: str, locale: str = "en") -> str:
    """Write a day as Moment does; tokens of the time of day give midnight in UTC.

    Known locales are those of `moment_locales.LOCALES`; another one is written in English.
    """
    pieces = _plan(pattern, locale).pieces
    return "".join(piece if isinstance(piece, str) else piece.write(day) for piece in pieces)


def parse_day(text: str, pattern: str, locale: str = "en") -> date | None:
    """Read a day from text that fits the pattern wholly, as Moment's strict parsing does.

    Give `None` for any other text, for a day that no calendar has, for a weekday that is not that
    day's, and where the pattern does not tell a single day (a month, a week, a day without its
    year): Moment would add the first day or the current year. A number of week or quarter beside
    a whole date is not compared. Names are read in any case and either form.
    """
    plan = _plan(pattern, locale)
    found = plan.expression.fullmatch(text)
    if found is None:
        return None
    parts: dict[str, int] = {}
    for token, written in zip(plan.tokens, found.groups(), strict=True):
        if token.part:
            number = token.value(written)
            if number is None:
                return None
            parts[token.part] = number
    day = _resolve(parts, plan.words)
    if day is None or parts.get("weekday") not in {None, PARTS["weekday"](day, plan.words)}:
        return None
    return day


@lru_cache(maxsize=64)
def _plan(pattern: str, locale: str) -> _Plan:
    words = locale_of(locale)
    expanded = _LONG_FORMATS.sub(lambda found: _long_format(found[0], words), pattern)
    in_date = _MONTH_IN_DATE.search(expanded) is not None
    in_phrase = _WEEKDAY_IN_PHRASE.search(expanded) is not None
    pieces: list[str | Token] = []
    expression: list[str] = []
    for written in _TOKENS.findall(expanded):
        token = token_of(written, words, in_date=in_date, in_phrase=in_phrase)
        if token is None:
            literal = _literal(written)
            pieces.append(literal)
            expression.append(re.escape(literal))
        else:
            pieces.append(token)
            # Each token takes what it can and gives nothing back, as in Moment.
            expression.append(f"(?>({token.expression}))")
    return _Plan(words, tuple(pieces), re.compile("".join(expression)))


def _long_format(name: str, words: MomentLocale) -> str:
    """Expand `LL` and the like; their lower-case forms have the shorter names and numbers."""
    if name in words.long_formats:
        return words.long_formats[name]
    longer = words.long_formats.get(name.upper())
    return name if longer is None else _SHORTENED.sub(lambda found: found[0][1:], longer)


def _literal(written: str) -> str:
    if written.startswith("[") and len(written) > 1:
        return written[1:-1]
    return written.replace("\\", "")


def _resolve(parts: Mapping[str, int], words: MomentLocale) -> date | None:
    """Give the day that the parts tell, by the first of the ways in which Moment tells a day."""
    year = parts.get("year")
    if "ordinal" in parts:
        return _from_ordinal(parts["ordinal"])
    try:
        if year is not None and "day_of_year" in parts:
            day = _from_ordinal(date(year, 1, 1).toordinal() + parts["day_of_year"] - 1)
            return day if day is not None and day.year == year else None
        if year is not None and "month" in parts and "day" in parts:
            return date(year, parts["month"], parts["day"])
    except ValueError:
        return None
    return _from_week(parts, words)


def _from_week(parts: Mapping[str, int], words: MomentLocale) -> date | None:
    """Give the day of a week and a weekday.

    The year may be the calendar's (`YYYY-[W]ww-e`); where two weeks of it have that number, at its
    two ends, there is no single day.
    """
    if "iso_week" in parts:
        week, start, january = parts["iso_week"], 1, 4
    elif "week" in parts:
        week, start, january = parts["week"], words.week_start, words.first_week_day
    else:
        return None
    known = next((name for name in _YEARS if name in parts), None)
    weekday = _weekday(parts, words)
    if known is None or weekday is None or week < 1:
        return None
    fits: list[date] = []
    for year in range(parts[known] - 1, parts[known] + 2):
        first = first_week(year, start, january)
        ordinal = first + (week - 1) * WEEK_DAYS + (weekday - start) % WEEK_DAYS
        day = _from_ordinal(ordinal)
        in_year = ordinal < first_week(year + 1, start, january)
        if day is not None and in_year and PARTS[known](day, words) == parts[known]:
            fits.append(day)
    return fits[0] if len(fits) == 1 else None


def _weekday(parts: Mapping[str, int], words: MomentLocale) -> int | None:
    """Give the weekday, Sunday being 0."""
    if "iso_weekday" in parts:
        return parts["iso_weekday"] % WEEK_DAYS
    if "local_weekday" in parts:
        return (parts["local_weekday"] + words.week_start) % WEEK_DAYS
    return parts.get("weekday")


def _from_ordinal(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= _LAST_ORDINAL else None
