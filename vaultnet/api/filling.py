"""Fills the blocks of some notes until nothing moves any more: a block cites lines of notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vaultnet.api.digest import view_of
from vaultnet.api.vault import Vault, in_order, with_notes
from vaultnet.core import block_problems
from vaultnet.core.block_names import BESIDE_THE_PAGE, BlockName
from vaultnet.core.dates import Span
from vaultnet.core.periods import Period
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Source
from vaultnet.errors import NoteChangedError, NoteRefusedError, WriteFailedError
from vaultnet.vault import files
from vaultnet.vault.block_text import filled
from vaultnet.vault.blocks import MarkerError, find_blocks
from vaultnet.vault.changes import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from vaultnet.core.records import Problem
    from vaultnet.digest.view import View
    from vaultnet.errors import VaultnetError
    from vaultnet.vault.blocks import Block

# A block that grows moves the lines below it, which others cite: the second time they are right.
_MOST_PASSES: Final = 4
# What was forgotten is written down within two weeks; then a review stays as it is.
_SETTLED: Final = Span(weeks=2)


@frozen_record
class Blocks:
    """What the blocks of a vault are to become."""

    vault: Vault  # as it will be
    changes: tuple[Change, ...] = ()  # by path; one for each note
    problems: tuple[Problem, ...] = ()
    # By note, why it could not be filled: what it rests on was saved meanwhile. Problems too.
    moved: Mapping[str, NoteChangedError] = field(default_factory=dict)


def fill_blocks(
    vault: Vault,
    today: date,
    paths: Sequence[str],
    begun: Mapping[str, bytes],
    *,
    asked: str = "",
) -> Blocks:
    """Work out the blocks of the notes at `paths`; raises nothing.

    `begun` are notes that are new, or have a new block, with their bytes. `asked` is the name of
    the period whose review is wanted even where it is settled by now.
    """
    return _Filling(vault, today, asked).settled(paths, begun)


def held_by(vault: Vault, path: str) -> bytes | None:
    """Give the bytes of a note as the disk has them; None where there is none.

    Raises `NoteRefusedError` and `WriteFailedError`.
    """
    return files.read_file_if_any(vault.root, path, vault.settings.vault.max_note_bytes)


def not_written(path: str, fault: VaultnetError) -> Problem:
    """Give the problem of a block that could not be written."""
    return block_problems.NOT_WRITTEN.at(Source(path, 1), reason=str(fault).rstrip("."))


@dataclass
class _Filling:
    """The notes as they were, and as they become, pass by pass."""

    vault: Vault
    today: date
    asked: str
    _old: dict[str, bytes | None] = field(default_factory=dict)  # as the disk has them
    _new: dict[str, bytes] = field(default_factory=dict)
    _problems: set[Problem] = field(default_factory=set)
    _moved: dict[str, NoteChangedError] = field(default_factory=dict)

    def settled(self, paths: Sequence[str], begun: Mapping[str, bytes]) -> Blocks:
        for path in {*paths, *begun}:
            self._read(path)
        self._take({path: data for path, data in begun.items() if path in self._old})
        for _ in range(_MOST_PASSES):
            if not self._fill_once():
                break
        changes = (Change(path, self._old[path], data) for path, data in sorted(self._new.items()))
        real = tuple(one for one in changes if one.new != one.old)
        return Blocks(self.vault, real, in_order(self._problems), self._moved)

    def _read(self, path: str) -> None:
        try:
            self._old[path] = held_by(self.vault, path)
        except (NoteRefusedError, WriteFailedError) as fault:
            self._problems.add(not_written(path, fault))

    def _take(self, written: Mapping[str, bytes]) -> None:
        self._new.update(written)
        self.vault = with_notes(self.vault, written)

    def _fill_once(self) -> bool:
        """Fill every block once; tell whether lines moved that others may cite."""
        view = view_of(self.vault, self.today, "")
        written: dict[str, bytes] = {}
        moved = False
        for path in sorted(self._old):
            data = self._new.get(path) or self._old[path]
            if data is None or path not in self.vault.notes:
                continue
            try:
                new = self._filled(data, path, view)
            except NoteChangedError as fault:  # it, or one that its block rests on
                self._problems.add(not_written(path, fault))
                self._moved[path] = fault.with_traceback(None)  # whose frames hold the vault
                continue
            if new != data:
                written[path] = new
                moved |= len(new.splitlines()) != len(data.splitlines())
        self._take(written)
        return moved

    def _filled(self, data: bytes, path: str, view: View) -> bytes:
        try:
            text = data.decode()
            blocks = find_blocks(text)
        except (UnicodeDecodeError, MarkerError):
            return data  # a problem of the note, reported where it is read
        note = self.vault.notes[path]
        if note.frontmatter.state == "rejected" and path in self.vault.network.private_notes:
            return data  # perhaps half typed: it may be private or not
        here = view.from_note(path, self._linking(path))
        for block in reversed(blocks):
            if block.name in BESIDE_THE_PAGE and block.line > note.frontmatter.last_line:
                lines = self._lines(block, path, here)
                text = text if lines is None else filled(text, block, lines, block.week)
        return text.encode()

    def _lines(self, block: Block, path: str, view: View) -> tuple[str, ...] | None:
        """Give the lines of a block; None where it is to stay as it is."""
        from vaultnet.digest.blocks import Unfit, lines_of_block  # noqa: PLC0415  few have a block

        if block.name == BlockName.REVIEW and self._is_settled(block.week):
            return None
        made = lines_of_block(block.name, view, path, block.week)
        if made is Unfit.PRIVATE:
            return ()
        if made is Unfit.PERIOD:
            self._problems.add(block_problems.PERIOD.at(Source(path, block.line)))
        return None if isinstance(made, Unfit) else made

    def _is_settled(self, name: str) -> bool:
        period = Period.named(name, self.vault.settings.digest.week_start)
        if period is None or name == self.asked:
            return False
        return self.today > _SETTLED.after(period.last)

    def _linking(self, source: str) -> Callable[[str, str | None], str | None]:
        links, markdown = self.vault.links, self.vault.config.markdown_links
        return lambda path, shown: links.link_to(path, source, shown, markdown=markdown)
