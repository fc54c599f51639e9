"""A progress bar, for a terminal and for a reading that takes its time."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

PATIENCE: Final = 1.0  # seconds before anything is shown
_PERIOD: Final = 0.1  # seconds between two pictures


class ReadingBar:
    """Show on standard error how many notes are read, if that is a terminal and after a second.

    It has no words: the vault's language is known only when its settings are read.
    """

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._next = monotonic() + PATIENCE
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away, also where reading ended in a fault."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Note that `done` of `total` notes are read."""
        if not self._wanted or monotonic() < self._next:
            return
        if self._bar is None or self._task is None:
            self._bar, self._task = self._start(total)
        self._bar.update(self._task, completed=done, total=total)
        self._next = monotonic() + _PERIOD

    def _start(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console  # noqa: PLC0415  most runs end before it is needed
        from rich.progress import (  # noqa: PLC0415  likewise
            BarColumn,
            MofNCompleteColumn,
            Progress,
        )

        bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.start()
        return bar, bar.add_task("", total=total)
