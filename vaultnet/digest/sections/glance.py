"""At a glance: the next thing to do, then the figures of the week."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.plan import ReminderKind, Slot
from vaultnet.core.spoken import asked
from vaultnet.digest.days import days_of_page, occasions, when_text
from vaultnet.digest.page import Line
from vaultnet.digest.people import ASKING, people_due
from vaultnet.digest.text import plain, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

# What can be begun with, beside a yearly day of today; promises of others only be waited for.
_BEGUN_WITH: Final = {*ASKING, ReminderKind.FOLLOW_UP, ReminderKind.ACHIEVEMENT}


def glance(view: View) -> tuple[Line, ...]:
    """Name the one to begin with, count the rest, and count what is private without a name."""
    say = view.phrases.say
    lines = [Line("vn-next", _next(view))]
    counts = [
        say(f"digest.count.{code}", n=count) for code, count in _counted(view).items() if count
    ]
    if counts:
        text = say("digest.counts", counts=", ".join(counts))
        lines.append(Line("vn-counts", sentence(text)))
    people, matters = _private_people(view), _private_matters(view)
    if people:
        lines.append(Line("vn-private", say("digest.private", n=people)))
    if matters:
        lines.append(Line("vn-privatematters", say("digest.private-matters", n=matters)))
    return tuple(lines)


def closings(view: View) -> Iterator[Closing]:
    """Give what the lines say once there is nothing to count."""
    for code in ("counts", "private", "private-matters"):
        line_id = f"vn-{code.replace('-', '')}"
        yield line_id, partial(view.phrases.say, f"digest.closed.{code}")


def _counted(view: View) -> dict[str, int]:
    people = people_due(view)
    return {
        "overdue": sum(one.slot is Slot.OVERDUE for one in people),
        "this-week": sum(one.slot is Slot.THIS_WEEK for one in people),
        "promises": len(view.due(ReminderKind.PROMISE)),
        "follow-ups": len(view.due(ReminderKind.FOLLOW_UP)),
        "yearly-days": len(occasions(view)),
        "achievements": len(view.due(ReminderKind.ACHIEVEMENT)),
        "stages": sum(view.shows(one.contact) for one in view.suggestions),
    }


def _private_people(view: View) -> int:
    """Count the private people of whom something is due."""
    return len(
        {
            path
            for reminder in view.plan.reminders
            for path in reminder.contacts
            if reminder.due <= view.plan.week.last and not view.shows(path)
        }
    )


def _private_matters(view: View) -> int:
    """Count what is left out though it names nobody private, and what private people lead to."""
    reminders = [
        one
        for one in view.plan.reminders
        if one.due <= view.plan.week.last
        and one.kind is not ReminderKind.OWN_ACTIVITY
        and all(map(view.shows, one.contacts))
        and (one.private or not view.cites(one.source))
    ]
    suggestions = [one for one in view.suggestions if not view.shows(one.contact)]
    events = [one for one in view.events if one.event.private]
    return len(reminders) + len(suggestions) + len(events)


def _next(view: View) -> str:
    say = view.phrases.say
    for day in days_of_page(view):
        if day.due == view.plan.today:
            return say("digest.next", who=view.who(day.contacts[0]), what=when_text(day, view))
    for reminder in view.reminders():
        if reminder.due <= view.plan.week.last and _is_begun_with(reminder):
            who, first = view.who(reminder.contacts[0]), reminder
            if reminder.kind in ASKING:
                people = people_due(view)
                first = next(one for one in people if one.path in reminder.contacts).reminders[0]
            return say("digest.next", who=who, what=asked(first, view.phrases, plain))
    return say("digest.next.none")


def _is_begun_with(reminder: Reminder) -> bool:
    return reminder.kind in _BEGUN_WITH or reminder.reason.code == "promise-mine"
