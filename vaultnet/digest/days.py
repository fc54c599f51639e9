"""One line for each yearly day: whose it is, when, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.identity import action_id
from vaultnet.core.plan import ReminderKind
from vaultnet.digest.page import Line
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from vaultnet.core.plan import Reminder
    from vaultnet.digest.view import View


def days_of_page(view: View) -> tuple[Reminder, ...]:
    """Give the yearly days of the page: those whose lead time begins before the week ends."""
    until = view.plan.week.last.toordinal() + view.lead_days
    days = [
        one
        for one in view.reminders()
        if one.kind is ReminderKind.YEARLY_DAY and one.due.toordinal() <= until
    ]
    return tuple(sorted(days, key=lambda one: (one.due, one.contacts)))


def line_id(path: str, kind: str, label: str, week: str) -> str:
    """Give the id of a yearly day's line."""
    return action_id(path, f"{ReminderKind.YEARLY_DAY}/{kind}/{label}", week)


def when_text(reminder: Reminder, view: View) -> str:
    """Say which yearly day it is, when, and how many years it makes where they are known."""
    say = view.phrases.say
    facts = reminder.reason.facts
    what = plain(str(facts.get("label", ""))) or say(f"yearly.{reminder.reason.code}")
    code = "today" if reminder.days_late == 0 else "past" if reminder.days_late > 0 else "ahead"
    if code == "today":
        when = say("yearly.today", what=what)
    else:
        when = say(f"yearly.{code}", what=what, day=reminder.due.isoformat())
    return say("yearly.years", when=when, n=int(facts["years"])) if "years" in facts else when


def day_line(reminder: Reminder, view: View) -> Line:
    """Say whose day it is, when, and where it is written."""
    path = reminder.contacts[0]
    label = str(reminder.reason.facts.get("label", ""))
    text = view.phrases.say(
        "digest.yearly-day",
        who=view.who(path),
        when=when_text(reminder, view),
        line=reminder.source.line,
    )
    return Line(line_id(path, reminder.reason.code, label, view.plan.week.name), text)
