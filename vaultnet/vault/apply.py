"""Writes a note, guarded: what others wrote is not lost, and nothing is ever half written.

A change is a value: what the note held when it was read, and what it is to hold. It is done only
while the note still holds the former: a hidden temporary file in the same folder takes the new
bytes, is flushed to the disk, and then takes the note's place at once. Simpler orders were measured
to lose one save in two of a program that saves meanwhile, or to leave an empty note after a loss of
power.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault.files import READ_FLAGS, find_place, read_descriptor, twin_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REASONS: Final[Mapping[int, str]] = {
    errno.EACCES: "the system does not allow it",
    errno.EDQUOT: "the disk quota is used up",
    errno.EIO: "the disk reports an error",
    errno.EMFILE: "too many files are open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENFILE: "too many files are open",
    errno.ENOENT: "there is no such folder",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "there is no such folder",
    errno.EPERM: "the system does not allow it",
    errno.EROFS: "the disk is read-only",
}
_NOT_OFFERED: Final = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_NO_FSYNC: Final = {*_NOT_OFFERED, errno.EINVAL}  # network and user-space file systems
_NO_LINKS: Final = {*_NOT_OFFERED, errno.EPERM}  # FAT, and many a phone
_CREATE_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_ANY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Change:
    """A write not yet done, to the note at `path`."""

    path: str  # relative to the vault, `/` between parts
    old: bytes | None  # what it held when it was read; None: there must be no such note
    new: bytes


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands where a change is to go."""

    data: bytes | None  # None: it is larger than what the change speaks of
    mode: int


def apply(root: Path, change: Change) -> None:
    """Write a change to the disk; do nothing where the note holds the new bytes already.

    A note that is a link is written through it, within the vault only; the mode is kept. The
    folders of a new note are made. Raises
    `NoteRefusedError` where the note is not as it was read or does not lie in the vault, and
    `WriteFailedError` where the system did not let it happen. Then the note holds its old bytes,
    whole, unless the sentence says otherwise, and no temporary file is left.
    """
    try:
        place = find_place(root, change.path)
        found = _look(place, change)
        if found is not None and found.data == change.new:
            return
        _compare(found, change)
        made = () if found else _make_folders(root, place, change)
        try:
            _allow(place, found, change)
            _write(place, found, change)
        except BaseException:
            _remove_folders(made)
            raise
    except OSError as error:
        raise WriteFailedError(
            f"{change.path} was not written: {_reason(error)}; nothing was changed."
        ) from error
    try:
        _flush_folder(place.parent)
    except OSError as error:
        raise WriteFailedError(
            f"{change.path} holds its new text, but may lose it with the power: {_reason(error)}."
        ) from error


def _look(place: Path, change: Change) -> _Found | None:
    """Read what is there now, no more of it than the change can be compared with."""
    try:
        descriptor = os.open(place, READ_FLAGS)
    except FileNotFoundError:
        return None
    try:
        mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
        try:
            data = read_descriptor(descriptor, max(len(change.old or b""), len(change.new)))
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise
            return _Found(None, mode)
        return _Found(data, mode)
    finally:
        os.close(descriptor)


def _compare(found: _Found | None, change: Change) -> None:
    if found is None and change.old is not None:
        raise NoteRefusedError(f"{change.path} is gone; run again.")
    if found is not None and change.old is None:
        raise NoteRefusedError(f"{change.path} exists already and was left as it is; run again.")
    if found is not None and found.data != change.old:
        raise NoteRefusedError(f"{change.path} was changed meanwhile; run again.")


def _make_folders(root: Path, place: Path, change: Change) -> tuple[Path, ...]:
    """Make the folders that a new note lacks, never the vault itself; give those made."""
    base = Path(os.path.realpath(root))
    parents = takewhile(lambda folder: folder != base, place.parents)
    made: list[Path] = []
    try:
        for folder in reversed([one for one in parents if not one.exists()]):
            _refuse_twin(folder, change)
            folder.mkdir()
            made.append(folder)
            _flush_folder(folder.parent)
    except BaseException:
        _remove_folders(made)
        raise
    return tuple(made)


def _remove_folders(made: Sequence[Path]) -> None:
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _refuse_twin(place: Path, change: Change) -> None:
    twin = twin_of(place)
    if twin is not None:
        raise NoteRefusedError(
            f"{change.path} differs from {twin} in capitals alone; rename one of the two."
        )


def _allow(place: Path, found: _Found | None, change: Change) -> None:
    if found is None:
        _refuse_twin(place, change)
    # To replace a file asks its folder's mode only; a read-only note is meant to stay as it is.
    elif not found.mode & _ANY_WRITE or not os.access(place, os.W_OK):
        raise WriteFailedError(
            f"{change.path} was not written: it is read-only; allow writing to it first."
        )


def _write(place: Path, found: _Found | None, change: Change) -> None:
    temporary = place.parent / _temporary_name(change)
    try:
        _create(temporary, change.new)
        if found is None:
            _put_new(temporary, place, change)
        else:
            temporary.chmod(found.mode)
            _put_in_place(temporary, place, change)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _temporary_name(change: Change) -> str:
    """Name a temporary file so that sync tools pass over it.

    Its hashes tell a later run whether a file that a killed process left holds old or new bytes,
    or something that must not be deleted.
    """
    old = "none" if change.old is None else sha256(change.old).hexdigest()[:8]
    new = sha256(change.new).hexdigest()[:8]
    return f".~vaultnet-{old}-{new}-{secrets.token_hex(4)}.tmp"


def _create(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet, and flush it to the disk."""
    descriptor = os.open(path, _CREATE_FLAGS, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _flush(descriptor)
    finally:
        os.close(descriptor)


def _put_in_place(temporary: Path, place: Path, change: Change) -> None:
    """Let the temporary file take the note's place, if the note is still as it was read."""
    _compare(_look(place, change), change)
    temporary.replace(place)


def _put_new(temporary: Path, place: Path, change: Change) -> None:
    """Give the temporary file the note's name, which must be free at that very moment."""
    try:
        os.link(temporary, place)
    except FileExistsError:
        _compare(_Found(None, 0), change)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _create_or_remove(place, change)


def _create_or_remove(place: Path, change: Change) -> None:
    """Write a new note where the disk knows no hard links; leave no half of it behind."""
    try:
        _create(place, change.new)
    except FileExistsError:
        _compare(_Found(None, 0), change)
    except BaseException:
        with suppress(OSError):
            place.unlink()
        raise


def _flush_folder(folder: Path) -> None:
    """Flush a new name to the disk, where the system opens folders at all."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _flush(descriptor)
        finally:
            os.close(descriptor)


def _flush(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FSYNC:
            raise


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
