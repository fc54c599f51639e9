"""Everything that one note yields, so that it need not be read again while nothing bears on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.offered import Offer
from vaultnet.core.quick_records import frozen_record
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
from vaultnet.vault.parse.asked import Asked, Questions
from vaultnet.vault.parse.checks import check_note
from vaultnet.vault.parse.entry_index import EntryIndex
from vaultnet.vault.parse.interactions.details import Details
from vaultnet.vault.parse.interactions.occasions import Occasions
from vaultnet.vault.parse.interactions.sources import interactions_in
from vaultnet.vault.parse.lines.linked import notes_told_of
from vaultnet.vault.parse.people.acquainted import Told, acquainted_in
from vaultnet.vault.parse.quiet import asks_of_links, is_quiet
from vaultnet.vault.parse.report import Report
from vaultnet.vault.unread import put_back

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


# Of most notes: one and the same for all of them, to which nothing is ever added.
NOTHING_NOTICED: Final = Report()
_NONE: Final = frozenset[Any]()
_NOBODY: Final[Mapping[Source, set[str]]] = MappingProxyType({})
_NO_PAIRS: Final[Mapping[tuple[str, str], Source | None]] = MappingProxyType({})


@frozen_record
class NoteRecords:
    """The records of one note, and what it asked of the rest of the vault."""

    note: Note
    asked: Questions
    report: Report  # noticed up to the interactions
    later: Report  # afterwards: nothing of who took part
    interactions: tuple[Interaction, ...] = ()  # with all notes they speak of that may be offered
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    organisations: tuple[OrganisationNote, ...] = ()
    promises: tuple[Promise, ...] = ()
    achievements: AbstractSet[Achievement] = _NONE
    activities: tuple[OwnActivity, ...] = ()
    knowledge: Sequence[Knowledge] = ()  # worked out when first asked for
    known_by: AbstractSet[tuple[str, str]] = _NONE  # paths: a note, a contact linking to it
    acquainted: Mapping[tuple[str, str], Source | None] = field(default_factory=lambda: _NO_PAIRS)
    perhaps: Mapping[Source, set[str]] = field(default_factory=lambda: _NOBODY)
    enumerated: Mapping[Source, set[str]] = field(default_factory=lambda: _NOBODY)


def records_of(note: Note, scene: Scene, near: NearKeys) -> NoteRecords:
    """Read all records of a note.

    They are a function of the note, of its kind, privacy and place among people (`Kinds`,
    `Privacy`), of the settings, and of the answers to what it asks of the rest of the vault.
    """
    kind = scene.kinds.of(note.path)
    report = Report()
    check_note(note, kind, near, scene.reading, report)
    offered = may_be_offered(note, kind, scene)
    knowledge: Sequence[Knowledge] = offer_of(note, scene) if offered else ()
    if is_quiet(note, kind, scene):
        asked = questions_of_quiet(note, scene)
        return NoteRecords(note, asked, or_nothing(report), NOTHING_NOTICED, knowledge=knowledge)
    scene.reading.asked.clear()
    if offered:
        ask_of_links(note, scene)
        ask_of_properties(note, scene)
    return _of_lines(note, scene.for_note(report, {}), knowledge)


def _of_lines(note: Note, scene: Scene, knowledge: Sequence[Knowledge]) -> NoteRecords:
    """Read the records of a note that is not quiet."""
    events, groups = tuple(events_in(note, scene)), tuple(groups_in(note, scene))
    index = EntryIndex(scene)
    occasions = Occasions(scene, index)
    found = interactions_in(note, scene)
    details = Details(scene, index, found) if found else None
    interactions = tuple(details.added(occasions.placed(one)) for one in found) if details else ()
    is_contact = note.path in scene.contacts
    linked = tuple(notes_told_of(scene.page(note), scene.reading)) if is_contact else ()
    later = Report()
    afterwards = scene.for_note(later, scene.companies)
    return NoteRecords(
        note=note,
        interactions=interactions,
        events=events,
        groups=groups,
        organisations=tuple(organisations_in(note, afterwards)),
        promises=tuple(promises_in(note, afterwards)),
        achievements=frozenset(achievements_in(note, afterwards)) or _NONE,
        activities=tuple(activities_in(note, afterwards)),
        knowledge=knowledge,
        known_by=frozenset((path, note.path) for path, _ in linked) or _NONE,
        acquainted=acquainted_in(note, Told(interactions, groups, linked), scene, index)
        or _NO_PAIRS,
        report=or_nothing(scene.report),
        later=or_nothing(later),
        perhaps=scene.perhaps or _NOBODY,
        enumerated=scene.enumerated or _NOBODY,
        asked=Questions.of(scene.reading.asked),
    )


def or_nothing(report: Report) -> Report:
    """Give the one report of nothing for each in which nothing was noticed."""
    return report if report.problems or report.mentions else NOTHING_NOTICED


def questions_of_quiet(note: Note, scene: Scene) -> Questions:
    """Give what a quiet note asks of the rest of the vault, worked out when it is asked for."""
    return OfQuiet(note, scene)


def offer_of(note: Note, scene: Scene, stems: AbstractSet[str] | None = None) -> Offer:
    """Give what a note that may be offered has to offer, read when it is asked for.

    `stems` are those of its topics at most, where they are known.
    """
    return Offer(Later(note, scene), stems)


class Later:
    """A note of which more may be asked later; it is put back after each answer."""

    __slots__ = ("_note", "_scene")

    def __init__(self, note: Note, scene: Scene) -> None:
        """Take the note, and the scene in which it is read."""
        self._note = note
        self._scene = scene

    def __call__(self) -> tuple[Knowledge, ...]:
        """Give what it has to offer: one record, or none where it is on nothing."""
        note = self._note
        found = knowledge_in(note, self._scene)
        self._scene.pages.pop(note.path, None)
        put_back(note)
        return () if found is None else (found,)

    def topics(self) -> frozenset[str] | None:
        """Give the stems of the topics that it can be on at most; None: only a reading tells."""
        found = topics_at_most(self._note)
        put_back(self._note)
        return found


class OfQuiet(Questions):
    """What a quiet note asks; there are thousands, so that each is one object."""

    __slots__ = ("_note", "_scene")

    def __init__(self, note: Note, scene: Scene) -> None:
        """Take the note, and the scene in which it was found quiet."""
        super().__init__()
        self._note = note
        self._scene = scene

    def _work_out(self) -> Asked:
        """Ask what was asked of the rest of the vault before the note was found quiet."""
        note, scene = self._note, self._scene
        kind = scene.kinds.of(note.path)
        offered = may_be_offered(note, kind, scene)
        reading = scene.reading.apart()
        people = scene.people.again(reading)
        scene = replace(scene, reading=reading, people=people)
        if offered or asks_of_links(kind):
            ask_of_links(note, scene)
        if offered:
            ask_of_properties(note, scene)
        put_back(note)
        del self._scene  # it is asked once, and the scene holds a whole reading
        return reading.asked
