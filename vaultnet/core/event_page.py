"""One event with all that the records know of it: the step before it, at it, and after it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from vaultnet.core.events import ABSENT, days_of, edition_before, is_over, lives_there
from vaultnet.core.limits import free_from, silence_of
from vaultnet.core.names import fold
from vaultnet.core.plan import Evidence
from vaultnet.core.presence import presence_at
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.reminders.follow_up import wave_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vaultnet.core.events import Attendance
    from vaultnet.core.history import History
    from vaultnet.core.presence import Presence
    from vaultnet.core.records import Contact, Event, Network, Source
    from vaultnet.core.settings import FollowUpSettings


class FollowUpState(StrEnum):
    """How it stands with the waves of contact after an event."""

    DONE = "done"  # in touch since then
    MET_AGAIN = "met-again"  # at a later event, whose waves count instead
    NOT_ASKED = "not-asked"  # the note asks for none, or the owner was not there
    SILENT = "silent"  # snoozed, paused or deceased
    AHEAD = "ahead"  # the first wave has not fallen due
    DUE = "due"
    ENDED = "ended"  # too long ago to be followed up


@frozen_record
class FollowUp:
    """How it stands with one person after an event."""

    state: FollowUpState
    wave: int | None = None  # the one that is due or ahead, or in which the contact fell
    waves: int | None = None
    due: date | None = None
    done: Evidence | None = None  # the first contact since
    again: str | None = None  # path of the later event
    silence: str | None = None  # why nobody asks: `deceased`, `paused` or `snoozed`
    until: date | None = None  # to when it is snoozed


@frozen_record
class Guest:
    """Somebody of the network at an event."""

    path: str
    evidence: tuple[Source, ...]  # where it is written that they are there
    follow_up: FollowUp | None  # None before the event has ended


@frozen_record
class EventPage:
    """What is known of an event on a day."""

    event: Event
    is_over: bool
    presence: Presence
    guests: tuple[Guest, ...]  # by name
    local: tuple[str, ...]  # by name: who lives there, and of whom nothing says they come
    last_edition: Event | None
    met_then: tuple[str, ...]  # by name: those of the network at it


def event_page(
    event: Event,
    network: Network,
    attendance: Attendance,
    history: History,
    settings: FollowUpSettings,
) -> EventPage:
    """Gather what is known of an event on the day of `history`, which `attendance` shares.

    Of people who died only those are named who were there.
    """
    today = history.today
    people = {one.path: one for one in network.contacts}
    there = attendance.people(event)
    local = (
        one.path
        for one in network.contacts
        if one.path not in there and not one.deceased and lives_there(one, event)
    )
    last = edition_before(event, network.events, today)
    return EventPage(
        event=event,
        is_over=is_over(event, today),
        presence=presence_at(network)[event.path],
        guests=tuple(
            Guest(
                path,
                attendance.evidence(event, path),
                follow_up_after(event, people[path], attendance, history, settings),
            )
            for path in _by_name(there, people)
        ),
        local=_by_name(local, people),
        last_edition=last,
        met_then=_by_name(attendance.people(last), people) if last else (),
    )


def _by_name(paths: Iterable[str], people: dict[str, Contact]) -> tuple[str, ...]:
    known = (path for path in paths if path in people)
    return tuple(sorted(known, key=lambda path: (fold(people[path].name), path)))


def follow_up_after(
    event: Event,
    contact: Contact,
    attendance: Attendance,
    history: History,
    settings: FollowUpSettings,
) -> FollowUp | None:
    """Tell how it stands with one guest, by the rules of the reminders; None before its end."""
    days, today = days_of(event), history.today
    if days is None or days[1] > today:
        return None
    ended = days[1]
    since = [one for one in history.of(contact.path) if one.day > ended]
    if since:
        first = since[-1]
        wave = wave_on(ended, first.day, settings)
        done = Evidence(first.day, first.source)
        return FollowUp(
            FollowUpState.DONE, wave[0] if wave else None, len(settings.waves), done=done
        )
    later = _later_event(event, ended, contact, attendance, today)
    wave = wave_on(ended, today, settings)
    if event.part == ABSENT or not event.follow_up or wave is None:
        return FollowUp(FollowUpState.NOT_ASKED)
    if later is not None:
        return FollowUp(FollowUpState.MET_AGAIN, again=later.path)
    silence = silence_of(contact, today)
    if silence is not None:
        until = contact.snoozed_until if silence == "snoozed" else None
        return FollowUp(FollowUpState.SILENT, silence=silence, until=until)
    if today > settings.ends_after.after(ended):
        return FollowUp(FollowUpState.ENDED)
    number, due = wave
    due = max(due, free_from(contact, history) or due)
    state = FollowUpState.DUE if due <= today else FollowUpState.AHEAD
    return FollowUp(state, number, len(settings.waves), due)


def _later_event(
    event: Event, ended: date, contact: Contact, attendance: Attendance, today: date
) -> Event | None:
    """Give the latest event since at which one met the contact again."""
    return next(
        (
            one
            for one in attendance.of(contact.path)[::-1]
            if one.path != event.path
            and one.part != ABSENT
            and (days := days_of(one)) is not None
            and ended < days[1] <= today
        ),
        None,
    )
