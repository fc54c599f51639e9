"""Marks on the digest acted on: each becomes one edit of a contact's own note, once.

The contacts' notes are written first, then the page. Whatever stops the run between the two, the
next run finds the id of the line in the log, or the value in the property, and does nothing twice.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from vaultnet.api.digest_note import copies_of, read_digest
from vaultnet.core.quick_records import frozen_record
from vaultnet.digest.rows import may_be_marked
from vaultnet.digest.strays import may_have_strays

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.api.digest_note import DigestNote
    from vaultnet.api.vault import Vault
    from vaultnet.core.marks import Mark
    from vaultnet.core.records import Problem
    from vaultnet.vault.changes import Change

ACT_OF_MARKS: Final = "tick"  # the name of the set that `undo` takes back


@frozen_record
class Acted:
    """What became of the marks on the digest."""

    vault: Vault  # as it is afterwards
    changes: tuple[Change, ...] = ()  # of contacts' notes, in their order
    problems: tuple[Problem, ...] = ()  # marks that were not acted on, and why
    settled: frozenset[str] = frozenset()  # ids of the marks that are dealt with
    done: tuple[Mark, ...] = ()  # the marks that changed something
    may_again: bool = False  # a mark waits only for a note that was saved since it was read


def act_on_digest(
    vault: Vault, today: date, *, now: datetime | None = None, dry_run: bool = False
) -> Acted:
    """Do what the marks on the digest ask for, those on its conflict copies among them.

    `[x]` logs a contact, applies a stage, ticks a promise; `[>]` and `[-]` put off; a tick that was
    taken out takes back what nobody changed. Each mark is an act of its own, which `undo_last`
    takes back. The page itself is not written: `refresh_digest` does that, told what is settled.
    A mark that cannot be acted on is a problem and stays. `now` is for the templates of daily notes
    that are made; `dry_run` works all out and writes nothing. Raises `NoteRefusedError` and
    `WriteFailedError` as `read_digest` does.
    """
    note = read_digest(vault)
    copies = tuple(copies_of(note, vault))
    if not copies and not _may_ask(note):
        return Acted(vault)
    from vaultnet.api.carrying_out import Acting  # noqa: PLC0415  on most days nothing is marked

    now = now or datetime.combine(today, time())
    return Acting(vault, today, now, dry_run).carry_out(note, copies)


def _may_ask(page: DigestNote) -> bool:
    """Tell quickly whether a page can have a mark, or a line that was moved out of its block."""
    block = page.block
    return block is not None and (
        may_be_marked(block.content) or may_have_strays(page.outside, block.content)
    )
