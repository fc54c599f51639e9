"""The fingerprint of a suggestion's grounds, by which a dismissed one is known again."""

from __future__ import annotations

from hashlib import sha256
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from vaultnet.core.records import Stage


def fingerprint_of(from_stage: Stage, to_stage: Stage, codes: Collection[str]) -> str:
    """Make the 8 hex digits that stand for what is met before a gate, in any order."""
    told = (from_stage, to_stage, *sorted(codes))
    return sha256("\0".join(told).encode()).hexdigest()[:8]


def were_known(
    fingerprint: str,
    from_stage: Stage,
    to_stage: Stage,
    codes: Collection[str],
    others: Collection[str],
) -> bool:
    """Tell whether grounds of a fingerprint held all of these codes, perhaps some others too.

    What falls away by silence alone is no new ground, so the sets with more are tried as well: at
    most one for each choice of `others`, which are about ten.
    """
    return any(
        fingerprint == fingerprint_of(from_stage, to_stage, {*codes, *more})
        for size in range(len(others) + 1)
        for more in combinations(sorted(others), size)
    )
