"""The notes of a vault to the records of its network."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from vaultnet.core.deferred import Deferred
from vaultnet.core.history import newest_first
from vaultnet.core.names import fold
from vaultnet.core.presence import together_at_events
from vaultnet.core.records import Network
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.checks import check_contacts
from vaultnet.vault.parse.interactions.ticked import counted_once
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.lines.entries import Page
from vaultnet.vault.parse.note_records import NoteRecords, records_of
from vaultnet.vault.parse.people.acquainted import joined as joined_acquainted
from vaultnet.vault.parse.people.contacts import read_contact
from vaultnet.vault.parse.people.directory import People, names_of
from vaultnet.vault.parse.people.near_keys import NearKeys
from vaultnet.vault.parse.people.owner import owner_of
from vaultnet.vault.parse.people.ties import Ties
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.remembered import ContactRead, Past, Remembered, Stale, stale_since
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.scene import Scene
from vaultnet.vault.parse.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vaultnet.core.records import Interaction
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.links import LinkIndex
    from vaultnet.vault.note import Note
    from vaultnet.vault.obsidian import VaultConfig
    from vaultnet.vault.parse.remembered import Asking


def parse_network(
    notes: Mapping[str, Note],
    links: LinkIndex,
    config: VaultConfig,
    settings: Settings,
    vocabulary: Vocabulary,
) -> Network:
    """Read notes into contacts, interactions and problems; pure, and never raises.

    `notes` are all notes of the vault by path; their order does not matter. A fault of one note is
    a problem and never stops the rest.
    """
    return read_network(Reading.of(notes, links, config, settings, vocabulary), Remembered())


def read_network(reading: Reading, remembered: Remembered) -> Network:
    """Do as `parse_network`, but take over what is `remembered` where it must be the same.

    What this reading finds out is remembered instead; the answer is the same without it.
    """
    past = remembered.past
    if past is not None and not past.is_read_as(reading):
        past = None
    kinds = Kinds(reading, past.kinds.findings if past else None)
    by_kind = {path: kinds.of(path) for path in reading.notes}
    privacy = Privacy(reading, by_kind, past.privacy.besides(kinds.doubted) if past else None)
    stale = stale_since(past, reading, kinds, privacy) if past else None
    organisations = {
        fold(name): path
        for path, kind in by_kind.items()
        if kind is NoteKind.ORGANISATION
        for name in (*reading.notes[path].aliases, reading.notes[path].name)
    }
    pages: dict[str, Page] = {}
    known = past.contacts if past and past.organisations == organisations else {}
    read: dict[str, ContactRead] = {}
    for path, kind in by_kind.items():
        if kind is NoteKind.CONTACT:
            one = known.get(path)
            if one is None or stale is None or stale.has_contact(path, one):
                pages[path] = Page(reading.notes[path], reading)
                one = _contact(pages[path], reading, privacy, organisations)
            read[path] = one
    contacts = {path: one.contact for path, one in read.items()}
    people = People(contacts.values(), by_kind, reading)
    scene = Scene(reading, kinds, people, contacts, privacy, Report(), pages)
    stands = _standing(scene, past, stale)
    records = _records(scene, past.records if past else {}, stands)
    offered = past.topics.read.items() if past else ()
    topics = Topics(scene, records, {path: one for path, one in offered if stands(path, one)})
    remembered.past = Past(reading, kinds, privacy, organisations, read, people, records, topics)
    for contact in read.values():
        scene.report.take_in(contact.report)
    check_contacts(people, scene.report)
    owners = [path for path, kind in by_kind.items() if kind is NoteKind.OWNER]
    return _network(scene, records.values(), owners, topics)


def _contact(
    page: Page, reading: Reading, privacy: Privacy, organisations: Mapping[str, str]
) -> ContactRead:
    reading.asked.clear()
    report = Report()
    private = privacy.of(page.note.path)
    contact = read_contact(page, reading, report, private=private, organisations=organisations)
    return ContactRead(contact, report, frozenset(reading.asked.files))


def _standing(
    scene: Scene, past: Past | None, stale: Stale | None
) -> Callable[[str, Asking], bool]:
    """Give what tells whether something stands that was read of the note at a path."""
    if past is None or stale is None or past.people.owner_names != scene.people.owner_names:
        return lambda _path, _read: False
    names = _of_others(scene, past) | _of_another_privacy(scene, past)
    return lambda path, read: not stale.has_records(path, read, names)


def _records(
    scene: Scene, known: Mapping[str, NoteRecords], stands: Callable[[str, Asking], bool]
) -> Mapping[str, NoteRecords]:
    """Give the records of every note by path, those `known` that still stand as they are."""
    near = NearKeys(scene.reading.keys)
    found = {}
    for path, note in scene.reading.notes.items():
        one = known.get(path)
        if one is None or not stands(path, one):
            one = records_of(note, scene, near)
            scene.pages.pop(path, None)  # no other note asks for it
            note.let_go()
        found[path] = one
    return found


def _of_others(scene: Scene, past: Past) -> frozenset[str]:
    """Give the folded names that other contacts have than before."""
    now, then = scene.people.names, past.people.names
    return frozenset(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))


def _of_another_privacy(scene: Scene, past: Past) -> frozenset[str]:
    """Give the folded names of the contacts who were private and are no more, or the other way."""
    return frozenset(
        fold(name)
        for path, contact in scene.contacts.items()
        if path in past.contacts and past.contacts[path].contact.private != contact.private
        for name in names_of(contact)
    )


def _network(
    scene: Scene, records: Iterable[NoteRecords], owners: list[str], topics: Topics
) -> Network:
    """Join the records of all notes, each kind in its own order."""
    records = tuple(records)
    for one in records:
        scene.report.take_in(one.report)
        scene.perhaps.update(one.perhaps)
        scene.enumerated.update(one.enumerated)
    scene.note_those_named_elsewhere()
    interactions = counted_once(
        map(
            scene.with_those_named_elsewhere,
            chain.from_iterable(one.interactions for one in records),
        ),
        scene.report,
    )
    events = tuple(chain.from_iterable(one.events for one in records))
    groups = tuple(chain.from_iterable(one.groups for one in records))
    owner = owners[0] if len(owners) == 1 else None
    network = Network(
        contacts=tuple(map(Ties(scene, events, groups).tied, scene.contacts.values())),
        interactions=newest_first(_speaking_of(one, topics) for one in interactions),
        owner=owner,
        promises=tuple(
            sorted(
                chain.from_iterable(one.promises for one in records), key=lambda one: one.source.key
            )
        ),
        events=events,
        groups=groups,
        organisations=tuple(chain.from_iterable(one.organisations for one in records)),
        achievements=tuple(
            sorted(
                chain.from_iterable(one.achievements for one in records),
                key=lambda one: (-one.day.toordinal(), one.source, one.contacts, one.text or ""),
            )
        ),
        activities=tuple(
            sorted(
                chain.from_iterable(one.activities for one in records),
                key=lambda one: (-one.day.toordinal(), one.source),
            )
        ),
        knowledge=Deferred(topics.all),
        me=owner_of(owner, scene),
        private_notes=frozenset(filter(scene.privacy.of, scene.reading.notes)),
        acquainted=joined_acquainted(one.acquainted for one in records),
    )
    together = tuple(together_at_events(network))
    if together:
        network = replace(network, interactions=newest_first((*network.interactions, *together)))
    for one in records:
        scene.report.take_in(one.later)
    return replace(network, mentioned=scene.report.mentioned(), problems=scene.report.in_order())


def _speaking_of(interaction: Interaction, topics: Topics) -> Interaction:
    """Leave of the notes that an interaction speaks of those that are offered."""
    if not interaction.notes:
        return interaction
    return replace(interaction, notes=Deferred(partial(filter, topics.has, interaction.notes)))
