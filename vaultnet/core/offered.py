"""What there is to offer: notes on topics, each read only when it may be on what is asked for.

Most of the notes of a vault are on topics, and the ideas for a week ask for a handful of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final, Protocol, overload

from vaultnet.core.deferred import Deferred
from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from vaultnet.core.records import Knowledge


_EXTENSION: Final = pattern(r"(?: *\.md)+\Z")


class Offering(Protocol):
    """A note that can be read for what it offers."""

    def __call__(self) -> Iterable[Knowledge]:
        """Give what it offers: one record, or none where it is on nothing."""

    def topics(self) -> AbstractSet[str] | None:
        """Give the stems (see `stem_of`) of the folded topics that it can be on at most.

        It takes a fraction of the work; None where only a reading can tell.
        """


class Offer(Deferred["Knowledge"]):
    """What one note offers, read when it is asked for."""

    __slots__ = ("_at_most", "_offering")

    def __init__(self, offering: Offering, known: AbstractSet[str] | None = None) -> None:
        """Take what can be read; `known` are stems of its topics that were kept."""
        super().__init__(offering)
        self._offering = offering if known is None else None
        self._at_most = known

    @property
    def known(self) -> AbstractSet[str] | None:
        """The stems that `at_most` has given already, to be kept; None before."""
        return self._at_most

    def at_most(self) -> AbstractSet[str]:
        """Give the stems of the folded topics that the note can be on."""
        if self._offering is not None:
            self._at_most = None if self.is_made else self._offering.topics()
            self._offering = None
        if self._at_most is None:
            self._at_most = _stems_of(self)
        return self._at_most


class Offered(Sequence["Knowledge"]):
    """The notes on topics of a vault by path, each with the contacts who know it.

    Like a tuple of records, of which only those are made that are asked for.
    """

    __slots__ = ("_by_topic", "_told", "known_to", "notes")

    def __init__(
        self, notes: Mapping[str, Sequence[Knowledge]], known_to: Iterable[tuple[str, str]]
    ) -> None:
        """Take what each note offers, by path, and the paths of notes and contacts linking there.

        What a note offers is a `Deferred` or a tuple, of one record or none.
        """
        self.notes = {path: notes[path] for path in sorted(notes)}
        by_note: defaultdict[str, set[str]] = defaultdict(set)
        for path, contact in known_to:
            by_note[path].add(contact)
        alike: dict[frozenset[str], frozenset[str]] = {}  # many notes are known to the same ones
        self.known_to: Mapping[str, AbstractSet[str]] = {
            path: alike.setdefault(linking, linking)
            for path, linking in zip(by_note, map(frozenset, by_note.values()), strict=True)
        }
        self._by_topic: Mapping[str, list[str]] | None = None
        self._told: dict[str, tuple[Knowledge, ...]] = {}

    def changed(
        self,
        notes: Mapping[str, Sequence[Knowledge] | None],
        went: Iterable[tuple[str, str]],
        came: Iterable[tuple[str, str]],
    ) -> Offered:
        """Give the same where some notes offer something else, and other contacts link to some."""
        pairs = {(path, one) for path, linking in self.known_to.items() for one in linking}
        kept = {path: one for path, one in self.notes.items() if path not in notes}
        new = {path: one for path, one in notes.items() if one is not None}
        return Offered({**kept, **new}, (pairs - {*went}) | {*came})

    def on(self, topic: str) -> tuple[Knowledge, ...]:
        """Give the notes on a folded topic, by path; no others are read."""
        if topic not in self._told:
            paths = self._may_be_on.get(stem_of(topic), ())
            offers = chain.from_iterable(map(self.of, paths))
            self._told[topic] = tuple(one for one in offers if topic in one.topics)
        return self._told[topic]

    @property
    def _may_be_on(self) -> Mapping[str, list[str]]:
        """The paths of notes by the stems of what they can be on."""
        if self._by_topic is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for path, offer in self.notes.items():
                for stem in offer.at_most() if isinstance(offer, Offer) else _stems_of(offer):
                    found[stem].append(path)
            self._by_topic = dict(found)
        return self._by_topic

    def of(self, path: str) -> Sequence[Knowledge]:
        """Give what the note at a path offers: one record or none."""
        found, linking = self.notes.get(path, ()), self.known_to.get(path)
        if linking is None:
            return found
        return [replace(one, known_to=_joined(one.known_to, linking)) for one in found]

    @overload
    def __getitem__(self, index: int) -> Knowledge: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Knowledge, ...]: ...
    def __getitem__(self, index: int | slice) -> Knowledge | tuple[Knowledge, ...]:
        """Give one record, or some as a tuple; all are made."""
        return tuple(self)[index]

    def __iter__(self) -> Iterator[Knowledge]:
        """Give the records by path."""
        return chain.from_iterable(map(self.of, self.notes))

    def __len__(self) -> int:
        """Give how many there are; all are made."""
        return sum(map(len, self.notes.values()))

    def __eq__(self, other: object) -> bool:
        """Tell whether another of its kind, or a tuple, has the same records.

        What two of its kind both hold is the same unread.
        """
        if isinstance(other, Offered):
            return all(
                [*self.of(path)] == [*other.of(path)]
                for path in {**self.notes, **other.notes}
                if self.notes.get(path) is not other.notes.get(path)
                or self.known_to.get(path) != other.known_to.get(path)
            )
        return tuple(self) == other

    def __hash__(self) -> int:
        """Give the hash of the tuple."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show the records as a tuple does."""
        return repr(tuple(self))


def on_topic(knowledge: Sequence[Knowledge], topic: str) -> tuple[Knowledge, ...]:
    """Give the notes on a folded topic in their order, reading no more of them than need be."""
    if isinstance(knowledge, Offered):
        return knowledge.on(topic)
    return tuple(one for one in knowledge if topic in one.topics)


def stem_of(topic: str) -> str:
    """Give a folded topic without `.md` at its end, which a link may have or leave out."""
    return _EXTENSION.sub("", topic) if topic.endswith(".md") else topic


def _stems_of(knowledge: Iterable[Knowledge]) -> AbstractSet[str]:
    return frozenset(stem_of(topic) for one in knowledge for topic in one.topics)


def _joined(some: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*some, *others}))
