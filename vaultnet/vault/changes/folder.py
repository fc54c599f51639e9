"""The folder of a note while it is written to: flushed, and locked against a sweep."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from vaultnet.vault.changes.flush import flush

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def open_folder(path: Path) -> Iterator[Folder]:
    """Open a folder for as long as something is done in it."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows opens no folders
        yield Folder(None)
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield Folder(descriptor)
    finally:
        with suppress(OSError):  # nothing was written by it
            os.close(descriptor)


class Folder:
    """An open folder; its lock ends with the process that took it."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def flush(self) -> None:
        """Flush the names in it to the disk."""
        if self._descriptor is not None:
            flush(self._descriptor)

    def share(self) -> None:
        """Keep sweeps out of it, but no other writer; wait for a sweep that has begun."""
        if sys.platform != "win32" and self._descriptor is not None:
            with suppress(OSError):  # a disk without locks; a sweep is rare, and loses nothing
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def claim(self) -> bool:
        """Keep writers out of it; False where one is at work."""
        if sys.platform != "win32" and self._descriptor is not None:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                return error.errno not in {errno.EWOULDBLOCK, errno.EACCES}
        return True
