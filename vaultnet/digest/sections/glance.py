"""At a glance: the next thing to do, then the figures of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import Slot
from vaultnet.core.records import Layer
from vaultnet.digest.days import days_of_page, when_text
from vaultnet.digest.page import Line
from vaultnet.digest.people import people_due

if TYPE_CHECKING:
    from vaultnet.digest.view import View


def glance(view: View) -> tuple[Line, ...]:
    """Name the one to begin with, count the rest, and count private people without a name."""
    say = view.phrases.say
    people = people_due(view)
    days = days_of_page(view)
    lines = [Line("vn-next", _next(view))]
    counted = {
        "overdue": sum(one.slot is Slot.OVERDUE for one in people),
        "this-week": sum(one.slot is Slot.THIS_WEEK for one in people),
        "yearly-days": len(days),
    }
    counts = [say(f"digest.count.{code}", n=count) for code, count in counted.items() if count]
    if counts:
        text = ", ".join(counts)
        text = text[0].upper() + text[1:]
        lines.append(Line("vn-counts", say("digest.counts", counts=text)))
    private = {
        path
        for reminder in view.plan.reminders
        for path in reminder.contacts
        if reminder.due <= view.plan.week.last and not view.shows(path)
    }
    if private:
        lines.append(Line("vn-private", say("digest.private", n=len(private))))
    return tuple(lines)


def _next(view: View) -> str:
    say = view.phrases.say
    for day in days_of_page(view):
        if day.due == view.plan.today:
            return say("digest.next", who=view.who(day.contacts[0]), what=when_text(day, view))
    people = people_due(view)
    if not people:
        return say("digest.next.none")
    first = people[0]
    layer = first.reminders[0].layer or Layer.ANY
    return say("digest.next", who=view.who(first.path), what=say(f"layer.{layer}"))
