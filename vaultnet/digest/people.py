"""One line for each person who is due, whatever the number of reasons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.circumstances import foreign_language, foreign_zone
from vaultnet.core.history import DEPTHS, satisfies
from vaultnet.core.identity import action_id, next_line_id
from vaultnet.core.plan import ReminderKind, Slot
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer
from vaultnet.core.spoken import asked, cadence_often, cadence_reason
from vaultnet.digest.offers import with_offers
from vaultnet.digest.once import once
from vaultnet.digest.page import Line
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultnet.core.plan import Reminder
    from vaultnet.core.words import Phrases
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

_TALKED: Final = {None, Layer.ANY, Layer.DEEP}  # a message finds its own hour, a meeting its place

# The kinds of reminder that one contact meets: together they are one line of the page.
ASKING: Final = {ReminderKind.KEEP_IN_TOUCH, ReminderKind.NEXT_CONTACT}
_PLANNED: Final = ReminderKind.NEXT_CONTACT


@frozen_record
class Person:
    """A contact to be in touch with, and every reminder that asks for it.

    What is overdue stands first, then what was planned, then the deepest; last a layer that was
    never noted.
    """

    path: str
    reminders: tuple[Reminder, ...]

    @property
    def slot(self) -> Slot:
        """Where the line stands: by the reminder that is most urgent."""
        return min((one.slot for one in self.reminders), key=list(Slot).index)


@once
def people_due(view: View) -> tuple[Person, ...]:
    """Give the people of the page, the most urgent first."""
    asking: dict[str, list[Reminder]] = {}
    for reminder in view.reminders():
        if reminder.kind in ASKING and view.has_place(reminder):
            asking.setdefault(reminder.contacts[0], []).append(reminder)
    return tuple(
        Person(path, tuple(sorted(_lighter_first(reminders), key=_rank, reverse=True)))
        for path, reminders in asking.items()
    )


def line_ids(path: str, view: View) -> Iterator[str]:
    """Give the ids of a person's lines: one, and another behind each that a tick has logged.

    A line in place never changes its id: a merging sync may bring a second device's tick on it.
    """
    one = action_id(path, ReminderKind.KEEP_IN_TOUCH, view.plan.week.name)
    yield one
    while one in view.acted or one in view.shown:
        is_done, one = one in view.acted, next_line_id(one)
        if not is_done and one not in view.acted and one not in view.shown:
            return
        yield one


def _line_id(person: Person, view: View) -> str:
    """Give the id of the line that asks for a person: the first that no tick has logged.

    What is merely open asks for no second contact in a week.
    """
    ids = line_ids(person.path, view)
    if all(one.when == "open" for one in person.reminders):
        return next(ids)
    return next(one for one in ids if one not in view.acted)


def person_line(person: Person, view: View) -> Line:
    """Say whom to be in touch with, how, since when it is due, why, and the last contact."""
    say, first = view.phrases.say, person.reminders[0]
    parts = [say("digest.person", who=view.who(person.path), what=_asked(first, view))]
    parts += _besides(person, view)
    parts += _there(person, view)
    # Of a layer never noted the line has said so.
    parts.append(
        view.last(person.path, Layer.ANY if first.is_unnoted else first.layer or Layer.ANY)
    )
    text = with_offers(" ".join(parts), person.path, view)
    return Line(_line_id(person, view), text)


def _besides(person: Person, view: View) -> Iterator[str]:
    """Say what else is due, and once for all what the deepest contact of the line does for."""
    say, phrases = view.phrases.say, view.phrases
    told, covered, also = [person.reminders[0]], [], []
    for one in person.reminders[1:]:
        if any(_covers(other, one) for other in person.reminders):
            covered.append(say(f"digest.covered.{one.layer or Layer.ANY}"))
        else:
            also.append(_asked(one, view, told))
            told.append(one)
    if also:
        yield say("digest.also", what=_listed(also, phrases))
    if covered:
        yield say("digest.covers", what=_listed(covered, phrases))


def _listed(parts: Sequence[str], phrases: Phrases) -> str:
    """Say parts as a list: "a, b and c"."""
    if len(parts) == 1:
        return parts[0]
    return phrases.say("digest.and", one=", ".join(parts[:-1]), other=parts[-1])


def _there(person: Person, view: View) -> Iterator[str]:
    """Say what a person needs to be reached: the time zone for talking, the language for writing.

    Only where it is another than one's own.
    """
    contact, say = view.contacts[person.path], view.phrases.say
    zone = foreign_zone(contact, view.settings.vault.timezone)
    if zone and view.tells(zone) and any(one.layer in _TALKED for one in person.reminders):
        yield say("digest.zone", zone=plain(zone))
    code = view.settings.language
    language = foreign_language(contact, (code, say(f"cli.init.language.{code}")))
    if language and view.tells(language):
        yield say("digest.language", language=plain(language))


def closings(view: View) -> Iterator[Closing]:
    """Give what becomes of people's lines that are due no more."""
    for path in filter(view.shows, view.contacts):
        for line_id in line_ids(path, view):
            yield line_id, partial(silent_text, path, view)


