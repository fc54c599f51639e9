"""Who could introduce whom: those who know both (guide 2.4)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.history import History
    from vaultnet.core.records import Contact, Network, Source


@frozen_record
class Introducer:
    """A contact who could introduce two people, and where it is written that they know each."""

    by: str  # path
    whom: str  # path
    to: str | None  # path; None: to the owner
    sources: tuple[Source, ...]


class Acquaintance:
    """Who knows whom among the contacts, by what is not private; the private are left out."""

    def __init__(self, network: Network, history: History) -> None:
        self._history = history
        self._contacts: Mapping[str, Contact] = {
            one.path: one
            for one in network.contacts
            if not (one.private or one.paused or one.deceased)
        }
        self._known: defaultdict[str, dict[str, Source]] = defaultdict(dict)
        for contact in network.contacts:
            for path in contact.introduced_by:
                self._note(contact.path, path, contact.source)
        for (one, other), source in network.acquainted.items():
            if source is not None:
                self._note(one, other, source)

    def to_owner(self, path: str) -> Iterator[Introducer]:
        """Give who could introduce the owner to a contact with whom no contact is noted yet.

        Of somebody with whom there was contact it gives those to whom that one could introduce.
        """
        if path not in self._contacts:
            return
        met = self._is_met(path)
        for other, source in self._of(path):
            if self._is_met(other) is not met:
                by, whom = (path, other) if met else (other, path)
                yield Introducer(by, whom, None, (source,))

    def between(self, path: str, others: Iterable[str]) -> Iterator[Introducer]:
        """Give those whom the owner is in touch with and who know a contact and one of others."""
        for other in others:
            for by, source in self._of(path):
                theirs = self._known.get(other, {}).get(by)
                if theirs is not None and self._is_met(by):
                    yield Introducer(by, path, other, tuple(dict.fromkeys((source, theirs))))

    def _note(self, one: str, other: str, source: Source) -> None:
        if one in self._contacts and other in self._contacts:
            self._known[one][other] = self._known[other][one] = source

    def _of(self, path: str) -> list[tuple[str, Source]]:
        """Give those whom a contact knows, by name, and where that is written."""
        known = self._known.get(path, {})
        return sorted(known.items(), key=lambda one: (fold(self._contacts[one[0]].name), one[0]))

    def _is_met(self, path: str) -> bool:
        return self._history.latest(path) is not None
