"""Listens to the system for changes in a vault: hints, of which some are lost without a word.

The one home of watchdog. On Linux its queue overflows in a storm (2,047 of 10,000 notes of a
checkout were heard), and at the system's limit of watches it goes on with a part of the folders:
the first only its log tells, the second only a count of the watches.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_READS: Final = frozenset({"opened", "closed_no_write"})  # what somebody does who only looks
_SETTINGS: Final = "vaultnet.toml"
_NOTE: Final = ".md"
_PATIENCE: Final = 5.0  # seconds for watchdog's threads to end
_LIMITS: Final = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE})


# What says of a note that whoever wrote it is done: of the event's source, and of its destination.
_CLOSED: Final = "closed"  # on Linux alone
_MOVED: Final = "moved"


@frozen_record
class Heard:
    """Signs of change: paths in the vault, and whether anything else may have changed too."""

    paths: frozenset[str] = frozenset()
    everything: bool = False
    # Those of the paths that their writer has closed since, or renamed into place.
    closed: frozenset[str] = frozenset()


class Deafness(StrEnum):
    """Why changes are not heard, or not all of them."""

    LIMIT = "limit"  # the system has no watches left
    SILENT = "silent"  # it does not tell of changes here


_UNSAID: Final = logging.NullHandler()


class Ears(FileSystemEventHandler):
    """Collects what the system tells of one vault; `wake` is called for each sign.

    The handler only adds to a set: a slow one makes the system's queue overflow.
    """

    def __init__(self, root: Path, wake: Callable[[], object]) -> None:
        self._root = os.fspath(root)
        self._wake = wake
        self._lock = Lock()
        self._paths: set[str] = set()
        self._closed: set[str] = set()
        self._everything = False
        self._observer: BaseObserver | None = None
        self._log = _Log(self._lose)

    def open(self) -> Deafness | None:
        """Begin to listen."""
        observer = Observer()
        # The second stays: a thread of its own may still speak after it was asked to end, and what
        # nobody handles would be printed.
        for handler in (self._log, _UNSAID):
            logging.getLogger("watchdog").addHandler(handler)
        try:
            observer.schedule(self, self._root, recursive=True)
            observer.start()
        except OSError as error:
            self.close()
            return Deafness.LIMIT if error.errno in _LIMITS else Deafness.SILENT
        self._observer = observer
        return self.deafness()

    def close(self) -> None:
        """Listen no more."""
        if self._observer is not None:
            with suppress(Exception):  # the root may be gone, and with it what is to be closed
                self._observer.stop()
                self._observer.join(_PATIENCE)
            self._observer = None
        logging.getLogger("watchdog").removeHandler(self._log)

    def take(self) -> Heard:
        """Give what was heard since the last call."""
        with self._lock:
            heard = Heard(frozenset(self._paths), self._everything, frozenset(self._closed))
            self._paths.clear()
            self._closed.clear()
            self._everything = False
        return heard

    def deafness(self) -> Deafness | None:
        """Compare the folders that are listened to with those that there are."""
        if self._observer is None or not self._observer.is_alive():
            return Deafness.SILENT
        watched = _watches()
        return Deafness.LIMIT if watched is not None and watched < _folders(self._root) else None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what an event is about; called in watchdog's own thread."""
        if event.event_type in _READS:
            return
        for name, done in ((event.src_path, _CLOSED), (event.dest_path, _MOVED)):
            if name:
                self._note(os.fsdecode(name), event, is_closed=event.event_type == done)

    def _note(self, name: str, event: FileSystemEvent, *, is_closed: bool) -> None:
        path = name.removeprefix(self._root).lstrip(os.sep)
        if os.sep != "/":
            path = path.replace(os.sep, "/")
        hidden = path.startswith(".") or "/." in path
        if event.is_directory:
            if hidden or event.event_type == "modified":  # a file in it is told of itself
                return
            self._lose()
        elif path == _SETTINGS:
            self._lose()
        elif path.endswith(_NOTE) and not hidden:
            with self._lock:
                self._paths.add(path)
                (self._closed.add if is_closed else self._closed.discard)(path)
            self._wake()

    def _lose(self) -> None:
        with self._lock:
            self._everything = True
        self._wake()


class _Log(logging.Handler):
    """Hears watchdog say that it lost something, which it tells nobody else."""

    def __init__(self, lose: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lose = lose

    def emit(self, record: logging.LogRecord) -> None:
        """Take any warning as a loss: it costs one look at the disk."""
        del record
        self._lose()


def _watches() -> int | None:
    """Count the folders that this process watches; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    count = 0
    with suppress(OSError):
        for descriptor in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if str(descriptor.readlink()) == "anon_inode:inotify":
                    info = Path("/proc/self/fdinfo", descriptor.name).read_text(encoding="ascii")
                    count += info.count("inotify wd:")
        return count
    return None


def _folders(root: str) -> int:
    """Count a folder and the folders below it, as watchdog does."""
    return sum(1 for _ in os.walk(root))
