"""The notes of a vault to the records of its network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.records import Network
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.checks import check_contacts, check_notes
from vaultnet.vault.parse.contacts import read_contact
from vaultnet.vault.parse.entries import Page
from vaultnet.vault.parse.interactions import interactions_of
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.people import People
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
    interactions = interactions_of(scene)
    check_notes(reading, by_kind, report)
    check_contacts(people, report)
    owners = [path for path, kind in by_kind.items() if kind is NoteKind.OWNER]
    return Network(
        contacts=contacts,
        interactions=interactions,
        mentioned=report.mentioned(),
        problems=report.in_order(),
        owner=owners[0] if len(owners) == 1 else None,
    )
