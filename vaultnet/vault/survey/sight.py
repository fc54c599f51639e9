"""What all that look at a vault share: its notes by kind, and which of them may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.privacy import Privacy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.records import Source
    from vaultnet.vault.conventions import NoteKind
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading


@dataclass(frozen=True, slots=True)
class Sight:
    """A vault's notes by what they are."""

    reading: Reading
    kinds: Mapping[str, NoteKind]  # by path
    privacy: Privacy

    @classmethod
    def of(cls, reading: Reading) -> Sight:
        """Find out what each note is."""
        kinds = Kinds(reading)
        by_path = {path: kinds.of(path) for path in sorted(reading.notes)}
        return cls(reading, by_path, Privacy(reading, by_path))

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

    def is_private(self, path: str) -> bool:
        """Tell whether a path is that of a private note."""
        return path in self.reading.notes and self.privacy.of(path)
