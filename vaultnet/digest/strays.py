"""Marked lines of a page that stand where no mark is read: outside of its block, or in a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.marks import Sign
from vaultnet.core.patterns import pattern
from vaultnet.digest.marks import sign_of
from vaultnet.digest.rows import may_be_marked, row_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_QUOTE: Final = pattern(r"[ \t]*(?:>[ \t]?)+")


def strays(lines: Sequence[str], within: Container[int]) -> Iterator[tuple[int, str]]:
    """Give the numbers, from 1, and the ids of marked lines of ours that stand elsewhere.

    `within` are the numbers of the lines of the block.
    """
    for number, line in enumerate(lines, 1):
        bare = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
        if (bare is line and number in within) or not may_be_marked(bare):
            continue
        row = row_of(bare)
        if sign_of(row) not in {None, Sign.UNDONE}:
            yield number, row.id
