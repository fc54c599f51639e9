"""What a text holds, by offsets: the one shape that all readers of texts give.

A vault has tens of thousands of these, so they are named tuples (decision 0040).
"""

from __future__ import annotations

from typing import Final, NamedTuple


class FoundLink(NamedTuple):
    """A link within a text, from `start` to `end`."""

    start: int
    end: int
    target: str
    subpath: str
    display: str
    embed: bool
    comment: bool


class Findings(NamedTuple):
    """What a text holds; `hidden` is code, HTML, math and comments."""

    links: tuple[FoundLink, ...]
    tags: tuple[tuple[int, str], ...]
    hidden: tuple[tuple[int, int], ...]


NOTHING: Final = Findings((), (), ())
