"""What all notes yield, put together anew only where a note changed.

Everything here gives what a fresh gathering would, and the very same object where it is the same:
so whatever was worked out from a record stands while the record does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from itertools import chain, compress
from operator import attrgetter, is_not
from typing import TYPE_CHECKING, Any, TypeVar

from vaultnet.core.deferred import Deferred
from vaultnet.core.patches import merged
from vaultnet.errors import NoteChangedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vaultnet.vault.parse.note_records import NoteRecords

_Record = TypeVar("_Record")
_Whole = TypeVar("_Whole")


@dataclass(slots=True)
class Changes:
    """The records of notes by path, as they were when they were joined last and as they are."""

    then: Mapping[str, NoteRecords]
    now: Mapping[str, NoteRecords]
    paths: tuple[str, ...] = field(init=False)  # of the notes whose records are others

    def __post_init__(self) -> None:
        """Find the notes whose records are others."""
        self.paths = differing(self.then, self.now)

    def of(self, *parts: str) -> list[str]:
        """Give the notes of which one of some parts is another, or may be."""
        if not self.then:
            return self._telling(parts)
        found = []
        for path in self.paths:
            then, now = self.then.get(path), self.now.get(path)
            for part in parts:
                if not is_same(_part(now, part), _part(then, part)):
                    found.append(path)
                    break
        return found

    def _telling(self, parts: tuple[str, ...]) -> list[str]:
        """Give the notes that have anything of some parts: all that is new in a first reading."""
        records = self.now.values()
        telling = zip(*(map(attrgetter(part), records) for part in parts), strict=True)
        return list(compress(self.now, map(any, telling)))

    def chained(self, part: str, known: tuple[Any, ...]) -> tuple[Any, ...]:
        """Give the records of one kind in the order of their notes; `known` is how they were."""
        if not self.of(part):
            return known
        return tuple(chain.from_iterable(map(attrgetter(part), self.now.values())))

    def in_order(
        self, part: str, known: tuple[_Record, ...], key: Callable[[_Record], Any]
    ) -> tuple[_Record, ...]:
        """Give the records of one kind in an order of their own; `known` is how they were."""
        changed = self.of(part)
        went = chain.from_iterable(part_of(self.then, path, part) for path in changed)
        came = chain.from_iterable(part_of(self.now, path, part) for path in changed)
        return merged(known, went, came, key)


def part_of(records: Mapping[str, NoteRecords], path: str, part: str) -> Any:  # noqa: ANN401  one of many kinds
    """Give one part of a note's records; an empty one where there is no such note."""
    return _part(records.get(path), part)


def _part(one: NoteRecords | None, part: str) -> Any:  # noqa: ANN401  one of many kinds
    found = () if one is None else getattr(one, part)
    return found if isinstance(found, Deferred) else found or ()  # whether that is empty, is asked


def is_same(now: object, then: object) -> bool:
    """Tell whether something says the same as before.

    What a note offered that has changed between two runs is not there to be compared any more.
    """
    try:
        return now is then or now == then
    except NoteChangedError:
        return False


def differing(then: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    """Give the keys, sorted, that have not the very same object in two mappings."""
    if [*then] == [*now]:  # as mostly, in one order too
        return tuple(sorted(compress(now, map(is_not, now.values(), then.values()))))
    if not then:
        return tuple(sorted(now))
    return tuple(sorted(key for key in {*then, *now} if then.get(key) is not now.get(key)))


def as_before(now: _Whole, then: _Whole) -> _Whole:
    """Give what was there before where it is equal."""
    return then if is_same(now, then) else now


def all_as_before(now: Sequence[_Record], then: Sequence[_Record]) -> tuple[_Record, ...]:
    """Give records, those that were there before as the same objects; they are few."""
    if isinstance(then, tuple) and is_same(now, then):
        return then
    return tuple(then[then.index(one)] if one in then else one for one in now)


def records_as_before(now: NoteRecords, then: NoteRecords | None) -> NoteRecords:
    """Give the records of a note, those that it had before as the same objects."""
    if then is None:
        return now
    known: dict[str, Any] = {}
    for part in fields(now):
        new, old = getattr(now, part.name), getattr(then, part.name)
        is_many = isinstance(new, tuple) and isinstance(old, tuple)
        known[part.name] = all_as_before(new, old) if is_many else as_before(new, old)
    known["note"] = now.note
    if all(known[part.name] is getattr(then, part.name) for part in fields(now)):
        return then
    return replace(now, **known)
