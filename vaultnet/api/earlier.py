"""What a note held before an act, where the journal of what can be undone knows it yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from vaultnet.core.acts import PutBack
from vaultnet.vault.edit.log import id_pattern
from vaultnet.vault.journal import Journal, State
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from vaultnet.api.vault import Vault
    from vaultnet.core.acts import Edit
    from vaultnet.vault.journal import Entry as Done


@dataclass(frozen=True)
class Earlier:
    """The acts on a vault, by which days of properties can be put back."""

    vault: Vault

    def known(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Give edits with the notes as they were before; a day of an entry stays where none is."""
        return tuple(self._known(edits))

    def _known(self, edits: Iterable[Edit]) -> Iterator[Edit]:
        for edit in edits:
            if not isinstance(edit, PutBack):
                yield edit
                continue
            before = next(self._before(edit), None)
            if before is not None or not edit.entry:
                yield replace(edit, before=before)

    def _before(self, edit: PutBack) -> Iterator[bytes]:
        """Give the note before each act that set the day of an edit, the latest first."""
        for act in self._acts:
            if edit.entry and not _has_logged(act, edit.entry):
                continue
            for change in act.changes:
                if change.path == edit.path and change.old is not None:
                    was, became = (self._days(edit, one) for one in (change.old, change.new))
                    if was != became == [edit.day]:
                        yield change.old

    def _days(self, edit: PutBack, data: bytes) -> list[date | None]:
        reading = self.vault.reading
        held = properties_of(read_note(data, edit.path), reading)
        texts = (texts_of(one) for one in held if one.meaning == edit.meaning)
        return [reading.day(text) for some in texts for text in some]

    @cached_property
    def _acts(self) -> tuple[Done, ...]:
        entries = Journal(self.vault.root).entries()
        return tuple(one for one in reversed(entries) if one.state is State.DONE)


def _has_logged(act: Done, entry: str) -> bool:
    has_id = id_pattern(entry).search
    return any(has_id(_text(one.new)) and not has_id(_text(one.old)) for one in act.changes)


def _text(data: bytes | None) -> str:
    return (data or b"").decode(errors="replace")
