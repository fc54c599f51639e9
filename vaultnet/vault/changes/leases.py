"""Asks Linux who else has a file open: a lease is given, and lasts, only while nobody has.

Whoever opens a leased file waits until the lease is given back, here at most some milliseconds, and
we are told by a signal: that of leases would end the process, so another is asked for, which is
ignored by default. Other systems cannot be asked; there nothing is known of others.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from vaultnet.vault.files import READ_FLAGS

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "linux":
    import fcntl


def has_writer(descriptor: int) -> bool:
    """Tell whether anybody has an open file open for writing; False where that is unknown.

    A program that saves in place empties the file and fills it afterwards: between the two the file
    must not be taken from under it.
    """
    if sys.platform == "linux":
        try:
            _lease(descriptor, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False


class Watch:
    """Watch, for as long as the context lasts, whether anybody opens a file.

    Its watcher must not open it either: he would wait for himself.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, READ_FLAGS)
        self._is_leased = False
        if sys.platform == "linux":
            with suppress(OSError):  # another has it open already, or the disk knows no leases
                _lease(self._descriptor, fcntl.F_WRLCK)
                self._is_leased = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # to close it gives the lease back as well
            os.close(self._descriptor)

    def release(self) -> None:
        """Watch no longer: whoever waits may open it, its watcher too."""
        if sys.platform == "linux" and self._is_leased:
            self._is_leased = False
            fcntl.fcntl(self._descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)

    def is_at(self, path: Path) -> bool:
        """Tell whether the watched file is the one at `path`; False where that is unknown."""
        try:
            return os.path.samestat(path.lstat(), os.fstat(self._descriptor))
        except OSError:
            return False

    def was_opened(self) -> bool:
        """Tell whether somebody has opened the file, or waits to; False where that is unknown."""
        if sys.platform == "linux" and self._is_leased:
            return fcntl.fcntl(self._descriptor, fcntl.F_GETLEASE) != fcntl.F_WRLCK
        return False


if sys.platform == "linux":

    def _lease(descriptor: int, kind: int) -> None:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, kind)
