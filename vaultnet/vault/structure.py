"""The block structure of a body: which lines are what, and what stands within what.

Lines count from 0 here, through the lines of the body alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from vaultnet.vault.note import Region


@dataclass(frozen=True, slots=True)
class Leaf:
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


@dataclass(frozen=True, slots=True)
class Item:
    """A list item, its box apart from its text."""

    first: int
    last: int  # inclusive, with everything under it
    start: int  # the column where its text begins, after marker and box
    task: str | None
    parent: int | None  # index into `items`


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of a quote, a callout or a comment, with everything in it."""

    region: Region
    first: int
    last: int  # inclusive


@dataclass(frozen=True, slots=True)
class Structure:
    """All blocks of a body, each sequence in the order of the text."""

    leaves: tuple[Leaf, ...]
    items: tuple[Item, ...]
    extents: tuple[Extent, ...]
