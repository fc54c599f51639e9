"""Yearly days: birthdays and anniversaries of the week and of the days after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.digest.days import day_line, days_of_page

if TYPE_CHECKING:
    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View


def yearly_days(view: View) -> tuple[Line, ...]:
    """Give a line for each yearly day, in the order of the days."""
    return tuple(day_line(one, view) for one in days_of_page(view))
