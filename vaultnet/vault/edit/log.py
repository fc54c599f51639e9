"""An interaction written down: in the contact's own log, or in the note of its day.

Whatever form is written, our own parser must read it back as exactly that interaction, and all
others of the note as they were; else nothing is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit import log_forms
from vaultnet.vault.edit.entry_text import is_told, said_by, wordings
from vaultnet.vault.edit.log_place import Form, find_log
from vaultnet.vault.edit.log_property import add_to_property
from vaultnet.vault.edit.raw import RawNote
from vaultnet.vault.note import Region
from vaultnet.vault.parse.interactions.log import told_in
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.log_entry import LogEntry
    from vaultnet.core.records import Interaction
    from vaultnet.vault.edit.entry_text import Wording
    from vaultnet.vault.edit.log_forms import Insertion
    from vaultnet.vault.edit.log_place import Log
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

_LEVELS: Final = (2, 1)  # of a heading that is created; the first, where nothing above it mutes it


def add_log_entry(data: bytes, path: str, entry: LogEntry, writing: Writing) -> bytes:
    """Give the bytes of the note of the entry's first contact with the entry in its log.

    The log is that under a heading for one, or a property; its form and order are kept. Without
    one, a heading is created at the end. An entry whose id stands in the note changes nothing.
    Raises `NoteRefusedError` where what would be written is not read back as that interaction.
    """
    return write_entry(data, path, entry, writing, NoteKind.CONTACT)


def add_daily_entry(data: bytes, path: str, entry: LogEntry, writing: Writing) -> bytes:
    """Give the bytes of the daily note of the entry's day with the entry, linked to its contacts.

    It goes under a heading for a log where there is one, else to the end of the note. Raises
    `NoteRefusedError` as `add_log_entry` does.
    """
    return write_entry(data, path, entry, writing, NoteKind.DAILY)


def has_entry(data: bytes, entry_id: str) -> bool:
    """Tell whether an entry of that block id stands in a note."""
    return id_pattern(entry_id).search(data.decode("utf-8", "replace")) is not None


def id_pattern(entry_id: str) -> re.Pattern[str]:
    """Give the expression that finds a block id where it stands, and not in a link to it."""
    return re.compile(rf"(?<![\w^#-])\^{re.escape(entry_id)}(?![\w-])")


def write_entry(data: bytes, path: str, entry: LogEntry, writing: Writing, kind: NoteKind) -> bytes:
    """Do as `add_log_entry` in a contact's note, as `add_daily_entry` in a daily note."""
    raw = RawNote.of(data, path)
    if entry.id and has_entry(data, entry.id):
        return data
    draft = Draft(raw, read_note(data, path), entry, writing, kind)
    before = writing.interactions(data, path, kind)
    for new in draft.candidates():
        after = writing.interactions(new, path, kind)
        found = list((after - before).elements())
        if not before - after and len(found) == 1 and draft.is_told(found[0]):
            return new
    raise NoteRefusedError(
        "{path}: what would be written is not read back as that contact; the note was "
        "left alone: write `- {entry}` by hand, in words of your own.",
        code="log-not-read",
        path=path,
        entry=draft.words[0].after(entry.day.isoformat()),
    )


@dataclass(frozen=True)
class Draft:
    """A note and the entry that is to go into it."""

    raw: RawNote
    note: Note
    entry: LogEntry
    writing: Writing
    kind: NoteKind

    @cached_property
    def words(self) -> tuple[Wording, ...]:
        """The ways to say the entry, the plainest first."""
        return tuple(wordings(self.entry, self.note.path, self.writing))

    @cached_property
    def scene(self) -> Scene:
        """The scene in which the note is read."""
        return self.writing.scene(self.note, self.kind)

    @cached_property
    def log(self) -> Log | None:
        """The log that the entry goes into; None where the note has none."""
        told = told_in(self.note, self.scene) if self.kind is NoteKind.CONTACT else []
        channel = said_by(self.entry, self.writing).channel
        sections = self.scene.page(self.note).outline.sections
        return find_log(self.note, sections, told, channel)

    def is_told(self, found: Interaction) -> bool:
        """Tell whether what was read is the entry, and as private as its note and its people."""
        people = any(self.writing.contacts[one].private for one in self.entry.contacts)
        private = people or self.scene.privacy.of(self.note.path)
        return found.private == private and is_told(found, self.entry, self.writing)

    def candidates(self) -> Iterator[bytes]:
        """Give the note with the entry in each way that may do, the best first."""
        if self.kind is NoteKind.DAILY:
            yield from self._in_daily_note()
            return
        if self.log is not None and self.log.entries:
            yield from self._in_log(self.log)
        for one in self.words:
            new = add_to_property(self.raw, self.note, self.entry, one, self.writing)
            if new is not None:
                yield new
        if self.log is not None and not self.log.entries:
            yield from self._in_log(self.log)
        day = self.entry.day.isoformat()
        yield from self._under_new_heading([f"- {one.after(day)}" for one in self.words])

    def places_in(self, log: Log) -> Iterator[Insertion]:
        """Give each way in which the entry may stand in a log, and where, the best first."""
        joint = "" if log.form is Form.ROW else log_forms.joint_of(log, self.note, self.entry.day)
        joined = [replace(one, joint=joint) for one in self.words[:1] if joint and one.channel]
        places = (self._in_form(log, one) for one in (*joined, *self.words))
        return (place for place in places if place is not None)

    def _in_log(self, log: Log) -> Iterator[bytes]:
        for first, lines in self.places_in(log):
            yield self.raw.with_lines(first, first - 1, lines)

    def _in_form(self, log: Log, words: Wording) -> Insertion | None:
        day = self.entry.day
        if log.form is Form.ROW:
            return log_forms.row(log, self.note, day, words, self.writing.reading)
        forms = {
            Form.ITEM: log_forms.item,
            Form.TEXT: log_forms.paragraph,
            Form.HEADING: log_forms.heading,
        }
        return forms[log.form](log, self.note, day, words)

    def _in_daily_note(self) -> Iterator[bytes]:
        links = [self.writing.link(one, self.note.path) for one in self.entry.contacts]
        if None in links:
            return
        head = ", ".join(one for one in links if one)
        lines = [f"- {one.after(head)}" for one in self.words]
        if self.log is not None:
            section = self.log.section
            end = section.last
            while end > section.first and not self.raw.bare(end).strip():
                end -= 1
            close = end == section.first or self.note.body.regions[end - 1] is Region.ITEM
            for line in lines:
                yield self.raw.with_lines(end + 1, end, [line] if close else ["", line])
        for line in lines:
            yield _at_end(self.raw, self.note, [line])
        yield from self._under_new_heading(lines)

    def _under_new_heading(self, lines: list[str]) -> Iterator[bytes]:
        title = self.writing.phrases.say("write.log")
        for level in _LEVELS:
            for line in lines:
                yield _at_end(self.raw, self.note, [f"{'#' * level} {title}", line])


def _at_end(raw: RawNote, note: Note, lines: list[str]) -> bytes:
    """Put lines behind everything else, an empty line between unless both are items of a list."""
    end = len(raw.lines)
    while end > note.frontmatter.last_line and not raw.bare(end).strip():
        end -= 1
    in_list = end > 0 and note.body.regions[end - 1] is Region.ITEM and lines[0].startswith("- ")
    gap = [] if end == 0 or in_list else [""]
    blanks = len(raw.lines) - end
    if blanks and gap:
        return raw.with_lines(len(raw.lines) + 1, len(raw.lines), lines)
    return raw.with_lines(end + 1, end, [*gap, *lines])
