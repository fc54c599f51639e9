"""The entry from which a record was made, found again by its source, and what its note can add."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Source
from vaultnet.vault.parse.lines.linked import notes_at, notes_linked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vaultnet.vault.conventions import NoteKind
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
        self._kinds_linked: dict[str, frozenset[NoteKind]] = {}
        self._of_value: dict[str, bool] = {}

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

    def kinds_linked(self, path: str) -> frozenset[NoteKind]:
        """Give the kinds of the notes to which the text of a note links; found out once for all."""
        found = self._kinds_linked.get(path)
        if found is None:
            reading, kinds = self._scene.reading, self._scene.kinds
            body = reading.notes[path].body
            linked = notes_at([link.target for link in body.links], path, reading)
            named = notes_linked([field.value for field in body.fields], path, reading)
            notes = set(chain(linked, named)) & reading.notes.keys()
            found = self._kinds_linked[path] = frozenset(map(kinds.of, notes))
        return found

    def names_value(self, path: str) -> bool:
        """Tell whether any field or tag of a note can be about value, given or received."""
        found = self._of_value.get(path)
        if found is None:
            fields = self._scene.reading.notes[path].body.fields
            meanings = (self._scene.reading.meaning(field.key) for field in fields)
            found = self._has_tag_of_value(path) or not _OF_VALUE.isdisjoint(meanings)
            self._of_value[path] = found
        return found

    def _telling(self, path: str) -> Sequence[Entry]:
        """Give the entries with a link or a field, and with a tag where one can be about value."""
        if self._has_tag_of_value(path):
            return self._scene.page(self._scene.reading.notes[path]).entries
        return self._linked(path)

    def _has_tag_of_value(self, path: str) -> bool:
        note, reading = self._scene.reading.notes[path], self._scene.reading
        sides = (tag.name.partition("/") for tag in note.body.tags)
        return any(kind and reading.meaning(side) in _OF_VALUE for side, _, kind in sides)

    def _linked(self, path: str) -> Sequence[Entry]:
        return self._scene.page(self._scene.reading.notes[path]).linked
