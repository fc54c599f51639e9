"""The plan of a day: every reminder, the most urgent first, and what is not known."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vaultnet.core.cadence import cadence_for
from vaultnet.core.dates import Week
from vaultnet.core.history import History
from vaultnet.core.layer_days import known_since
from vaultnet.core.names import fold
from vaultnet.core.plan import Plan
from vaultnet.core.records import Layer
from vaultnet.core.reminders import REMINDERS
from vaultnet.core.reminders.setting import Setting

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.holidays import Holiday
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network
    from vaultnet.core.settings import Settings


def make_plan(
    network: Network,
    settings: Settings,
    today: date,
    *,
    days: int = 0,
    holidays: tuple[Holiday, ...] = (),
) -> Plan:
    """Make the plan of `today` from a network, and from the holidays that languages know.

    It looks to the end of the page's week and `days` from today, whichever is later, and at yearly
    days whose lead time begins within the week.
    """
    week = Week.containing(today, settings.digest.week_start)
    ahead = max(week.last + timedelta(days=settings.days.lead_days), today + timedelta(days=days))
    history = History(network, today)
    setting = Setting(today, week, ahead, history, settings, holidays)
    reminders = [reminder for kind in REMINDERS.values() for reminder in kind(network, setting)]
    named = sorted(network.contacts, key=lambda contact: (fold(contact.name), contact.path))
    living = [contact for contact in named if not (contact.paused or contact.deceased)]
    unknown = {contact.path for contact in living if known_since(contact, history) is None}
    return Plan(
        today=today,
        week=week,
        reminders=tuple(sorted(reminders, key=_urgency)),
        unknown=tuple(contact.path for contact in living if contact.path in unknown),
        no_cadence=tuple(
            contact.path
            for contact in living
            if contact.path not in unknown and cadence_for(contact, settings.cadence).kind == "none"
        ),
    )


def due_within(plan: Plan, days: int | None = None) -> tuple[Reminder, ...]:
    """Choose the reminders due up to the end of the week, or to `days` from today.

    What is already due is always among them.
    """
    until = plan.week.last if days is None else plan.today + timedelta(days=days)
    return tuple(reminder for reminder in plan.reminders if reminder.due <= until)


def _urgency(reminder: Reminder) -> tuple[int, int, int, tuple[str, ...], str]:
    layer = list(Layer).index(reminder.layer) if reminder.layer else 0
    kind = list(REMINDERS).index(reminder.kind)
    return (-reminder.days_late, kind, -layer, reminder.contacts, reminder.id)
