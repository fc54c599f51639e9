"""What each line of a note belongs to."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.structure import Structure

_RANKS: Final = {region: rank for rank, region in enumerate(Region)}
_LOWEST: Final = tuple(Region)[::-1]

# An empty line belongs to what hides it or marks it, never to a list or a paragraph around it.
_KEEP_BLANKS: Final = frozenset({Region.CODE, Region.HTML, Region.COMMENT, Region.MATH})


def regions_of(body: Sequence[str], structure: Structure, first_line: int) -> tuple[Region, ...]:
    """Give the region of every line of the file; the body begins at `first_line`."""
    blank = [not line.strip(" \t") for line in body]
    regions = [Region.BLANK if empty else Region.TEXT for empty in blank]
    ranges = chain(
        ((Region.ITEM, item.first, item.last) for item in structure.items),
        ((extent.region, extent.first, extent.last) for extent in structure.extents),
        ((leaf.region, leaf.first, leaf.last) for leaf in structure.leaves),
    )
    for region, first, last in sorted(ranges, key=lambda found: -_RANKS[found[0]]):
        if region is Region.TEXT:
            continue
        for line in range(first, min(last + 1, len(body))):
            if not blank[line] or region in _KEEP_BLANKS:
                regions[line] = region
    return (Region.FRONTMATTER,) * (first_line - 1) + tuple(regions)
