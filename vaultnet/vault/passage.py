"""A text joined from the lines of one block, and the way back to line and column."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from vaultnet.vault.common_inline import may_hold
from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.vault.structure import Leaf

_ESCAPE: Final = "\\"


class Passage(NamedTuple):
    """Characters that are read as one text: marks of quotes and lists, and indents, left out."""

    text: str
    first: int  # its first line, from 0
    starts: tuple[int, ...]  # of each of its lines: the column where it begins
    offsets: tuple[int, ...]  # of each of its lines: the offset where it begins

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        if len(self.offsets) == 1:
            return self.first, self.starts[0] + offset
        index = bisect_right(self.offsets, offset) - 1
        return self.first + index, self.starts[index] + offset - self.offsets[index]

    def first_span(self, start: int, end: int) -> tuple[int, int, int]:
        """Give the first of `spans`."""
        if len(self.offsets) == 1:
            column = self.starts[0]
            return self.first, column + start, column + end
        return next(self.spans(start, end))

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Give line, first column and the column after the last of each line between offsets."""
        line, column = self.place(start)
        last, end_column = self.place(end)
        for index in range(line - self.first, last - self.first):
            length = self.offsets[index + 1] - self.offsets[index] - 1
            yield self.first + index, column, self.starts[index] + length
            column = self.starts[index + 1]
        yield last, column, end_column


def passages_of(lines: Sequence[str], leaf: Leaf) -> Iterator[Passage]:
    """Give the texts of a leaf that are worth a look: one, or cells of a table (L4)."""
    if leaf.region is not Region.TABLE:
        yield _joined(lines, leaf)
        return
    for line, start in enumerate(leaf.starts, leaf.first):
        if line != leaf.first + 1:  # the row of dashes
            column = start
            for cell in _cells_of(lines[line][start:]):
                if leaf.comment or may_hold(cell):
                    yield Passage(cell, line, (column,), (0,))
                column += len(cell) + 1


def _cells_of(row: str) -> list[str]:
    """Cut a row at each `|` that no backslash stands before."""
    cells = row.split("|")
    if _ESCAPE not in row:
        return cells
    joined = cells[:1]
    for cell in cells[1:]:
        if joined[-1].endswith(_ESCAPE):
            joined[-1] += f"|{cell}"
        else:
            joined.append(cell)
    return joined


def _joined(lines: Sequence[str], leaf: Leaf) -> Passage:
    if leaf.first == leaf.last:
        return Passage(lines[leaf.first][leaf.starts[0] :], leaf.first, leaf.starts, (0,))
    within = leaf.text_lines
    starts = leaf.starts[: len(within)]
    texts = [lines[line][start:] for line, start in zip(within, starts, strict=True)]
    offsets = (0, *accumulate(len(text) + 1 for text in texts[:-1]))
    return Passage("\n".join(texts), leaf.first, starts, offsets)
