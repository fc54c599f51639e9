"""Promises, events and groups as JSON for other programs: see `vaultnet.cli.shapes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.cli.shapes import NOWHERE, day_shape, place_shape
from vaultnet.core.promises import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.records import Event, Group, Promise


def promise_shapes(
    promises: Iterable[Promise], session: Session, audience: Audience
) -> list[Shape]:
    """Give the promises with anybody whom the audience may know of."""
    return [
        promise_shape(promise, session, audience)
        for promise in promises
        if any(map(audience.sees, promise.contacts))
    ]


def promise_shape(promise: Promise, session: Session, audience: Audience) -> Shape:
    """Give one promise and how it stands; where it is hidden, without its words and place."""
    contacts = [path for path in promise.contacts if audience.sees(path)]
    shared = len(contacts) < len(promise.contacts)  # its words may name whom no one may know of
    hidden = shared or (promise.private and not audience.told_all)
    return {
        "promiser": promise.promiser,
        "contacts": contacts,
        "text": None if hidden else audience.told(promise.text),
        "due": day_shape(promise.due),
        "done": day_shape(promise.done),
        "settled": promise.settled,
        "cancelled": promise.cancelled,
        "counted": promise.counted,
        "state": state_of(promise, session.today, session.vault.settings.promises),
        "private": promise.private,
        **(NOWHERE if hidden else place_shape(promise.source, audience)),
    }


def event_shapes(events: Iterable[Event], session: Session, audience: Audience) -> list[Shape]:
    """Give the events that the audience may know of."""
    return [
        event_shape(event, session, audience)
        for event in events
        if audience.told_all or (not event.private and audience.tells(event.name))
    ]


def event_shape(event: Event, session: Session, audience: Audience) -> Shape:
    """Give one event; its participants are those of its note, and those whose notes name it."""
    return {
        "path": event.path,
        "line": event.source.line,
        "name": event.name,
        "first": day_shape(event.first),
        "last": day_shape(event.last),
        "place": audience.told(event.place),
        "series": audience.told(event.series),
        "participants": sorted(filter(audience.sees, session.attendance.people(event))),
        "others": audience.all_told(event.others),
        "part": event.part,
        "follow_up": event.follow_up,
        "private": event.private,
    }


def group_shapes(groups: Iterable[Group], session: Session, audience: Audience) -> list[Shape]:
    """Give the groups that the audience may know of."""
    return [
        group_shape(group, session, audience)
        for group in groups
        if audience.told_all or (not group.private and audience.tells(group.name))
    ]


def group_shape(group: Group, session: Session, audience: Audience) -> Shape:
    """Give one group; its members are those of its note, and those whose notes name it."""
    return {
        "path": group.path,
        "line": group.source.line,
        "name": group.name,
        "kind": group.kind,
        "members": list(filter(audience.sees, session.membership.members(group))),
        "others": audience.all_told(group.others),
        "part": group.part,
        "private": group.private,
    }
