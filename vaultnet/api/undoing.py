"""A person's acts taken back, and with them nothing that the person typed.

A tick carries the words on its line into a log. While the line stands on the page they stand there
too; later the log is the only place that has them, and they go back to the page with its entry.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from vaultnet.api.acting import ACT_OF_MARKS
from vaultnet.api.digest import refresh_digest, view_of
from vaultnet.api.digest_note import read_digest
from vaultnet.api.vault import apply_change, read_vault
from vaultnet.digest.carry import stands_on, typed_below
from vaultnet.digest.compose import without_private
from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault.act_sets import refuse_if_changed, undo
from vaultnet.vault.blocks import replace_block
from vaultnet.vault.changes import Change
from vaultnet.vault.journal import Journal

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.api.vault import Vault
    from vaultnet.vault.journal import Entry as Done
    from vaultnet.vault.journal import Typed


def undo_last(vault: Vault, today: date, done: Done, *, dry_run: bool = False) -> Change | None:
    """Take back a set that `last_act` has given, as one; of a tick the page opens the box.

    What was typed on a line, and stands on the page no more, is put below its block: that change is
    given; with `dry_run` nothing is done beside. Raises `NoteRefusedError`, and takes nothing back,
    where a note was changed since or the page cannot take such words, and `WriteFailedError` where
    the system refuses.
    """
    if dry_run:
        return _below(vault, today, done.typed)
    refuse_if_changed(vault.root, done)
    of_page, below = done.kind == ACT_OF_MARKS, None
    if of_page:
        # A process that died after the tick has not told the page that it was acted on. It is told
        # first, or the same tick would act once more.
        _refresh(vault, today)
        vault = read_vault(vault.root)
        below = _below(vault, today, done.typed)
        if below is not None:
            apply_change(vault, below)
    undo(vault.root, Journal(vault.root), done)
    if of_page:
        _refresh(read_vault(vault.root), today)
    return below


def _below(vault: Vault, today: date, typed: Typed | None) -> Change | None:
    """Give the page with what was typed below its block; None where that stands on it already."""
    if typed is None:
        return None
    note = read_digest(vault)
    block = note.block
    if block is None or stands_on(block.content, typed.id, typed.words, typed.under):
        return None
    told = partial(without_private, view=view_of(vault, today, note.path))
    text = typed_below(typed.line, typed.words, typed.under, told)
    if f"\n{text}\n" in f"\n{note.text}\n":
        return None
    new = replace_block(note.text, block, block.week, block.content, block.sums, below=text)
    return Change(note.path, note.data, new.encode())


def _refresh(vault: Vault, today: date) -> None:
    """Make the page current; where it is odd, that hinders no undo."""
    with suppress(NoteRefusedError, WriteFailedError):
        change = refresh_digest(vault, today)
        if change is not None:
            apply_change(vault, change)
