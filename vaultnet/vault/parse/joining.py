"""The records of all notes joined to a network, each kind in its order.

What was joined last is gone on from; the answer is the same without it.
"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain, compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet.core.history import newest_first, rank_of
from vaultnet.core.offered import Offer, Offered
from vaultnet.core.patches import merged
from vaultnet.core.presence import together_at_events
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Network
from vaultnet.vault.parse.checks import check_contacts
from vaultnet.vault.parse.interactions.ticked import counted_once
from vaultnet.vault.parse.merging import (
    Changes,
    all_as_before,
    as_before,
    differing,
    part_of,
)
from vaultnet.vault.parse.people.acquainted import joined as joined_acquainted
from vaultnet.vault.parse.people.owner import owner_of
from vaultnet.vault.parse.people.ties import Ties
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.spoken_of import SpokenOf, speaks_of_any, spoken_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vaultnet.core.records import (
        Achievement,
        Contact,
        Interaction,
        Knowledge,
        OwnActivity,
        Source,
    )
    from vaultnet.vault.parse.note_records import NoteRecords
    from vaultnet.vault.parse.remembered import ContactRead
    from vaultnet.vault.parse.scene import Scene

# What a note tells for all of them together.
_HEARD: Final = ("report", "later", "perhaps", "enumerated")


@frozen_record
class Heard:
    """What was noticed in all notes together."""

    people: Report  # noticed up to the interactions: who is named and has no note
    perhaps: dict[Source, set[str]]  # names in links that may be those of people
    report: Report  # with what was noticed afterwards


@frozen_record
class Joined:
    """A network, and what it was joined from."""

    network: Network
    scene: Scene
    contacts: Mapping[str, ContactRead]  # by path, as the two below
    records: Mapping[str, NoteRecords]
    told: Mapping[str, tuple[Interaction, ...]]  # with all who took part by what other notes say
    heard: Heard
    ties: Ties
    offered: Offered  # equal to that of the network, where links lead to a note that offers nothing
    interactions: tuple[Interaction, ...]  # all that is told, the newest first


def join(
    scene: Scene,
    contacts: Mapping[str, ContactRead],
    records: Mapping[str, NoteRecords],
    owners: Sequence[str],
    was: Joined | None,
) -> Joined:
    """Join the records of all notes; `was` is how those of the last reading were joined."""
    known = was.network if was else Network()
    changes = Changes(was.records if was else {}, records)
    heard = _heard(scene, contacts, changes, was)
    scene = replace(scene, report=heard.people, perhaps=heard.perhaps)
    knowledge = _knowledge_of(changes, was)
    told = _told(scene, changes, was)
    interactions = _in_order(told, was)
    report = Report()
    report.take_in(heard.report)
    counted = _counted(interactions, report)
    events = changes.chained("events", known.events)
    groups = changes.chained("groups", known.groups)
    ties = Ties(scene, events, groups)
    owner = owners[0] if len(owners) == 1 else None
    network = Network(
        contacts=_tied(scene, contacts, ties, was),
        interactions=counted,
        owner=owner,
        promises=changes.in_order("promises", known.promises, lambda one: one.source.key),
        events=events,
        groups=groups,
        organisations=changes.chained("organisations", known.organisations),
        achievements=changes.in_order("achievements", known.achievements, _rank_of_achievement),
        activities=changes.in_order("activities", known.activities, _rank_of_activity),
        knowledge=knowledge,
        me=owner_of(owner, replace(scene, report=report)),
        private_notes=scene.privacy.private_notes(),
        acquainted=_acquainted(changes, known.acquainted),
    )
    together = tuple(together_at_events(network)) if events else ()
    if together:
        together = all_as_before(together, known.interactions)
        network = replace(network, interactions=newest_first((*counted, *together)))
    network = replace(network, mentioned=report.mentioned(), problems=report.in_order())
    network = _as_before(network, known) if was else network
    return Joined(network, scene, contacts, records, told, heard, ties, knowledge, interactions)


def _heard(
    scene: Scene, contacts: Mapping[str, ContactRead], changes: Changes, was: Joined | None
) -> Heard:
    """Gather what was noticed in all notes, in the two steps in which it is asked for."""
    if (
        was is not None
        and was.scene.people.names is scene.people.names
        and _reports(was.contacts) == _reports(contacts)
        and not changes.of(*_HEARD)
    ):
        return was.heard
    scene = replace(scene, report=Report(), perhaps={}, enumerated={})
    for contact in contacts.values():
        scene.report.take_in(contact.report)
    check_contacts(scene.people, scene.report)
    for one in changes.now.values():
        scene.report.take_in(one.report)
        scene.perhaps.update(one.perhaps)
        scene.enumerated.update(one.enumerated)
    scene.note_those_named_elsewhere()
    report = Report()
    report.take_in(scene.report)
    for one in changes.now.values():
        report.take_in(one.later)
    return Heard(scene.report, scene.perhaps, report)


def _reports(contacts: Mapping[str, ContactRead]) -> list[Report]:
    return [one.report for one in contacts.values()]


def _told(
    scene: Scene, changes: Changes, was: Joined | None
) -> Mapping[str, tuple[Interaction, ...]]:
    """Give the interactions by note, as they are once all notes are known."""
    known = was.told if was else {}
    told = dict(known)
    anew = _told_anew(scene, changes, was)
    if not anew:
        return known
    for path in anew:
        found = part_of(changes.now, path, "interactions")
        if not found:  # as most notes, which tell of nobody
            told.pop(path, None)
            continue
        now = tuple(
            [_speaking_of(scene.with_those_named_elsewhere(one), changes.now) for one in found]
        )
        then = known.get(path)
        told[path] = _speaking_of_same(all_as_before(now, then), now) if then else now
    return told


def _speaking_of_same(
    then: tuple[Interaction, ...], now: tuple[Interaction, ...]
) -> tuple[Interaction, ...]:
    """Give equal interactions as they were before, those that were told to speak of others as now.

    Of a note that offers nothing yet it must be known who speaks of it.
    """
    pairs = [
        (spoken_in(old.notes) == spoken_in(new.notes), old, new)
        for old, new in zip(then, now, strict=True)
    ]
    if all(is_same for is_same, _, _ in pairs):
        return then
    return tuple(old if is_same else new for is_same, old, new in pairs)


def _told_anew(scene: Scene, changes: Changes, was: Joined | None) -> Collection[str]:
    """Give the notes whose interactions are others, or speak of a note that offers others.

    Where others are mentioned than before, any of them may be larger.
    """
    if was is None:
        return changes.of("interactions")
    known = was.told
    if was.heard.people.mentions.keys() != scene.report.mentions.keys():
        return {*changes.now, *known}
    anew = {*changes.of("interactions", "perhaps")}
    offering = changes.of("knowledge")
    if offering:
        anew.update(
            path
            for path, told in known.items()
            if any(speaks_of_any(one.notes, offering) for one in told)
        )
    return anew


def _in_order(
    told: Mapping[str, tuple[Interaction, ...]], was: Joined | None
) -> tuple[Interaction, ...]:
    then = was.told if was else {}
    changed = differing(then, told)
    return merged(
        was.interactions if was else (),
        chain.from_iterable(then.get(path, ()) for path in changed),
        chain.from_iterable(told.get(path, ()) for path in changed),
        rank_of,
    )


def _counted(interactions: tuple[Interaction, ...], report: Report) -> tuple[Interaction, ...]:
    """Leave out what was logged twice; most vaults have no tick at all, or each once."""
    ticked = list(compress(interactions, map(attrgetter("action"), interactions)))
    kept = counted_once(ticked, report)
    if len(kept) == len(ticked):
        return interactions
    dropped = set(map(id, ticked)).difference(map(id, kept))
    return tuple(one for one in interactions if id(one) not in dropped)


def _speaking_of(interaction: Interaction, records: Mapping[str, NoteRecords]) -> Interaction:
    """Leave of the notes that an interaction speaks of those that are offered, when it is asked."""
    if not interaction.notes:
        return interaction
    # Of all records no more than these may be held on to until somebody asks.
    named = {path: records[path] for path in interaction.notes if path in records}
    return replace(interaction, notes=SpokenOf(tuple(interaction.notes), named))


def _knowledge_of(changes: Changes, was: Joined | None) -> Offered:
    """Give the notes on topics, each with those who know it; none is read for it."""
    if was is None:
        return Offered(
            {path: one.knowledge for path, one in changes.now.items() if _may_offer(one.knowledge)},
            chain.from_iterable(one.known_by for one in changes.now.values()),
        )
    others, linking = changes.of("knowledge"), changes.of("known_by")
    if not others and not linking:
        return was.offered
    offers = {path: changes.now[path].knowledge for path in others if path in changes.now}
    return was.offered.changed(
        {path: one if _may_offer(one := offers.get(path, ())) else None for path in others},
        chain.from_iterable(part_of(changes.then, path, "known_by") for path in linking),
        chain.from_iterable(part_of(changes.now, path, "known_by") for path in linking),
    )


def _may_offer(knowledge: Sequence[Knowledge]) -> bool:
    return isinstance(knowledge, Offer) or bool(knowledge)


def _acquainted(
    changes: Changes, known: Mapping[tuple[str, str], Source | None]
) -> Mapping[tuple[str, str], Source | None]:
    """Give who knows whom, and where the first open place says so."""
    touched = {
        pair
        for path in changes.of("acquainted")
        for records in (changes.then, changes.now)
        for pair in part_of(records, path, "acquainted")
    }
    if not touched:
        return known
    telling = (one.acquainted for one in changes.now.values() if one.acquainted)
    found = joined_acquainted(
        {pair: one[pair] for pair in touched & one.keys()}
        for one in telling
        if not touched.isdisjoint(one)
    )
    if found.keys() == touched & known.keys():
        return {**known, **found}
    rest = {pair: source for pair, source in known.items() if pair not in touched}
    return dict(sorted({**rest, **found}.items()))


def _tied(
    scene: Scene, contacts: Mapping[str, ContactRead], ties: Ties, was: Joined | None
) -> tuple[Contact, ...]:
    """Give the contacts with their ties; those of whom nothing changed as they are."""
    known = {one.path: one for one in was.network.contacts} if was else {}
    again: Iterable[str] = contacts
    if was is not None and ties.lead_as(was.ties):
        again = {*differing(was.contacts, contacts), *(scene.kinds.changed & contacts.keys())}
    found = {path: known.get(path, read.contact) for path, read in contacts.items()}
    for path in again:
        found[path] = as_before(ties.tied(contacts[path].contact, contacts[path].met), found[path])
    return tuple(found.values())


def _as_before(network: Network, known: Network) -> Network:
    """Give a network in which each kind that is as it was is the same object, as far as whole."""
    parts = {
        one.name: (getattr(network, one.name), getattr(known, one.name)) for one in fields(known)
    }
    kept = {name: as_before(*both) for name, both in parts.items()}
    if all(kept[name] is then for name, (_, then) in parts.items()):
        return known
    return Network(**kept)


def _rank_of_achievement(one: Achievement) -> tuple[int, Source, tuple[str, ...], str]:
    return (-one.day.toordinal(), one.source, one.contacts, one.text or "")


def _rank_of_activity(one: OwnActivity) -> tuple[int, Source]:
    return (-one.day.toordinal(), one.source)
