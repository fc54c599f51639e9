"""Days, spans and weeks.

Nothing here raises at the ends of the calendar (years 1 and 9999): a day beyond them is the last
one that there is.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from typing import Final, Literal, Self, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

Feb29: TypeAlias = Literal["02-28", "03-01"]
WeekStart: TypeAlias = Literal["monday", "sunday"]

_DAYS_OF_YEAR: Final = 365.2425  # the mean of the Gregorian calendar
_LEAP_YEAR: Final = 2000  # stands for an unknown year, so that 29 February is possible
_WEEK_NAME: Final = pattern(r"([0-9]{4})-W([0-9]{2})")
_ISO_SPAN: Final = pattern(
    r"P(?=[0-9])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
)


@frozen_record
class PartialDate:
    """A day of the year whose year may be unknown."""

    month: int
    day: int
    year: int | None = None

    @classmethod
    def of(cls, month: int, day: int, year: int | None = None) -> Self | None:
        """Make a day of the year; None where no calendar has it. Without a year, 29 February is."""
        try:
            date(_LEAP_YEAR if year is None else year, month, day)
        except (ValueError, OverflowError):
            return None
        return cls(month, day, year)

    def iso(self) -> str:
        """Write as `1990-05-20`, or `--05-20` where the year is unknown."""
        year = "-" if self.year is None else f"{self.year:04d}"
        return f"{year}-{self.month:02d}-{self.day:02d}"


@frozen_record
class Span:
    """A length of time in calendar units, kept as written: 12 months is not 1 year."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @classmethod
    def parse_iso(cls, text: str) -> Self | None:
        """Parse an ISO 8601 span of whole years, months, weeks and days, such as `P1Y6M`."""
        match = _ISO_SPAN.fullmatch(text)
        return cls(*(int(number or 0) for number in match.groups())) if match else None

    def iso(self) -> str:
        """Write as ISO 8601 with the units that were written: `P1M`, `P2W`, `P1Y2M`; or `P0D`."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0D")

    @property
    def days_about(self) -> float:
        """The mean length in days: for comparing spans, never for finding a day."""
        return (self.years + self.months / 12) * _DAYS_OF_YEAR + self.weeks * 7 + self.days

    def after(self, day: date) -> date:
        """Give the day this span after `day`: first years and months, then weeks and days.

        A day that the month does not have becomes its last: 31 January and a month is 28 February.
        """
        return self._moved(day, 1)

    def before(self, day: date) -> date:
        """Give the day this span before `day`, by the rules of `after`."""
        return self._moved(day, -1)

    def _moved(self, day: date, sign: int) -> date:
        months = sign * (self.years * 12 + self.months) + day.year * 12 + day.month - 1
        year, month = divmod(months, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return date.max if sign > 0 else date.min
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return _day_at(moved.toordinal() + sign * (self.weeks * 7 + self.days))


@frozen_record
class Week:
    """A week of the page: ISO name, first and last day."""

    name: str  # "2026-W48"; a week from Sunday on bears the name of its Monday's ISO week
    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days."""
        return tuple(_day_at(self.first.toordinal() + number) for number in range(7))

    @classmethod
    def containing(cls, day: date, week_start: WeekStart = "monday") -> Self:
        """Find the week of a day."""
        since_start = day.weekday() if week_start == "monday" else day.isoweekday() % 7
        first = day.toordinal() - since_start
        monday = first if week_start == "monday" else first + 1
        iso = _day_at(monday).isocalendar()
        return cls(f"{iso.year:04d}-W{iso.week:02d}", _day_at(first), _day_at(first + 6))

    @classmethod
    def named(cls, name: str, week_start: WeekStart = "monday") -> Self | None:
        """Find a week by its name, `2026-W48`; None for a text that is no week's name."""
        monday = _monday_of(name)
        return cls.containing(monday, week_start) if monday else None


def _monday_of(name: str) -> date | None:
    """Give the Monday of a week by its ISO name."""
    found = _WEEK_NAME.fullmatch(name)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def yearly_on(day: PartialDate, year: int, feb29: Feb29 = "02-28") -> date:
    """Give the day on which a day of the year is kept in `year`.

    29 February is kept by `feb29` in the years that do not have it.
    """
    year = min(max(year, MINYEAR), MAXYEAR)
    if PartialDate.of(day.month, day.day, year):
        return date(year, day.month, day.day)
    return date(year, 2, 28) if feb29 == "02-28" else date(year, 3, 1)


def next_yearly(day: PartialDate, on_or_after: date, feb29: Feb29 = "02-28") -> date:
    """Give the first day on or after `on_or_after` on which a day of the year is kept."""
    this_year = yearly_on(day, on_or_after.year, feb29)
    return this_year if this_year >= on_or_after else yearly_on(day, on_or_after.year + 1, feb29)


def _day_at(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
