"""Flushes bytes and names to the disk itself, so that a loss of power finds them there."""

from __future__ import annotations

import os
import sys

from vaultnet.vault.changes.not_offered import NOT_OFFERED

if sys.platform != "win32":
    import fcntl


def flush(descriptor: int) -> None:
    """Flush an open file or folder to the disk, where the file system can: FUSE or SMB may not."""
    try:
        if sys.platform == "darwin":  # there fsync leaves the bytes in the drive's own memory
            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in NOT_OFFERED:
                    raise
            else:
                return
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NOT_OFFERED:
            raise
