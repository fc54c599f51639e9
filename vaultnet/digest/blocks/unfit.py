"""Why a block is not filled."""

from __future__ import annotations

from enum import StrEnum


class Unfit(StrEnum):
    """Why a block has no lines in the note where its markers stand."""

    ELSEWHERE = "elsewhere"  # the note is none of those that the block is of
    PRIVATE = "private"  # the note is: whatever quotes or shows it would tell more than it does now
    PERIOD = "period"  # the marker names no week and no quarter, or one that has not begun
