"""Where on this device vaultnet keeps what it could work out again: the user's cache folder."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from typing import Final

ENVIRONMENT: Final = "VAULTNET_CACHE"  # names another folder than the system's, as tests do
_XDG: Final = "XDG_CACHE_HOME"
_NAME_LENGTH: Final = 16  # hexadecimal digits; 64 bits tell the vaults of one device apart


def cache_folder(root: str) -> str:
    """Give the folder for what is remembered of the vault at `root`, whether it is there or not.

    One vault has one folder, whichever link leads to it.
    """
    real = os.path.normcase(os.path.realpath(root))
    name = sha256(os.fsencode(real)).hexdigest()[:_NAME_LENGTH]
    return os.path.join(_cache_home(), name)  # noqa: PTH118  paths here stay plain text, for speed


def write_whole(folder: str, name: str, data: bytes, ending: str) -> None:
    """Write a file of a folder that `cache_folder` gave, so that it comes to its place whole.

    Until then it is a part with an `ending`, which remains when the process is killed. Raises
    `OSError`.
    """
    for above in (os.path.dirname(folder), folder):  # noqa: PTH120  likewise
        os.makedirs(above, mode=0o700, exist_ok=True)  # noqa: PTH103  light to import
    part = f"{folder}/{os.urandom(8).hex()}{ending}"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(part, f"{folder}/{name}")  # noqa: PTH105  light to import
    except BaseException:
        with suppress(OSError):
            os.unlink(part)  # noqa: PTH108  light to import
        raise


def at_once(path: str, flags: int) -> int:
    """Open a file for `open`, and wait for nobody where it is a pipe. Raises `OSError`."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # Windows has no such files


def clear_parts(folder: str, ending: str) -> None:
    """Clear away what killed processes left in a folder.

    A process that is just writing such a part finds no file to bring to its place, and keeps
    nothing. Raises `OSError`.
    """
    with os.scandir(folder) as entries:
        found = [one.path for one in entries if one.name.endswith(ending)]
    for path in found:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108  light to import


def _cache_home() -> str:
    named = os.environ.get(ENVIRONMENT)
    if named:
        return named
    if sys.platform == "linux":  # by the XDG base directory specification; the import takes longer
        beneath = os.environ.get(_XDG, "").strip()
        if not os.path.isabs(beneath):  # noqa: PTH117  see above
            beneath = os.path.expanduser("~/.cache")  # noqa: PTH111  see above
        if not os.path.isabs(beneath):  # noqa: PTH117  nobody's home: nothing can be kept there
            beneath = os.devnull
        return f"{beneath}/vaultnet"
    else:  # noqa: RET505  mypy reads one branch for each system
        import platformdirs  # noqa: PLC0415  not needed where the answer is one line

        return platformdirs.user_cache_dir("vaultnet", appauthor=False)
