"""Events: who of the network was at which, who will be, and whom to see (guide, parts 5 and 8)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Span
from vaultnet.core.lookup import Lookup
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from vaultnet.core.records import Contact, Event, Interaction, Network

ABSENT: Final = "absent"  # the part of an owner who was not there

_YEAR: Final = pattern(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@frozen_record
class EventAhead:
    """An event that is not over, and whom to think of before it."""

    event: Event
    there: tuple[str, ...] = ()  # paths of contacts who will be there, by name
    local: tuple[str, ...] = ()  # of those who live there, and of whom nothing says they come
    last_edition: Event | None = None  # of the same series, the latest that is over
    met_then: tuple[str, ...] = ()  # whom of the network one met at it


def days_of(event: Event) -> tuple[date, date] | None:
    """Give the first and the last day of an event; None where none is known."""
    first, last = event.first or event.last, event.last or event.first
    return (first, max(first, last)) if first and last else None


def is_over(event: Event, today: date) -> bool:
    """Tell whether the last day of an event is past; not where no day is known."""
    days = days_of(event)
    return days is not None and days[1] < today


def series_of(event: Event) -> str | None:
    """Give what the editions of an event have in common: its series, else its name but the year."""
    if event.series:
        return fold(event.series)
    name = fold(_YEAR.sub(" ", event.name))
    return name if name and name != fold(event.name) else None


class Attendance:
    """Who was, or will be, at which event, as seen on a day.

    At an event is who stands among its participants, who names it in the own note (`events`,
    `met at`), and with whom one was in touch on its days by an entry that links to it. An event
    that several have the name of is nobody's.
    """

    def __init__(self, network: Network, today: date) -> None:
        self._today = today
        self._people: defaultdict[str, dict[str, list[Source]]] = defaultdict(dict)
        self._events: defaultdict[str, dict[str, Event]] = defaultdict(dict)
        events = Lookup(network.events)
        for event in network.events:
            listed = Source(event.path, event.participants_line or event.source.line)
            self._note(event, event.participants, listed)
        for contact in network.contacts:
            for text in _named_by(contact):
                named = events.find(text)
                if named is not None:
                    self._note(named, (contact.path,), contact.source)
        for interaction in network.interactions:
            linked = events.find(interaction.event) if interaction.event else None
            if linked is not None and _was_on_its_days(interaction, linked):
                self._note(linked, interaction.contacts, interaction.source)

    def people(self, event: Event) -> frozenset[str]:
        """Give the paths of the contacts who were, or will be, at an event."""
        return frozenset(self._people.get(event.path, ()))

    def evidence(self, event: Event, path: str) -> tuple[Source, ...]:
        """Give where it is written that the contact at `path` was, or will be, at an event."""
        return tuple(sorted(set(self._people.get(event.path, {}).get(path, ()))))

    def of(self, path: str) -> tuple[Event, ...]:
        """Give the events of the contact at `path` whose days are known, by days, then path."""
        dated = ((days_of(event), event) for event in self._events.get(path, {}).values())
        found = sorted((days, event.path, event) for days, event in dated if days is not None)
        return tuple(event for *_, event in found)

    def seen_at(self, path: str) -> tuple[Event, ...]:
        """Give the events at which the contact was, the newest first.

        Those are left out of which it is said that the owner was not there.
        """
        return tuple(
            event
            for event in self.of(path)[::-1]
            if is_over(event, self._today) and event.part != ABSENT
        )

    def will_be_at(self, path: str) -> tuple[Event, ...]:
        """Give the events at which the contact will be, the next first; those of today too."""
        return tuple(event for event in self.of(path) if not is_over(event, self._today))

    def _note(self, event: Event, paths: Iterable[str], source: Source) -> None:
        for path in paths:
            self._people[event.path].setdefault(path, []).append(source)
            self._events[path][event.path] = event


def ahead(network: Network, today: date, days: int) -> tuple[EventAhead, ...]:
    """Give the events that are not over and begin within `days` of today, the next first.

    For each: who of the network will be there, who lives there, and whom one met at the last
    edition of its series. People who are paused or deceased are left out.
    """
    if not network.events:
        return ()
    until = Span(days=days).after(today)
    attendance = Attendance(network, today)
    asked = {one.path: one for one in network.contacts if not (one.paused or one.deceased)}
    locals_of = _locals_of(asked.values())

    def by_name(paths: Iterable[str]) -> tuple[str, ...]:
        people = (asked[path] for path in paths if path in asked)
        return tuple(one.path for one in sorted(people, key=lambda one: (fold(one.name), one.path)))

    found = []
    for event in network.events:
        its_days = days_of(event)
        if its_days is None or its_days[1] < today or its_days[0] > until:
            continue
        there = attendance.people(event)
        last = edition_before(event, network.events, today)
        local = (one.path for one in locals_of.get(_city(event.place), ()) if _lives_at(one, event))
        found.append(
            EventAhead(
                event=event,
                there=by_name(there),
                local=by_name(path for path in local if path not in there),
                last_edition=last,
                met_then=by_name(attendance.people(last)) if last else (),
            )
        )
    return tuple(sorted(found, key=lambda one: (days_of(one.event), one.event.path)))


def edition_before(event: Event, events: Iterable[Event], today: date) -> Event | None:
    """Give the latest event of the same series that was over before `event` began, and today.

    Whom one met there is what it is looked up for, so one that the owner missed is passed over.
    """
    series, its_days = series_of(event), days_of(event)
    if series is None or its_days is None:
        return None
    before = min(its_days[0], today)
    earlier = [
        one
        for one in events
        if one.part != ABSENT and is_over(one, before) and series_of(one) == series
    ]
    return max(earlier, key=lambda one: (days_of(one), one.path), default=None)


def lives_there(contact: Contact, event: Event) -> bool:
    """Tell whether a contact lives in the city of an event, as far as both say where that is."""
    city = _city(event.place)
    return bool(city) and _city(contact.location) == city and _lives_at(contact, event)


def _named_by(contact: Contact) -> Iterator[str]:
    yield from contact.events
    if contact.met_text:
        yield contact.met_text
        yield from contact.met_text.split(", ")  # several links or texts in one


def _was_on_its_days(interaction: Interaction, event: Event) -> bool:
    """Tell a contact at an event from one that only speaks of it, weeks before or after."""
    days = days_of(event)
    return days is not None and days[0] <= interaction.day <= days[1]


def _locals_of(contacts: Iterable[Contact]) -> Mapping[str, list[Contact]]:
    """Sort contacts by the city where they live."""
    by_city: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        by_city[_city(contact.location)].append(contact)
    by_city.pop("", None)
    return by_city


def _lives_at(contact: Contact, event: Event) -> bool:
    """Tell whether what stands behind the city, if both have it, is not of two places."""
    home, place = _region(contact.location), _region(event.place)
    return not home or not place or not home.isdisjoint(place)


def _city(place: str | None) -> str:
    return fold((place or "").partition(",")[0])


def _region(place: str | None) -> frozenset[str]:
    return frozenset(fold(part) for part in (place or "").split(",")[1:] if fold(part))
