"""The notes of a vault to the records of its network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.core.history import newest_first
from vaultnet.core.names import fold
from vaultnet.core.presence import together_at_events
from vaultnet.core.records import Network
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.affairs.achievements import achievements_of
from vaultnet.vault.parse.affairs.events import events_of
from vaultnet.vault.parse.affairs.groups import PROJECT, groups_of
from vaultnet.vault.parse.affairs.knowledge import knowledge_of
from vaultnet.vault.parse.affairs.organisations import organisations_of
from vaultnet.vault.parse.affairs.own_activity import activities_of
from vaultnet.vault.parse.affairs.promises import promises_of
from vaultnet.vault.parse.checks import check_contacts, check_notes
from vaultnet.vault.parse.entry_index import EntryIndex
from vaultnet.vault.parse.interactions.details import Details
from vaultnet.vault.parse.interactions.occasions import Occasions
from vaultnet.vault.parse.interactions.sources import interactions_of
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.lines.entries import Page
from vaultnet.vault.parse.people.acquainted import acquainted_in
from vaultnet.vault.parse.people.contacts import read_contact
from vaultnet.vault.parse.people.directory import People
from vaultnet.vault.parse.people.owner import owner_of
from vaultnet.vault.parse.people.ties import Ties
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.links import LinkIndex
    from vaultnet.vault.note import Note
    from vaultnet.vault.obsidian import VaultConfig


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
    reading = Reading.of(dict(sorted(notes.items())), links, config, settings, vocabulary)
    kinds = Kinds(reading)
    by_kind = {path: kinds.of(path) for path in reading.notes}
    privacy = Privacy(reading, by_kind)
    report = Report()
    organisations = {
        fold(name): path
        for path, kind in by_kind.items()
        if kind is NoteKind.ORGANISATION
        for name in (*reading.notes[path].aliases, reading.notes[path].name)
    }
    pages = {
        path: Page(reading.notes[path], reading)
        for path, kind in by_kind.items()
        if kind is NoteKind.CONTACT
    }
    contacts = tuple(
        read_contact(page, reading, report, private=privacy.of(path), organisations=organisations)
        for path, page in pages.items()
    )
    people = People(contacts, by_kind, reading)
    by_path = {contact.path: contact for contact in contacts}
    scene = Scene(reading, kinds, people, by_path, privacy, report, pages)
    check_notes(reading, by_kind, report)
    check_contacts(people, report)
    return _network(scene, [path for path, kind in by_kind.items() if kind is NoteKind.OWNER])


def _network(scene: Scene, owners: list[str]) -> Network:
    """Read all records of a scene; events and groups come first, since they name people."""
    events, groups = events_of(scene), groups_of(scene)
    index = EntryIndex(scene)
    projects = {group.path for group in groups if group.kind == PROJECT}
    occasions = Occasions(scene, index, {event.path for event in events}, projects)
    knowledge = knowledge_of(scene)
    found = interactions_of(scene)
    details = Details(scene, index, {one.path for one in knowledge}, found)
    interactions = tuple(details.added(occasions.placed(one)) for one in found)
    owner = owners[0] if len(owners) == 1 else None
    records = Network(
        contacts=tuple(map(Ties(scene, events, groups).tied, scene.contacts.values())),
        interactions=interactions,
        owner=owner,
        promises=promises_of(scene),
        events=events,
        groups=groups,
        organisations=organisations_of(scene),
        achievements=achievements_of(scene),
        activities=activities_of(scene),
        knowledge=knowledge,
        me=owner_of(owner, scene),
        private_notes=frozenset(filter(scene.privacy.of, scene.reading.notes)),
        acquainted=acquainted_in(interactions, groups, scene, index),
    )
    together = together_at_events(records)
    records = replace(records, interactions=newest_first((*interactions, *together)))
    return replace(records, mentioned=scene.report.mentioned(), problems=scene.report.in_order())
