"""What every kind of idea is told: the records by contact and by interest, each sorted once.

Of private people there are no ideas, nor do ideas speak of them: whoever is private, and every text
that names one, is left out here already, so that the next idea takes the place.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vaultnet.core.events import ahead
from vaultnet.core.ideas.circle import Circle
from vaultnet.core.kept import Kept
from vaultnet.core.names import fold
from vaultnet.core.offered import on_topic
from vaultnet.core.plan import ReminderKind
from vaultnet.core.private_names import PrivateNames, private_names_of
from vaultnet.core.promises import promises_by_contact
from vaultnet.core.records import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from vaultnet.core.events import EventAhead
    from vaultnet.core.history import History
    from vaultnet.core.plan import Plan, Reminder
    from vaultnet.core.records import Contact, Interaction, Knowledge, Network, Promise
    from vaultnet.core.settings import Settings


# A quarter ahead there is time to find a date, a ticket, a bed.
EVENT_DAYS: Final = 92


class Ground:
    """The records of a network as ideas are made of them, on the day of a plan."""

    def __init__(
        self,
        network: Network,
        settings: Settings,
        plan: Plan,
        history: History,
        kept: Kept | None = None,
    ) -> None:
        self.network = network
        self._kept = kept or Kept()
        self.settings = settings
        self.plan = plan
        self.history = history
        self._interests: dict[str, Mapping[str, str]] = {}
        self._told_notes: dict[str, tuple[Knowledge, ...]] = {}

    @property
    def today(self) -> date:
        """The day of the plan."""
        return self.plan.today

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """The contacts of whom ideas may speak, by path."""
        people = self.network.contacts
        return {one.path: one for one in people if not (one.private or one.deceased)}

    def tells(self, *texts: str) -> bool:
        """Tell whether texts of notes name nobody private."""
        named = self._kept.lately("texts of ideas", (self._names,))
        return not any(named.answer(text, self._names.are_in) for text in texts)

    def is_open(self, path: str) -> bool:
        """Tell whether a note is private in no way, a contact's note by the contact."""
        return path not in self._private

    def told(self, contact: Contact) -> tuple[Interaction, ...]:
        """Give the interactions with a contact that are not private, the newest first."""
        return tuple(one for one in self.history.of(contact.path) if not one.private)

    def interests(self, contact: Contact) -> Mapping[str, str]:
        """Give what a contact cares about, folded to written.

        It is what stands as an interest in the own note; a tag only where the owner has that
        interest too, since most tags say how one knows somebody, not what they like.
        """
        if contact.path not in self._interests:
            self._interests[contact.path] = self._interests_of(contact)
        return self._interests[contact.path]

    def interest_source(self, contact: Contact) -> Source:
        """Give where a contact's note names the first interest."""
        return Source(contact.path, contact.interests_line or contact.source.line)

    def notes_on(self, topic: str) -> tuple[Knowledge, ...]:
        """Give the owner's notes on a topic, by path."""
        if topic not in self._told_notes:
            self._told_notes[topic] = tuple(
                one
                for one in on_topic(self.network.knowledge, topic)
                if self.is_open(one.path) and self.tells(one.name)
            )
        return self._told_notes[topic]

    def circle(self, interest: str) -> Circle:
        """Give those who share an interest."""
        return self._circles.get(interest) or Circle("", ())

    def promises(self, contact: Contact) -> tuple[Promise, ...]:
        """Give the promises to and of a contact, by source."""
        return self._promises.get(contact.path, ())

    def occasions(self, contact: Contact) -> tuple[Reminder, ...]:
        """Give the reminders of the plan to congratulate a contact."""
        return tuple(self._occasions.get(contact.path, ()))

    def knows(self, one: Contact, other: Contact) -> bool:
        """Tell whether two contacts know each other, as far as notes tell, or work together."""
        pair = (min(one.path, other.path), max(one.path, other.path))
        return (
            pair in self.network.acquainted
            or other.path in one.introduced_by
            or one.path in other.introduced_by
            or not _houses(one).isdisjoint(_houses(other))
        )

    @cached_property
    def events(self) -> Mapping[str, tuple[EventAhead, ...]]:
        """The events ahead by the contacts of whom something says that they may be there."""
        found: defaultdict[str, list[EventAhead]] = defaultdict(list)
        for one in ahead(self.network, self.today, EVENT_DAYS):
            if not one.event.private and self.tells(one.event.name):
                for path in dict.fromkeys((*one.there, *one.local, *one.met_then)):
                    found[path].append(one)
        return {path: tuple(events) for path, events in found.items()}

    def _interests_of(self, contact: Contact) -> Mapping[str, str]:
        written = (text.removeprefix("#") for text in contact.interests)
        found = {fold(text): text for text in written}
        for tag in contact.tags:
            if fold(tag) in self._mine:
                found.setdefault(fold(tag), tag)
        return {key: found[key] for key in sorted(found) if key and self.tells(found[key])}

    @cached_property
    def _names(self) -> PrivateNames:
        people = self.network.contacts
        return self._kept.answer("private names", (people,), lambda: private_names_of(people))

    @cached_property
    def _private(self) -> frozenset[str]:
        people = {one.path for one in self.network.contacts if one.private}
        return self.network.private_notes | people

    @cached_property
    def _mine(self) -> frozenset[str]:
        return frozenset(fold(text.removeprefix("#")) for text in self.network.me.interests)

    @cached_property
    def _circles(self) -> Mapping[str, Circle]:
        def sort() -> Mapping[str, Circle]:
            by_interest: defaultdict[str, list[str]] = defaultdict(list)
            for contact in self.contacts.values():
                if not contact.paused:
                    for interest in self.interests(contact):
                        by_interest[interest].append(contact.path)
            return {key: Circle(key, paths) for key, paths in by_interest.items()}

        return self._kept.answer("circles", (self.network.contacts, self.network.me), sort)

    @cached_property
    def _promises(self) -> Mapping[str, tuple[Promise, ...]]:
        return promises_by_contact(self.network.promises, self._kept)

    @cached_property
    def _occasions(self) -> Mapping[str, list[Reminder]]:
        found: defaultdict[str, list[Reminder]] = defaultdict(list)
        # Asked of thousands of promises: by identity, which costs nothing.
        day, deed = ReminderKind.YEARLY_DAY, ReminderKind.ACHIEVEMENT
        for reminder in [one for one in self.plan.reminders if one.kind is day or one.kind is deed]:
            if not reminder.private:
                for path in reminder.contacts:
                    found[path].append(reminder)
        return found


def _houses(contact: Contact) -> frozenset[str]:
    """Give the folded names of the organisations that somebody belongs to."""
    return frozenset(fold(one.name) for one in contact.organisations)
