"""Sets of changes applied and taken back as one, with the journal ahead of the disk.

A process may die between any two steps. The next run settles what it finds: a set of which nothing
was applied never was; one applied in part is completed, because the person has asked for it and may
have seen a part of it; one taken back in part is taken back to the end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.errors import NoteRefusedError, VaultnetError, WriteFailedError
from vaultnet.vault.changes import Change, apply
from vaultnet.vault.files import read_file_if_any
from vaultnet.vault.journal import State
from vaultnet.vault.note_removal import remove_note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from vaultnet.vault.journal import Entry, Journal, Typed


def carry_out(  # noqa: PLR0913  a set, and where it is written down
    root: Path,
    journal: Journal,
    kind: str,
    day: date,
    changes: Iterable[Change],
    *,
    typed: Typed | None = None,
) -> None:
    """Apply changes in their order as one set that `undo` takes back.

    `typed` is what they take over that a person typed on the page. Where one of them is refused or
    fails, those before it are taken back, and the error is raised.
    """
    settle(root, journal)
    wanted = tuple(changes)
    if not wanted:
        return
    entry = journal.begin(kind, day, wanted, typed)
    done: list[Change] = []
    try:
        for change in wanted:
            apply(root, change)
            done.append(change)
    except VaultnetError:
        _take_back_failed(root, journal, entry, done)
        raise
    journal.mark(entry, State.DONE)


def last_set(journal: Journal) -> Entry | None:
    """Give the last set that can be undone."""
    return next((one for one in reversed(journal.entries()) if one.state is State.DONE), None)


def undo(root: Path, journal: Journal, entry: Entry) -> None:
    """Take back a set as one, the last change first.

    Raises `NoteRefusedError`, and changes nothing, where a note is not what the set made of it.
    """
    refuse_if_changed(root, entry)
    journal.mark(entry, State.UNDOING)
    _take_back(root, entry.changes)
    journal.drop(entry)


def refuse_if_changed(root: Path, entry: Entry) -> None:
    """Raise `NoteRefusedError` where a note is not what a set made of it."""
    changed = [one.path for one in entry.changes if _held(root, one) != one.new]
    if changed:
        raise NoteRefusedError(
            "{paths}: changed since; nothing was taken back: change it by hand.",
            code="undo-changed",
            paths=", ".join(changed),
        )


def settle(root: Path, journal: Journal) -> tuple[str, ...]:
    """Settle the sets that a process has left half done; give the notes that nobody could settle.

    Those have been changed by others meanwhile, and stay as they are.
    """
    left: list[str] = []
    for entry in journal.entries():
        if entry.state is State.BEGUN:
            left += _settle_begun(root, journal, entry)
        elif entry.state is State.UNDOING:
            left += _settle_undoing(root, journal, entry)
    return tuple(left)


def _settle_begun(root: Path, journal: Journal, entry: Entry) -> list[str]:
    held = [(one, _held(root, one)) for one in entry.changes]
    if not any(now == one.new for one, now in held):
        journal.drop(entry)
        return []
    left = []
    applied = []
    for one, now in held:
        if now == one.old:
            apply(root, one)
        elif now != one.new:
            left.append(one.path)
            continue
        applied.append(one)
    journal.mark(replace(entry, changes=tuple(applied)), State.DONE)
    return left


def _settle_undoing(root: Path, journal: Journal, entry: Entry) -> list[str]:
    held = [(one, _held(root, one)) for one in entry.changes]
    _take_back(root, [one for one, now in held if now == one.new])
    journal.drop(entry)
    return [one.path for one, now in held if now not in {one.new, one.old}]


def _take_back(root: Path, changes: Iterable[Change]) -> None:
    for one in reversed(tuple(changes)):
        if one.old is None:
            remove_note(root, one.path, one.new)
        else:
            apply(root, Change(one.path, one.new, one.old))


def _take_back_failed(root: Path, journal: Journal, entry: Entry, done: list[Change]) -> None:
    """Take back what was applied of a set that failed; what cannot be, stays in the journal."""
    try:
        _take_back(root, done)
    except VaultnetError:
        kept = tuple(one for one in done if _held(root, one) == one.new)
        journal.mark(replace(entry, changes=kept), State.DONE)
    else:
        journal.drop(entry)


def _held(root: Path, change: Change) -> bytes | None:
    """Give what a note holds; where it has grown beyond both texts, something that is neither."""
    most = max(len(change.old or b""), len(change.new))
    try:
        return read_file_if_any(root, change.path, most)
    except WriteFailedError:
        return change.new + (change.old or b"") + b"\0"
