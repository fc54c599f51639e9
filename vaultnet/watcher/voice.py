"""Where the watcher tells what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from vaultnet.errors import VaultnetError


class Voice(Protocol):
    """Takes a code of a phrase, and its facts."""

    def tell(self, code: str, /, **facts: str | int) -> None:
        """Tell what was done."""

    def warn(self, code: str, /, **facts: str | int) -> None:
        """Tell what is wrong."""

    def sentence(self, fault: VaultnetError) -> str:
        """Give what went wrong in the words of whoever listens."""

    def progress(self, done: int, total: int) -> None:
        """Tell how far the reading of many notes is."""
