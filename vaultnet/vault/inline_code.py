"""Code spans: a run of backticks up to the next run of the same length (CommonMark)."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from vaultnet.core.patterns import pattern

_RUN: Final = pattern(r"`++")


class CodeSpans:
    """The backticks of one text, counted once and only where there are any."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[int, list[int]] | None = None  # of all runs, by their length

    def end(self, start: int) -> tuple[int, bool]:
        """Give the offset after the span or run that begins at `start`, and whether it is a span.

        An escape may have taken the first backtick of the run.
        """
        if self._starts is None:
            self._starts = self._count()
        run = _RUN.match(self._text, start)
        after = run.end() if run else start + 1
        length = after - start
        closings = self._starts.get(length, [])
        index = bisect_left(closings, after)
        return (closings[index] + length, True) if index < len(closings) else (after, False)

    def _count(self) -> dict[int, list[int]]:
        starts: dict[int, list[int]] = {}
        for run in _RUN.finditer(self._text):
            starts.setdefault(run.end() - run.start(), []).append(run.start())
        return starts
