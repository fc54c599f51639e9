"""What every kind of reminder is told, and how each makes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultnet.core.identity import action_id
from vaultnet.core.plan import Evidence, Reason, Reminder, ReminderKind, Slot

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.dates import Week
    from vaultnet.core.history import History
    from vaultnet.core.records import Contact, Layer, Source
    from vaultnet.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Setting:
    """The day that is judged, and everything known on it."""

    today: date
    week: Week
    until: date  # the last day that is looked at
    history: History
    settings: Settings

    def reminder(  # noqa: PLR0913  a record is made of its facts
        self,
        contact: Contact,
        kind: ReminderKind,
        due: date,
        reason: Reason,
        source: Source,
        *,
        layer: Layer | None = None,
        last: Evidence | None = None,
    ) -> Reminder:
        """Make a reminder: its id, its days late and its slot follow from the day."""
        yearly = f"{reason.code}/{reason.facts.get('label', '')}"
        detail = yearly if kind is ReminderKind.YEARLY_DAY else (layer or "")
        return Reminder(
            id=action_id(contact.path, f"{kind}/{detail}", self.week.name),
            kind=kind,
            contacts=(contact.path,),
            layer=layer,
            due=due,
            days_late=(self.today - due).days,
            slot=self._slot(due),
            reason=reason,
            source=source,
            last=last,
        )

    def _slot(self, due: date) -> Slot:
        if due < self.today:
            return Slot.OVERDUE
        return Slot.THIS_WEEK if due <= self.week.last else Slot.LATER
