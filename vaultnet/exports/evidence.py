"""Why something is due, and where it is written: sentences for people, without markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.open_records import NOWHERE
from vaultnet.core.plan import Slot
from vaultnet.core.spoken import asked, why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Evidence, Plan, Reminder
    from vaultnet.core.records import Source
    from vaultnet.exports.material import Material


def place(source: Source, material: Material) -> str:
    """Say where a record stands, `path:line`; no more than that it is private where it is."""
    if source == NOWHERE:
        return material.say("export.place.private")
    return f"{source.path}:{source.line}"


def what(reminder: Reminder, material: Material) -> str:
    """Say what a reminder asks for."""
    return asked(reminder, material.phrases)


def reason(reminder: Reminder, material: Material) -> str:
    """Say why a reminder fell due."""
    return why(reminder, material.phrases, place(reminder.source, material))


def last(evidence: Evidence | None, material: Material) -> str:
    """Say when the last contact was, and where that is written."""
    if evidence is None:
        return material.say("export.last.none")
    written = place(evidence.source, material)
    return material.say("export.last", day=evidence.day.isoformat(), place=written)


def placed(plan: Plan) -> Iterator[Reminder]:
    """Give the reminders that have a place in this week, and those of days after it.

    Who fell due but waits for a later week is left out until then: a calendar on which a mass of
    people stands on one day is no help.
    """
    for reminder in plan.reminders:
        if reminder.slot is not Slot.LATER or reminder.due > plan.week.last:
            yield reminder
