"""A contact's own rhythm is broken, though no cadence says how often."""

from __future__ import annotations

from datetime import timedelta
from math import floor
from typing import TYPE_CHECKING

from vaultnet.core.cadence import cadence_for
from vaultnet.core.dates import Span
from vaultnet.core.episodes import rhythm_of
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.reminders.open_to import is_open
from vaultnet.core.warmth import DRIFTING, SHORTEST_RHYTHM, Health, health

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network
    from vaultnet.core.reminders.setting import Setting


def drifting(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each contact silent for more than two of its own rhythms.

    Only for those whom no cadence asks for; without a rhythm (four episodes) nothing is known that
    could be broken. Whoever is dormant is no more drifting. Snooze, pause, the minimum gap, an
    appointment and a typed next contact silence it.
    """
    events = {event.path: event for event in network.events}
    for contact in network.contacts:
        if cadence_for(contact, setting.settings.cadence).layers or not is_open(contact, setting):
            continue
        interactions = setting.history.of(contact.path)
        rhythm = rhythm_of(interactions, events)
        last = setting.history.last(contact.path)
        if rhythm is None or last is None:
            continue
        span = max(float(SHORTEST_RHYTHM), rhythm)
        due = last.day + timedelta(days=floor(DRIFTING * span) + 1)
        days = [one.day for one in interactions]
        if due > setting.until or health(days, setting.week.last) is Health.DORMANT:
            continue
        yield setting.reminder(
            ReminderKind.DRIFTING,
            (contact.path,),
            due,
            Reason("drifting", {"rhythm": round(rhythm), "since": last.day.isoformat()}),
            contact.source,
            last=last,
            urgency=setting.urgency(contact.path, last.day, Span(days=round(span))),
        )
