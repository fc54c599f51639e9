"""What each line of a note belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.structure import Structure

_RANKS: Final = {region: rank for rank, region in enumerate(Region)}

# An empty line belongs to what hides it or marks it, never to a list or a paragraph around it.
_KEEP_BLANKS: Final = frozenset({Region.CODE, Region.HTML, Region.COMMENT, Region.MATH})


def regions_of(body: Sequence[str], structure: Structure, first_line: int) -> tuple[Region, ...]:
    """Give the region of every line of the file; the body begins at `first_line`."""
    regions = [
        Region.TEXT if line and (line[0] not in " \t" or line.strip(" \t")) else Region.BLANK
        for line in body
    ]
    blank = [region is Region.BLANK for region in regions]
    for item in structure.items:  # every other region but text and blank comes before it
        for line in range(item.first, min(item.last + 1, len(body))):
            if not blank[line]:
                regions[line] = Region.ITEM
    ranges = [(one.region, one.first, one.last) for one in structure.extents]
    ranges += [
        (one.region, one.first, one.last)
        for one in structure.leaves
        if one.region is not Region.TEXT
    ]
    for region, first, last in sorted(ranges, key=lambda found: -_RANKS[found[0]]):
        for line in range(first, min(last + 1, len(body))):
            if not blank[line] or region in _KEEP_BLANKS:
                regions[line] = region
    return (Region.FRONTMATTER,) * (first_line - 1) + tuple(regions)
