"""One line for each yearly day: whose it is, when, and where it is written."""

from __future__ import annotations

from collections import Counter
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from vaultnet.core.identity import action_id
from vaultnet.core.lookup import Lookup
from vaultnet.core.plan import ReminderKind
from vaultnet.core.reminders.setting import reminder_id
from vaultnet.core.spoken import yearly_day
from vaultnet.core.together import COMPANY, HOLIDAY, MOST_LINES, nearest_first
from vaultnet.digest.page import Line
from vaultnet.digest.people import met_text
from vaultnet.digest.placed import days_of_page
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


def occasion_lines(view: View) -> tuple[Line, ...]:
    """Give a line for each yearly day of the page; one for all where it is that of many.

    So it is with a professional holiday, and with the anniversary of a large organisation.
    """
    large = _large_organisations(view)
    found: dict[str, list[Reminder]] = {}
    for one in days_of_page(view):
        key = one.id
        if one.reason.code == HOLIDAY:
            key = f"{one.reason.facts['label']}/{one.due}"
        elif one.reason.code == COMPANY and one.source.path in large:
            key = f"{one.source.path}/{one.due}"
        found.setdefault(key, []).append(one)
    return tuple(_line_of(key, together, view) for key, together in found.items())


def _line_of(key: str, reminders: Sequence[Reminder], view: View) -> Line:
    first = reminders[0]
    if key == first.id:
        return day_line(first, view)
    return (holiday_line if first.reason.code == HOLIDAY else company_line)(reminders, view)


def when_text(reminder: Reminder, view: View) -> str:
    """Say which yearly day it is, when, and how many years it makes where they are known."""
    say = view.phrases.say
    facts = reminder.reason.facts
    what = yearly_day(reminder.reason, view.phrases, plain)
    when = say(f"yearly.{reminder.when}", what=what, day=reminder.due.isoformat())
    return say("yearly.years", when=when, n=int(facts["years"])) if "years" in facts else when


def day_line(reminder: Reminder, view: View) -> Line:
    """Say whose day it is, when, and where it is written."""
    path, source = reminder.contacts[0], reminder.source
    who, when = view.who(path), when_text(reminder, view)
    if source.path == path:
        text = view.phrases.say("digest.yearly-day", who=who, when=when, line=source.line)
    else:
        code = "digest.yearly-day.elsewhere"
        text = view.phrases.say(code, who=who, when=when, source=view.source(source))
    return Line(reminder.id, text)


def holiday_line(reminders: Sequence[Reminder], view: View) -> Line:
    """Say when a professional holiday is, and whose of the network it is."""
    first = reminders[0]
    label = str(first.reason.facts["label"])
    names = view.names(one.contacts[0] for one in nearest_first(reminders))
    when = when_text(first, view)
    return Line(holiday_id(label, view), view.phrases.say("digest.holiday", when=when, names=names))


def holiday_id(label: str, view: View) -> str:
    """Give the id of the line of a professional holiday."""
    return action_id("", f"{ReminderKind.YEARLY_DAY}/{HOLIDAY}/{label}", view.plan.week.name)


def company_line(reminders: Sequence[Reminder], view: View) -> Line:
    """Say when the anniversary of an organisation is, and who of the network belongs to it."""
    first = reminders[0]
    about = f"{ReminderKind.YEARLY_DAY}/{COMPANY}/{first.source.path}"
    text = view.phrases.say(
        "digest.company",
        when=when_text(first, view),
        names=view.names(one.contacts[0] for one in nearest_first(reminders)),
        source=view.source(first.source),
    )
    return Line(action_id("", about, view.plan.week.name), text)


def _large_organisations(view: View) -> frozenset[str]:
    """Give the paths of the organisations that many living contacts belong to.

    By who belongs, not by who is still to be greeted: within its week the page stays as it is.
    """
    contacts, organisations = view.network.contacts, view.network.organisations

    def large() -> frozenset[str]:
        founded = Lookup(one for one in organisations if one.founded is not None)
        members: Counter[str] = Counter()
        for contact in contacts:
            named = (founded.find(one.path or one.name) for one in contact.organisations)
            if view.shows(contact.path) and not (contact.deceased or contact.archived):
                members.update({note.path for note in named if note is not None})
        return frozenset(path for path, count in members.items() if count > MOST_LINES)

    return view.earlier.answer("large organisations", (contacts, organisations), large)


def closings(view: View) -> Iterator[Closing]:
    """Give what becomes of yearly days that nobody is to be reminded of any more."""
    for line_id, path in yearly_ids(view):
        yield line_id, partial(met_text, path, view)


def yearly_ids(view: View) -> Iterator[tuple[str, str]]:
    """Give the ids that lines of yearly days have in the page's week, due or not, and whose."""
    week, known = view.plan.week.name, view.network.organisations
    organisations = Lookup(one for one in known if one.founded is not None)

    def of_one(contact: Contact) -> tuple[str, ...]:
        abouts = {f"{one.kind}/{one.label}" for one in contact.yearly_days}
        found = (organisations.find(one.path or one.name) for one in contact.organisations)
        abouts |= {f"company-anniversary/{one.name}" for one in found if one is not None}
        kind, people = ReminderKind.YEARLY_DAY, (contact.path,)
        return tuple(reminder_id(kind, people, about, week) for about in sorted(abouts))

    shown = [one for path, one in view.contacts.items() if view.shows(path)]
    ids = view.earlier.each("yearly days", (week, known), shown, attrgetter("path"), of_one)
    for contact, lines in zip(shown, ids, strict=True):
        for line in lines:
            yield line, contact.path
