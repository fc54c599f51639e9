"""Professional holidays: on which day of a year they are kept, and whose they are (guide 4.3).

They stand in the section [holidays] of each language's file, by code:
`programmers = { day = "day 256", name = "Programmers' Day", words = ["programmer"] }`. A code that
several languages have is one holiday with a name in each, and the words of all.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.dates import Feb29, PartialDate, yearly_on
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.records import Contact

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_COUNTS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_DAYS_OF_EVERY_YEAR: Final = 365

_FIXED: Final = pattern(r"([0-9]{2})\.([0-9]{2})")
_NUMBERED: Final = pattern(r"day ([0-9]{1,3})")
_COUNTED: Final = pattern(
    rf"({'|'.join(_COUNTS)}) ({'|'.join(_WEEKDAYS)}) of ({'|'.join(_MONTHS)})"
)
_WORD: Final = pattern(r"\w+")


@frozen_record
class DayOfYear:
    """The n-th day of the year: the 256th is 13 September, in leap years the 12th."""

    number: int

    def on(self, year: int) -> date:
        """Give the day in a year."""
        return date.fromordinal(date(year, 1, 1).toordinal() + self.number - 1)


@frozen_record
class WeekdayOfMonth:
    """The n-th of a weekday in a month, such as the last Friday of July."""

    count: int  # from 0; -1: the last
    weekday: int  # Monday is 0
    month: int

    def on(self, year: int) -> date:
        """Give the day in a year."""
        if self.count < 0:
            last = date(year, self.month, monthrange(year, self.month)[1])
            return last.replace(day=last.day - (last.weekday() - self.weekday) % 7)
        first = date(year, self.month, 1)
        return first.replace(day=1 + (self.weekday - first.weekday()) % 7 + 7 * self.count)


Rule: TypeAlias = PartialDate | DayOfYear | WeekdayOfMonth


@frozen_record
class Holiday:
    """A professional holiday."""

    code: str
    rule: Rule
    names: Mapping[str, str]  # by language
    words: frozenset[str]  # folded words and phrases of jobs, tags and roles

    def name_in(self, language: str) -> str:
        """Give its name in a language; where there is none, that of the first that has one."""
        return self.names.get(language) or next(iter(self.names.values()))

    def next(self, on_or_after: date, feb29: Feb29 = "02-28") -> date:
        """Give the first day on or after `on_or_after` on which it is kept."""
        this_year = _kept_on(self.rule, on_or_after.year, feb29)
        if this_year >= on_or_after or on_or_after.year == MAXYEAR:
            return this_year
        return _kept_on(self.rule, on_or_after.year + 1, feb29)


def holidays_of(tables: Iterable[Mapping[str, object]]) -> tuple[Holiday, ...]:
    """Join the holidays of languages' tables, by code.

    Raises ValueError or TypeError, which names the code, for a row of another shape and for one
    that languages put on different days: faults of the package, so a test loads every language.
    """
    joined: dict[str, Holiday] = {}
    for table in tables:
        for holiday in _holidays_in(table):
            other = joined.get(holiday.code)
            if other is not None and other.rule != holiday.rule:
                raise ValueError(f"[holidays] {holiday.code} has two days")
            names = {**(other.names if other else {}), **holiday.names}
            words = holiday.words | (other.words if other else frozenset())
            joined[holiday.code] = Holiday(holiday.code, holiday.rule, names, words)
    return tuple(joined[code] for code in sorted(joined))


def holidays_for(contact: Contact, holidays: Iterable[Holiday]) -> Iterator[tuple[Holiday, str]]:
    """Give each holiday of a contact's profession, and the word by which it is theirs.

    A word of the row is that of the job if the job holds it as a whole word or phrase; a tag and
    a role must be that word, alone or in one of their parts (`work/nurse`, `employer/hr`). Words
    are of the row's language: that a job is written as «учитель» says whose holidays are kept.
    """
    job = f" {_words_of(contact.job or '')} "
    parts = {
        _words_of(part) for text in (*contact.tags, *contact.roles) for part in text.split("/")
    }
    if not job.strip() and not parts:
        return
    for holiday in holidays:
        found = sorted(word for word in holiday.words if word in parts or f" {word} " in job)
        if found:
            yield holiday, max(found, key=len)


def rule_of(text: str) -> Rule | None:
    """Read `27.05`, `day 256`, `last friday of july`; None where no year has such a day."""
    fixed = _FIXED.fullmatch(text)
    if fixed:
        return PartialDate.of(int(fixed[2]), int(fixed[1]))
    numbered = _NUMBERED.fullmatch(text)
    if numbered and 1 <= int(numbered[1]) <= _DAYS_OF_EVERY_YEAR:
        return DayOfYear(int(numbered[1]))
    counted = _COUNTED.fullmatch(text)
    if counted:
        weekday, month = _WEEKDAYS.index(counted[2]), _MONTHS.index(counted[3]) + 1
        return WeekdayOfMonth(_COUNTS[counted[1]], weekday, month)
    return None


def _holidays_in(table: Mapping[str, object]) -> Iterator[Holiday]:
    language, rows = str(table["language"]), table.get("holidays", {})
    if not isinstance(rows, dict):
        raise TypeError("[holidays] is no table")
    for code, row in rows.items():
        if not isinstance(row, dict) or row.keys() != {"day", "name", "words"}:
            raise TypeError(f"[holidays] {code}: expected day, name and words")
        rule = rule_of(str(row["day"]))
        if rule is None:
            raise ValueError(f"[holidays] {code}: {row['day']!r} is no day of the year")
        words = row["words"]
        if not isinstance(words, list) or not all(_words_of(str(word)) for word in words):
            raise TypeError(f"[holidays] {code}: expected a list of words")
        name, folded = str(row["name"]), frozenset(_words_of(str(word)) for word in words)
        yield Holiday(code, rule, {language: name}, folded)


def _kept_on(rule: Rule, year: int, feb29: Feb29) -> date:
    year = min(max(year, MINYEAR), MAXYEAR)
    return yearly_on(rule, year, feb29) if isinstance(rule, PartialDate) else rule.on(year)


def _words_of(text: str) -> str:
    """Give the words of a text, folded, with one space between: no sign of it matters."""
    return " ".join(_WORD.findall(fold(text)))
