#!/usr/bin/env python3
"""Judge warmth, health, drift and urgency on an archive of mail.

The archive has lines of `sender receiver second`, gzipped. What is asked and how to read the
tables stands in health.md, beside this file.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Final

from ranking import Area, Figure, fitted
from scores import BASELINES, FITTED, LADDER, MODELS, OURS, PARTS, RECENCY
from ties import CUTS, read_ties

from vaultnet.core.warmth import DRIFTING, drift, health, warmth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scores import Score
    from ties import Tie

    from vaultnet.core.warmth import Health

ROUNDS: Final = 1000


class Bench:
    """The ties of one cut, and the draws of owners that every score of it is judged by."""

    def __init__(self, ties: Sequence[Tie], rounds: int) -> None:
        self.learn = [tie for tie in ties if tie.owner % 2 == 0]
        self.report = [tie for tie in ties if tie.owner % 2]
        owners = sorted({tie.owner for tie in self.report})
        dice = random.Random(1)  # noqa: S311 - the same draws at every run are meant
        self._draws = [Counter(dice.choices(owners, k=len(owners))) for _ in range(rounds)]

    def judge(
        self,
        score: Score,
        among: Callable[[Tie], bool] = lambda _: True,
        answer: Callable[[Tie], bool] = lambda tie: tie.again,
    ) -> Figure:
        """Judge a score that was not learned, on all ties or some of them."""
        ties = [tie for tie in self.report if among(tie)]
        return self._figure(ties, [score(tie) for tie in ties], answer)

    def judge_fitted(self, features: Sequence[Score]) -> Figure:
        """Judge a model fitted to the owners that are not reported on."""
        learn, report = (
            [[feature(tie) for feature in features] for tie in half]
            for half in (self.learn, self.report)
        )
        scores = fitted(learn, [tie.again for tie in self.learn], report)
        return self._figure(self.report, scores, lambda tie: tie.again)

    def _figure(
        self, ties: Sequence[Tie], scores: Sequence[float], answer: Callable[[Tie], bool]
    ) -> Figure:
        area = Area(scores, [answer(tie) for tie in ties], [tie.owner for tie in ties])
        return Figure(area.of(), tuple(map(area.of, self._draws)))


def rows_of(benches: Sequence[Bench]) -> Iterator[str]:
    """Write all tables, row by row."""
    ours = {name: [bench.judge(score) for bench in benches] for name, score in OURS.items()}
    plain = {name: [bench.judge(score) for bench in benches] for name, score in BASELINES.items()}
    models = {
        name: [bench.judge_fitted(features) for bench in benches]
        for name, features in MODELS.items()
    }
    first = next(iter(ours.values()))
    yield from table("score", {**ours, **plain, FITTED: models[FITTED]}, ".3f")
    ahead = {
        f"{name} less {RECENCY}": minus(figures, plain[RECENCY]) for name, figures in ours.items()
    }
    ahead[f"{FITTED} less {RECENCY}"] = minus(models[FITTED], plain[RECENCY])
    ahead[f"warmth less {FITTED}"] = minus(first, models[FITTED])
    yield from table("difference", ahead, "+.3f")
    parts = {name: [bench.judge(score) for bench in benches] for name, score in PARTS.items()}
    yield from table("less the rule", {n: minus(f, first) for n, f in parts.items()}, "+.3f")
    fits = {name: minus(found, first) for name, found in models.items() if name != FITTED}
    yield from table("less the rule", fits, "+.3f")
    yield from table("ties with a rhythm", dict(drift_rows(benches)), ".3f")
    yield from table("mails to three at most foretold", dict(direct_rows(benches)), ".3f")
    yield from ladder_rows(benches)


def minus(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Compare figures cut by cut, on the same draws."""
    return [one - other for one, other in zip(figures, others, strict=True)]


def table(title: str, rows: Mapping[str, Sequence[Figure]], form: str) -> Iterator[str]:
    """Write a table with a column for each cut."""
    yield f"\n| {title} | " + " | ".join(f"day {cut}" for cut in CUTS) + " |"
    yield "|---" * (len(CUTS) + 1) + "|"
    for name, figures in rows.items():
        yield f"| {name} | " + " | ".join(figure.text(form) for figure in figures) + " |"


def drift_rows(benches: Sequence[Bench]) -> Iterator[tuple[str, list[Figure]]]:
    """Judge drift, and what it competes with, where there is a rhythm."""
    scores: dict[str, Score] = {
        "drift": lambda tie: -(drift(tie.silent, tie.rhythm) or 0.0),
        "drifting or not": lambda tie: -((drift(tie.silent, tie.rhythm) or 0.0) > DRIFTING),
        RECENCY: BASELINES[RECENCY],
        "warmth": lambda tie: tie.warmth,
    }
    for name, score in scores.items():
        yield name, [bench.judge(score, lambda tie: tie.rhythm is not None) for bench in benches]


def direct_rows(benches: Sequence[Bench]) -> Iterator[tuple[str, list[Figure]]]:
    """Judge what mails to many are worth where what matters is a mail to few."""
    scores: dict[str, Score] = {
        "warmth by all mails": lambda tie: tie.warmth,
        "warmth by mails to three at most": lambda tie: warmth(tie.direct, tie.today) or 0.0,
        RECENCY: BASELINES[RECENCY],
    }
    for name, score in scores.items():
        yield name, [bench.judge(score, answer=lambda tie: tie.again_directly) for bench in benches]


def ladder_rows(benches: Sequence[Bench]) -> Iterator[str]:
    """Write how many ties stand on each rung, and what share of them was in touch again."""
    yield (
        "\n| rung: ties, share in touch again | " + " | ".join(f"day {cut}" for cut in CUTS) + " |"
    )
    yield "|---" * (len(CUTS) + 1) + "|"
    rungs: dict[str, Callable[[Tie], bool]] = {
        rung.value: partial(_stands_on, rung) for rung in reversed(LADDER)
    }
    rungs["drifting"] = lambda tie: (drift(tie.silent, tie.rhythm) or 0.0) > DRIFTING
    rungs["rhythm, not drifting"] = lambda tie: (
        0 < (drift(tie.silent, tie.rhythm) or 0.0) <= DRIFTING
    )
    rungs["all"] = lambda _: True
    for name, stands in rungs.items():
        found = [[tie.again for tie in bench.report if stands(tie)] for bench in benches]
        cells = (f"{len(one)}, {fmean(one):.2f}" if one else "none" for one in found)
        yield f"| {name} | " + " | ".join(cells) + " |"


def _stands_on(rung: Health, tie: Tie) -> bool:
    return health(tie.days, tie.today) is rung


def main() -> None:
    """Read the archive that the command names and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="lines of `sender receiver second`, gzipped")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="draws of owners (%(default)s)")
    parser.add_argument("--keep", type=float, default=1.0, help="share of past days that is known")
    arguments = parser.parse_args()
    ties = read_ties(arguments.archive, arguments.keep)
    benches = [Bench(ties[cut], arguments.rounds) for cut in CUTS]
    for row in rows_of(benches):
        sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
