"""Bridges: people who alone lead to an organisation, a group, or a series of events.

A tie to a world in which one knows nobody else is worth more than its warmth tells (Granovetter
1973, Burt 1992), and it is lost with one person. What counts as a world, and as a link to it, is
in docs/decisions/0019.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.events import Attendance, series_of
from vaultnet.core.groups import Membership
from vaultnet.core.lookup import Lookup
from vaultnet.core.names import fold
from vaultnet.core.presence import Attended, presence_at
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from vaultnet.core.records import Contact, Network, Source

_JOINT: Final = "project"  # the owner is in a joint project, whatever its note says


class WorldKind(StrEnum):
    """What a bridge leads to."""

    ORGANISATION = "organisation"
    GROUP = "group"
    EVENTS = "events"


@frozen_record
class World:
    """An organisation, a group, or the editions of an event, to which one person alone leads."""

    kind: WorldKind
    name: str
    path: str | None  # its note; of several editions the first by path
    evidence: tuple[Source, ...]  # where it is written that the person belongs to it
    private: bool = False


@frozen_record
class Bridge:
    """Somebody who is the only link to one world or more."""

    path: str
    worlds: tuple[World, ...]  # by kind, then name


@frozen_record
class _Link:
    key: tuple[WorldKind, str]
    contact: str
    world: World


def bridges_of(network: Network, today: date) -> tuple[Bridge, ...]:
    """Find the bridges of a network, those to the most worlds first, then by name.

    Links are the people who live and are not paused. A world to which the owner has a way of their
    own, a part in the group or a day at the event, has no bridge.
    """
    active = {one.path: one for one in network.contacts if not (one.deceased or one.paused)}
    links: defaultdict[tuple[WorldKind, str], dict[str, list[World]]] = defaultdict(dict)
    for link in _links(network, active, today):
        links[link.key].setdefault(link.contact, []).append(link.world)
    found: defaultdict[str, list[World]] = defaultdict(list)
    for people in links.values():
        if len(people) == 1:
            (path, worlds) = next(iter(people.items()))
            found[path].append(_joined(worlds))
    bridges = [
        Bridge(path, tuple(sorted(worlds, key=lambda one: (one.kind, fold(one.name)))))
        for path, worlds in found.items()
    ]
    return tuple(
        sorted(bridges, key=lambda one: (-len(one.worlds), fold(active[one.path].name), one.path))
    )


def _links(network: Network, active: dict[str, Contact], today: date) -> Iterator[_Link]:
    yield from _to_organisations(network, active.values())
    yield from _to_groups(network, active)
    yield from _to_events(network, active, today)


def _to_organisations(network: Network, contacts: Iterable[Contact]) -> Iterator[_Link]:
    """Link to organisations; one that has the note of a group or a project is that."""
    groups, private_notes = Lookup(network.groups), network.private_notes
    for contact in contacts:
        for one in contact.organisations:
            if groups.find(one.path or one.name) is not None:
                continue
            world = World(
                WorldKind.ORGANISATION,
                one.name,
                one.path,
                (contact.source,),
                one.path in private_notes,
            )
            yield _Link((world.kind, one.path or fold(one.name)), contact.path, world)


def _to_groups(network: Network, active: dict[str, Contact]) -> Iterator[_Link]:
    membership = Membership(network)
    for group in network.groups:
        if group.part is not None or group.kind == _JOINT:
            continue
        for path in membership.members(group):
            if path in active:
                source = group.source if path in group.members else active[path].source
                world = World(WorldKind.GROUP, group.name, group.path, (source,), group.private)
                yield _Link((world.kind, group.path), path, world)


def _to_events(network: Network, active: dict[str, Contact], today: date) -> Iterator[_Link]:
    attendance, presences = Attendance(network, today), presence_at(network)
    mine = {
        _series(one.path, series_of(one))
        for one in network.events
        if presences[one.path].attended is Attended.YES
    }
    for event in network.events:
        key = _series(event.path, series_of(event))
        if key in mine:
            continue
        for path in sorted(attendance.people(event)):
            if path in active:
                evidence = attendance.evidence(event, path)
                name = event.series or event.name
                world = World(WorldKind.EVENTS, name, event.path, evidence, event.private)
                yield _Link((world.kind, key), path, world)


def _series(path: str, series: str | None) -> str:
    return series or path


def _joined(worlds: list[World]) -> World:
    """Make one world of the editions of an event, or of an organisation that is named twice."""
    first = min(worlds, key=lambda one: (one.path or "", one.name))
    evidence = tuple(sorted({source for one in worlds for source in one.evidence}))
    private = any(one.private for one in worlds)
    return World(first.kind, first.name, first.path, evidence, private)
