"""At which event people were in touch, and for which project, as the entry's links say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Recognition
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.linked import notes_at, notes_linked
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.records import Interaction, Source
    from vaultnet.vault.parse.entry_index import EntryIndex
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene

_OCCASIONS: Final = frozenset({"events", "projects"})
_KINDS: Final = frozenset({NoteKind.EVENT, NoteKind.PROJECT})
# The properties of these are about the whole note; those of a contact are about the contact.
_OF_ONE_OCCASION: Final = frozenset({NoteKind.MEETING, NoteKind.OTHER})


@frozen_record
class Occasion:
    """The event and the project that something names, as paths."""

    event: str | None = None
    project: str | None = None

    def or_else(self, other: Occasion) -> Occasion:
        """Fill what is missing from another."""
        return Occasion(self.event or other.event, self.project or other.project)


_NONE: Final = Occasion()


class Occasions:
    """Adds event and project to interactions.

    They are what the entry links to, then its heading; then what the properties of the note name,
    where it is about one meeting; then the note itself that the entry lies in. What a meeting's
    text speaks of in passing is none: there only headings and fields count.
    """

    def __init__(self, scene: Scene, index: EntryIndex) -> None:
        self._scene = scene
        self._index = index
        # By heading and by note, worked out once: many entries stand under one heading.
        self._of_headings: dict[Source, Occasion] = {}
        self._of_notes: dict[tuple[str, bool], Occasion] = {}

    def placed(self, interaction: Interaction) -> Interaction:
        """Give an interaction with its event and its project, where it has one."""
        path = interaction.source.path
        whole = is_of_note(interaction, self._scene.kinds.of(path))
        found = self._of_note(path, whole=whole)
        if not (whole or _KINDS.isdisjoint(self._index.kinds_linked(path))):
            found = self._of_entry(interaction.source).or_else(found)
        if found is _NONE or found == _NONE:
            return interaction
        return replace(interaction, event=found.event, project=found.project)

    def _of_entry(self, source: Source) -> Occasion:
        """Give what an entry links to; a heading speaks for what stands below it."""
        entry = self._index.at(source)
        heading = entry.section.heading if entry else None
        above = replace(source, line=heading.line) if heading else source
        below = [one for one in self._index.below(source) if one.happened]
        return (
            self._first(self._linked_by([entry] if entry else [], source.path))
            .or_else(self._of_heading(above))
            .or_else(self._first(self._linked_by(below, source.path)))
        )

    def _of_heading(self, source: Source) -> Occasion:
        if source not in self._of_headings:
            heading = self._index.at(source)
            linked = self._linked_by([heading] if heading else [], source.path)
            self._of_headings[source] = self._first(linked)
        return self._of_headings[source]

    def _of_note(self, path: str, *, whole: bool) -> Occasion:
        """Give what a note names, and what it is; its text counts where it is the interaction."""
        if (path, whole) not in self._of_notes:
            named = [path]
            if self._scene.kinds.of(path) in _OF_ONE_OCCASION:
                text = self._named_in_text(path) if whole else ()
                named = [*self._named_in_properties(path), *text, path]
            self._of_notes[path, whole] = self._first(named)
        return self._of_notes[path, whole]

    def _first(self, paths: Iterable[str]) -> Occasion:
        """Give the first event and the first project among paths."""
        found = _NONE
        for path in paths:
            kind = self._scene.kinds.of(path) if path in self._scene.reading.notes else None
            if kind is NoteKind.EVENT:
                found = found.or_else(Occasion(event=path))
            elif kind is NoteKind.PROJECT:
                found = found.or_else(Occasion(project=path))
        return found

    def _linked_by(self, entries: Iterable[Entry], path: str) -> Iterator[str]:
        reading = self._scene.reading
        for entry in entries:
            yield from notes_at((link.target for link in entry.links), path, reading)
            named = (one.value for one in entry.fields if reading.meaning(one.key) in _OCCASIONS)
            yield from notes_linked(named, path, reading)

    def _named_in_properties(self, path: str) -> Iterator[str]:
        reading = self._scene.reading
        for prop in properties_of(reading.notes[path], reading):
            if prop.meaning in _OCCASIONS:
                yield from notes_linked(texts_of(prop), path, reading)

    def _named_in_text(self, path: str) -> Iterator[str]:
        """Give what the fields and the headings of a note name."""
        reading = self._scene.reading
        body = reading.notes[path].body
        named = [one.value for one in body.fields if reading.meaning(one.key) in _OCCASIONS]
        named += [heading.text for heading in body.headings]
        return notes_linked(named, path, reading)


def is_of_note(interaction: Interaction, kind: NoteKind) -> bool:
    """Tell whether an interaction was made from a whole note: a meeting, a dated file."""
    if interaction.recognition is Recognition.LOG:
        return kind is NoteKind.OTHER
    return interaction.recognition is Recognition.NOTE
