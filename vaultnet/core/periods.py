"""The periods that are looked back on: a week, a quarter."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Week
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from vaultnet.core.dates import WeekStart

_QUARTER: Final = pattern(r"([0-9]{4})-Q([1-4])")
_MONTHS: Final = 3
_DAY: Final = timedelta(days=1)


class PeriodKind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    QUARTER = "quarter"


@frozen_record
class Period:
    """A week or a quarter: its name, its first and its last day."""

    kind: PeriodKind
    name: str  # "2026-W48", "2026-Q4"
    first: date
    last: date

    @classmethod
    def containing(cls, kind: PeriodKind, day: date, week_start: WeekStart = "monday") -> Period:
        """Find the period of a kind that a day lies in."""
        if kind is PeriodKind.WEEK:
            return _of_week(Week.containing(day, week_start))
        return _quarter(day.year, (day.month - 1) // _MONTHS + 1)

    @classmethod
    def named(cls, name: str, week_start: WeekStart = "monday") -> Period | None:
        """Find a period by its name, `2026-W48` or `2026-Q4`; None for any other text."""
        found = _QUARTER.fullmatch(name)
        if found is not None:
            year = int(found[1])
            return _quarter(year, int(found[2])) if MINYEAR <= year <= MAXYEAR else None
        week = Week.named(name, week_start)
        return _of_week(week) if week else None

    def parts(self, week_start: WeekStart = "monday") -> tuple[tuple[date, date], ...]:
        """Cut the period: a week into its days, a quarter into weeks, the outer ones cut short."""
        found = []
        first = self.first
        while first <= self.last:
            end = first
            if self.kind is PeriodKind.QUARTER:
                end = min(Week.containing(first, week_start).last, self.last)
            found.append((first, end))
            if end == date.max:
                break
            first = end + _DAY
        return tuple(found)


def _of_week(week: Week) -> Period:
    return Period(PeriodKind.WEEK, week.name, week.first, week.last)


def _quarter(year: int, number: int) -> Period:
    first = date(year, (number - 1) * _MONTHS + 1, 1)
    last_month = number * _MONTHS
    after = date(year, last_month + 1, 1) if last_month < 12 else None  # noqa: PLR2004  months of a year
    last = after - _DAY if after else date(year, 12, 31)
    return Period(PeriodKind.QUARTER, f"{year:04d}-Q{number}", first, last)
