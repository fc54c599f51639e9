"""Calendars (`.ics`): the meetings that have been, with whoever was invited to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from vaultnet.core.imported import Imported, ImportedDay
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction, Source
from vaultnet.imports import problems
from vaultnet.imports.lines import lines_of
from vaultnet.imports.recurrence import MOST_OCCURRENCES, occurrences
from vaultnet.imports.texts import one_line

if TYPE_CHECKING:
    from types import ModuleType

    from vaultnet.core.records import Problem
    from vaultnet.imports.manner import ForeignFile, Manner

MOST_EVENT_LINES: Final = 20_000  # of one event; a list of guests has a line for each
MOST_GUESTS: Final = 10  # with more nobody in particular was met
_HEAD: Final = pattern(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN\s*:\s*VCALENDAR", re.IGNORECASE)
_BEGIN: Final = pattern(rb"\s*BEGIN\s*:\s*([\w-]+)\s*", re.IGNORECASE)
_END: Final = pattern(rb"\s*END\s*:\s*([\w-]+)\s*", re.IGNORECASE)
# What is never needed, and may be large.
_LEFT: Final = pattern(rb"(?:ATTACH|IMAGE|X-ALT-DESC)[;:]", re.IGNORECASE)
_VIDEO: Final = pattern(
    r"zoom\.us|meet\.google|teams\.(?:microsoft|live)|webex|whereby|jitsi|meet\.jit\.si|skype"
    r"|telemost|gotomeeting|facetime",
    re.IGNORECASE,
)
_NO_PERSON: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
# What the libraries raise for an event that they cannot read.
_FAULTS: Final = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
_WORDS: Final = pattern(r"[^\W_]+")


def is_calendar(_name: str, head: bytes) -> bool:
    """Tell whether a file begins as a calendar does."""
    return _HEAD.match(head) is not None


@frozen_record
class _Event:
    """One event of the calendar, which may recur."""

    record: ImportedDay  # on its first day
    uid: str
    of_day: date | None  # it stands for that day of a series
    rule: str
    more: tuple[date, ...]  # further days
    never: frozenset[date]  # days that are left out of the series


def read_calendar(file: ForeignFile, manner: Manner) -> Imported:
    """Read the meetings of the past; what recurs counts on each of its days, within bounds.

    Left out are meetings without guests, those with more than `MOST_GUESTS`, those cancelled or
    declined, what is ahead, and what is older than was asked for.
    """
    events: list[_Event] = []
    faults: list[Problem] = []
    left: Counter[str] = Counter()
    for line, text in _events_in(file.stream):
        try:
            event = _read_event(text, Source(file.name, line), manner, left)
        except _FAULTS as error:
            faults.append(_fault(Source(file.name, line), error))
            continue
        if event is not None:
            events.append(event)
    moved: set[tuple[str, date | None]] = {(one.uid, one.of_day) for one in events if one.of_day}
    days: list[ImportedDay] = []
    for event in events:
        try:
            found = [*_days_of(event, moved, manner, faults)]
        except _FAULTS as error:
            faults.append(_fault(event.record.source, error))
            continue
        for day in found:
            if day > manner.today:
                left["ahead"] += 1
            elif day < manner.since:
                left["older"] += 1
            else:
                days.append(replace(event.record, day=day))
    days.sort(key=lambda one: (one.day, one.source))
    return Imported(days=tuple(days), problems=tuple(faults), left=dict(left))


def _fault(source: Source, error: Exception) -> Problem:
    return problems.EVENT.at(source, reason=" ".join(str(error).split())[:80])


def _events_in(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Give the text of each event with its first line; only one is held at a time."""
    event: list[bytes] = []
    start = depth = 0
    skipped = False
    for number, line in lines_of(stream):
        begun, ended = _BEGIN.fullmatch(line), _END.fullmatch(line)
        if begun and begun[1].upper() == b"VEVENT":
            event, start, depth = [], number, 0
        elif not start:
            continue
        elif ended and ended[1].upper() == b"VEVENT":
            text = b"\n".join(event).decode("utf-8", "replace")
            yield start, f"BEGIN:VEVENT\n{text}\nEND:VEVENT\n"
            start = 0
        elif begun or ended:
            depth += 1 if begun else -1
        elif not depth and len(event) < MOST_EVENT_LINES:
            folded = line[:1] in {b" ", b"\t"}
            skipped = skipped if folded else _LEFT.match(line) is not None
            if not skipped and line.strip():
                event.append(line)


