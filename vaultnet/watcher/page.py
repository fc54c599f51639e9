"""Keeps the digest current: works out what it should say, and writes it where it says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vaultnet import api
from vaultnet.errors import NoteRefusedError

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.vault.apply import Change

MOST_TRIES: Final = 5  # somebody saves the page again and again: the next cycle goes on


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A vault after its digest was made current."""

    vault: api.Vault
    change: Change | None = None  # what was written; None: it was current


def refresh(vault: api.Vault, today: date) -> Refreshed:
    """Make the digest of a vault current.

    Where the page is saved by somebody else meanwhile, it is read again and worked out anew.
    Raises `NoteRefusedError` and `WriteFailedError`.
    """
    change = _write(vault, today)
    if change is None:
        return Refreshed(vault)
    # The own write is known by its content: what the system tells of it is then no news.
    return Refreshed(api.reread(vault, api.look(vault, [change.path]), [change.path]), change)


def _write(vault: api.Vault, today: date) -> Change | None:
    for _ in range(MOST_TRIES - 1):
        change = api.refresh_digest(vault, today)
        if change is None:
            return None
        try:
            api.apply_change(vault, change)
        except NoteRefusedError:
            continue
        return change
    change = api.refresh_digest(vault, today)
    if change is not None:
        api.apply_change(vault, change)
    return change


def act(vault: api.Vault, today: date) -> api.Vault:
    """Act on what was ticked on the digest, which nobody has touched for a while."""
    act_on_digest = getattr(api, "act_on_digest", None)
    if act_on_digest is None:
        return vault
    acted: api.Vault = act_on_digest(vault, today).vault
    return acted
