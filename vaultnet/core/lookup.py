"""Finding the note that a text means, by its path or by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from vaultnet.core.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class Named(Protocol):
    """A record that has a note of its own."""

    @property
    def path(self) -> str:
        """The path of its note."""

    @property
    def name(self) -> str:
        """Its name."""


_Record = TypeVar("_Record", bound=Named)


class Lookup(Generic[_Record]):
    """Records by path and by name."""

    def __init__(self, records: Iterable[_Record]) -> None:
        self._by_path: dict[str, _Record] = {}
        self._by_name: dict[str, _Record | None] = {}
        for record in records:
            self._by_path[record.path] = record
            name = fold(record.name)
            self._by_name[name] = None if name in self._by_name else record

    def find(self, text: str) -> _Record | None:
        """Find the record that a text means; None for a name that none has, or several have."""
        return self._by_path.get(text) or self._by_name.get(fold(text))
