"""What can be wrong with a mark that a person made on the page."""

from __future__ import annotations

from typing import Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

UNKNOWN: Final = ProblemKind(
    "mark-on-unknown-line",
    Severity.WARNING,
    "A mark stands on a line that the page of this week cannot have, so nothing was done.",
    "Write what happened into the contact's own note, then take the mark out.",
)
ELSEWHERE: Final = ProblemKind(
    "mark-on-changed-line",
    Severity.WARNING,
    "The link of a marked line does not lead to the person whom the line was written for, so "
    "nothing was done.",
    "Write what happened into the contact's own note, then take the mark out.",
)
OUTSIDE: Final = ProblemKind(
    "mark-outside-block",
    Severity.WARNING,
    "A marked line of the page stands outside of its block or in a quote, where no mark is read, "
    "so nothing was done.",
    "Mark the line within the block, and take this one out.",
)
REFUSED: Final = ProblemKind(
    "mark-not-done",
    Severity.WARNING,
    "A mark was not acted on ({reason}).",
    "Put that right, and run again: the mark is still there.",
)
CHANGED: Final = ProblemKind(
    "entry-not-taken-back",
    Severity.INFO,
    "A tick was taken out, but what it had logged stays ({reason}).",
    "Take the line out of the contact's note by hand, if it is wrong.",
)
OTHER_DAY: Final = ProblemKind(
    "day-outside-week",
    Severity.INFO,
    "The day on a ticked line lies outside the page's week or ahead; {day} was taken.",
    "Correct the day in the contact's note, where the contact is logged.",
)
NOT_AHEAD: Final = ProblemKind(
    "day-not-ahead",
    Severity.WARNING,
    "The day on a line that was put off is not ahead, so nothing was done.",
    "Write a later day on the line, or a span such as `2 weeks`.",
)
COPY: Final = ProblemKind(
    "digest-copy",
    Severity.WARNING,
    "The note is a copy that a sync tool made of {original}; its ticks were read.",
    "Take over what else is new in it, then delete the copy.",
)
PROBLEMS: Final = (COPY, UNKNOWN, ELSEWHERE, OUTSIDE, REFUSED, CHANGED, OTHER_DAY, NOT_AHEAD)