@cache
def _library() -> ModuleType:
    """Load the library when the first event is read: every other run does without it."""
    return import_module("icalendar")


def _read_event(text: str, source: Source, manner: Manner, left: Counter[str]) -> _Event | None:
    event = _library().Event.from_ical(text)
    guests, declined = _guests(event, manner)
    if str(event.get("STATUS", "")).upper() == "CANCELLED" or declined:
        left["cancelled"] += 1
        return None
    if not guests:
        left["no-guests"] += 1
        return None
    if len(guests) > MOST_GUESTS:
        left["many-guests"] += 1
        return None
    start = _day_of(event["DTSTART"].dt, manner)
    moved_from = event.get("RECURRENCE-ID")
    subject = one_line(str(event.get("SUMMARY", "")))
    record = ImportedDay(
        source=source,
        day=start,
        channel=_channel(event, subject, manner),
        people=tuple(guests.items()),
        direction=_direction(event, guests, manner),
        subject=subject,
    )
    return _Event(
        record=record,
        uid=str(event.get("UID", "")),
        of_day=_day_of(moved_from.dt, manner) if moved_from is not None else None,
        rule=event["RRULE"].to_ical().decode() if "RRULE" in event else "",
        more=tuple(_days_in(event.get("RDATE"), manner)),
        never=frozenset(_days_in(event.get("EXDATE"), manner)),
    )


def _guests(event: Any, manner: Manner) -> tuple[dict[str, str], bool]:  # noqa: ANN401  ships no useful types
    """Give the others by their addresses, with their names; and whether the owner said no."""
    found: dict[str, str] = {}
    declined = False
    for one in (*_listed(event.get("ATTENDEE")), *_listed(event.get("ORGANIZER"))):
        address = str(one).casefold().removeprefix("mailto:").strip()
        name = one_line(str(one.params.get("CN", "")))
        said_no = str(one.params.get("PARTSTAT", "")).upper() == "DECLINED"
        if address in manner.owner:
            declined = declined or said_no
        elif not said_no and str(one.params.get("CUTYPE", "")).upper() not in _NO_PERSON:
            found.setdefault(address if "@" in address else f"?{fold(name)}", name)
    return found, declined


def _direction(event: Any, guests: dict[str, str], manner: Manner) -> Direction:  # noqa: ANN401  likewise
    organiser = str(event.get("ORGANIZER", "")).casefold().removeprefix("mailto:")
    if organiser in manner.owner:
        return Direction.OUTBOUND
    return Direction.INBOUND if organiser in guests else Direction.UNKNOWN


def _channel(event: Any, subject: str, manner: Manner) -> Channel:  # noqa: ANN401  likewise
    """Give the way: what the title begins with, else a video call where a link to one stands."""
    words = _WORDS.findall(fold(subject))
    for length in (2, 1):
        known = manner.words.channels.get(" ".join(words[:length]))
        if known in {Channel.CALL, Channel.VIDEO, Channel.MEETING}:
            return known
    places = [str(value) for key, value in event.items() if key not in {"ATTENDEE", "ORGANIZER"}]
    return Channel.VIDEO if any(map(_VIDEO.search, places)) else Channel.MEETING


def _days_of(
    event: _Event, moved: set[tuple[str, date | None]], manner: Manner, faults: list[Problem]
) -> Iterator[date]:
    """Give the days of an event up to today, and the first one ahead."""
    if not event.rule and not event.more:
        yield event.record.day
        return
    days, is_cut = occurrences(event.record.day, event.rule, event.more, manner.today)
    if is_cut:
        source = event.record.source
        kind = problems.RECURRENCE
        faults.append(problems.at_line(kind, source.path, source.line, most=MOST_OCCURRENCES))
    for day in days:
        if day not in event.never and (event.of_day or (event.uid, day) not in moved):
            yield day


def _days_in(values: Any, manner: Manner) -> Iterator[date]:  # noqa: ANN401  likewise
    for value in _listed(values):
        for one in value.dts:
            moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            yield _day_of(moment, manner)


def _day_of(moment: date, manner: Manner) -> date:
    """Give a day as it is written; of a moment in a zone that day in the vault's own zone."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is not None and manner.zone is not None:
        return moment.astimezone(manner.zone).date()
    return moment.date()


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  likewise
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
