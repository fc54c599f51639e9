"""Was the owner at an event? Only then does the list of its participants say anything of contact.

Many an event is noted and never gone to, so a list alone is no evidence: the owner's part says it,
or another note does (docs/decisions/0018).
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.episodes import LONGEST_EVENT
from vaultnet.core.events import ABSENT, days_of
from vaultnet.core.lookup import Lookup
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Interaction, Layer, Recognition, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from vaultnet.core.records import Contact, Event, Network

# Bare mentions do not say that anybody met; what the list itself yields is no evidence for it.
_NO_EVIDENCE: Final = frozenset({Recognition.MENTION, Recognition.PARTICIPANTS})


class Attended(StrEnum):
    """Whether the owner was at an event, as far as notes tell."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@frozen_record
class Presence:
    """Whether the owner was, or will be, at an event, and where that is written."""

    attended: Attended
    evidence: tuple[Source, ...] = ()


def presence_at(network: Network) -> Mapping[str, Presence]:
    """Tell for each event, by path, whether the owner was there.

    In this order: the owner's part in it; an entry of its days that links to it and says how people
    were in touch; a contact's note that says that it is where they met.
    """
    found: defaultdict[str, list[Source]] = defaultdict(list)
    events = Lookup(network.events)
    for interaction in network.interactions:
        event = events.find(interaction.event) if interaction.event else None
        if event and interaction.recognition not in _NO_EVIDENCE and _is_of(interaction, event):
            found[event.path].append(interaction.source)
    for contact in network.contacts:
        for event in _where_met(contact, events):
            found[event.path].append(contact.source)
    return {event.path: _presence(event, found[event.path]) for event in network.events}


def together_at_events(network: Network) -> Iterator[Interaction]:
    """Give a light contact with all on the list of each event that the owner was at.

    Its day is the event's last, so that it lies ahead until the event is over. It says that both
    were there and not that they spoke: its channel is unknown. An event of more than a month is a
    programme, and its list says nothing of any day.
    """
    presences = presence_at(network)
    private = {contact.path for contact in network.contacts if contact.private}
    for event in network.events:
        days = days_of(event)
        if days is None or days[1] - days[0] > LONGEST_EVENT or not event.participants:
            continue
        if presences[event.path].attended is Attended.YES:
            listed = event.participants
            shown = tuple(path for path in listed if path not in private)
            if shown:
                yield _together(event, days[1], shown, private=event.private)
            # A private person makes no secret of the others, and others none of that person.
            if len(shown) < len(listed):
                hidden = tuple(path for path in listed if path in private)
                yield _together(event, days[1], hidden, private=True)


def _together(event: Event, day: date, people: tuple[str, ...], *, private: bool) -> Interaction:
    return Interaction(
        day=day,
        contacts=people,
        channel=Channel.UNKNOWN,
        layer=Layer.LIGHT,
        source=Source(event.path, event.participants_line or event.source.line),
        recognition=Recognition.PARTICIPANTS,
        people=len(event.participants) + len(event.others),
        event=event.path,
        private=private,
    )


def _presence(event: Event, elsewhere: list[Source]) -> Presence:
    if event.part is not None:
        attended = Attended.NO if event.part == ABSENT else Attended.YES
        return Presence(attended, (Source(event.path, event.part_line or event.source.line),))
    if elsewhere:
        return Presence(Attended.YES, tuple(sorted(set(elsewhere))))
    return Presence(Attended.UNKNOWN)


def _is_of(interaction: Interaction, event: Event) -> bool:
    days = days_of(event)
    return days is not None and days[0] <= interaction.day <= days[1]


def _where_met(contact: Contact, events: Lookup[Event]) -> Iterator[Event]:
    """Give the events that are named, or dated, as the first meeting with a contact."""
    text = contact.met_text or ""
    for part in dict.fromkeys((text, *text.split(", "))):
        event = events.find(part) if part else None
        if event is not None:
            yield event
    for name in contact.events:
        event = events.find(name)
        days = days_of(event) if event else None
        if event and days and contact.met and days[0] <= contact.met <= days[1]:
            yield event
