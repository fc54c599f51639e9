"""One watcher for each vault: a lock that the system lets go when its process ends, however.

The lock is held on a file in the user's state folder, never in the vault. The file says which
process holds it, and is not removed: another could be waiting for that very file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from vaultnet import api
from vaultnet.errors import LockedError, WriteFailedError, reason_of

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

NAME: Final = "watch.lock"
_OWNER_ONLY: Final = 0o600
_LONGEST: Final = 20  # digits of a process number
_FAR: Final = 1 << 30  # the byte that Windows locks: the number before it stays readable


class Lock:
    """Hold the lock of a vault within a `with` block.

    Raises `LockedError`, which says which process holds it, and `WriteFailedError` where no lock
    can be had.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = api.state_folder(root) / NAME
        self._descriptor = -1

    def __enter__(self) -> Self:
        try:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
            held = _try_lock(self._descriptor)
        except OSError as error:
            self._close()
            raise WriteFailedError(
                "The lock {path} cannot be had: {reason}; nothing is watched.",
                code="no-lock",
                path=str(self._path),
                reason=reason_of(error),
            ) from error
        if not held:
            holder = _holder(self._descriptor)
            self._close()
            raise LockedError(
                "{path} is watched already, by {holder}: end that one first, or leave it.",
                code="watched-already",
                path=str(self._root),
                holder=holder,
            )
        with suppress(OSError):  # a full disk: the lock itself holds
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, str(os.getpid()).encode())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let the lock go."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        self._close()

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)  # lets the lock go on every system
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _holder(descriptor: int) -> str:
    """Name the process that wrote its number into the file."""
    number = ""
    with suppress(OSError, UnicodeDecodeError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        number = os.read(descriptor, _LONGEST).decode("ascii")
    return f"process {number}" if number.isdigit() else "another process"
