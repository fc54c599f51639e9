"""After an event: those whom one met there, in waves that end with the first contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.dates import Span
from vaultnet.core.events import ABSENT, Attendance, days_of
from vaultnet.core.limits import free_from, is_silent
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.reminders.setting import reminder_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Event, Network
    from vaultnet.core.reminders.setting import Setting
    from vaultnet.core.settings import FollowUpSettings


def follow_up(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each contact met at an event and not heard of since.

    Only the latest event of a contact counts, one that the owner missed left out: to meet again is
    contact. Of its waves the latest that fell due is given, before the first falls due that one.
    Snooze and pause silence it, and it is not due before the contact's minimum gap is over.
    """
    if not network.events:
        return
    attendance = Attendance(network, setting.today)
    for contact in network.contacts:
        if is_silent(contact, setting.today):
            continue
        past = (event for event in attendance.of(contact.path)[::-1] if _ended(event, setting))
        event = next(past, None)
        if event is not None and event.follow_up:
            yield from _after(event, contact, setting)


def follow_ups_by_id(network: Network, today: date, week: str) -> Mapping[str, str]:
    """Give each contact by the ids that reminders after its events have in a week, due or not."""
    if not network.events:
        return {}
    attendance = Attendance(network, today)
    return {
        reminder_id(ReminderKind.FOLLOW_UP, (contact.path,), event.path, week): contact.path
        for contact in network.contacts
        for event in attendance.of(contact.path)
    }


def _ended(event: Event, setting: Setting) -> bool:
    days = days_of(event)
    return days is not None and days[1] <= setting.today and event.part != ABSENT


def _after(event: Event, contact: Contact, setting: Setting) -> Iterator[Reminder]:
    days, settings = days_of(event), setting.settings.follow_up
    last = setting.history.last(contact.path)
    if days is None or (last is not None and last.day > days[1]):
        return
    ended = days[1]
    wave = wave_on(ended, setting.today, settings)
    if wave is None:
        return
    number, due = wave
    span = Span(days=(due - ended).days)
    free = free_from(contact, setting.history)
    if free is not None and contact.minimum_gap is not None and free > due:
        due, gap = free, {"gap": contact.minimum_gap.iso()}
    else:
        gap = {}
    if due > setting.until or setting.today > settings.ends_after.after(ended):
        return
    facts: dict[str, str | int] = {
        "wave": number,
        "waves": len(settings.waves),
        "since": ended.isoformat(),
        **gap,
    }
    if not event.private:
        facts["event"] = event.name
    yield setting.reminder(
        ReminderKind.FOLLOW_UP,
        (contact.path,),
        due,
        Reason("follow-up", facts),
        event.source,
        about=event.path,
        last=last,
        private=event.private,
        urgency=setting.urgency(contact.path, ended, span),
    )


def wave_on(ended: date, today: date, settings: FollowUpSettings) -> tuple[int, date] | None:
    """Give number and day of the latest wave that fell due, else of the first."""
    waves = list(enumerate(_days_after(ended, settings), start=1))
    fallen = [wave for wave in waves if wave[1] <= today]
    return fallen[-1] if fallen else next(iter(waves), None)


def wave_days(event: Event, settings: FollowUpSettings) -> tuple[date, ...]:
    """Give the days on which the waves after an event fall due, the first one first."""
    days = days_of(event)
    return _days_after(days[1], settings) if days else ()


def _days_after(ended: date, settings: FollowUpSettings) -> tuple[date, ...]:
    return tuple(sorted(span.after(ended) for span in settings.waves))
