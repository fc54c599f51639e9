"""What a property held before an entry was logged, where the journal of acts knows it yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from vaultnet.core.acts import PutBack, RaiseDay
from vaultnet.core.records import Recognition
from vaultnet.vault.edit.log import id_pattern
from vaultnet.vault.journal import Journal
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from vaultnet.api.vault import Vault
    from vaultnet.core.acts import Edit
    from vaultnet.vault.journal import Entry as Done


def with_days_before(vault: Vault, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give edits with the notes as they were before; a day stays where that is not known.

    A day that is put back is raised again to the latest that the notes tell of besides.
    """
    edits = tuple(edits)
    taken = {one.entry for one in edits if isinstance(one, PutBack)}
    return tuple(_Earlier(vault, taken).edits(edits)) if taken else edits


@dataclass(frozen=True)
class _Earlier:
    """The acts on a vault, the latest first."""

    vault: Vault
    taken: set[str]  # ids of the entries that go

    def edits(self, edits: Iterable[Edit]) -> Iterator[Edit]:
        gone: defaultdict[str, int] = defaultdict(int)  # by note, how many changes of its day
        for edit in edits:
            if not isinstance(edit, PutBack):
                yield edit
                continue
            before = next(islice(self._before(edit), gone[edit.path], None), None)
            if before is not None:
                gone[edit.path] += 1
                yield replace(edit, before=before)
                if days := [*self._days_besides(edit)]:
                    yield RaiseDay(edit.path, edit.meaning, max(days))

    def _before(self, edit: PutBack) -> Iterator[bytes | None]:
        """Give the note before each act that changed its day; None where that was another act."""
        for act in self._acts:
            for change in act.changes:
                if change.path != edit.path or change.old is None:
                    continue
                was, became = (self._days(edit, one) for one in (change.old, change.new))
                if was != became:
                    yield change.old if _has(act, edit.entry) else None

    def _days(self, edit: PutBack, data: bytes) -> list[date | None]:
        reading = self.vault.reading
        held = properties_of(read_note(data, edit.path), reading)
        texts = (texts_of(one) for one in held if one.meaning == edit.meaning)
        return [reading.day(text) for some in texts for text in some]

    def _days_besides(self, edit: PutBack) -> Iterator[date]:
        """Give the days of other contacts up to that one."""
        for one in self.vault.network.interactions:
            is_told = one.recognition is not Recognition.TYPED and one.action not in self.taken
            if is_told and edit.path in one.contacts and one.day <= edit.day:
                yield one.day

    @cached_property
    def _acts(self) -> tuple[Done, ...]:
        return tuple(reversed(Journal(self.vault.root).entries()))


def _has(act: Done, entry: str) -> bool:
    """Tell whether the notes of an act have an entry."""
    has_id = id_pattern(entry).search
    return any(has_id(one.new.decode(errors="replace")) for one in act.changes)
