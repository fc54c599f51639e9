"""What every source of interactions reads from, and how it makes an interaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.channels import layer_of
from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Interaction, Recognition, Source, ValueAct
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.days import day_of_note
from vaultnet.vault.parse.lines.entries import Page
from vaultnet.vault.parse.lines.enumerations import counted_beside, enumerations_in
from vaultnet.vault.parse.lines.said import is_people_field
from vaultnet.vault.parse.people.directory import Company, Meant, company_of, note_absent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from vaultnet.core.records import Contact
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.kinds import Kinds
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.lines.said import Said
    from vaultnet.vault.parse.people.directory import People
    from vaultnet.vault.parse.privacy import Privacy
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report


NONE: Final[frozenset[int]] = frozenset()
# Notes in which a link to a note that is not there yet may well be a person.
_OF_A_DAY: Final = frozenset({NoteKind.DAILY, NoteKind.MEETING})


@frozen_record
class Found:
    """Where an interaction was found, and by which convention."""

    source: Source
    recognition: Recognition
    private: bool = False  # the entry itself, whatever its note is
    hushed: bool = False  # its words name a private note


@dataclass(slots=True)
class Scene:
    """A vault whose contacts are known, ready for its interactions to be read."""

    reading: Reading
    kinds: Kinds
    people: People
    contacts: Mapping[str, Contact]
    privacy: Privacy
    report: Report
    pages: dict[str, Page]
    # Names in links to no note, by where they stand: of people, if some list of people has them.
    perhaps: dict[Source, set[str]] = field(default_factory=dict)
    # Likewise, but counted already, since they are enumerated with contacts.
    enumerated: dict[Source, set[str]] = field(default_factory=dict)
    # Whom the entries of the note at hand tell of, and the lines of every note that may do so.
    companies: dict[int, tuple[Entry, Company]] = field(default_factory=dict)
    lines_with_people: dict[str, frozenset[int]] = field(default_factory=dict)
    alone: dict[str, Company] = field(default_factory=dict)  # each contact as the only company

    def for_note(self, report: Report, companies: dict[int, tuple[Entry, Company]]) -> Scene:
        """Give the scene in which one note is read, and what is noticed there put down apart."""
        return Scene(
            self.reading,
            self.kinds,
            self.people,
            self.contacts,
            self.privacy,
            report,
            self.pages,
            companies=companies,
            lines_with_people=self.lines_with_people,
            alone=self.alone,
        )

    def page(self, note: Note) -> Page:
        """Give a note's entries; they are made once."""
        if note.path not in self.pages:
            self.pages[note.path] = Page(note, self.reading)
        return self.pages[note.path]

    def day_of(self, note: Note) -> date | None:
        """Give the day that a note is about."""
        return day_of_note(note, self.kinds.of(note.path), self.reading, self.report)

    def tells_of_people(self, note: Note) -> bool:
        """Tell whether anything in the text of a note can lead to a contact."""
        if self.kinds.of(note.path) in _OF_A_DAY:  # where no line of it is asked for
            return self._tells_of_any(note)
        return bool(self._lines_of_people(note))

    def _tells_of_any(self, note: Note) -> bool:
        """Do as `tells_of_people` without a look at what comes after the first trace of one."""
        path, may_mean = note.path, self.people.may_mean
        return any(may_mean(one.target, path) for one in note.body.links) or any(
            is_people_field(one, self.reading) for one in note.body.fields
        )

    def entries_with_people(self, note: Note, besides: AbstractSet[int] = NONE) -> Sequence[Entry]:
        """Give the entries that can tell of a contact, and those at the lines `besides`.

        No others are made. In a note of a day or a meeting these are all that have a link or a
        field: whoever has no note yet may be linked there.
        """
        page = self.page(note)
        if self.kinds.of(note.path) in _OF_A_DAY:
            return page.linked
        noted = {link.line for link in note.body.links if "@" in link.target}  # who has no note
        return page.linked_at(self._lines_of_people(note) | noted | besides)

    def _lines_of_people(self, note: Note) -> frozenset[int]:
        found = self.lines_with_people.get(note.path)
        if found is None:
            path, may_mean = note.path, self.people.may_mean
            fields = note.body.fields
            linked = {one.line for one in note.body.links if may_mean(one.target, path)}
            linked.update(one.line for one in fields if is_people_field(one, self.reading))
            if linked:
                linked.update(one.line for one in fields if "[[" in one.value)
            found = self.lines_with_people[path] = frozenset(linked)
        return found

    def company_in(self, entry: Entry, path: str) -> Company:
        """Tell whom an entry links to, or names in a field for people; it is found out once."""
        known = self.companies.get(entry.line)
        if known is None or known[0] is not entry:
            company = self._alone_in(entry, path) or self._company_in(entry, path)
            known = self.companies[entry.line] = entry, company
        return known[1]

    def _alone_in(self, entry: Entry, path: str) -> Company | None:
        """Do as `_company_in` for an entry with one link, to a contact; None for any other."""
        links = entry.links
        if len(links) != 1 or len(entry.objects) != 1:
            return None
        meant = self.reading.resolve(links[0].target, path)
        if meant is None or meant not in self.contacts:
            return None
        company = self.alone.get(meant)
        if company is None:
            company = self.alone[meant] = Company((meant,))
        counted = counted_beside(entry, self.reading.words)
        return replace(company, counted=counted) if counted else company

    def _company_in(self, entry: Entry, path: str) -> Company:
        source = Source(path, entry.line)
        kind = self.kinds.of(path)
        meant = self._linked_in(entry, source, notes_strangers=kind in _OF_A_DAY)
        for held in entry.fields:
            if is_people_field(held, self.reading):
                meant += self.people.named(held.value, source, self.report)
            elif self.reading.meaning(held.key) is None:
                meant += self.people.only_linked(held.value, source, self.report)
        counted = counted_beside(entry, self.reading.words)
        company = company_of(meant)
        if counted:
            company = replace(company, counted=counted)
        if kind is NoteKind.DAILY and self.perhaps and self.perhaps.get(source):
            return self._with_enumerated(company, entry, source)
        return company

    def _linked_in(self, entry: Entry, source: Source, *, notes_strangers: bool) -> list[Meant]:
        """Tell whom an entry links to; who has no note is noted, where that may be somebody."""
        meant: list[Meant] = []
        strangers: set[str] = set()
        for link in entry.links:
            leads_to = self.reading.resolve(link.target, source.path)
            if leads_to is not None:
                if leads_to in self.contacts:
                    meant.append(Meant(leads_to, ""))
                continue
            one = self.people.named_by_target(link.target, source, self.report)
            if one is not None:
                meant.append(one)
            elif notes_strangers and (name := self.people.unknown_by_target(link.target)):
                strangers.add(name)
        if strangers:
            self.perhaps.setdefault(source, set()).update(strangers)
        return meant

    def _with_enumerated(self, company: Company, entry: Entry, source: Source) -> Company:
        """Count those who stand in one enumeration with contacts, though they have no note."""
        known = {fold(name) for name in company.others}
        beside = {
            name
            for name in self._beside_contacts(entry, source)
            if fold(name) not in known and name in self.perhaps[source]
        }
        self.perhaps[source] -= beside
        self.enumerated.setdefault(source, set()).update(beside)
        return replace(company, besides=frozenset(beside))

    def _beside_contacts(self, entry: Entry, source: Source) -> Iterator[str]:
        for introduced, run in enumerations_in(entry, self.reading.words):
            people = [self.people.may_mean(link.target, source.path) for link in run]
            if any(people):
                for link in run if introduced or people[0] else run[1:]:
                    name = self.people.unknown_of(link.target, source)
                    if name:
                        yield name

    def others_with(self, entry: Entry, source: Source) -> frozenset[str]:
        """Give who else was there in an entry of a log: those enumerated after `with`."""
        found: set[str] = set()
        if not entry.objects:
            return frozenset()
        for introduced, run in enumerations_in(entry, self.reading.words):
            if introduced and any(self.people.may_mean(one.target, source.path) for one in run):
                for link in run:
                    path = self.reading.resolve(link.target, source.path)
                    if path is not None and path in self.contacts and path != source.path:
                        found.add(path)
                    elif name := self.people.unknown_of(link.target, source):
                        found.add(fold(name))
        return frozenset(found)

    def is_private(self, entry: Entry) -> bool:
        """Tell whether an entry is never to be quoted: by its section or its own tag."""
        if entry.section.is_private:
            return True
        return bool(entry.tags) and any(map(self.privacy.is_private_tag, entry.tags))

    def names_private(self, entry: Entry, path: str) -> bool:
        """Tell whether an entry of the note at `path` links to a private note, so names it."""
        notes, is_private, resolve = self.reading.notes, self.privacy.of, self.reading.resolve
        for link in entry.links:
            leads_to = resolve(link.target, path)
            if leads_to is not None and leads_to in notes and is_private(leads_to):
                return True
        return False

    def is_any_private(self, paths: Iterable[str]) -> bool:
        """Tell whether one of some contacts is private."""
        contacts = self.contacts
        return True in [contacts[one].private for one in paths]

    def found_in(self, entry: Entry, path: str, recognition: Recognition) -> Found:
        """Tell where an interaction was found: in an entry of the note at `path`."""
        private, hushed = self.is_private(entry), self.names_private(entry, path)
        return Found(Source(path, entry.line), recognition, private, hushed)

    def interaction(self, day: date, company: Company, said: Said, found: Found) -> Interaction:
        """Make the record; text that is private, or of a block that YAML rejects, is not kept."""
        path = found.source.path
        private = found.private or self.privacy.of(path) or self.is_any_private(company.contacts)
        rejected = self.reading.notes[path].frontmatter.state == "rejected"
        quiet = private or found.hushed or rejected
        people = company.people
        return Interaction(
            day,
            company.contacts,
            said.channel,
            layer_of(said.channel, people, said.layer),
            found.source,
            found.recognition,
            said.direction,
            _without_text(said.gave) if quiet else said.gave,
            _without_text(said.received) if quiet else said.received,
            people=people,
            summary=None if quiet else said.summary,
            private=private,
        )

    def with_those_named_elsewhere(self, interaction: Interaction) -> Interaction:
        """Count people without a note whose links only another note shows to be people."""
        names = self.perhaps.get(interaction.source) if self.perhaps else None
        if not names:
            return interaction  # as most
        more = sum(self.report.is_mentioned(name) for name in names)
        if not more:
            return interaction
        people = interaction.people + more
        return replace(
            interaction,
            people=people,
            layer=layer_of(interaction.channel, people, interaction.layer),
        )

    def note_those_named_elsewhere(self) -> None:
        """Note where people without a note are linked to besides."""
        if not self.report.mentions:
            return
        known = [
            (name, source)
            for source, names in chain(self.perhaps.items(), self.enumerated.items())
            for name in names
            if self.report.is_mentioned(name)
        ]
        for name, source in known:
            note_absent(name, source, self.report)


def _without_text(acts: Iterable[ValueAct]) -> tuple[ValueAct, ...]:
    return tuple(dict.fromkeys(ValueAct(act.kind) for act in acts))
