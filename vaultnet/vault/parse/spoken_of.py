"""The notes that an interaction speaks of, as far as they are offered to anybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.deferred import Deferred
from vaultnet.errors import NoteChangedError
from vaultnet.vault.parse.merging import part_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vaultnet.vault.parse.note_records import NoteRecords


class SpokenOf(Deferred[str]):
    """The paths among some of the notes that have something to offer, told when it is asked."""

    __slots__ = ("_records", "spoken_of")

    def __init__(self, spoken_of: tuple[str, ...], records: Mapping[str, NoteRecords]) -> None:
        super().__init__(partial(filter, partial(part_of, records, part="knowledge"), spoken_of))
        self.spoken_of = spoken_of
        self._records = records

    def __eq__(self, other: object) -> bool:
        """Tell whether the paths are the same, mostly without working them out.

        What a note offered that has changed since may not be there to be read any more: then it
        counts as another.
        """
        if isinstance(other, SpokenOf) and self.spoken_of == other.spoken_of:
            mine, theirs = self._records, other._records
            if mine is theirs or all(
                (one := mine.get(path)) is (two := theirs.get(path))
                or (one is not None and two is not None and one.knowledge is two.knowledge)
                for path in self.spoken_of
            ):
                return True
        try:
            return super().__eq__(other)
        except NoteChangedError:
            return False

    __hash__ = Deferred.__hash__


def spoken_in(notes: Sequence[str]) -> tuple[str, ...]:
    """Give the notes from which those of an interaction were chosen."""
    return notes.spoken_of if isinstance(notes, SpokenOf) else ()


def speaks_of_any(notes: Sequence[str], paths: Collection[str]) -> bool:
    """Tell whether an interaction's notes were chosen from some that `paths` are among."""
    return not set(paths).isdisjoint(spoken_in(notes))
