"""What was read from notes before, and which of it still stands.

The records of a note stand while the note is the same, what is known of it by its place is the
same, and nothing has changed of what it asked about others: which file a name means, what kind of
note that is, who has a name. Whatever is remembered may be thrown away at any moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.parse.asked import as_asked
from vaultnet.vault.parse.reading import Reading

if TYPE_CHECKING:
    from vaultnet.core.records import Contact
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.conventions import NoteKind
    from vaultnet.vault.links import LinkIndex
    from vaultnet.vault.note import Note
    from vaultnet.vault.obsidian import VaultConfig
    from vaultnet.vault.parse.joining import Joined
    from vaultnet.vault.parse.kinds import Kinds
    from vaultnet.vault.parse.note_records import NoteRecords
    from vaultnet.vault.parse.people.directory import People
    from vaultnet.vault.parse.people.near_keys import NearKeys
    from vaultnet.vault.parse.privacy import Privacy
    from vaultnet.vault.parse.report import Report


@frozen_record
class ContactRead:
    """A contact, and the names of the files that the reading of it asked about."""

    contact: Contact
    report: Report
    files: tuple[str, ...]  # as `Asked` has them; sorted
    met: tuple[str, ...] = ()  # what says where the acquaintance began; see `ties`

    def as_before(self, then: ContactRead | None) -> ContactRead:
        """Give what was read before where it says the same, so that the contact is that object."""
        if then is None or self.contact != then.contact:
            return self
        return then if self == then else replace(self, contact=then.contact)


@frozen_record
class Past:
    """A vault as it was read last."""

    reading: Reading
    kinds: Kinds
    by_kind: Mapping[str, NoteKind]  # by path
    privacy: Privacy
    organisations: Mapping[str, str]
    owners: Sequence[str]  # paths of the notes that say that they are the owner's
    people: People
    near: NearKeys
    joined: Joined

    @property
    def contacts(self) -> Mapping[str, ContactRead]:
        """The contacts by path."""
        return self.joined.contacts

    @property
    def records(self) -> Mapping[str, NoteRecords]:
        """The records of each note by path."""
        return self.joined.records

    def is_read_as(self, reading: Reading) -> bool:
        """Tell whether it was read by the same settings, configuration and words."""
        return self.is_read_by(reading.settings, reading.config, reading.words)

    def is_read_by(self, settings: Settings, config: VaultConfig, words: Vocabulary) -> bool:
        """Tell whether it was read by these settings, this configuration and these words."""
        mine = self.reading
        return mine.words is words and (mine.settings, mine.config) == (settings, config)


@dataclass(slots=True)
class Remembered:
    """Holds what the last reading of a vault found out; empty before the first."""

    past: Past | None = None

    def reading(
        self,
        notes: Mapping[str, Note],
        links: LinkIndex,
        config: VaultConfig,
        settings: Settings,
        words: Vocabulary,
    ) -> Reading:
        """Make a reading; with what the last one knows of words, where the rules are the same."""
        if self.past is not None and self.past.is_read_by(settings, config, words):
            return self.past.reading.again(notes, links)
        return Reading.of(notes, links, config, settings, words)


@frozen_record
class Stale:
    """What has changed since the last reading, as notes ask about it."""

    notes: frozenset[str]  # paths of those that may be of another kind, or private, themselves
    # Names, as they are asked for, of files that come, go or are notes of another kind.
    files: frozenset[str]
    contents: frozenset[str]  # likewise of files that say something else than before

    def has_contact(self, path: str, read: ContactRead) -> bool:
        """Tell whether a contact must be read again."""
        asked = read.files
        return (
            path in self.notes
            or not self.files.isdisjoint(asked)
            or not self.contents.isdisjoint(asked)
        )

    def notes_among(
        self, notes: Iterable[str], known: Mapping[str, NoteRecords], names: frozenset[str]
    ) -> list[str]:
        """Give the notes that must be read again; `names` mean other people than before."""
        if not self.files and not names:
            return [path for path in self.notes if path in notes]
        return [
            path
            for path in notes
            if path in self.notes or path not in known or self._asked_by(known[path], names)
        ]

    def _asked_by(self, records: NoteRecords, names: frozenset[str]) -> bool:
        """Tell whether a note asked for something that has another answer now."""
        asked = records.asked
        return not (self.files.isdisjoint(asked.files) and names.isdisjoint(asked.names))


def stale_since(past: Past, reading: Reading, kinds: Kinds, privacy: Privacy) -> Stale:
    """Work out what has changed since the last reading."""
    then, now = past.reading.links, reading.links
    came_or_went = frozenset[str]() if then is now else then.files ^ now.files
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
        files=as_asked(came_or_went | other),
        contents=as_asked(kinds.changed),
    )
