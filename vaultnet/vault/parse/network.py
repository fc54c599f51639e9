"""The notes of a vault to the records of its network."""

from __future__ import annotations

from itertools import compress, filterfalse, repeat
from operator import is_
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.heap import give_back
from vaultnet.vault.parse.joining import join
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.lines.entries import Page
from vaultnet.vault.parse.merging import records_as_before
from vaultnet.vault.parse.note_records import NoteRecords, or_nothing, records_of
from vaultnet.vault.parse.people.card import card_of
from vaultnet.vault.parse.people.contacts import read_contact
from vaultnet.vault.parse.people.directory import People, naming_of
from vaultnet.vault.parse.people.near_keys import NearKeys
from vaultnet.vault.parse.people.ties import texts_of_meeting
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.remembered import ContactRead, Past, Remembered, Stale, stale_since
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.scene import Scene
from vaultnet.vault.unread import put_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vaultnet.core.records import Contact, Network
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.links import LinkIndex
    from vaultnet.vault.note import Note
    from vaultnet.vault.obsidian import VaultConfig

# How often, while records are made, memory is given back; not for so few notes.
_PAUSES: Final = 8
_FEW: Final = 500


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
    by_kind = _by_kind(kinds, past, reading)
    privacy = Privacy(reading, by_kind, past.privacy.besides(kinds.doubted) if past else None)
    stale = stale_since(past, reading, kinds, privacy) if past else None
    organisations = {
        fold(name): path
        for path in _paths_of(NoteKind.ORGANISATION, by_kind)
        for name in (*reading.notes[path].aliases, reading.notes[path].name)
    }
    pages: dict[str, Page] = {}
    stands = past is not None and past.organisations == organisations
    read: dict[str, ContactRead] = {}
    for path in _paths_of(NoteKind.CONTACT, by_kind):
        one = past.contacts.get(path) if past else None
        if one is None or stale is None or not stands or stale.has_contact(path, one):
            pages[path] = Page(reading.notes[path], reading)
            one = _contact(pages[path], reading, privacy, organisations).as_before(one)
        read[path] = one
    contacts = {path: one.contact for path, one in read.items()}
    owners = _paths_of(NoteKind.OWNER, by_kind)
    people = _people(contacts, owners, past, reading) or People(contacts.values(), by_kind, reading)
    scene = Scene(reading, kinds, people, contacts, privacy, Report(), pages)
    near = past.near.again() if past else NearKeys(reading.keys)
    records = _records(scene, near, past, stale)
    while pages:  # of contacts who were read again, but not their notes
        put_back(pages.popitem()[1].note)
    people.forget()
    reading.forget()
    scene.alone.clear()
    joined = join(scene, read, records, owners, past.joined if past else None)
    kinds.forget()
    remembered.past = Past(
        reading, kinds, by_kind, privacy, organisations, owners, people, near, joined
    )
    return joined.network


def _by_kind(kinds: Kinds, past: Past | None, reading: Reading) -> Mapping[str, NoteKind]:
    """Give the kind of every note, in the order of the notes."""
    if past is None or past.by_kind.keys() != reading.notes.keys():
        return {path: kinds.of(path) for path in reading.notes}
    found = {path: kinds.of(path) for path in kinds.doubted}
    if all(past.by_kind[path] is kind for path, kind in found.items()):
        return past.by_kind
    return {**past.by_kind, **found}


def _paths_of(kind: NoteKind, by_kind: Mapping[str, NoteKind]) -> list[str]:
    """Give the notes of one kind."""
    return list(compress(by_kind, map(is_, by_kind.values(), repeat(kind))))


def _people(
    contacts: Mapping[str, Contact], owners: Sequence[str], past: Past | None, reading: Reading
) -> People | None:
    """Give who is meant by a name as before, where nobody came, went or is called otherwise."""
    if past is None or past.contacts.keys() != contacts.keys() or past.owners != owners:
        return None
    then, notes = past.contacts, past.reading.notes
    renamed = any(
        one is not then[path].contact and naming_of(one) != naming_of(then[path].contact)
        for path, one in contacts.items()
    )
    if renamed or any(reading.notes[path] is not notes[path] for path in owners):
        return None
    return past.people.again(reading)


def _contact(
    page: Page, reading: Reading, privacy: Privacy, organisations: Mapping[str, str]
) -> ContactRead:
    reading.asked.clear()
    report = Report()
    private = privacy.of(page.note.path)
    contact = read_contact(page, reading, report, private=private, organisations=organisations)
    met = texts_of_meeting(page.note, reading)
    page.note.let_go("lines")  # a second text, and soon cut again
    card_of(page, reading).let_go()
    return ContactRead(contact, or_nothing(report), tuple(sorted(reading.asked.files)), met)


def _records(
    scene: Scene, near: NearKeys, past: Past | None, stale: Stale | None
) -> Mapping[str, NoteRecords]:
    """Give the records of every note by path, those that still stand as they are."""
    notes = scene.reading.notes
    known = past.records if past else {}
    again: Iterable[str] = notes
    if past and stale and past.people.owner_names == scene.people.owner_names:
        names = _of_others(scene, past) | _of_another_privacy(scene, past)
        again = stale.notes_among(notes, known, names)
    made: dict[str, NoteRecords] = {}
    # Contacts first, whose pages are held.
    has_page = scene.pages.__contains__
    in_turn = (*filter(has_page, again), *filterfalse(has_page, again))
    pause = max(len(in_turn) // _PAUSES, _FEW)
    for number, path in enumerate(in_turn, 1):
        made[path] = records_as_before(records_of(notes[path], scene, near), known.get(path))
        scene.privacy.of(path)  # which is asked of each in the end
        scene.pages.pop(path, None)  # no other note asks for it
        put_back(notes[path])
        if number % pause == 0:
            give_back()
    if known.keys() == notes.keys():
        return {**known, **made}
    return {path: made[path] if path in made else known[path] for path in notes}


def _of_others(scene: Scene, past: Past) -> frozenset[str]:
    """Give the folded names that other contacts have than before."""
    now, then = scene.people.names, past.people.names
    if now is then:
        return frozenset()
    return frozenset(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))


def _of_another_privacy(scene: Scene, past: Past) -> frozenset[str]:
    """Give the folded names of the contacts who were private and are no more, or the other way.

    These are all that mean them, a first name of which the settings say so among them.
    """
    then, now = past.contacts, scene.contacts
    both = ((path, then[path].contact, one) for path, one in now.items() if path in then)
    others = {path for path, old, new in both if old is not new and old.private != new.private}
    if not others:
        return frozenset()
    names = (*past.people.names.items(), *scene.people.names.items())
    return frozenset(name for name, paths in names if not others.isdisjoint(paths))
