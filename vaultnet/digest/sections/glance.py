"""At a glance: the next thing to do, then the figures of the week."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.plan import ReminderKind
from vaultnet.core.spoken import asked
from vaultnet.digest.days import when_text
from vaultnet.digest.page import Line
from vaultnet.digest.people import ASKING, people_due
from vaultnet.digest.placed import days_of_page
from vaultnet.digest.sections.achievements import achievements
from vaultnet.digest.sections.follow_ups import follow_ups
from vaultnet.digest.sections.overdue import overdue
from vaultnet.digest.sections.promises import promises
from vaultnet.digest.sections.stages import stages
from vaultnet.digest.sections.this_week import this_week
from vaultnet.digest.sections.yearly_days import yearly_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vaultnet.core.plan import Reminder
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

# What can be begun with, beside a yearly day of today; promises of others only be waited for.
_BEGUN_WITH: Final = {*ASKING, ReminderKind.FOLLOW_UP, ReminderKind.ACHIEVEMENT}

# The sections that are counted, by the lines that they have.
_COUNTED: Final[Mapping[str, Callable[[View], tuple[Line, ...]]]] = {
    "overdue": overdue,
    "this-week": this_week,
    "promises": promises,
    "follow-ups": follow_ups,
    "yearly-days": yearly_days,
    "achievements": achievements,
    "stages": stages,
}


def glance(view: View) -> tuple[Line, ...]:
    """Name the one to begin with, count the rest, and count what is private without a name."""
    say = view.phrases.say
    lines = [Line("vn-next", _next(view))]
    counts = {code: len(section(view)) for code, section in _COUNTED.items()}
    told = [say(f"digest.count.{_code(code, counts)}", n=n) for code, n in counts.items() if n]
    if told:
        lines.append(Line("vn-counts", " ".join(told)))
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


def _code(code: str, counts: Mapping[str, int]) -> str:
    return "this-week.more" if code == "this-week" and counts["overdue"] else code


def _private_people(view: View) -> int:
    """Count the private people to be in touch with."""
    return len(
        {
            path
            for reminder in view.withheld
            for path in reminder.contacts
            if reminder.kind in ASKING and view.has_place(reminder) and not view.shows(path)
        }
    )


def _private_matters(view: View) -> int:
    """Count what else is left out: what private people lead to, and what is private itself."""
    reminders = [
        one
        for one in view.withheld
        if view.has_place(one)
        and one.kind is not ReminderKind.OWN_ACTIVITY
        and _is_left_out(one, view)
    ]
    suggestions = [one for one in view.suggestions if not view.shows(one.contact)]
    events = [one for one in view.events if not view.tells_of(one.event)]
    return len(reminders) + len(suggestions) + len(events)


def _is_left_out(reminder: Reminder, view: View) -> bool:
    if all(map(view.shows, reminder.contacts)):
        return reminder.private or not view.cites(reminder.source)
    return reminder.kind not in ASKING


def _next(view: View) -> str:
    say = view.phrases.say
    for day in days_of_page(view):
        if day.due == view.plan.today:
            return say("digest.next", who=view.who(day.contacts[0]), what=when_text(day, view))
    for reminder in view.reminders():
        if view.has_place(reminder) and _is_begun_with(reminder):
            path, first = reminder.contacts[0], reminder
            if reminder.kind in ASKING:
                people = people_due(view)
                first = next(one for one in people if one.path in reminder.contacts).reminders[0]
            what = asked(first, view.phrases, view.beside(path))
            return say("digest.next", who=view.who(path), what=what)
    return say("digest.next.none" if view.contacts else "digest.next.nobody")


def _is_begun_with(reminder: Reminder) -> bool:
    return reminder.kind in _BEGUN_WITH or reminder.reason.code == "promise-mine"
