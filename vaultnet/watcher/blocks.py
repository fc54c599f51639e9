"""Keeps the blocks of notes fresh: as one batch, and no note while somebody writes in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vaultnet import api
from vaultnet.core.block_names import BlockName
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from vaultnet.core.records import Problem


@frozen_record
class Freshened:
    """A vault after the blocks of its notes were made current."""

    vault: api.Vault
    written: int = 0  # notes
    left: tuple[Problem, ...] = ()  # what could not be filled or written
    others: frozenset[str] = frozenset()  # paths of notes that others saved meanwhile
    recovered: int = 0  # texts of the owner's, found in what a killed process had left


def freshen_blocks(vault: api.Vault, today: date, leave: Container[str]) -> Freshened:
    """Make the blocks of a vault's notes current, those in `leave` aside; raises `VaultError`."""
    found = api.refresh_blocks(vault, today, leave=leave)
    # What rests on a note that was just saved is filled when it has rested.
    left = tuple(one for one in found.problems if one.source.path not in found.moved)
    if not found.changes:
        return Freshened(vault, left=left, others=frozenset(found.moved))
    done = api.write_blocks(vault, found.changes)
    # The own writes are known by their content: what the system tells of them is then no news.
    paths = [one.path for one in found.changes]
    again = api.reread(vault, api.look(vault, paths), paths)
    refused = (one for one in done.problems if one.source.path not in done.moved)
    return Freshened(
        vault=again,
        written=len(done.done),
        left=(*left, *refused),
        others=api.saved_by_others(vault, again, done.done) | {*done.moved, *found.moved},
        recovered=len(done.recovered),
    )


@dataclass(slots=True)
class Resting:
    """The notes with blocks that were changed lately, and until when they are to be left alone.

    Whoever writes in a note must not see it move under the cursor.
    """

    _until: dict[str, float] = field(default_factory=dict)

    def touch(self, vault: api.Vault, paths: Iterable[str], until: float) -> None:
        """Take in that notes were changed: those with blocks rest until a moment."""
        known = (vault.notes[path] for path in paths if path in vault.notes)
        self._until.update({one.path: until for one in known if one.blocks - {BlockName.DUE}})

    @property
    def due(self) -> float | None:
        """The moment at which the next note has rested; None where none does."""
        return min(self._until.values(), default=None)

    def left_at(self, now: float) -> frozenset[str]:
        """Give the notes that still rest, and forget the others."""
        self._until = {path: until for path, until in self._until.items() if until > now}
        return frozenset(self._until)
