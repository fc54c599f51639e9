"""What was read from notes before, and which of it still stands.

The records of a note stand while the note is the same, what is known of it by its place is the
same, and nothing has changed of what it asked about others: which file a name means, what kind of
note that is, who has a name. Whatever is remembered may be thrown away at any moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from vaultnet.vault.paths import file_name

if TYPE_CHECKING:
    from vaultnet.core.records import Contact
    from vaultnet.vault.parse.kinds import Kinds
    from vaultnet.vault.parse.note_records import NoteRecords
    from vaultnet.vault.parse.people.directory import People
    from vaultnet.vault.parse.privacy import Privacy
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report
    from vaultnet.vault.parse.topics import Topics


class Asking(Protocol):
    """Something read of a note, with what it asked of the rest of the vault."""

    @property
    def files(self) -> AbstractSet[str]:
        """The names, in small letters, that its links may mean."""

    @property
    def names(self) -> AbstractSet[str]:
        """The folded names of people that it may speak of."""


@dataclass(frozen=True, slots=True)
class ContactRead:
    """A contact, and the names of the files that the reading of it asked about."""

    contact: Contact
    report: Report
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Past:
    """A vault as it was read last."""

    reading: Reading
    kinds: Kinds
    privacy: Privacy
    organisations: Mapping[str, str]
    contacts: Mapping[str, ContactRead]  # by path, as the two below
    people: People
    records: Mapping[str, NoteRecords]
    topics: Topics

    def is_read_as(self, reading: Reading) -> bool:
        """Tell whether it was read by the same settings, configuration and words."""
        mine = self.reading
        return mine.words is reading.words and (mine.settings, mine.config) == (
            reading.settings,
            reading.config,
        )


@dataclass(slots=True)
class Remembered:
    """Holds what the last reading of a vault found out; empty before the first."""

    past: Past | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """What has changed since the last reading, as notes ask about it."""

    notes: frozenset[str]  # paths of those that may be of another kind, or private, themselves
    files: frozenset[str]  # names, in small letters, that may mean another file or kind of note
    contents: frozenset[str]  # names of files that say something else than before

    def has_contact(self, path: str, read: ContactRead) -> bool:
        """Tell whether a contact must be read again."""
        asked = read.files
        return (
            path in self.notes
            or not self.files.isdisjoint(asked)
            or not self.contents.isdisjoint(asked)
        )

    def has_records(self, path: str, records: Asking, names: frozenset[str]) -> bool:
        """Tell whether a note must be read again; `names` mean other people than before."""
        return (
            path in self.notes
            or not self.files.isdisjoint(records.files)
            or not names.isdisjoint(records.names)
        )


def stale_since(past: Past, reading: Reading, kinds: Kinds, privacy: Privacy) -> Stale:
    """Work out what has changed since the last reading."""
    came_or_went = past.reading.links.files ^ reading.links.files
    other = {
        path
        for path in kinds.doubted
        if path not in past.reading.notes
        or path not in reading.notes
        or past.kinds.of(path) is not kinds.of(path)
        or past.privacy.of(path) != privacy.of(path)
    }
    return Stale(
        notes=kinds.doubted,
        files=frozenset(file_name(path).lower() for path in came_or_went | other),
        contents=frozenset(file_name(path).lower() for path in kinds.changed),
    )
