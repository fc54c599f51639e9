"""Gives a file a name that must be free at that very moment."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from vaultnet.vault.changes.exchange import rename_to_free
from vaultnet.vault.changes.not_offered import NOT_OFFERED

if TYPE_CHECKING:
    from pathlib import Path

_NO_LINKS: Final = {*NOT_OFFERED, errno.EPERM, errno.EMLINK}  # FAT, and many a phone


def give_name(file: Path, name: Path) -> None:
    """Let a file take the name `name` in its folder; raises `FileExistsError` if it is taken.

    A second link comes first: no file system was seen to do that half, or over another file.
    """
    if sys.platform == "win32":  # there a rename never replaces
        file.rename(name)
        return
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    else:
        with suppress(OSError):  # a sweep takes it: it is the same file
            file.unlink()
        return
    if not rename_to_free(file, name):
        _reserve(file, name)


def _reserve(file: Path, name: Path) -> None:
    """Take the name by an empty file, then replace that: the file is never there by half."""
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.close(descriptor)
        _replace_empty(file, name)
    except OSError:
        with suppress(OSError):
            if not name.stat().st_size:
                name.unlink()
        raise


def _replace_empty(file: Path, name: Path) -> None:
    if name.stat().st_size:  # somebody writes into it: it is theirs from now on
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name))
    file.replace(name)
