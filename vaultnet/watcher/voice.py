"""Where the watcher tells what it does."""

from __future__ import annotations

from typing import Protocol


class Voice(Protocol):
    """Takes a code of a phrase, and its facts."""

    def tell(self, code: str, /, **facts: str | int) -> None:
        """Tell what was done."""

    def warn(self, code: str, /, **facts: str | int) -> None:
        """Tell what is wrong."""

    def progress(self, done: int, total: int) -> None:
        """Tell how far the reading of many notes is."""
