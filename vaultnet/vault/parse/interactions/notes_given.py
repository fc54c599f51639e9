"""Which of the owner's notes on topics an interaction links to: who heard of it by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.vault.parse.interactions.occasions import is_of_note
from vaultnet.vault.parse.lines.linked import notes_of_entry

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.parse.entry_index import EntryIndex
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene


class NotesGiven:
    """Adds the notes on topics to interactions.

    They are what the entry links to in its text and fields, and the items and the section below
    it; of a meeting, a call or a dated file all that its text tells of. Whether a note was sent or
    spoken about, it is nothing new to whoever was there.
    """

    def __init__(self, scene: Scene, index: EntryIndex, offered: Container[str]) -> None:
        self._scene = scene
        self._index = index
        self._offered = offered

    def noted(self, interaction: Interaction) -> Interaction:
        """Give an interaction with the notes that it links to."""
        path = interaction.source.path
        reading = self._scene.reading
        found = {
            linked
            for entry in self._entries(interaction)
            if entry.happened and not entry.section.is_plan
            for linked in notes_of_entry(entry, path, reading)
            if linked in self._offered
        }
        return replace(interaction, notes=tuple(sorted(found))) if found else interaction

    def _entries(self, interaction: Interaction) -> Iterator[Entry]:
        source = interaction.source
        if is_of_note(interaction, self._scene.kinds.of(source.path)):
            yield from self._scene.page(self._scene.reading.notes[source.path]).linked
            return
        entry = self._index.at(source)
        if entry is not None:
            yield entry
        yield from self._index.under(source)
        yield from self._index.below(source)
