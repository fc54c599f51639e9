"""The generated blocks beside the page of the week, one file for each, in one table.

To add a block: its name in `BlockName`; a file here with a function from a `View`, the path of the
note and the word of its marker to lines, or to the reason why there are none; a row in `BLOCKS`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.block_names import BlockName
from vaultnet.digest.blocks.follow_ups import follow_ups
from vaultnet.digest.blocks.glance import glance
from vaultnet.digest.blocks.review import review
from vaultnet.digest.blocks.unfit import Unfit
from vaultnet.digest.charts import FENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vaultnet.digest.view import View

__all__ = ["BLOCKS", "Unfit", "lines_of_block"]

BLOCKS: Final[Mapping[str, Callable[[View, str, str], tuple[str, ...] | Unfit]]] = {
    BlockName.GLANCE: glance,
    BlockName.FOLLOW_UPS: follow_ups,
    BlockName.REVIEW: review,
}


def lines_of_block(name: str, view: View, path: str, word: str) -> tuple[str, ...] | Unfit:
    """Give the lines of a block in the note at `path`, or why there are none.

    A line or a chart that for all the care of its block names somebody private says nothing.
    """
    made = BLOCKS[name](view, path, word)
    if isinstance(made, Unfit):
        return made
    withheld = (view.phrases.say("block.withheld"),)
    parts = (part if all(map(view.tells_line, part)) else withheld for part in _parts(made))
    return tuple(chain.from_iterable(parts))


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Give lines one by one, and those of a chart together."""
    chart: list[str] = []
    for line in lines:
        chart.append(line)
        is_fence = line.startswith(FENCE)
        if is_fence == (len(chart) > 1):
            yield tuple(chart)
            chart = []
