"""At which event people were in touch, and for which project, as the entry's links say."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Recognition
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.linked import notes_at, notes_linked
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.parse.entries import Entry
    from vaultnet.vault.parse.entry_index import EntryIndex
    from vaultnet.vault.parse.scene import Scene

_OCCASIONS: Final = frozenset({"events", "projects"})
# The properties of these are about the whole note; those of a contact are about the contact.
_OF_ONE_OCCASION: Final = frozenset({NoteKind.MEETING, NoteKind.OTHER})


class Occasions:
    """Adds event and project to interactions.

    They are what the entry links to, then its heading; then what the properties of the note name,
    where it is about one meeting; then the note itself that the entry lies in. What a meeting's
    text speaks of in passing is none: there only headings and fields count.
    """

    def __init__(
        self, scene: Scene, index: EntryIndex, events: Container[str], projects: Container[str]
    ) -> None:
        self._scene = scene
        self._index = index
        self._events = events
        self._projects = projects

    def placed(self, interaction: Interaction) -> Interaction:
        """Give an interaction with its event and its project, where it has one."""
        paths = list(self._paths(interaction))
        event = next((path for path in paths if path in self._events), None)
        project = next((path for path in paths if path in self._projects), None)
        if event is None and project is None:
            return interaction
        return replace(interaction, event=event, project=project)

    def _paths(self, interaction: Interaction) -> Iterator[str]:
        path = interaction.source.path
        kind = self._scene.kinds.of(path)
        if not _is_of_note(interaction, kind):
            yield from self._linked_by_entry(interaction)
        if kind in _OF_ONE_OCCASION:
            yield from self._named_by_note(path)
            if _is_of_note(interaction, kind):
                yield from self._named_in_text(path)
        yield path

    def _linked_by_entry(self, interaction: Interaction) -> Iterator[str]:
        """Give what an entry links to; a heading speaks for what stands below it."""
        source = interaction.source
        entry = self._index.at(source)
        heading = entry.section.heading if entry else None
        above = self._index.at(replace(source, line=heading.line)) if heading else None
        below = [one for one in self._index.below(source) if one.happened]
        told = [one for one in (entry, above) if one is not None]
        yield from self._linked_by([*told, *below], source.path)

    def _linked_by(self, entries: Iterable[Entry], path: str) -> Iterator[str]:
        reading = self._scene.reading
        for entry in entries:
            yield from notes_at((link.target for link in entry.links), path, reading)
            named = (one.value for one in entry.fields if reading.meaning(one.key) in _OCCASIONS)
            yield from notes_linked(named, path, reading)

    def _named_by_note(self, path: str) -> Iterator[str]:
        reading = self._scene.reading
        named = (
            text
            for prop in properties_of(reading.notes[path], reading)
            if prop.meaning in _OCCASIONS
            for text in texts_of(prop)
        )
        return notes_linked(named, path, reading)

    def _named_in_text(self, path: str) -> Iterator[str]:
        """Give what the fields and the headings of a note about one meeting name."""
        reading = self._scene.reading
        body = reading.notes[path].body
        fields = (one.value for one in body.fields if reading.meaning(one.key) in _OCCASIONS)
        headings = (heading.text for heading in body.headings)
        return notes_linked(chain(fields, headings), path, reading)


def _is_of_note(interaction: Interaction, kind: NoteKind) -> bool:
    """Tell whether an interaction was made from a whole note: a meeting, a dated file."""
    if interaction.recognition is Recognition.LOG:
        return kind is NoteKind.OTHER
    return interaction.recognition is Recognition.NOTE
