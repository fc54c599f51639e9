"""The notes of a vault as they lie on the disk, read whole or only where they changed.

What the disk says of a file (times, size, inode) tells which notes to read again; whether a note
changed is told by its bytes alone, so that a note saved as it was keeps its place and its records.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.core.patches import stretches
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault import files
from vaultnet.vault.read import read_note
from vaultnet.vault.unread import NoteFile, digest_of, lies_in
from vaultnet.vault.walk import Entry, Listing, is_as_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vaultnet.core.records import Problem
    from vaultnet.vault.note import Note

_PATH: Final = attrgetter("path")
_FENCE: Final = b"---"
_BOM: Final = b"\xef\xbb\xbf"


@frozen_record
class Contents:
    """What was read of a vault."""

    listing: Listing = field(default_factory=lambda: Listing((), (), ()))
    notes: Mapping[str, Note] = field(default_factory=dict)  # by path, as the three below
    digests: Mapping[str, bytes] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)  # bytes
    unread: Mapping[str, Problem | None] = field(default_factory=dict)  # None: gone by now
    unfinished: frozenset[str] = frozenset()  # left as they were, since they are being written


@frozen_record
class Reader:
    """How notes are read: up to which size, and who is told of the progress."""

    root: Path
    max_bytes: int
    progress: Callable[[int, int], None] | None = None
    patient: bool = False  # leave as it was what looks as if it was still being written

    def read(self, listing: Listing, before: Contents, doubted: Collection[str] = ()) -> Contents:
        """Read the notes of a listing, again only where it differs from the one before.

        The notes `doubted` are read whatever the listing says. A note whose bytes are the same
        remains the same object.
        """
        # Mostly it is the very same look at a note: then it need not be compared.
        then, seen = stretches(before.listing.notes, listing.notes)
        known = {entry.path: entry for entry in before.listing.notes[then]}
        looked = {entry.path: entry for entry in listing.notes[seen]}
        again = {*doubted, *before.unfinished}
        again |= {path for path, entry in looked.items() if entry != known.get(path)}
        among = looked.values() if again <= looked.keys() else listing.notes
        to_read = [entry for entry in among if entry.path in again] if again else []
        now = _Reading.after(before)
        for number, entry in enumerate(to_read, 1):
            self._read_one(entry, before, now)
            if self.progress is not None:
                self.progress(number, len(to_read))
        now.forget(known.keys() - looked.keys())
        if not again <= before.notes.keys():  # new ones stand at the end
            paths = map(_PATH, listing.notes)
            now.notes = {path: now.notes[path] for path in paths if path in now.notes}
        unfinished = frozenset(now.unfinished)
        return Contents(listing, now.notes, now.digests, now.sizes, now.unread, unfinished)

    def _read_one(self, entry: Entry, before: Contents, now: _Reading) -> None:
        path = entry.path
        try:
            data = files.read_file(self.root, entry.on_disk, self.max_bytes)
        except OSError as error:
            now.forget([path])
            now.unread[path] = files.unreadable(path, error)
            return
        now.unread.pop(path, None)
        old = before.notes.get(path)
        size = before.sizes.get(path, 0)
        digest = digest_of(data)
        # Of what is written while it is read, a part may have been read.
        if (
            self.patient
            and before.digests.get(path) != digest
            and (is_unfinished(data, size) or not is_as_seen(self.root, entry))
        ):
            now.unfinished.add(path)  # and is as it was
            return
        if old is None or before.digests.get(path) != digest:
            old = read_note(data, path)
        file = NoteFile(self.root, entry.on_disk, self.max_bytes, digest)
        now.notes[path] = lies_in(old, file)  # of the same name in other letters, perhaps
        size = len(data)
        now.digests[path] = digest
        now.sizes[path] = entry.size if entry.size == size else size  # mostly one object


@dataclass(slots=True)
class _Reading:
    notes: dict[str, Note]
    digests: dict[str, bytes]
    sizes: dict[str, int]
    unread: dict[str, Problem | None]
    unfinished: set[str] = field(default_factory=set)

    @classmethod
    def after(cls, before: Contents) -> _Reading:
        """Begin with what was read before."""
        return cls(
            dict(before.notes), dict(before.digests), dict(before.sizes), dict(before.unread)
        )

    def forget(self, paths: Iterable[str]) -> None:
        """Forget notes that are gone, or cannot be read."""
        for path in paths:
            self.notes.pop(path, None)
            self.digests.pop(path, None)
            self.sizes.pop(path, None)
            self.unread.pop(path, None)


def is_unfinished(data: bytes, before: int) -> bool:
    """Tell whether a note may be in the middle of being saved; `before` were its bytes.

    A program that saves in place first empties the file, and then writes it piece by piece: so it
    is empty, or lost more than half, or its frontmatter is opened and not closed. All of these a
    person may mean too: they are to be believed when they last.
    """
    if len(data) * 2 < before or (not data and before):
        return True
    text = data.removeprefix(_BOM)
    if text in {b"-", b"--"}:
        return True
    first, *rest = text.split(b"\n")
    return first.rstrip() == _FENCE and not any(line.rstrip() == _FENCE for line in rest)
