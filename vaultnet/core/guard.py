"""The guard: what of a network others may read, on the page and in every export.

Nobody private is named, and nothing is quoted that stands in a private place or names somebody who
is. Whatever leaves the program by itself asks here, so that there is one answer.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet.core.kept import Kept
from vaultnet.core.private_names import PrivateNames, private_names_of, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.kept import Lately
    from vaultnet.core.plan import Plan, Reason, Reminder
    from vaultnet.core.records import (
        Achievement,
        Event,
        Group,
        Interaction,
        Network,
        OrganisationNote,
        OwnActivity,
        Promise,
        Source,
    )

    _Record = Interaction | Promise | Event | Group | OrganisationNote | Achievement | OwnActivity

# Facts of reasons that are words of this program, not of notes.
_CODES: Final = {"rule", "span", "gap", "since", "state", "stage", "layer"}
_HOLIDAY: Final = "professional-holiday"  # its name too is one of ours


class Guard:
    """Tells what of a network others may read."""

    def __init__(self, network: Network, kept: Kept | None = None) -> None:
        self._network = network
        self._kept = kept or Kept()
        self._contacts = {contact.path: contact for contact in network.contacts}
        self._linked: dict[str, bool] = {}  # what was found out of paths

    def shows(self, path: str) -> bool:
        """Tell whether the contact at `path` may be named."""
        contact = self._contacts.get(path)
        return contact is not None and not contact.private

    def tells(self, text: str) -> bool:
        """Tell whether the words of a note may be given: they name nobody private.

        Not in the form either that they have in an address, `Vera%20Quill`.
        """
        return not self._texts.answer(text, self._is_named_in)

    def tells_line(self, line: str, own: frozenset[str] = frozenset()) -> bool:
        """Tell whether a line, all in all, names nobody private beside the open people in it.

        The folded words `own` are nobody's names there.
        """
        names = self._names_in_lines
        lines = self._kept.lately("lines", (names, own))
        return not lines.answer(line, lambda line: names.are_in_line(line, own))

    def tells_of(self, record: Event | Group) -> bool:
        """Tell whether an event or a group may be named."""
        return not record.private and self.tells(record.name)

    def cites(self, source: Source) -> bool:
        """Tell whether a place may be cited: it is in no private contact's note."""
        return source.path not in self._contacts or self.shows(source.path)

    def links_to(self, path: str) -> bool:
        """Tell whether the path of a note may be given: it is open, and names nobody private."""
        if path not in self._linked:
            self._linked[path] = self._may_link(path)
        return self._linked[path]

    def hides(self, source: Source) -> bool:
        """Tell whether a place must not be given: a private record stands there, or its note is."""
        return source in self._hidden or not self.links_to(source.path)

    def facts(self, reason: Reason) -> Mapping[str, str | int]:
        """Give the facts of a reason, without words of notes that name somebody private."""
        if reason.code == _HOLIDAY:
            return reason.facts
        return {
            key: fact
            for key, fact in reason.facts.items()
            if key in _CODES or not isinstance(fact, str) or self.tells(fact)
        }

    def reminders(self, plan: Plan) -> tuple[Reminder, ...]:
        """Give the reminders of a plan, without words of notes that name somebody private.

        Private ones and those with somebody private are left out.
        """

        def told(reminder: Reminder) -> Reminder | None:
            return self._discreet(reminder) if self._asks(reminder) else None

        under, key = (self.names,), attrgetter("id")
        found = self._kept.each("told", under, plan.reminders, key, told)
        return tuple(one for one in found if one is not None)

    @property
    def names(self) -> PrivateNames:
        """Who is private and how they are called: the same object while nothing of it changes."""
        return self._names

    def _asks(self, reminder: Reminder) -> bool:
        if reminder.private or not self.cites(reminder.source):
            return False
        return all(map(self.shows, reminder.contacts))

    def _discreet(self, reminder: Reminder) -> Reminder:
        facts = self.facts(reminder.reason)
        if len(facts) == len(reminder.reason.facts):
            return reminder
        return replace(reminder, reason=replace(reminder.reason, facts=facts))

    def all_told(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Give those of some texts that name nobody private."""
        return tuple(filter(self.tells, texts))

    def told(self, text: str | None) -> str | None:
        """Give a text; None where it names somebody private."""
        return text if text is not None and self.tells(text) else None

    def _may_link(self, path: str) -> bool:
        if path in self._network.private_notes or path in self._hidden_notes:
            return False
        if path in self._contacts:
            return self.shows(path) and self.tells_line(path.removesuffix(".md"))
        return self.tells(path)

    @cached_property
    def _texts(self) -> Lately[str, bool]:
        return self._kept.lately("texts", (self._names,))

    def _is_named_in(self, text: str) -> bool:
        return any(map(self._names.are_in, {text, unquoted(text)}))

    @cached_property
    def _names(self) -> PrivateNames:
        people = self._network.contacts
        return self._kept.answer("private names", (people,), lambda: private_names_of(people))

    @cached_property
    def _names_in_lines(self) -> PrivateNames:
        """The same, where an alias that is a private person's name too makes nobody open."""

        def names() -> PrivateNames:
            return private_names_of(
                one
                if one.private or not one.aliases
                else replace(one, aliases=self.all_told(one.aliases))
                for one in self._network.contacts
            )

        return self._kept.answer("private names in lines", (self._network.contacts,), names)

    @cached_property
    def _hidden(self) -> frozenset[Source]:
        known = self._network
        records: tuple[_Record, ...] = (
            *known.interactions,
            *known.promises,
            *known.events,
            *known.groups,
            *known.organisations,
            *known.achievements,
            *known.activities,
        )
        return frozenset(one.source for one in records if one.private)

    @cached_property
    def _hidden_notes(self) -> frozenset[str]:
        """The notes of private events, groups and organisations."""
        known = self._network
        records: tuple[Event | Group | OrganisationNote, ...] = (
            *known.events,
            *known.groups,
            *known.organisations,
        )
        return frozenset(one.path for one in records if one.private)
