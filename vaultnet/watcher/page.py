"""Keeps the digest current: works out what it should say, and writes it where it says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet import api
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.vault.changes import Change

MOST_TRIES: Final = 5  # somebody saves the page again and again: the next cycle goes on


@frozen_record
class Refreshed:
    """A vault after its digest was made current."""

    vault: api.Vault
    change: Change | None = None  # what was written; None: it was current
    others: frozenset[str] = frozenset()  # paths of notes that others saved meanwhile
    recovered: int = 0  # texts of the owner's, found in what a killed process had left


def refresh(vault: api.Vault, today: date, settled: frozenset[str] = frozenset()) -> Refreshed:
    """Make the digest of a vault current; `settled` are the marks on it that were acted on.

    Where the page is saved by somebody else meanwhile, it is read again and worked out anew.
    Raises `NoteRefusedError` and `WriteFailedError`.
    """
    tries = 0
    while change := api.refresh_digest(vault, today, settled=settled):
        tries += 1
        try:
            recovered = api.apply_change(vault, change)
        except NoteRefusedError:
            if tries == MOST_TRIES:
                raise
            continue
        # The own write is known by its content: what the system tells of it is then no news.
        again = api.reread(vault, api.look(vault, [change.path]), [change.path])
        others = api.saved_by_others(vault, again, [change])
        return Refreshed(again, change, others, len(recovered))
    return Refreshed(vault)
