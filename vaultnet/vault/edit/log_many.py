"""Many entries written into one log at once: each as it would be alone, but read back together."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.log import Draft, add_log_entry, has_entry
from vaultnet.vault.edit.raw import RawNote
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vaultnet.core.log_entry import LogEntry
    from vaultnet.vault.edit.log_place import Log
    from vaultnet.vault.edit.writing import Writing


@frozen_record
class Logged:
    """A note with entries in its log, which were written, and which were refused and why."""

    data: bytes
    written: tuple[LogEntry, ...] = ()
    refused: tuple[tuple[LogEntry, str], ...] = ()


def add_log_entries(
    data: bytes, path: str, entries: Iterable[LogEntry], writing: Writing
) -> Logged:
    """Write entries, each of which has an id, into the log of their first contact's note.

    An entry whose id stands in the note is left out. What is not read back as that interaction is
    tried alone, in the other ways that `add_log_entry` knows, and refused if none will do.
    """
    new = {one.id: one for one in entries if not has_entry(data, one.id)}
    ordered = sorted(new.values(), key=lambda one: (one.channel, one.day, one.id))
    done = Logged(data)
    for _, group in groupby(ordered, key=lambda one: one.channel):
        done = _of_one_channel(done, path, [*group], writing)
    return done


def _of_one_channel(
    done: Logged, path: str, entries: Sequence[LogEntry], writing: Writing
) -> Logged:
    """Write the first entry alone, which finds or makes the log, and the others together."""
    done = _alone(done, path, entries[:1], writing)
    rest = entries[1:]
    new, told = _together(done.data, path, rest, writing)
    if rest and told and len(told) < len(rest):
        new, told = _together(done.data, path, told, writing)
    if told:
        done = Logged(new, (*done.written, *told), done.refused)
    return _alone(done, path, [one for one in rest if one not in told], writing)


def _alone(done: Logged, path: str, entries: Iterable[LogEntry], writing: Writing) -> Logged:
    data, written, refused = done.data, list(done.written), list(done.refused)
    for one in entries:
        try:
            data = add_log_entry(data, path, one, writing)
            written.append(one)
        except NoteRefusedError as error:
            refused.append((one, str(error)))
    return Logged(data, tuple(written), tuple(refused))


def _together(
    data: bytes, path: str, entries: Sequence[LogEntry], writing: Writing
) -> tuple[bytes, list[LogEntry]]:
    """Put entries into the log and read it once; give the note, and those that are read back.

    The note may be written only where these are all of them, and nothing else has changed.
    """
    if not entries:
        return data, []
    raw, note = RawNote.of(data, path), read_note(data, path)
    log = Draft(raw, note, entries[0], writing, NoteKind.CONTACT).log
    if log is None or not log.entries:
        return data, []
    drafts = [Draft(raw, note, one, writing, NoteKind.CONTACT) for one in entries]
    new = _with_all(raw, drafts, log)
    before = writing.interactions(data, path, NoteKind.CONTACT)
    after = writing.interactions(new, path, NoteKind.CONTACT)
    if before - after:
        return data, []
    found = Counter(after - before)
    told = []
    for draft in drafts:
        mine = next((one for one in found if found[one] and draft.is_told(one)), None)
        if mine is not None:
            found[mine] -= 1
            told.append(draft.entry)
    strangers = found.total() > len(entries) - len(told)
    return (data, []) if strangers else (new, told)


def _with_all(raw: RawNote, drafts: Iterable[Draft], log: Log) -> bytes:
    """Give the note with every entry in its place; those of one place in the order of the log."""
    newest_first = log.entries[0][1] > log.entries[-1][1]
    by_place: dict[int, list[str]] = {}
    for draft in sorted(drafts, key=lambda one: one.entry.day, reverse=newest_first):
        place = next(draft.places_in(log), None)
        if place is not None:
            by_place.setdefault(place[0], []).extend(place[1])
    data = raw.joined(raw.lines)
    for first in sorted(by_place, reverse=True):
        data = RawNote.of(data, "").with_lines(first, first - 1, by_place[first])
    return data
