"""Everything that one note yields, so that it need not be read again while nothing bears on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.offered import Offer
from vaultnet.core.quick_records import quickly_made
from vaultnet.vault.parse.affairs.achievements import achievements_in
from vaultnet.vault.parse.affairs.events import events_in
from vaultnet.vault.parse.affairs.groups import groups_in
from vaultnet.vault.parse.affairs.knowledge import (
    ask_of_links,
    ask_of_properties,
    knowledge_in,
    may_be_offered,
    topics_at_most,
)
from vaultnet.vault.parse.affairs.organisations import organisations_in
from vaultnet.vault.parse.affairs.own_activity import activities_in
from vaultnet.vault.parse.affairs.promises import promises_in
from vaultnet.vault.parse.checks import check_note
from vaultnet.vault.parse.entry_index import EntryIndex
from vaultnet.vault.parse.interactions.details import Details
from vaultnet.vault.parse.interactions.occasions import Occasions
from vaultnet.vault.parse.interactions.sources import interactions_in
from vaultnet.vault.parse.lines.linked import notes_told_of
from vaultnet.vault.parse.people.acquainted import Told, acquainted_in
from vaultnet.vault.parse.quiet import asks_of_links, is_quiet
from vaultnet.vault.parse.report import Report

if TYPE_CHECKING:
    from vaultnet.core.records import (
        Achievement,
        Event,
        Group,
        Interaction,
        Knowledge,
        OrganisationNote,
        OwnActivity,
        Promise,
        Source,
    )
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.people.near_keys import NearKeys
    from vaultnet.vault.parse.scene import Scene


@quickly_made
@dataclass(frozen=True, slots=True)
class NoteRecords:
    """The records of one note, and what it asked of the rest of the vault."""

    note: Note
    files: AbstractSet[str]  # names that its links may mean, in small letters
    names: AbstractSet[str]  # folded names of people that it may speak of
    report: Report  # noticed up to the interactions
    later: Report = field(default_factory=Report)  # afterwards: nothing of who took part
    interactions: tuple[Interaction, ...] = ()  # with all notes they speak of that may be offered
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    organisations: tuple[OrganisationNote, ...] = ()
    promises: tuple[Promise, ...] = ()
    achievements: AbstractSet[Achievement] = frozenset()
    activities: tuple[OwnActivity, ...] = ()
    knowledge: Sequence[Knowledge] = ()  # worked out when first asked for
    known_by: AbstractSet[tuple[str, str]] = frozenset()  # paths: a note, a contact linking to it
    acquainted: Mapping[tuple[str, str], Source | None] = field(default_factory=dict)
    perhaps: Mapping[Source, set[str]] = field(default_factory=dict)
    enumerated: Mapping[Source, set[str]] = field(default_factory=dict)


def records_of(note: Note, scene: Scene, near: NearKeys) -> NoteRecords:
    """Read all records of a note.

    They are a function of the note, of its kind, privacy and place among people (`Kinds`,
    `Privacy`), of the settings, and of the answers to what it asks of the rest of the vault.
    """
    asked = scene.reading.asked
    asked.clear()
    report, later = Report(), Report()
    check_note(note, scene.kinds.of(note.path), near, scene.reading, report)
    knowledge: Sequence[Knowledge] = ()
    quiet = is_quiet(note, scene)
    if may_be_offered(note, scene):
        knowledge = Offer(partial(_knowledge_in, note, scene), partial(_topics_at_most, note))
        if not (quiet and asks_of_links(note, scene)):
            ask_of_links(note, scene)
        ask_of_properties(note, scene)
    if quiet:
        files, names = frozenset(asked.files), frozenset(asked.names)
        return NoteRecords(note, files, names, report, knowledge=knowledge)
    scene = scene.for_note(report, {})
    events, groups = tuple(events_in(note, scene)), tuple(groups_in(note, scene))
    index = EntryIndex(scene)
    occasions = Occasions(scene, index)
    found = interactions_in(note, scene)
    details = Details(scene, index, found) if found else None
    interactions = tuple(details.added(occasions.placed(one)) for one in found) if details else ()
    is_contact = note.path in scene.contacts
    linked = tuple(notes_told_of(scene.page(note), scene.reading)) if is_contact else ()
    afterwards = scene.for_note(later, scene.companies)
    return NoteRecords(
        note=note,
        interactions=interactions,
        events=events,
        groups=groups,
        organisations=tuple(organisations_in(note, afterwards)),
        promises=tuple(promises_in(note, afterwards)),
        achievements=frozenset(achievements_in(note, afterwards)),
        activities=tuple(activities_in(note, afterwards)),
        knowledge=knowledge,
        known_by=frozenset((path, note.path) for path, _ in linked),
        acquainted=acquainted_in(note, Told(interactions, groups, linked), scene, index),
        report=report,
        later=later,
        perhaps=scene.perhaps,
        enumerated=scene.enumerated,
        files=frozenset(asked.files),
        names=frozenset(asked.names),
    )


def _knowledge_in(note: Note, scene: Scene) -> tuple[Knowledge, ...]:
    found = knowledge_in(note, scene)
    scene.pages.pop(note.path, None)
    note.let_go()
    return () if found is None else (found,)


def _topics_at_most(note: Note) -> frozenset[str] | None:
    found = topics_at_most(note)
    note.let_go()
    return found
