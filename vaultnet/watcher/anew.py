"""Begins a watcher anew in its own place, from what is remembered, as it would begin another time.

Where it has let go what it read whole, Python keeps the pieces between what stays: it would hold
150 MB at 10,000 notes. Only a process that begins has none.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_ENVIRONMENT: Final = "VAULTNET_WATCHED_BEFORE"
_VERB: Final = "watch"


def has_begun_anew() -> bool:
    """Tell, once, whether this process goes on with what it did before."""
    return os.environ.pop(_ENVIRONMENT, None) is not None


def begin_anew(stopping: Callable[[], bool]) -> None:
    """Put this very program, called as it was, in the place of this process.

    It returns where that cannot be, and where it was time to stop.
    """
    if sys.platform != "linux" or not sys.executable or _VERB not in sys.argv:
        return
    # Python finds its modules by the first word, which may be a name without a path.
    called = [sys.executable, *sys.orig_argv[1:]]
    # Who asks to stop from now on ends the process at once: nothing is under way.
    before = {one: signal.signal(one, signal.SIG_DFL) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        if not stopping():
            with suppress(OSError):  # another version was installed, perhaps
                os.execve(sys.executable, called, {**os.environ, _ENVIRONMENT: "1"})  # noqa: S606  our own program
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
