"""Where on this device vaultnet keeps what it could work out again: the user's cache folder."""

from __future__ import annotations

import os
import sys
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


def _cache_home() -> str:
    named = os.environ.get(ENVIRONMENT)
    if named:
        return named
    if sys.platform == "linux":  # by the XDG base directory specification; the import takes longer
        beneath = os.environ.get(_XDG, "").strip()
        if not os.path.isabs(beneath):  # noqa: PTH117  see above
            beneath = os.path.expanduser("~/.cache")  # noqa: PTH111  see above
        return f"{beneath}/vaultnet"
    else:  # noqa: RET505  mypy reads one branch for each system
        import platformdirs  # noqa: PLC0415  not needed where the answer is one line

        return platformdirs.user_cache_dir("vaultnet", appauthor=False)
