"""What belongs to an interaction beside its own line: the items and the section below it.

From them come the owner's notes on topics that it links to, and what of value was given or
received; a log and a note about one meeting have read their acts of value themselves.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Recognition, ValueAct
from vaultnet.vault.conventions import OFFERED
from vaultnet.vault.parse.interactions.occasions import is_of_note
from vaultnet.vault.parse.lines.linked import notes_of_entry
from vaultnet.vault.parse.lines.said import values_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.records import Interaction, Source
    from vaultnet.vault.parse.entry_index import EntryIndex
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene

_READ_WHOLE: Final = frozenset({Recognition.LOG, Recognition.NOTE, Recognition.TYPED})


class Details:
    """Adds to interactions what stands below their lines.

    Whether a note was sent or spoken about, it is nothing new to whoever was there. An item that
    is an interaction of its own, as of another person, tells of nobody above it.
    """

    def __init__(
        self,
        scene: Scene,
        index: EntryIndex,
        interactions: Iterable[Interaction],
    ) -> None:
        self._scene = scene
        self._index = index
        self._taken = frozenset(one.source for one in interactions)

    def added(self, interaction: Interaction) -> Interaction:
        """Give an interaction with its notes, and with the acts of value below it."""
        source = interaction.source
        offers = not OFFERED.isdisjoint(self._index.kinds_linked(source.path))
        if not (offers or self._index.names_value(source.path)):
            return interaction  # as most
        if is_of_note(interaction, self._scene.kinds.of(source.path)):
            page = self._scene.page(self._scene.reading.notes[source.path])
            return self._with_notes(interaction, page.linked)
        below = list(self._below(source))
        if interaction.recognition not in _READ_WHOLE:
            interaction = self._with_acts(interaction, below)
        own = self._index.at(source)
        return self._with_notes(interaction, [own, *below] if own else below)

    def _below(self, source: Source) -> Iterator[Entry]:
        """Give the entries under a list item at any depth, or of the section under a heading."""
        for entry in (*self._index.under(source), *self._index.below(source)):
            if self._tells(entry) and not self._is_of_another(entry, source):
                yield entry

    def _is_of_another(self, entry: Entry, source: Source) -> bool:
        """Tell whether an entry, or an item between it and `source`, is an interaction itself."""
        lines = (entry.line, *self._index.above(replace(source, line=entry.line)))
        between = takewhile(lambda line: line != source.line, lines)
        return any(replace(source, line=line) in self._taken for line in between)

    def _tells(self, entry: Entry) -> bool:
        plan = entry.section.is_plan
        return entry.happened and not plan and not self._scene.is_private(entry)

    def _with_notes(self, interaction: Interaction, entries: Iterable[Entry]) -> Interaction:
        path = interaction.source.path
        found: set[str] = set()
        for entry in entries:
            linked = notes_of_entry(entry, path, self._scene.reading)
            offered = [one for one in linked if self._may_be_offered(one)]
            if offered and self._tells(entry):
                found.update(offered)
        return replace(interaction, notes=tuple(sorted(found))) if found else interaction

    def _may_be_offered(self, path: str) -> bool:
        return path in self._scene.reading.notes and self._scene.kinds.of(path) in OFFERED

    def _with_acts(self, interaction: Interaction, entries: Iterable[Entry]) -> Interaction:
        gave, received = list(interaction.gave), list(interaction.received)
        for entry in entries:
            given, got = values_in(entry, self._scene.reading)
            quiet = interaction.summary is None
            gave += _quiet(given) if quiet else given
            received += _quiet(got) if quiet else got
        acts = tuple(dict.fromkeys(gave)), tuple(dict.fromkeys(received))
        if acts == (interaction.gave, interaction.received):
            return interaction
        return replace(interaction, gave=acts[0], received=acts[1])


def _quiet(acts: Iterable[ValueAct]) -> list[ValueAct]:
    """Give acts without their words."""
    return [ValueAct(act.kind) for act in acts]
