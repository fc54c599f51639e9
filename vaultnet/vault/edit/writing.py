"""What every writer of entries shares: the vault as read, and a reader for what was written."""

from __future__ import annotations

from collections import ChainMap, Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from vaultnet.core.records import Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.interactions.daily import from_daily_note
from vaultnet.vault.parse.interactions.log import from_own_log
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.people.contacts import read_contact
from vaultnet.vault.parse.people.directory import People
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.scene import Scene
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Contact, Interaction
    from vaultnet.core.words import Phrases
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.kinds import Findings
    from vaultnet.vault.parse.reading import Reading


@dataclass(frozen=True)
class Writing:
    """The vault in which something is to be written down."""

    reading: Reading
    contacts: Mapping[str, Contact]  # by path
    phrases: Phrases  # the words that we write
    owner: str | None = None  # path of the owner's own note
    findings: Findings | None = None  # what is known of the kinds of its notes already

    @cached_property
    def people(self) -> People:
        """Who can be meant by a link or a name."""
        kinds = dict.fromkeys(self.contacts, NoteKind.CONTACT)
        if self.owner is not None:
            kinds[self.owner] = NoteKind.OWNER
        return People(self.contacts.values(), kinds, self.reading)

    def kinds(self, new: Mapping[str, Note] | None = None) -> Kinds:
        """Tell what each note is, those among them that are only to be made."""
        reading = self.reading
        if new:
            reading = replace(reading, notes=ChainMap(dict(new), dict(reading.notes)))
        return Kinds(reading, self.findings)

    def scene(self, note: Note, kind: NoteKind) -> Scene:
        """Make the scene in which one note is read as it is to be, the others as they were."""
        notes = ChainMap({note.path: note}, dict(self.reading.notes))
        reading = replace(self.reading, notes=notes)
        kinds = {note.path: kind}
        privacy = Privacy(reading, kinds)
        known = Kinds.known(reading, kinds)
        return Scene(reading, known, self.people, self.contacts, privacy, Report(), {})

    def interactions(self, data: bytes, path: str, kind: NoteKind) -> Counter[Interaction]:
        """Read the interactions that a contact's note or a daily note tells of, wherever in it."""
        note = read_note(data, path)
        scene = self.scene(note, kind)
        source = from_own_log if kind is NoteKind.CONTACT else from_daily_note
        nowhere = Source(path, 0)
        return Counter(replace(one, source=nowhere) for one in source(note, scene))

    def contact(self, data: bytes, path: str) -> Contact:
        """Read a contact's note as it is to be."""
        note = read_note(data, path)
        scene = self.scene(note, NoteKind.CONTACT)
        private = scene.privacy.of(path)
        page = scene.page(note)
        return read_contact(page, scene.reading, scene.report, private=private, organisations={})

    def link(self, path: str, source: str) -> str | None:
        """Write a link to a contact, shown by name; None where none can be certain."""
        name = self.contacts[path].name if path in self.contacts else None
        markdown = self.reading.config.markdown_links
        return self.reading.links.link_to(path, source, name, markdown=markdown)
