"""Where on this device vaultnet keeps what belongs to a vault but not into it: lock, journal.

It lies in the user's own state folder, so that no sync tool carries it to another device.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Final

import platformdirs

from vaultnet.errors import WriteFailedError, reason_of

ENVIRONMENT: Final = "VAULTNET_STATE"  # names another folder than the system's, as tests do
_OWNER_ONLY: Final = 0o700
_NAME_LENGTH: Final = 16  # hexadecimal digits; 64 bits tell the vaults of one device apart


def state_folder(root: Path) -> Path:
    """Give the folder for what is kept about the vault at `root`; it is made where it is not.

    One vault has one folder, whichever link leads to it, and nobody but its owner may look in.
    Raises `WriteFailedError` where it cannot be made.
    """
    real = os.path.realpath(root)
    name = sha256(os.fsencode(os.path.normcase(real))).hexdigest()[:_NAME_LENGTH]
    folder = state_home() / name
    try:
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailedError(
            "The folder {folder}, where vaultnet keeps its own state, cannot be made: "
            "{reason}; name another with {variable}.",
            code="no-state-folder",
            folder=str(folder),
            reason=reason_of(error),
            variable=ENVIRONMENT,
        ) from error
    return folder


def state_home() -> Path:
    """Give the folder for the state of all vaults, whether it is there or not."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else platformdirs.user_state_path("vaultnet", appauthor=False)
