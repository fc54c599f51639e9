"""Lets two files change names at once, or one take a free name, where the system can."""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from vaultnet.vault.changes.not_offered import NOT_OFFERED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# renameat2(2) of Linux; renamex_np(2) of macOS.
_FREE_NAME, _SWAP = (1 << 0, 1 << 1) if sys.platform == "linux" else (1 << 2, 1 << 1)
_HERE: Final = -100  # AT_FDCWD; the paths are absolute anyway


def exchange(one: Path, other: Path) -> bool:
    """Let two files change names in one step; False where the system offers no such thing.

    Some file systems in user space ignore the flag and rename `one` to `other`: look whether `one`
    is still there. Raises `OSError` as a rename does.
    """
    return rename(one, other, _SWAP)


def rename_to_free(old: Path, new: Path) -> bool:
    """Rename a file unless the name is taken; False where the system offers no such thing.

    Raises `FileExistsError` for a name that is taken.
    """
    return rename(old, new, _FREE_NAME)


def rename(old: Path, new: Path, flag: int) -> bool:
    """Rename with a flag of the system; False where it knows no flags."""
    call = _system_call()
    if call is None:
        return False
    code = call(os.fsencode(old), os.fsencode(new), flag)
    if code in NOT_OFFERED:
        return False
    if code:
        raise OSError(code, os.strerror(code), str(old), None, str(new))
    return True


@cache
def _system_call() -> Callable[[bytes, bytes, int], int] | None:
    """Give the call of the system, which answers 0 or the number of a fault."""
    if sys.platform not in {"linux", "darwin"}:
        return None
    import ctypes  # noqa: PLC0415  costs milliseconds, and reading a vault needs none of it

    system = ctypes.CDLL(None, use_errno=True)
    names = [ctypes.c_char_p, ctypes.c_char_p]
    if sys.platform == "linux":
        call = getattr(system, "renameat2", None)  # glibc 2.28; musl has none
        kinds = [ctypes.c_int, names[0], ctypes.c_int, names[1], ctypes.c_uint]
    else:
        call = getattr(system, "renamex_np", None)
        kinds = [*names, ctypes.c_uint]
    if call is None:
        return None
    call.argtypes = kinds

    def ask(old: bytes, new: bytes, flag: int) -> int:
        given = (_HERE, old, _HERE, new, flag) if sys.platform == "linux" else (old, new, flag)
        return 0 if call(*given) == 0 else ctypes.get_errno() or errno.EIO

    return ask
