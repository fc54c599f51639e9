"""Waits until a vault is quiet: notes are read when nobody is in the middle of writing them.

A single note is known to be whole when its writer has closed it, or renamed it into place: then two
looks are enough. Of everything else (notes written in pieces, several at once, new ones, those that
a system tells of without saying who is done) only silence says so. Decision 74.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from vaultnet.api import Listing

QUIET: Final = 0.3  # seconds without a sign: editors save within tens of milliseconds
LONGEST: Final = 2.0  # seconds: then a note that is written on and on is read as it is
APART: Final = 0.1  # seconds between two looks that must find the same
APART_CLOSED: Final = 0.05  # likewise of a single note that its writer has closed


@dataclass(slots=True)
class Batch:
    """What may have changed since the vault was last read, and when it can be read.

    Times are seconds of a clock that only goes on. A batch is read once it was quiet, if two looks
    at the disk, one at that moment and one a little before, find the same; a single note that is
    closed is looked at at once.
    """

    first: float | None = None  # when its first sign came; None: there is nothing to read
    last: float = 0.0
    paths: set[str] = field(default_factory=set)
    everything: bool = False  # signs were lost, or concern whole folders
    closed: set[str] = field(default_factory=set)  # those whose writer is done, by their last sign
    seen: Listing | None = None  # by the first look
    look_at: float | None = None  # when to look again

    def hear(
        self,
        now: float,
        paths: Iterable[str] = (),
        *,
        everything: bool = False,
        closed: AbstractSet[str] = frozenset(),
    ) -> None:
        """Take in signs of change; of the notes `closed` among them the writer is done."""
        paths = set(paths)
        if not paths and not everything:
            return
        if self.first is None:
            self.first = now
        self.last = now
        self.seen = self.look_at = None
        self.paths |= paths
        self.closed = (self.closed - paths) | (paths & closed)
        self.everything |= everything

    @property
    def is_one_closed(self) -> bool:
        """Whether it is a single note, and whoever wrote that is done."""
        return not self.everything and len(self.paths) == 1 and self.paths == self.closed

    @property
    def due(self) -> float | None:
        """When to look next; None where nothing is waiting."""
        if self.first is None:
            return None
        if self.look_at is not None:
            return self.look_at
        if self.is_one_closed:
            return self.last
        return min(self.last + QUIET - APART, self.first + LONGEST)

    def is_late(self, now: float) -> bool:
        """Tell whether it has waited for as long as it may."""
        return self.first is not None and now >= self.first + LONGEST

    def look(self, now: float, found: Listing) -> bool:
        """Take in what a look at the disk found; tell whether the batch can be read."""
        if found == self.seen or self.is_late(now):
            return True
        self.seen = found
        self.look_at = now + (APART_CLOSED if self.is_one_closed else APART)
        return False

    def wait_for(self, now: float, paths: Iterable[str], since: float | None) -> None:
        """Go on waiting for notes that are half written, since the moment when that began."""
        self.first = now if since is None else since
        self.last = now
        self.paths = set(paths)
        self.closed = set()
