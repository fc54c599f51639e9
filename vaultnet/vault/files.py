"""Finds and reads one file of a vault: whole, bounded, and never through a link."""

from __future__ import annotations

import os
import stat
from errno import EFBIG, EINVAL
from pathlib import Path
from typing import Final

from vaultnet.core.records import Problem, Source
from vaultnet.errors import NoteRefusedError, WriteFailedError, reason_of
from vaultnet.vault.file_problems import KINDS
from vaultnet.vault.paths import key_path

# A fifo or a device must not block; a link must not lead elsewhere. Windows has neither flag.
READ_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_file(root: Path, name: str, max_bytes: int) -> bytes:
    """Read the bytes of the file at `name`, its path in the vault as the system has it.

    Raises `OSError` alone: `EFBIG` for more than `max_bytes`, `EINVAL` for what is no regular file
    or has no possible name, else what the system says.
    """
    return _read(f"{root}/{name}", max_bytes)


def read_file_if_any(root: Path, path: str, max_bytes: int) -> bytes | None:
    """Read the file that a path of the vault leads to, by a link too; None where there is none.

    Raises `NoteRefusedError` for a path that is hidden or leads out of the vault, and
    `WriteFailedError` where the system does not let it be read: nobody can write it safely then.
    """
    try:
        return _read(find_place(root, path), max_bytes)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteFailedError(
            "{path} cannot be read: {reason}.",
            code="not-read",
            path=path,
            reason=reason_of(error),
        ) from error


def read_descriptor(descriptor: int, max_bytes: int) -> bytes:
    """Read an open regular file from its start; raises `OSError` as `read_file` does."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(EINVAL, "not a regular file")
    if status.st_size > max_bytes:
        raise OSError(EFBIG, os.strerror(EFBIG))
    chunks: list[bytes] = []
    left = max_bytes + 1  # the file may grow while it is read
    while left and (chunk := os.read(descriptor, min(left, status.st_size + 1))):
        chunks.append(chunk)
        left -= len(chunk)
    if not left:
        raise OSError(EFBIG, os.strerror(EFBIG))
    return b"".join(chunks)


def unreadable(path: str, error: OSError) -> Problem | None:
    """Give the problem of a note that could not be read; None for one that is gone by now."""
    if isinstance(error, FileNotFoundError):
        return None
    code = "note-too-large" if error.errno == EFBIG else "note-unreadable"
    return KINDS[code].at(Source(path, 1), reason=error.strerror)


def find_place(root: Path, path: str) -> Path:
    """Find the real file for a path of the vault, whether it exists or not.

    A name that the disk spells in other letters (NFD) is found; a link is followed. Raises
    `NoteRefusedError` for what is hidden or leads out of the vault, by its path or by a link.
    """
    base = Path(os.path.realpath(root))
    place = base
    for part in key_path(path).split("/"):
        if not _is_plain(part):
            raise NoteRefusedError(
                "{path} is no path of a note: it must be relative to the vault, without .. and "
                "without hidden folders.",
                code="no-path",
                path=path,
            )
        place /= _name_on_disk(place, part)
    real = Path(os.path.realpath(place))
    if not real.is_relative_to(base) or not all(map(_is_plain, real.relative_to(base).parts)):
        raise NoteRefusedError(
            "{path} leads out of the vault by a link; only files of the vault itself are written.",
            code="leads-out",
            path=path,
        )
    return real


def twin_of(place: Path) -> str | None:
    """Give the name of another file beside `place` that differs from its name in capitals alone."""
    wanted = key_path(place.name).casefold()
    names = sorted(other.name for other in place.parent.iterdir())
    return next((n for n in names if n != place.name and key_path(n).casefold() == wanted), None)


def _read(place: str | Path, max_bytes: int) -> bytes:
    try:
        descriptor = os.open(place, READ_FLAGS)
    except ValueError as error:  # a NUL, or a half of a surrogate pair
        raise OSError(EINVAL, "no file can have this name") from error
    try:
        return read_descriptor(descriptor, max_bytes)
    finally:
        os.close(descriptor)


def _is_plain(part: str) -> bool:
    """Tell whether a part of a path is the plain name of something visible."""
    return (
        bool(part)
        and not part.startswith(".")
        and "\0" not in part
        and Path(part).parts == (part,)  # no separator and no drive of this system
    )


def _name_on_disk(folder: Path, name: str) -> str:
    """Give the name that the system has for `name`, which may spell its letters differently."""
    if os.path.lexists(folder / name) or not folder.is_dir():
        return name
    names = sorted(other.name for other in folder.iterdir())
    return next((other for other in names if key_path(other) == name), name)
