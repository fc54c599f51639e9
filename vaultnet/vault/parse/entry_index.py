"""The entry from which a record was made, found again by its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vaultnet.core.records import Source
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene


class EntryIndex:
    """Gives the entries of notes by line, those without link or field left out."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._by_line: dict[str, Mapping[int, Entry]] = {}
        self._by_heading: dict[str, Mapping[int, Sequence[Entry]]] = {}
        self._by_parent: dict[str, Mapping[int, Sequence[Entry]]] = {}

    def at(self, source: Source) -> Entry | None:
        """Give the entry that begins at a source; None where it says no more than words."""
        path = source.path
        if path not in self._by_line:
            self._by_line[path] = {entry.line: entry for entry in self._linked(path)}
        return self._by_line[path].get(source.line)

    def below(self, source: Source) -> Sequence[Entry]:
        """Give the entries of the section whose heading stands at a source."""
        path = source.path
        if path not in self._by_heading:
            by_heading: dict[int, list[Entry]] = {}
            for entry in self._linked(path):
                if entry.section.heading is not None:
                    by_heading.setdefault(entry.section.heading.line, []).append(entry)
            self._by_heading[path] = by_heading
        return self._by_heading[path].get(source.line, ())

    def under(self, source: Source) -> Sequence[Entry]:
        """Give the entries of the list items that stand directly under the one at a source."""
        path = source.path
        if path not in self._by_parent:
            by_parent: dict[int, list[Entry]] = {}
            for entry in self._linked(path):
                if entry.parent is not None:
                    by_parent.setdefault(entry.parent, []).append(entry)
            self._by_parent[path] = by_parent
        return self._by_parent[path].get(source.line, ())

    def _linked(self, path: str) -> Sequence[Entry]:
        return self._scene.page(self._scene.reading.notes[path]).linked
