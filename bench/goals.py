"""The goals: each a ratio within one interleaved run, or a figure of one process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final, TypeAlias

from processes import (
    CHANGED,
    CHANGED_DUE,
    COLD,
    COLD_CHECK,
    HELP,
    NOTHING,
    OBSIDIANTOOLS,
    ORDINARY,
    STAT,
    WARM,
    Run,
)


@dataclass(frozen=True, slots=True)
class Timing:
    """How one process went in each round."""

    runs: tuple[Run, ...] = ()

    @property
    def failure(self) -> str:
        """Why it failed; empty where it did not."""
        return next((one.failure for one in self.runs if one.failure), "")

    @property
    def seconds(self) -> float | None:
        """The median, or None for a process that failed or was not run."""
        return median(one.seconds for one in self.runs) if self.runs and not self.failure else None

    @property
    def megabytes(self) -> float | None:
        """The highest peak."""
        return max(one.megabytes for one in self.runs) if self.runs and not self.failure else None


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on one vault."""

    name: str
    notes: int
    bytes: int
    grows: bool  # it is like the others but for the number of its notes
    timings: Mapping[str, Timing]

    def seconds(self, name: str) -> float | None:
        """Give the median of a process."""
        return self.timings[name].seconds if name in self.timings else None

    def ratio(self, name: str, unit: str = STAT, *, beside: str = "") -> float | None:
        """Give the time of a process, without that of another `beside` it, in times of `unit`."""
        figures = [self.seconds(one) for one in (name, unit, beside) if one]
        if None in figures:
            return None
        time, of, *rest = (one or 0.0 for one in figures)
        return (time - sum(rest)) / of


Figure: TypeAlias = "Callable[[Result], float | None]"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure is to be."""

    what: str
    limit: float
    figure: Figure
    unit: str = "×"
    at_least: bool = False
    notes: int = 1  # on vaults of so many notes and more

    def is_met(self, figure: float) -> bool:
        """Tell whether a figure is as it is to be."""
        return figure >= self.limit if self.at_least else figure <= self.limit


def _start(result: Result) -> float | None:
    figures = result.seconds(HELP), result.seconds(NOTHING)
    return None if None in figures else ((figures[0] or 0.0) - (figures[1] or 0.0)) * 1000


def _ratio(name: str, unit: str = STAT, *, beside: str = "") -> Figure:
    return lambda result: result.ratio(name, unit, beside=beside)


def _peak(name: str) -> Figure:
    return lambda result: result.timings[name].megabytes


GOALS: Final = (
    Goal("--help, over a bare interpreter", 100, _start, unit="ms"),
    Goal("ordinary way / cold due", 12, _ratio(ORDINARY, COLD), at_least=True),
    Goal("ordinary way / cold check", 8, _ratio(ORDINARY, COLD_CHECK), at_least=True),
    Goal("obsidiantools / cold due", 200, _ratio(OBSIDIANTOOLS, COLD), at_least=True),
    Goal("warm due / stat walk, start-up apart", 2, _ratio(WARM, beside=HELP)),
    Goal("one note changed, due / stat walk, likewise", 2.5, _ratio(CHANGED_DUE, beside=HELP)),
    Goal("one note changed, digest / stat walk, likewise", 2.5, _ratio(CHANGED, beside=HELP)),
    Goal("peak of cold due", 150, _peak(COLD), "MB", notes=100_000),
    Goal("peak of warm due", 100, _peak(WARM), "MB", notes=100_000),
)
MOST_GROWTH: Final = 11.0  # from one vault to one ten times as large
GROWING: Final = (COLD, WARM, CHANGED_DUE, CHANGED)


def growth(small: Result, large: Result, name: str) -> float | None:
    """Give the time of a process on the larger vault as a multiple of that on the smaller."""
    first, last = small.seconds(name), large.seconds(name)
    return last / first if first and last else None
