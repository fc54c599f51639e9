"""The notes on topics of a vault, each read for its topics when that is first asked for.

Nobody asks but for ideas and exports, and of most notes nothing else is wanted (decision 0072).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vaultnet.vault.collector import collector_at_rest
from vaultnet.vault.parse.affairs.knowledge import knowledge_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from vaultnet.core.records import Knowledge
    from vaultnet.vault.parse.note_records import NoteRecords
    from vaultnet.vault.parse.scene import Scene


@dataclass(frozen=True, slots=True)
class TopicRead:
    """What a note has to offer, and what was asked of the rest of the vault to tell it."""

    knowledge: Knowledge | None
    files: AbstractSet[str]  # as in `NoteRecords`
    names: AbstractSet[str]


class Topics:
    """Gives what there is to offer; `known` was found out before, and still stands."""

    def __init__(
        self, scene: Scene, records: Mapping[str, NoteRecords], known: Mapping[str, TopicRead]
    ) -> None:
        self._scene = scene
        self._records = records
        self.read = dict(known)

    def has(self, path: str) -> bool:
        """Tell whether there is a note at `path` that can be offered."""
        return path in self._scene.reading.notes and self._of(path) is not None

    @collector_at_rest()
    def all(self) -> tuple[Knowledge, ...]:
        """Give all notes that can be offered, each with those who know it.

        They are those whom it tells of, and who link to it.
        """
        offered = []
        linking: defaultdict[str, set[str]] = defaultdict(set)
        for contact, one in self._records.items():
            for path in one.known:
                linking[path].add(contact)
        for path in self._scene.reading.notes:
            found = self._of(path)
            if found is not None and path in linking:
                known_to = tuple(sorted({*found.known_to, *linking[path]}))
                found = replace(found, known_to=known_to)
            if found is not None:
                offered.append(found)
        return tuple(offered)

    def _of(self, path: str) -> Knowledge | None:
        if path not in self.read:
            asked = self._scene.reading.asked
            asked.clear()
            note = self._scene.reading.notes[path]
            knowledge = knowledge_in(note, self._scene)
            self._scene.pages.pop(path, None)
            note.let_go()
            self.read[path] = TopicRead(knowledge, frozenset(asked.files), frozenset(asked.names))
        return self.read[path].knowledge
