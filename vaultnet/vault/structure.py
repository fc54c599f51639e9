"""The block structure of a body: which lines are what, and what stands within what.

Lines count from 0 here, through the lines of the body alone. Every block of a vault passes through
these, so they are named tuples, which are made in a third of the time (decision 0040).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from collections.abc import Sequence


class Leaf(NamedTuple):
    """A block that holds text or hidden characters, no other blocks."""

    region: Region
    first: int
    last: int  # inclusive
    starts: tuple[int, ...]  # of each line: the column where its own text begins
    level: int = 0  # of a heading at the root of the note; 0 for everything else
    item: int | None = None  # the innermost list item that holds it, as index into `items`
    comment: bool = False  # within a %% block %%

    @property
    def text_lines(self) -> range:
        """The lines that hold its text: the line under a Setext heading is none of them."""
        setext = self.region is Region.HEADING and self.last > self.first
        return range(self.first, self.last if setext else self.last + 1)


class Item(NamedTuple):
    """A list item, its box apart from its text."""

    first: int
    last: int  # inclusive, with everything under it
    start: int  # the column where its text begins, after marker and box
    task: str | None
    parent: int | None  # index into `items`


class Extent(NamedTuple):
    """The lines of a quote, a callout or a comment, with everything in it."""

    region: Region
    first: int
    last: int  # inclusive


class Structure(NamedTuple):
    """All blocks of a body, each sequence in the order of the text."""

    leaves: tuple[Leaf, ...]
    items: tuple[Item, ...]
    extents: tuple[Extent, ...]


def placed_in(found: Structure, first: int, items: int, shifts: Sequence[int] = ()) -> Structure:
    """Give the blocks of a part of a body as those of the whole.

    `first` is the line of the body where the part begins, and `items` says how many stand before
    it. The part may be the inside of a quote: then `shifts` has for each line how many characters
    were taken off, and no heading of it stands at the root.
    """
    return Structure(
        leaves=tuple(_leaf_in(leaf, first, items, shifts) for leaf in found.leaves),
        items=tuple(
            Item(
                first=item.first + first,
                last=item.last + first,
                start=item.start + (shifts[item.first] if shifts else 0),
                task=item.task,
                parent=None if item.parent is None else item.parent + items,
            )
            for item in found.items
        ),
        extents=tuple(
            Extent(extent.region, extent.first + first, extent.last + first)
            for extent in found.extents
        ),
    )


def _leaf_in(leaf: Leaf, first: int, items: int, shifts: Sequence[int]) -> Leaf:
    starts = leaf.starts
    if shifts:
        within = shifts[leaf.first : leaf.last + 1]
        starts = tuple(start + shift for start, shift in zip(starts, within, strict=True))
    return Leaf(
        region=leaf.region,
        first=leaf.first + first,
        last=leaf.last + first,
        starts=starts,
        level=0 if shifts else leaf.level,
        item=None if leaf.item is None else leaf.item + items,
        comment=leaf.comment,
    )
