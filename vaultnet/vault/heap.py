"""What a watcher has let go, given back to the system.

Reading a vault and laying out a page take large pieces of memory for a moment, which the C library
keeps in case they are wanted again: 30 of 190 MB at 10,000 notes.
"""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give the free pieces of the heap back, where the C library has a door for it (glibc)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
