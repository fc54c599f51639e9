# ruff: noqa: INP001 - these scripts stand beside their page and are no package
"""How well a score ranks: the area under the curve, its draws, and a logistic regression."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Row: TypeAlias = "Sequence[float]"


def fitted(learn: Sequence[Row], answers: Sequence[bool], report: Sequence[Row]) -> list[float]:
    """Fit a logistic regression to some rows of features and score the others by it."""
    scales = [(fmean(column), pstdev(column) or 1.0) for column in zip(*learn, strict=True)]

    def row_of(values: Iterable[float]) -> list[float]:
        return [
            1.0,
            *((one - mean) / wide for one, (mean, wide) in zip(values, scales, strict=True)),
        ]

    rows = [row_of(values) for values in learn]
    weights = [0.0] * len(rows[0])
    for _ in range(8):  # Newton's steps; they settle after six
        weights = _step(rows, answers, weights)
    return [_dot(row_of(values), weights) for values in report]


def _step(rows: Sequence[Row], answers: Sequence[bool], at: list[float]) -> list[float]:
    width = range(len(at))
    slope = [-one for one in at]  # a prior as light as one tie, against columns that agree
    curve = [[float(i == j) for j in width] for i in width]
    for row, answer in zip(rows, answers, strict=True):
        chance = 1 / (1 + exp(-_dot(row, at)))
        spread = chance * (1 - chance)
        for i in width:
            slope[i] += (answer - chance) * row[i]
            part = spread * row[i]
            for j in range(i + 1):
                curve[i][j] += part * row[j]
    for i in width:
        for j in range(i):
            curve[j][i] = curve[i][j]
    return [one + step for one, step in zip(at, _solved(curve, slope), strict=True)]


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):  # positive definite: no pivoting needed
        pivot = [value / rows[i][i] for value in rows[i]]
        rows = [[a - row[i] * b for a, b in zip(row, pivot, strict=True)] for row in rows]
        rows[i] = pivot
    return [row[-1] for row in rows]


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


class Area:
    """The area under the curve of one score, for owners as often as a draw has them."""

    def __init__(
        self, scores: Sequence[float], answers: Sequence[bool], owners: Sequence[int]
    ) -> None:
        order = sorted(range(len(scores)), key=scores.__getitem__)
        before = [None, *(scores[i] for i in order)]
        self._steps = [
            (owners[i], answers[i], scores[i] != last)
            for i, last in zip(order, before, strict=False)
        ]

    def of(self, times: Mapping[int, int] | None = None) -> float:
        """Give the chance that of two ties the one that lived on has the greater score.

        Where no tie lived on, or each did, there are no two to compare, and it is even.
        """
        area = below = lost = kept = tied_lost = tied_kept = 0.0
        for owner, answer, new in self._steps:
            weight = 1 if times is None else times.get(owner, 0)
            if new:
                area += tied_kept * (below + tied_lost / 2)
                below += tied_lost
                tied_lost = tied_kept = 0.0
            if answer:
                tied_kept += weight
                kept += weight
            else:
                tied_lost += weight
                lost += weight
        area += tied_kept * (below + tied_lost / 2)
        return area / (kept * lost) if kept and lost else 0.5


@dataclass(frozen=True)
class Figure:
    """An area, and what the draws made of it."""

    value: float
    draws: tuple[float, ...]

    def __sub__(self, other: Figure) -> Figure:
        draws = tuple(a - b for a, b in zip(self.draws, other.draws, strict=True))
        return Figure(self.value - other.value, draws)

    def text(self, form: str) -> str:
        """Write the value and its 95 % confidence interval."""
        draws = sorted(self.draws)
        tail = len(draws) // 40
        low, high = draws[tail], draws[-tail - 1]
        return f"{self.value:{form}} ({low:{form}} to {high:{form}})"
