"""Notes of which only some facts are held, and which are read when anybody asks for the rest.

Each stands for a file that has not changed since, as its digest tells when it is read after all. A
note is put back so once its records are made, since of most nobody asks for more; and so begins
every note that an earlier run has read. Decision 0095.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vaultnet.errors import NoteChangedError
from vaultnet.vault import files
from vaultnet.vault.note import Note
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vaultnet.vault.note import Tag

# What is known of a note without reading it: what is asked of all notes.
KNOWN: Final = ("aliases", "keys", "problems", "blocks")
_READ: Final = ("utf_8", "below", "frontmatter", "property_tags")
_FILE: Final = "_file"
_HELD: Final = ("path", _FILE, *KNOWN)
_DIGEST_BYTES: Final = 16


class NoteFile(NamedTuple):
    """Where a note can be read again, and what tells that it is the same."""

    root: Path
    name: str  # on disk, relative to the root
    max_bytes: int
    digest: bytes

    def read(self, path: str) -> Note:
        """Read a note; raises `NoteChangedError` where it is not the same any more."""
        try:
            data = files.read_file(self.root, self.name, self.max_bytes)
        except OSError:
            data = None
        if data is None or digest_of(data) != self.digest:
            raise NoteChangedError(
                "{path} was changed meanwhile; run again.", code="changed-now", path=path
            )
        return read_note(data, path)


class UnreadNote(Note):
    """A note that is read when anybody asks for its text."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a note has
        if name not in _READ:
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
        read = known[_FILE].read(self.path)
        known.update({name: getattr(read, name) for name in _READ})
        object.__setattr__(self, "__class__", Note)


def unread_note(path: str, file: NoteFile, known: Mapping[str, object]) -> Note:
    """Give a note of which only some facts are `known`, those that say anything."""
    note = UnreadNote.__new__(UnreadNote)
    note.__dict__.update(known, path=path, _file=file)
    return note


def lies_in(note: Note, file: NoteFile) -> Note:
    """Let a note that was just read know its file."""
    note.__dict__[_FILE] = file
    return note


def digest_in_file(note: Note) -> bytes | None:
    """Give the digest of a note's file, of which nothing need be read; None where it has none."""
    file: NoteFile | None = note.__dict__.get(_FILE)
    return file and file.digest


def put_back(note: Note) -> None:
    """Let go what was read of a note: it is read again where anybody asks.

    One that is in no file, as it is only to be written, lets go what was worked out of its text.
    """
    known = note.__dict__
    if _FILE in known and type(note) is Note:
        facts = {name: got for name in _HELD if (got := known.get(name))}
        object.__setattr__(note, "__dict__", facts)  # a table that has grown stays as large
        object.__setattr__(note, "__class__", UnreadNote)
    else:
        note.let_go()


def digest_of(data: bytes) -> bytes:
    """Give what tells whether a note changed."""
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()
