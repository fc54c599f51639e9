"""Due this week: people whose day is today or comes before the week ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import Slot
from vaultnet.digest.once import once
from vaultnet.digest.people import people_due, person_line

if TYPE_CHECKING:
    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View


@once
def this_week(view: View) -> tuple[Line, ...]:
    """Give a line for each person whose day is within the rest of the week."""
    return tuple(
        person_line(person, view) for person in people_due(view) if person.slot is Slot.THIS_WEEK
    )
