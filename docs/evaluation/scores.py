# ruff: noqa: INP001 - these scripts stand beside their page and are no package
"""The scores that are judged: ours, those to be ahead of, and parts of the rule."""

from __future__ import annotations

from itertools import pairwise
from math import log
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.dates import Span
from vaultnet.core.warmth import HALF_DAYS, Health, health, urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ties import Tie

Score: TypeAlias = "Callable[[Tie], float]"  # the greater, the sooner in touch again

CADENCE: Final = Span(days=90)
LADDER: Final = (Health.DORMANT, Health.COOLING, Health.DUE, Health.FRESH)
RECENCY: Final = "days since last contact"
FITTED: Final = "fitted log-linear model"
OLD_LIMITS: Final = (90, 180, 365)  # days of silence


def by_rhythm(tie: Tie) -> float:
    """Score by silence over the own rhythm, and where there is none, over two weeks."""
    return -tie.silent / (tie.rhythm or 14)


def by_rhythm_ladder(tie: Tie) -> float:
    """Score by the ladder that was designed first: 1, 2 and 8 rhythms, else 90, 180, 365 days."""
    if tie.rhythm is None:
        return -sum(tie.silent > limit for limit in OLD_LIMITS)
    if tie.silent > 8 * tie.rhythm:
        return -3 if tie.silent >= OLD_LIMITS[1] else -2
    return -sum(tie.silent > times * tie.rhythm for times in (1, 2))


def worth(ages: Iterable[int], half: int = HALF_DAYS) -> float:
    """Add up what times in touch, or days, of these ages are worth."""
    return sum(half / (half + age) for age in ages)


def last_days(tie: Tie) -> list[int]:
    """Give the ages of contact days, the newest first."""
    return [(tie.today - day).days for day in reversed(tie.days)]


OURS: Final[Mapping[str, Score]] = {
    "**warmth** (health as a figure)": lambda tie: tie.warmth,
    "health as a ladder of four": lambda tie: LADDER.index(health(tie.days, tie.today)),
    "urgency, one cadence for all": lambda tie: -urgency(tie.silent, CADENCE, tie.warmth),
}
BASELINES: Final[Mapping[str, Score]] = {
    RECENCY: lambda tie: -tie.silent,
    "mails counted": lambda tie: tie.sent + tie.received,
    "times in touch counted": lambda tie: len(tie.ages),
    "overdue or not at 90 days": lambda tie: -(tie.silent > CADENCE.days),
    "silence over own rhythm": by_rhythm,
    "ladder by own rhythm": by_rhythm_ladder,
}
PARTS: Final[Mapping[str, Score]] = {
    "the last time alone": lambda tie: worth(tie.ages[:1]),
    "the last two": lambda tie: worth(tie.ages[:2]),
    "the last three": lambda tie: worth(tie.ages[:3]),
    "the last five": lambda tie: worth(tie.ages[:5]),
    "the last six: the rule": lambda tie: tie.warmth,
    "the last eight": lambda tie: worth(tie.ages[:8]),
    "all times": lambda tie: worth(tie.ages),
    "the last six days of contact": lambda tie: worth(last_days(tie)[:6]),
    "all days of contact": lambda tie: worth(last_days(tie)),
    "seven days apart": lambda tie: worth(tie.ages_apart(7)[:6]),
    "fourteen days apart": lambda tie: worth(tie.ages_apart(14)[:6]),
    "seven days apart, the last five": lambda tie: worth(tie.ages_apart(7)[:5]),
    "half after two weeks": lambda tie: worth(tie.ages[:6], 14),
    "half after two months": lambda tie: worth(tie.ages[:6], 60),
}
FEATURES: Final[Mapping[str, tuple[Score, ...]]] = {
    "recency": (lambda tie: log(tie.silent + 7),),
    "rhythm": (
        lambda tie: log(tie.rhythm or max(7.0, tie.known / len(tie.ages))),
        lambda tie: burstiness([(later - day).days for day, later in pairwise(tie.days)]),
    ),
    "reciprocity": (
        lambda tie: min(tie.sent, tie.received) / max(tie.sent, tie.received),
        lambda tie: float(min(tie.sent, tie.received) > 0),
    ),
    "mails, days and times": (
        lambda tie: log(tie.sent + tie.received),
        lambda tie: log(len(tie.days)),
        lambda tie: log(len(tie.ages)),
    ),
    "tenure": (lambda tie: log(tie.known), lambda tie: log(tie.known - tie.silent + 1)),
}
WARMTH: Final[tuple[Score, ...]] = (lambda tie: log(tie.warmth),)


def burstiness(gaps: Sequence[int]) -> float:
    """Give how unevenly contacts are spread, from -1 (a clock) to 1 (all at once)."""
    mean, deviation = fmean(gaps), pstdev(gaps)
    return (deviation - mean) / (deviation + mean)


# The parts of the fitted model that are tried beside the rule, and the whole of it.
MODELS: Final[Mapping[str, tuple[Score, ...]]] = {
    FITTED: tuple(feature for part in FEATURES.values() for feature in part),
    "the rule alone, fitted": WARMTH,
    **{f"the rule and {name}": (*WARMTH, *part) for name, part in FEATURES.items()},
    "the rule and all of these": (
        *WARMTH,
        *(feature for part in FEATURES.values() for feature in part),
    ),
}
