"""Notes and their records that were read in an earlier run, and are read or unpacked when needed.

Each stands for a note that has not changed since, as its digest tells when it is read after all. As
soon as anybody asks for what it does not know, it is filled, and is a note or a record like others.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vaultnet.errors import NoteChangedError
from vaultnet.vault import files
from vaultnet.vault.contents import digest_of
from vaultnet.vault.note import Note
from vaultnet.vault.parse.asked import Asked, Questions
from vaultnet.vault.parse.note_records import NoteRecords, questions_of_quiet
from vaultnet.vault.read import read_note
from vaultnet.vault.remembering.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vaultnet.vault.note import Tag
    from vaultnet.vault.parse.scene import Scene

# What is known of a note without reading it: what is asked of all notes.
KNOWN: Final = ("aliases", "problems", "blocks")
_FILLED: Final = ("text", "below", "frontmatter", "property_tags", *KNOWN)
_PARTS: Final = tuple(one.name for one in fields(NoteRecords) if one.name != "note")
_ASKED: Final = "asked"
_DISK: Final = "_disk"
_PACKED: Final = "_packed"


@dataclass(frozen=True, slots=True)
class Disk:
    """Where notes are read again, and what tells that they are the same."""

    root: Path
    max_bytes: int
    names: Mapping[str, str]  # on disk, by path
    digests: Mapping[str, bytes]

    def read(self, path: str) -> Note:
        """Read a note; raises `NoteChangedError` where it is not the same any more."""
        try:
            data = files.read_file(self.root, self.names[path], self.max_bytes)
        except OSError:
            data = None
        if data is None or digest_of(data) != self.digests[path]:
            raise NoteChangedError(
                "{path} was changed meanwhile; run again.", code="changed-now", path=path
            )
        return read_note(data, path)


class UnreadNote(Note):
    """A note that is read when anybody asks for its text."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a note has
        if name not in _FILLED:
            raise AttributeError(name)
        self._fill()
        return getattr(self, name)

    @property
    def property_tags(self) -> tuple[Tag, ...]:
        """The tags of its properties."""
        self._fill()
        return self.property_tags

    def _fill(self) -> None:
        known = self.__dict__
        read = known[_DISK].read(self.path)
        known.update({name: getattr(read, name) for name in _FILLED})
        del known[_DISK]
        object.__setattr__(self, "__class__", Note)


def unread_note(path: str, disk: Disk, known: Mapping[str, object]) -> Note:
    """Give a note of which only some facts are `known`."""
    note = UnreadNote.__new__(UnreadNote)
    note.__dict__.update(known, path=path, _disk=disk)
    return note


@dataclass(frozen=True, slots=True)
class Packed:
    """The records of all notes, packed one by one, and what they are unpacked with."""

    pieces: Mapping[str, bytes]  # by path
    named: Callable[[Any], object]
    scene: Scene  # in which it is worked out what quiet notes ask

    def parts(self, note: Note) -> Mapping[str, object]:
        """Unpack the records of a note."""
        found = dict(zip(_PARTS, unpack(self.pieces[note.path], self.named)(), strict=True))
        asked = found[_ASKED]
        found[_ASKED] = (
            questions_of_quiet(note, self.scene)
            if asked is None
            else Questions.of(Asked(files=set(asked[0]), names=set(asked[1])))
        )
        return found


class UnreadRecords(NoteRecords):
    """The records of a note that are unpacked when anybody asks for one."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever records there are
        if name not in _PARTS:
            raise AttributeError(name)
        parts = self.note.__dict__[_PACKED].parts(self.note)
        object.__setattr__(self, "__class__", NoteRecords)
        for part, found in parts.items():
            object.__setattr__(self, part, found)
        del self.note.__dict__[_PACKED]
        return parts[name]


def unread_records(note: Note, packed: Packed) -> NoteRecords:
    """Give the records of a note that are `packed`."""
    note.__dict__[_PACKED] = packed
    records = UnreadRecords.__new__(UnreadRecords)
    object.__setattr__(records, "note", note)
    return records


def parts_to_pack(records: NoteRecords) -> list[object]:
    """Give what the records of a note are packed of."""
    parts = {name: getattr(records, name) for name in _PARTS}
    asked = records.asked
    parts[_ASKED] = (asked.files, asked.names) if asked.is_known else None
    for name, one in parts.items():
        if isinstance(one, MappingProxyType):
            parts[name] = dict(one)
    return list(parts.values())
