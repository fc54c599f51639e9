"""Days of contact taken into the vault: into the contacts' logs, or as notes of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.changes import Change
from vaultnet.vault.edit.log_many import add_log_entries
from vaultnet.vault.edit.meeting_note import MeetingNotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vaultnet.core.contact_days import DayOfContact
    from vaultnet.vault.edit.writing import Writing

    Into: TypeAlias = Literal["log", "meeting"]

_MEETINGS: Final = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO})


@frozen_record
class DaysTaken:
    """What taking days in comes to, not yet done."""

    changes: tuple[Change, ...] = ()
    written: tuple[tuple[DayOfContact, str], ...] = ()  # each day, and the note it goes into
    refused: tuple[tuple[DayOfContact, str], ...] = ()  # each day, and why not


def take_days(
    days: Iterable[DayOfContact],
    into: Into,
    read: Callable[[str], bytes | None],
    writing: Writing,
) -> DaysTaken:
    """Work out the changes by which days of contact get into the vault; known ones change nothing.

    With `into` as `meeting`, a calendar's meetings get notes of their own; mail always goes into
    the logs.
    """
    logs: dict[str, list[DayOfContact]] = {}
    meetings: list[DayOfContact] = []
    for day in days:
        if into == "meeting" and day.record.channel in _MEETINGS:
            meetings.append(day)
        else:
            logs.setdefault(day.contacts[0], []).append(day)
    parts = [_logged(path, of_note, read, writing) for path, of_note in sorted(logs.items())]
    parts.append(_as_notes(meetings, writing))
    return DaysTaken(
        changes=tuple(one for part in parts for one in part.changes),
        written=tuple(one for part in parts for one in part.written),
        refused=tuple(one for part in parts for one in part.refused),
    )


def _logged(
    path: str,
    days: Sequence[DayOfContact],
    read: Callable[[str], bytes | None],
    writing: Writing,
) -> DaysTaken:
    """Write days into the log of one contact."""
    by_id = {one.entry.id: one for one in days}
    old = read(path) or b""
    try:
        logged = add_log_entries(old, path, [one.entry for one in days], writing)
    except NoteRefusedError as error:
        return DaysTaken(refused=tuple((one, str(error)) for one in days))
    return DaysTaken(
        changes=(Change(path, old, logged.data),) if logged.data != old else (),
        written=tuple((by_id[one.id], path) for one in logged.written),
        refused=tuple((by_id[one.id], reason) for one, reason in logged.refused),
    )


def _as_notes(meetings: Sequence[DayOfContact], writing: Writing) -> DaysTaken:
    """Make a note of each meeting that has none."""
    if not meetings:
        return DaysTaken()
    notes = MeetingNotes(writing)
    made = []
    refused = []
    for day in meetings:
        try:
            if not notes.exists(day):
                made.append((day, notes.made(day)))
        except NoteRefusedError as error:
            refused.append((day, str(error)))
    return DaysTaken(
        changes=tuple(Change(note.path, None, note.data) for _, note in made),
        written=tuple((day, note.path) for day, note in made),
        refused=tuple(refused),
    )