def silent_text(path: str, view: View) -> str:
    """Say why a line that snooze and pause silence is due no more."""
    say = view.phrases.say
    contact = view.contacts[path]
    who = view.who(path)
    if contact.paused or contact.deceased:
        return say("digest.closed.paused", who=who)
    if contact.snoozed_until and contact.snoozed_until > view.plan.today:
        return say("digest.closed.snoozed", who=who, day=contact.snoozed_until.isoformat())
    return met_text(path, view)


def met_text(path: str, view: View, other: str = "digest.closed.other") -> str:
    """Say that there was contact this week, or `other`."""
    latest = view.history.latest(path)
    if latest and latest.day >= view.plan.week.first:
        contact = view.contact_of(latest)
        return view.phrases.say("digest.closed.done", who=view.who(path), contact=contact)
    return view.phrases.say(other, who=view.who(path))


def _asked(reminder: Reminder, view: View, told: Sequence[Reminder] = ()) -> str:
    """Say what is asked for and why; of a rule that was `told` before, how often alone."""
    say, rule = view.phrases.say, _rule(reminder)
    if reminder.kind is ReminderKind.NEXT_CONTACT:
        what = view.when(asked(reminder, view.phrases), reminder)
        reason = say("digest.reason.next-contact", line=reminder.source.line)
    else:
        what = view.when(asked(reminder, view.phrases), reminder)
        is_told = any(_rule(one) == rule for one in told)
        given = cadence_often if is_told else cadence_reason
        reason = plain(given(reminder.reason, view.phrases))
    return say("digest.with-reason", what=what, reason=reason)


def _rule(reminder: Reminder) -> tuple[object, object]:
    facts = reminder.reason.facts
    return (facts.get("rule"), facts.get("name"))


def _lighter_first(reminders: Iterable[Reminder]) -> Iterator[Reminder]:
    """Give the reminders, of layers never noted the lightest alone: no step is left out."""
    by_depth = sorted(reminders, key=lambda one: DEPTHS[one.layer or Layer.ANY])
    yield from (one for one in by_depth if one.when != "open")
    yield from [one for one in by_depth if one.when == "open"][:1]


def _rank(reminder: Reminder) -> tuple[bool, bool, bool, int]:
    is_overdue, is_planned = reminder.slot is Slot.OVERDUE, reminder.kind is _PLANNED
    depth = DEPTHS[reminder.layer or Layer.ANY]
    return (is_overdue, is_planned, reminder.when != "open", depth)


def _covers(one: Reminder, other: Reminder) -> bool:
    """Tell whether what one reminder asks for is the deeper contact, that does for the other.

    A layer that was never noted is open: what is due does not wait for it.
    """
    if one is other or {one.kind, other.kind} != {ReminderKind.KEEP_IN_TOUCH}:
        return False
    if one.when == "open" and other.when != "open":
        return False
    return satisfies(one.layer or Layer.ANY, other.layer or Layer.ANY)
