"""Records that are made when somebody first asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Record = TypeVar("_Record")


class Deferred(Sequence[_Record]):
    """A sequence like a tuple, made by a pure function when anything is first asked of it."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[_Record]]) -> None:
        self._make: Callable[[], Iterable[_Record]] | None = make
        self._made: tuple[_Record, ...] = ()

    @property
    def is_made(self) -> bool:
        """Whether somebody has asked already."""
        return self._make is None

    @property
    def _all(self) -> tuple[_Record, ...]:
        if self._make is not None:
            self._made, self._make = tuple(self._make()), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> _Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_Record, ...]: ...
    def __getitem__(self, index: int | slice) -> _Record | tuple[_Record, ...]:
        """Give one record, or some as a tuple."""
        return self._all[index]

    def __iter__(self) -> Iterator[_Record]:
        """Give the records in their order."""
        return iter(self._all)

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence, deferred or a tuple, has the same records."""
        return self._all == (other._all if isinstance(other, Deferred) else other)

    def __hash__(self) -> int:
        """Give the hash of the tuple."""
        return hash(self._all)

    def __repr__(self) -> str:
        """Show the records as a tuple does."""
        return repr(self._all)
