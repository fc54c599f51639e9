"""Yearly days: birthdays and anniversaries of the week and of the days after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.digest.days import occasion_lines
from vaultnet.digest.once import once

if TYPE_CHECKING:
    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View


@once
def yearly_days(view: View) -> tuple[Line, ...]:
    """Give a line for each yearly day, in their order; one for all whom it is about."""
    return occasion_lines(view)
