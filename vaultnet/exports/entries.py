"""The entries of the calendar, before any file format: whole days, each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import yearly_on
from vaultnet.core.lookup import Lookup
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import YearlyDay
from vaultnet.core.reminders.setting import greeted, told_apart
from vaultnet.core.spoken import yearly_day
from vaultnet.exports import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from vaultnet.core.plan import Reminder
    from vaultnet.exports.material import Material

_HOLIDAY: Final = "professional-holiday"
# Days that began something: the first of them is none of its anniversaries.
_COUNTED: Final = frozenset({"work-anniversary", "company-anniversary", "anniversary"})
_LEAP_YEAR: Final = 2000  # where the year is unknown, so that 29 February is a day of it
_EARLIEST: Final = 1900  # calendars were not made for days before

# 29 February in years without it: the last day of the month, or the sixtieth of the year.
_FEB29: Final[Mapping[str, Mapping[str, int]]] = {
    "02-28": {"bymonth": 2, "bymonthday": -1},
    "03-01": {"byyearday": 60},
}


@frozen_record
class Entry:
    """One all-day entry."""

    uid: str  # the same as long as it is about the same thing
    day: date  # of a yearly one, the first
    title: str
    text: str  # the evidence, one sentence to a line
    kind: str
    yearly: bool = False
    rule: Mapping[str, int] = field(default_factory=dict)  # on which day of each year, if not that


def entries_of(material: Material) -> tuple[Entry, ...]:
    """Give all entries, by day, then title."""
    found = (*_reminders(material), *_yearly(material), *_foundings(material))
    return tuple(sorted(found, key=lambda one: (one.day, one.title, one.uid)))


def _reminders(material: Material) -> Iterator[Entry]:
    """Give an entry for each reminder; yearly days have entries of their own.

    What is overdue stands on today until it is done, since nobody looks at days past.
    """
    plan = material.disclosure.plan
    reminders = (
        one
        for one in evidence.placed(plan)
        if one.kind is not ReminderKind.YEARLY_DAY or one.reason.code == _HOLIDAY
    )
    # Alike ones are told apart in an order that urgency does not change.
    in_order = sorted(reminders, key=lambda one: (one.source, one.due))
    for reminder, about in told_apart(in_order, _about):
        what = evidence.what(reminder, material)
        text = [evidence.reason(reminder, material)]
        if not reminder.is_unnoted:
            text.append(evidence.last(reminder.last, material))
        if reminder.when == "past":
            text.insert(0, material.say("export.due-since", day=reminder.due.isoformat()))
        text += [material.say("export.note", place=path) for path in reminder.contacts]
        yield Entry(
            uid=_uid("reminder", about),
            day=max(reminder.due, plan.today),
            title=_title(material, reminder.contacts, what),
            text="\n".join(text),
            kind=reminder.kind,
        )


def _about(reminder: Reminder) -> str:
    """Say what a reminder is about, whenever it is due: one that moves keeps its entry."""
    facts = reminder.reason.facts
    told = next((str(facts[key]) for key in ("text", "event", "label") if key in facts), "")
    what = (reminder.kind, reminder.layer or "", reminder.reason.code, told)
    return "\0".join((*reminder.contacts, *what))


def _yearly(material: Material) -> Iterator[Entry]:
    days = (
        (contact.path, one)
        for contact in greeted(material.disclosure.network).values()
        for one in contact.yearly_days
    )
    for (path, one), about in told_apart(
        days, lambda day: f"{day[0]}\0{day[1].kind}/{day[1].label}"
    ):
        facts: dict[str, str | int] = {"label": one.label} if one.label else {}
        what = yearly_day(Reason(one.kind, facts), material.phrases)
        title = _title(material, (path,), what)
        yield _entry(material, _uid("yearly", about), title, one)


def _foundings(material: Material) -> Iterator[Entry]:
    """Give the anniversary of each organisation once, with all who belong to it."""
    network = material.disclosure.network
    founded = Lookup(one for one in network.organisations if one.founded is not None)
    people: defaultdict[str, list[str]] = defaultdict(list)
    for contact in greeted(network).values():
        for organisation in contact.organisations:
            note = founded.find(organisation.path or organisation.name)
            if note is not None and contact.path not in people[note.path]:
                people[note.path].append(contact.path)
    kind = "company-anniversary"
    for note in network.organisations:
        if note.founded is not None and people[note.path]:
            what = yearly_day(Reason(kind, {"label": note.name}), material.phrases)
            title = _title(material, tuple(people[note.path]), what)
            day = YearlyDay(kind, note.founded, note.source)
            yield _entry(material, _uid("founded", note.path), title, day)


def _entry(material: Material, uid: str, title: str, one: YearlyDay) -> Entry:
    text = [material.say("export.written", place=evidence.place(one.source, material))]
    if one.day.year is not None:
        text.insert(0, material.say("export.since", year=one.day.year))
    feb29 = material.settings.days.feb29
    is_feb29 = (one.day.month, one.day.day) == (2, 29)
    return Entry(
        uid=uid,
        day=yearly_on(one.day, _first_year(one), feb29),
        title=title,
        text="\n".join(text),
        kind=one.kind,
        yearly=True,
        rule=_FEB29[feb29] if is_feb29 else {},
    )


def _first_year(one: YearlyDay) -> int:
    if one.day.year is None:
        return _LEAP_YEAR
    return max(_EARLIEST, one.day.year + (one.kind in _COUNTED))


def _title(material: Material, people: tuple[str, ...], what: str) -> str:
    if not people:
        return what
    return material.say("export.entry", who=material.who(people), what=what)


def _uid(kind: str, about: str) -> str:
    digest = sha256(f"{kind}\0{about}".encode("utf-8", "surrogateescape")).hexdigest()
    return f"{digest[:32]}@vaultnet"
