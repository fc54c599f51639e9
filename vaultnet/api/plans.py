"""The plan of a day: who is due, with the places that the page of the week has given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.api.digest_note import find_digest
from vaultnet.api.vault import DIGEST, Vault, plan_with
from vaultnet.core.dates import Week
from vaultnet.digest.rows import ids_of
from vaultnet.errors import NoteChangedError, NoteRefusedError
from vaultnet.vault.blocks import MarkerError, find_blocks
from vaultnet.vault.unread import digest_in_file, put_back

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.plan import Plan
    from vaultnet.vault.note import Note


def make_plan(vault: Vault, today: date, *, days: int | None = None) -> Plan:
    """Make the plan of `today`: who is due, why, and by which evidence.

    It looks to the end of the week of the page, and to `days` from today if that is later. Who is
    on the page of this week, as the vault was read with it, keeps the place there. Raises
    `NoteChangedError` where a note that it rests on was saved since the vault was read.
    """
    return plan_with(vault, today, _shown(vault, today), days or 0)


def _shown(vault: Vault, today: date) -> frozenset[str]:
    """Give the ids of the lines of this week's page, as it was read with the vault."""
    try:
        note = vault.notes.get(find_digest(vault))
    except NoteChangedError:
        raise  # not a page that cannot be read, but one to be read again
    except NoteRefusedError:
        return frozenset()
    if note is None:
        return frozenset()
    week = Week.containing(today, vault.settings.digest.week_start).name
    digest = digest_in_file(note)
    if digest is None:
        return _ids_in(note, week)
    return vault.kept.answer("ids on the page", (digest, week), lambda: _ids_in(note, week))


def _ids_in(note: Note, week: str) -> frozenset[str]:
    try:
        blocks = find_blocks(note.text.removesuffix("\n"))
    except MarkerError:
        return frozenset()
    finally:
        put_back(note)  # the longest of all, and nobody asks for more of it
    pages = (one.content for one in blocks if (one.name, one.week) == (DIGEST, week))
    return frozenset[str]().union(*map(ids_of, pages))
