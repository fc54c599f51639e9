"""Writes a note, guarded: what others wrote is not lost, and nothing is ever half written.

A change is done only while the note still holds what was read: a hidden temporary file in the same
folder takes the new bytes, is flushed to the disk, and changes names with the note at once. Simpler
orders were measured to lose one save in two of a program that saves meanwhile, or to leave an empty
note after a loss of power.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vaultnet.errors import WriteFailedError, reason_of
from vaultnet.vault.changes.folder import Folder, open_folder
from vaultnet.vault.changes.place import allow, compare, look, make_folders, remove_folders
from vaultnet.vault.changes.replace import put_in_place, put_new
from vaultnet.vault.changes.sweep import sweep
from vaultnet.vault.changes.temporary import temporary_file
from vaultnet.vault.files import find_place

if TYPE_CHECKING:
    from vaultnet.vault.changes.change import Change
    from vaultnet.vault.changes.place import Found


def apply(root: Path, change: Change) -> None:
    """Write a change to the disk; do nothing where the note holds the new bytes already.

    A note that is a link is written through it, within the vault only; mode, extended attributes
    and, where the system allows it, the owner are kept. The folders of a new note are made. Raises
    `NoteChangedError` where the note is not as it was read, `NoteRefusedError` where it does not
    lie in the vault or has a second name, and `WriteFailedError` where the system did not let it
    happen. Then the note holds its old bytes, whole, unless the sentence says otherwise, and no
    temporary file is left that the next `sweep` would not settle.
    """
    try:
        place = find_place(root, change.path)
        found = _look_once_swept(root, place)
        if found is not None and found.holds(change.new):
            return
        compare(found, change)
        made = () if found else make_folders(root, place, change)
        try:
            allow(place, found, change)
            with open_folder(place.parent) as folder:
                _write(folder, place, change)
                flushed = _flushed(folder)
        except BaseException:
            remove_folders(made)
            raise
    except OSError as error:
        raise WriteFailedError(
            "{path} was not written: {reason}; nothing was changed.",
            code="not-written",
            path=change.path,
            reason=reason_of(error),
        ) from error
    if flushed is not None:
        raise WriteFailedError(
            "{path} holds its new text, but may lose it with the power: {reason}.",
            code="not-flushed",
            path=change.path,
            reason=reason_of(flushed),
        ) from flushed


def _look_once_swept(root: Path, place: Path) -> Found | None:
    """Look at a note; a temporary file that a killed process left may be its second name."""
    found = look(place)
    if found is not None and found.names > 1:
        sweep(root, [str(place.parent)])
        found = look(place)
    return found


def _write(folder: Folder, place: Path, change: Change) -> None:
    folder.share()
    with temporary_file(place, change, like_the_note=change.old is not None) as temporary:
        if change.old is None:
            put_new(temporary, place, change)
        else:
            put_in_place(temporary, place, change)


def _flushed(folder: Folder) -> OSError | None:
    """Flush the new name to the disk; give the fault that kept us from it."""
    try:
        folder.flush()
    except OSError as error:
        return error
    return None
