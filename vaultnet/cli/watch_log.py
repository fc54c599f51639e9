"""What the watcher says: a line for each thing it did, with the time, and no name of anybody."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Self

from vaultnet.cli.progress import ReadingBar
from vaultnet.cli.terminal import remark, say, visible

if TYPE_CHECKING:
    from types import TracebackType

    from vaultnet.core.words import Phrases
    from vaultnet.errors import VaultnetError


class WatchLog:
    """Says on standard output what was done, and on standard error what is wrong."""

    def __init__(self, phrases: Phrases, *, quiet: bool = False) -> None:
        self._phrases = phrases
        self._quiet = quiet
        self._bar: ReadingBar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away that may still stand there."""
        self._take_bar()

    def tell(self, code: str, /, **facts: str | int) -> None:
        """Say what was done, at once: the reader may be a file that is looked at later."""
        self._take_bar()
        if not self._quiet:
            say(self._line(code, **facts))
            sys.stdout.flush()

    def warn(self, code: str, /, **facts: str | int) -> None:
        """Say what is wrong, also where only that is to be said."""
        self._take_bar()
        remark(self._line(code, **facts))

    def answer(self, code: str, /, **facts: str | int) -> None:
        """Say what was asked for, without the time."""
        say(visible(self._phrases.say(f"cli.{code}", **facts)))

    def sentence(self, fault: VaultnetError) -> str:
        """Give what went wrong in the vault's language."""
        return self._phrases.fault(fault)

    def progress(self, done: int, total: int) -> None:
        """Show how far the reading of many notes is, on a terminal."""
        if self._quiet:
            return
        if self._bar is None:
            self._bar = ReadingBar()
        self._bar(done, total)
        if done == total:
            self._take_bar()

    def _line(self, code: str, **facts: str | int) -> str:
        now = datetime.now().astimezone()
        return f"{now:%H:%M:%S} {visible(self._phrases.say(f'cli.{code}', **facts))}"

    def _take_bar(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
