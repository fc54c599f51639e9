"""What all that look at a vault share: its notes by kind, and which of them may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.paths import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.records import Source
    from vaultnet.vault.conventions import NoteKind
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading


@frozen_record
class Sight:
    """A vault's notes by what they are."""

    reading: Reading
    kinds: Mapping[str, NoteKind]  # by path
    privacy: Privacy
    folders: frozenset[str]  # those with notes that are not private, somewhere below

    @classmethod
    def of(cls, reading: Reading) -> Sight:
        """Find out what each note is."""
        kinds = Kinds(reading)
        by_path = {path: kinds.of(path) for path in sorted(reading.notes)}
        privacy = Privacy(reading, by_path)
        folders: set[str] = set()
        for path in by_path:
            folder = folder_of(path)
            if folder not in folders and not privacy.of(path):
                folders.update(_with_those_above(folder))
        return cls(reading, by_path, privacy, frozenset(folders))

    def paths(self, *wanted: NoteKind) -> Iterator[str]:
        """Give the paths of the notes of some kinds, in order."""
        return (path for path, kind in self.kinds.items() if kind in wanted)

    def notes(self, *wanted: NoteKind) -> Iterator[Note]:
        """Give the notes of some kinds, by path."""
        return (self.reading.notes[path] for path in self.paths(*wanted))

    def example(self, sources: Iterable[Source]) -> Source | None:
        """Give the first of some places that is not in a private note."""
        shown = (one for one in sources if not self.is_private(one.path))
        return min(shown, default=None)

    def shown(self, folder: str) -> str:
        """Give a folder, or the nearest above it whose notes are not all private."""
        while folder and folder not in self.folders:
            folder = folder_of(folder)
        return folder

    def is_private(self, path: str) -> bool:
        """Tell whether a path is that of a private note."""
        return path in self.reading.notes and self.privacy.of(path)


def _with_those_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder_of(folder)
