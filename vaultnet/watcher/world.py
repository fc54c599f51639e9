"""What the watcher needs of the world: time, hints of changes, and when to stop."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from vaultnet import api
from vaultnet.watcher.anew import begin_anew
from vaultnet.watcher.events import Deafness, Ears, Heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


class World(Protocol):
    """The world as the loop sees it; tests make one of their own."""

    @property
    def stopping(self) -> bool:
        """Whether the watcher was asked to stop."""

    def seconds(self) -> float:
        """Give the seconds of a clock that only goes on; it may rest while the machine sleeps."""

    def time_in(self, timezone: str) -> datetime:
        """Give the time that it is in a time zone; an empty one is the system's."""

    def wait(self, seconds: float) -> None:
        """Wait so long, or until something is heard or it is time to stop."""

    def listen(self, root: Path) -> Deafness | None:
        """Begin to listen for changes in a vault anew; tell why not all of them will be heard."""

    def heard(self) -> Heard:
        """Give the signs since the last call."""

    def deafness(self) -> Deafness | None:
        """Tell whether some folder is not listened to by now."""

    def give_back(self) -> None:
        """Give the system back what memory was let go, before a long rest."""

    def begin_anew(self) -> None:
        """Begin this program anew in its place; return, having listened no more, if it cannot."""


@dataclass(slots=True)
class RealWorld:
    """The system's own clock and events; `stop` may be called from a signal."""

    calendar: Callable[[str], datetime]
    polls: bool = False  # listen to nothing
    _wake: threading.Event = field(default_factory=threading.Event)
    _stopping: bool = False
    _ears: Ears | None = None

    @property
    def stopping(self) -> bool:
        """Whether `stop` was called."""
        return self._stopping

    def stop(self) -> None:
        """Ask the watcher to end when it has done what it is at."""
        self._stopping = True
        self._wake.set()

    def seconds(self) -> float:
        """Give the seconds since some moment."""
        return time.monotonic()

    def time_in(self, timezone: str) -> datetime:
        """Give the time by the system's clock; a change of the system's time zone is noticed."""
        if hasattr(time, "tzset"):
            time.tzset()
        return self.calendar(timezone)

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than until something is heard."""
        if not self._stopping:
            self._wake.wait(max(seconds, 0.0))
        self._wake.clear()

    def listen(self, root: Path) -> Deafness | None:
        """Begin to listen, having closed what was listened by before."""
        self.close()
        if self.polls:
            return None
        self._ears = Ears(root, self._wake.set)
        return self._ears.open()

    def heard(self) -> Heard:
        """Give what was heard since the last call."""
        if self._ears is None:
            return Heard()
        return self._ears.take()

    def deafness(self) -> Deafness | None:
        """Tell whether some folder is not listened to."""
        return self._ears.deafness() if self._ears else None

    def give_back(self) -> None:
        """Give the free pieces of the heap back."""
        api.give_back()

    def begin_anew(self) -> None:
        """Begin anew, having closed what was listened by: the system lets it live on else."""
        self.close()
        begin_anew(lambda: self._stopping)

    def close(self) -> None:
        """Listen no more."""
        if self._ears is not None:
            self._ears.close()
            self._ears = None
