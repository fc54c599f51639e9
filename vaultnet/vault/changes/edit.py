"""Writes what depends on what the note holds: read, worked out, and tried anew if it moved."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteChangedError, NoteRefusedError
from vaultnet.vault.changes.apply import apply
from vaultnet.vault.changes.change import Change
from vaultnet.vault.files import read_file_if_any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_TRIES: Final = 5
PAUSE: Final = 0.02  # seconds between tries: a program that saves in place takes milliseconds


def apply_edit(
    root: Path, path: str, edit: Callable[[bytes | None], bytes | None], max_bytes: int
) -> Change | None:
    """Write what `edit` makes of the present bytes of a note; give the change that was done.

    `edit` is given None where there is no such note, and gives None to leave all as it is; it is
    asked again, at most `MAX_TRIES` times in all, when somebody else saves the note meanwhile, so
    that it must depend on nothing but its argument. Gives None where nothing was to be done. Raises
    `NoteRefusedError` where others did not cease to save, else as `apply` and `read_file_if_any`.
    """
    tries = 0
    while True:
        old = read_file_if_any(root, path, max_bytes)
        new = edit(old)
        if new is None or new == old:
            return None
        change = Change(path, old, new)
        try:
            apply(root, change)
        except NoteChangedError as error:
            tries += 1
            if tries == MAX_TRIES:
                raise NoteRefusedError(
                    "{path} was saved by another program each of the {n} times that it was to be "
                    "written; it was left as it is: run again when it is quiet.",
                    code="saved-each-time",
                    path=path,
                    n=MAX_TRIES,
                ) from error
            Event().wait(PAUSE)
        else:
            return change
