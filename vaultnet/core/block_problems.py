"""What can be wrong with a generated block in a note."""

from __future__ import annotations

from typing import Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

MARKERS: Final = ProblemKind(
    "block-markers",
    Severity.WARNING,
    "The markers of a generated block do not pair: {reason}.",
    "Mend or remove them; until then no block of the note is written.",
)
UNKNOWN: Final = ProblemKind(
    "block-unknown",
    Severity.WARNING,
    "There is no generated block named {name}; there are {names}.",
    "Correct the name in both marker lines, or remove them.",
)
ELSEWHERE: Final = ProblemKind(
    "block-elsewhere",
    Severity.INFO,
    "The block {name} belongs into {where}, so nothing is written here.",
    "Move its two marker lines there, or remove them.",
)
PERIOD: Final = ProblemKind(
    "block-period",
    Severity.INFO,
    "The block review is of no week or quarter that has begun, so nothing is written.",
    "Name one in its first line: `%% vaultnet:begin review 2026-W48 %%`, or 2026-Q4.",
)
NOT_WRITTEN: Final = ProblemKind(
    "block-not-written",
    Severity.WARNING,
    "A block was not written ({reason}).",
    "Put that right, and run again.",
)
PROBLEMS: Final = (MARKERS, UNKNOWN, ELSEWHERE, PERIOD, NOT_WRITTEN)
