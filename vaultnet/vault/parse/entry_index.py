"""The entry from which a record was made, found again by its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene

_OF_VALUE: Final = frozenset({"gave", "received"})


class EntryIndex:
    """Gives the entries of notes by line, the silent ones left out."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._by_line: dict[str, Mapping[int, Entry]] = {}
        self._by_heading: dict[str, Mapping[int, Sequence[Entry]]] = {}
        self._by_item: dict[str, Mapping[int, Sequence[Entry]]] = {}
        self._parents: dict[str, Mapping[int, int | None]] = {}

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
            for entry in self._telling(path):
                if entry.section.heading is not None:
                    by_heading.setdefault(entry.section.heading.line, []).append(entry)
            self._by_heading[path] = by_heading
        return self._by_heading[path].get(source.line, ())

    def under(self, source: Source) -> Sequence[Entry]:
        """Give the entries of the list items that stand under the one at a source, however deep."""
        path = source.path
        if path not in self._by_item:
            by_item: dict[int, list[Entry]] = {}
            for entry in self._telling(path):
                if entry.parent is not None:
                    for line in self.above(Source(path, entry.line)):
                        by_item.setdefault(line, []).append(entry)
            self._by_item[path] = by_item
        return self._by_item[path].get(source.line, ())

    def above(self, source: Source) -> Iterator[int]:
        """Give the lines of the list items above the one at a source, the nearest first."""
        path = source.path
        if path not in self._parents:
            items = self._scene.reading.notes[path].body.items
            # Of two items that begin on one line, the outer one leads on: `- 1. text`.
            self._parents[path] = {item.line: item.parent for item in reversed(items)}
        line = self._parents[path].get(source.line)
        while line is not None:
            yield line
            line = self._parents[path].get(line)

    def _telling(self, path: str) -> Sequence[Entry]:
        """Give the entries with a link or a field, and with a tag where one can be about value."""
        note, reading = self._scene.reading.notes[path], self._scene.reading
        sides = (tag.name.partition("/") for tag in note.body.tags)
        if any(kind and reading.meaning(side) in _OF_VALUE for side, _, kind in sides):
            return self._scene.page(note).entries
        return self._linked(path)

    def _linked(self, path: str) -> Sequence[Entry]:
        return self._scene.page(self._scene.reading.notes[path]).linked
