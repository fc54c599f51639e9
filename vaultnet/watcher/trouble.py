"""What goes wrong while a vault is watched: told once, and tried again after a pause."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from traceback import extract_tb
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vaultnet.watcher.voice import Voice

SHORTEST_BACKOFF: Final = 0.1  # seconds, where a note was saved while the page was worked out
BACKOFF: Final = 2.0  # seconds after a cycle that failed; doubled each time
LONGEST_BACKOFF: Final = 60.0
_MOST_DOUBLED: Final = 16  # times; the longest pause is reached before
REFUSED: Final = (
    5.0  # seconds for which a page is refused before that is told: it may be half saved
)


@dataclass(slots=True)
class Trouble:
    """The faults of a watcher; times are seconds of a clock that only goes on."""

    voice: Voice
    resume_at: float = 0.0  # nothing is tried before
    _failures: int = 0  # in a row
    _refused_at: float | None = None  # since when the page is refused
    _said: str = ""  # the last fault that was told: each is told once

    @property
    def is_on(self) -> bool:
        """Whether something was told that is not mended yet, or is about to be."""
        return bool(self._said) or self._refused_at is not None

    def ended(self) -> None:
        """Take in that a cycle went well."""
        self._failures = 0

    def is_over(self) -> None:
        """Take in that the page is current: the next fault is another one, whatever it says."""
        self._said, self._refused_at = "", None

    def is_another(self) -> None:
        """Take in that notes changed: the next fault is another one, whatever it says."""
        self._said = ""

    def soon(self, now: float) -> None:
        """Wait for a moment, longer each time, without a word: somebody is saving notes."""
        self.resume_at = now + self._pause(SHORTEST_BACKOFF, BACKOFF)

    def refused(self, now: float, sentence: str) -> bool:
        """Tell whether a page stays odd, and say so; half saved, it is odd for a while."""
        if self._refused_at is None:
            self._refused_at = now
        if now < self._refused_at + REFUSED:
            self.resume_at = now + BACKOFF
            return False
        self.fail(now, "watch.fault", sentence)
        return True

    def fail(self, now: float, code: str, sentence: str, pause: float | None = None) -> None:
        """Say what went wrong, once, and wait for longer each time."""
        doubled = self._pause(BACKOFF, LONGEST_BACKOFF)
        pause = doubled if pause is None else pause
        self.resume_at = now + pause
        if sentence != self._said:
            self.voice.warn(code, sentence=sentence, n=int(pause))
            self._said = sentence

    def _pause(self, first: float, longest: float) -> float:
        """Count one more failure in a row; give its pause, twice as long as the one before."""
        pause = first
        for _ in range(self._failures):
            pause = min(pause * 2, longest)
        self._failures = min(self._failures + 1, _MOST_DOUBLED)
        return pause


def unforeseen(fault: Exception) -> str:
    """Say where an exception was raised, and nothing that it says: that may quote a note."""
    frames = extract_tb(fault.__traceback__)
    where = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(fault).__name__} in {where}"
