"""A congratulation: an achievement of late, a yearly day near (guide 2.5, 4.1, 4.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.plan import ReminderKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact


def congratulations(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Give what the plan reminds of, achievements first: they stand for something done.

    A plan may look a year ahead: a day is near within its lead time from the end of the week.
    """
    last = ground.plan.week.last + timedelta(days=ground.settings.days.lead_days)
    near = [one for one in ground.occasions(contact) if one.due <= last and _may_say(one, ground)]
    for one in sorted(near, key=lambda one: (one.kind is ReminderKind.YEARLY_DAY, one.due, one.id)):
        yield _idea(one)


def _idea(reminder: Reminder) -> Idea:
    facts = dict(reminder.reason.facts)
    if reminder.kind is ReminderKind.ACHIEVEMENT:
        return Idea(IdeaKind.CONGRATULATION, "achievement", facts, (reminder.source,))
    facts |= {
        "occasion": reminder.reason.code,
        "day": reminder.due.isoformat(),
        "when": reminder.when,
    }
    return Idea(IdeaKind.CONGRATULATION, "day", facts, (reminder.source,))


def _may_say(reminder: Reminder, ground: Ground) -> bool:
    if not ground.is_open(reminder.source.path):
        return False
    if not all(map(ground.is_open, reminder.contacts)):
        return False
    return ground.tells(*(fact for fact in reminder.reason.facts.values() if isinstance(fact, str)))
