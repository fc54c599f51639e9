"""Edits carried out on the bytes of notes: what each note is to hold, as changes not yet done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.acts import (
    AddDailyEntry,
    AddEntry,
    PutBack,
    RaiseDay,
    RemoveEntry,
    ReopenTask,
    SetProperty,
    TakeOut,
    TickTask,
)
from vaultnet.core.names import fold
from vaultnet.core.records import Stage
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.changes import Change
from vaultnet.vault.edit.keys import key_for
from vaultnet.vault.edit.log import add_daily_entry, add_log_entry
from vaultnet.vault.edit.properties import put_property_back, remove_property, set_property
from vaultnet.vault.edit.removal import remove_entry
from vaultnet.vault.edit.tasks import reopen_task, tick_task
from vaultnet.vault.edit.template import new_daily_note
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from datetime import datetime

    from vaultnet.core.acts import Edit
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note

Read: TypeAlias = Callable[[str], bytes | None]

# The meanings of keys that say it too: whoever resumes contact ends a pause and an archive.
_SAID_BY: Final = {"paused": {"paused", "archived"}}


def perform(
    edits: Iterable[Edit], read: Read, writing: Writing, now: datetime
) -> tuple[Change, ...]:
    """Give the changes that edits come to, one for each note, in the order of the edits.

    `read` gives the bytes of a note, None where there is none; `now` is for the templates of notes
    that are made. An edit that is done already changes nothing. Raises `NoteRefusedError` where one
    of them cannot be made: then none is.
    """
    desk = _Desk(read, writing, now)
    for edit in edits:
        desk.take(edit)
    return tuple(
        Change(path, desk.old[path], new) for path, new in desk.new.items() if desk.old[path] != new
    )


@dataclass(slots=True)
class _Desk:
    """The notes that are being edited."""

    read: Read
    writing: Writing
    now: datetime
    old: dict[str, bytes | None] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def take(self, edit: Edit) -> None:
        if isinstance(edit, AddEntry):
            path = edit.entry.contacts[0]
            self.new[path] = add_log_entry(self._data(path), path, edit.entry, self.writing)
        elif isinstance(edit, AddDailyEntry):
            path = self.writing.reading.config.daily_path(edit.entry.day)
            data = self._data(
                path, new_daily_note(edit.entry.day, self.read, self.writing, self.now)
            )
            self.new[path] = add_daily_entry(data, path, edit.entry, self.writing)
        elif isinstance(edit, RaiseDay):
            self._raise_day(edit)
        elif isinstance(edit, TickTask | ReopenTask):
            self._tick(edit)
        elif isinstance(edit, TakeOut):
            self._take_out(edit)
        elif isinstance(edit, PutBack):
            self._put_back(edit)
        elif isinstance(edit, RemoveEntry):
            self._remove(edit)
        else:
            self._set(edit)

    def _data(self, path: str, otherwise: bytes | None = None) -> bytes:
        if path not in self.new:
            self.old[path] = self.read(path)
            data = self.old[path] if self.old[path] is not None else otherwise
            if data is None:
                raise NoteRefusedError(
                    "{path} is gone; run again.",
                    code="note-gone",
                    path=path,
                )
            self.new[path] = data
        return self.new[path]

    def _tick(self, edit: TickTask | ReopenTask) -> None:
        path, line = edit.source.path, edit.source.line
        expected = self.writing.reading.notes[path].lines[line - 1]
        change = tick_task if isinstance(edit, TickTask) else reopen_task
        self.new[path] = change(self._data(path), path, line, expected, edit.day)

    def _remove(self, edit: RemoveEntry) -> None:
        data = self._data(edit.path)
        for entry in edit.others:
            with suppress(NoteRefusedError):
                self.new[edit.path] = remove_entry(data, edit.path, entry, self.writing)
                return
        self.new[edit.path] = remove_entry(data, edit.path, edit.entry, self.writing)

    def _take_out(self, edit: TakeOut) -> None:
        data = self._data(edit.path)
        for key in self._keys_of(edit, data):
            self.new[edit.path] = remove_property(data, edit.path, key)
            return

    def _put_back(self, edit: PutBack) -> None:
        data = self._data(edit.path)
        then = properties_of(read_note(edit.before, edit.path), self.writing.reading)
        keys = [one.key for one in then if one.meaning == edit.meaning]
        for key, was in zip(self._keys_of(edit, data), keys, strict=False):
            self.new[edit.path] = put_property_back(data, edit.path, key, edit.before, was)
            return

    def _keys_of(self, edit: TakeOut | PutBack, data: bytes) -> Iterator[str]:
        """Give the keys under which a note has the day of an edit."""
        reading = self.writing.reading
        for prop in properties_of(read_note(data, edit.path), reading):
            texts = texts_of(prop) if prop.meaning == edit.meaning else []
            if len(texts) == 1 and reading.day(texts[0]) == edit.day:
                yield prop.key

    def _set(self, edit: SetProperty) -> None:
        data = self._data(edit.path)
        note = read_note(data, edit.path)
        value: date | bool | str = edit.value
        if isinstance(value, Stage):
            value = self.writing.phrases.say(f"stage.{value}")
        if edit.value is False:
            new = self._unsaid(data, note, edit.meaning)
        else:
            key = key_for(edit.meaning, note, self.writing.reading)
            new = set_property(data, edit.path, key, value)
        if not self._is_said(new, edit):
            raise NoteRefusedError(
                "{path}: another line of the note (a tag, a field, `status`) says otherwise; "
                "the note was left alone: change that line by hand.",
                code="otherwise-said",
                path=edit.path,
            )
        self.new[edit.path] = new

    def _unsaid(self, data: bytes, note: Note, meaning: str) -> bytes:
        """Make every key that says yes say no; none is added, since nothing said is no."""
        for prop in properties_of(note, self.writing.reading):
            said = "" if prop.value is None else str(prop.value).strip()
            no = self.writing.reading.words.truths.get(fold(said)) is False
            if prop.meaning in _SAID_BY.get(meaning, {meaning}) and said and not no:
                data = set_property(data, note.path, prop.key, value=False)
        return data

    def _is_said(self, data: bytes, edit: SetProperty) -> bool:
        contact = self.writing.contact(data, edit.path)
        said = {
            "snoozed": contact.snoozed_until,
            "paused": contact.paused,
            "stage": contact.stage,
        }
        return edit.meaning not in said or said[edit.meaning] == edit.value

    def _raise_day(self, edit: RaiseDay) -> None:
        data = self._data(edit.path)
        note = read_note(data, edit.path)
        reading = self.writing.reading
        held = [one for one in properties_of(note, reading) if one.meaning == edit.meaning]
        if len(held) != 1:
            return
        texts = texts_of(held[0])
        day = reading.day(texts[0]) if len(texts) == 1 else None
        value: date | str = edit.day
        if texts and texts[0].startswith("[["):
            value = f"[[{edit.day.isoformat()}]]"
        if day is not None and day < edit.day:
            self.new[edit.path] = set_property(data, edit.path, held[0].key, value)
