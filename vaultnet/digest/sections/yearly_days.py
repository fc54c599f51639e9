"""Yearly days: birthdays and anniversaries of the week and of the days after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.digest.days import HOLIDAY, day_line, holiday_line, occasions

if TYPE_CHECKING:
    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View


def yearly_days(view: View) -> tuple[Line, ...]:
    """Give a line for each yearly day, in their order; one for all who keep a holiday."""
    return tuple(
        holiday_line(days, view) if days[0].reason.code == HOLIDAY else day_line(days[0], view)
        for days in occasions(view)
    )
