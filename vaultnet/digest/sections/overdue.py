"""Overdue: people whose day is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import Slot
from vaultnet.digest.once import once
from vaultnet.digest.people import people_due, person_line

if TYPE_CHECKING:
    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View


@once
def overdue(view: View) -> tuple[Line, ...]:
    """Give a line for each person whose day is past, the most urgent first."""
    return tuple(
        person_line(person, view) for person in people_due(view) if person.slot is Slot.OVERDUE
    )
