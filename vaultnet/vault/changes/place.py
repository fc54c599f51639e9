"""What stands where a change is to go, and whether the change may go there."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EINVAL
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteChangedError, NoteRefusedError, WriteFailedError
from vaultnet.vault.changes.fingerprint import fingerprint, fingerprint_of
from vaultnet.vault.changes.folder import open_folder
from vaultnet.vault.changes.leases import has_writer
from vaultnet.vault.files import READ_FLAGS, twin_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.changes.change import Change

_ANY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@frozen_record
class Found:
    """A file that stands at a place."""

    fingerprint: str  # of what it holds
    mode: int
    names: int  # how many hard links lead to it
    has_writer: bool  # some program has it open for writing

    def holds(self, data: bytes | None) -> bool:
        """Tell whether it holds these bytes."""
        return data is not None and self.fingerprint == fingerprint(data)


def look(place: Path) -> Found | None:
    """Look at the file at a place; None where there is none.

    Raises `OSError`: `EINVAL` for what is no regular file.
    """
    try:
        descriptor = os.open(place, READ_FLAGS)
    except FileNotFoundError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(EINVAL, "not a regular file")
        content = fingerprint_of(descriptor)
        # Asked for last: whoever began to write before is still there, or shows in the content.
        return Found(content, status.st_mode, status.st_nlink, has_writer(descriptor))
    finally:
        os.close(descriptor)


def compare(found: Found | None, change: Change) -> None:
    """Refuse a change of a note that is no more as it was read."""
    if found is None and change.old is not None:
        raise NoteChangedError(
            "{path} is gone; run again.",
            code="note-gone",
            path=change.path,
        )
    if found is not None and change.old is None:
        raise NoteChangedError(
            "{path} exists already and was left as it is; run again.",
            code="exists-now",
            path=change.path,
        )
    if found is not None and not found.holds(change.old):
        raise NoteChangedError(
            "{path} was changed meanwhile; run again.",
            code="changed-now",
            path=change.path,
        )
    if found is not None and found.has_writer:
        raise NoteChangedError(
            "{path} is open for writing in another program and was left as it is; run "
            "again when it is saved.",
            code="open-elsewhere",
            path=change.path,
        )


def allow(place: Path, found: Found | None, change: Change) -> None:
    """Refuse a change where the note is read-only, has a second name, or would be a twin."""
    if found is None:
        _refuse_twin(place, change)
        return
    if found.names > 1:
        raise NoteRefusedError(
            "{path} is one file under {n} names (hard links), which a write would part; it "
            "was left as it is: put a copy of the file in its place, then run again.",
            code="hard-links",
            path=change.path,
            n=found.names,
        )
    # To replace a file asks its folder's mode only; a read-only note is meant to stay as it is.
    if not found.mode & _ANY_WRITE or not os.access(place, os.W_OK):
        raise WriteFailedError(
            "{path} was not written: it is read-only; allow writing to it first.",
            code="read-only",
            path=change.path,
        )


def make_folders(root: Path, place: Path, change: Change) -> tuple[Path, ...]:
    """Make the folders that a new note lacks, never the vault itself; give those made."""
    base = Path(os.path.realpath(root))
    parents = takewhile(lambda folder: folder != base, place.parents)
    made: list[Path] = []
    try:
        for folder in reversed([one for one in parents if not one.exists()]):
            _refuse_twin(folder, change)
            folder.mkdir()
            made.append(folder)
            with open_folder(folder.parent) as parent:
                parent.flush()
    except BaseException:
        remove_folders(made)
        raise
    return tuple(made)


def remove_folders(made: Sequence[Path]) -> None:
    """Remove folders that were made for a note that was not written, if they are empty."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _refuse_twin(place: Path, change: Change) -> None:
    twin = twin_of(place)
    if twin is not None:
        raise NoteRefusedError(
            "{path} differs from {twin} in capitals alone; rename one of the two.",
            code="twin",
            path=change.path,
            twin=twin,
        )
