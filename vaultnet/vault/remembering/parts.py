"""Texts in one, each of which is pressed apart and opened when somebody asks for it.

What was read of a vault is much, and a run after one save asks for little of it: to open the rest
would take as long as all else. Of records of single notes, which are short, some lie in one drawer,
since so they take a third of the place. Decision 0103.
"""

from __future__ import annotations

import zlib
from array import array
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vaultnet.vault.remembering.seals import Opened

_LENGTHS: Final = "I"
_COUNT: Final = 4
_QUICK: Final = 1  # the level of zlib: a quarter of the bytes, which take a quarter of the sealing
_TOGETHER: Final = 32  # short texts in one drawer


class Texts(Protocol):
    """Texts of which each may be opened when somebody asks for it."""

    def __len__(self) -> int:
        """Count them."""

    def __getitem__(self, at: int, /) -> bytes:
        """Give one."""


class Parts:
    """Texts that lie apart in a sealed one."""

    def __init__(self, opened: Opened, places: Sequence[tuple[int, int]]) -> None:
        """Take what was sealed, and where in it each text begins and ends."""
        self._opened = opened
        self._places = places

    @classmethod
    def of(cls, opened: Opened) -> Parts:
        """Find where each begins; raises `ValueError` where there are none."""
        count = int.from_bytes(opened.stretch(0, _COUNT), "little")
        begin = _COUNT + count * array(_LENGTHS).itemsize
        lengths = array(_LENGTHS, opened.stretch(_COUNT, begin))
        if len(lengths) != count:
            raise ValueError(count)
        return cls(opened, [*pairwise(accumulate(lengths, initial=begin))])

    def between(self, first: int, end: int | None = None) -> Parts:
        """Give some of them alone."""
        return Parts(self._opened, self._places[first:end])

    def __len__(self) -> int:
        """Count the texts."""
        return len(self._places)

    def __getitem__(self, at: int) -> bytes:
        """Open a text; raises `zlib.error` for what is none."""
        return zlib.decompress(self._opened.stretch(*self._places[at]))


class Drawers:
    """Short texts, so many in each of some longer ones; a drawer that was opened stays open."""

    def __init__(self, drawers: Texts, count: int) -> None:
        """Take the drawers, in which there are so many texts."""
        self._drawers = drawers
        self._count = count
        self._open: dict[int, Sequence[bytes]] = {}

    def __len__(self) -> int:
        """Count the texts."""
        return self._count

    def __getitem__(self, at: int) -> bytes:
        """Give a text; raises `zlib.error` for a drawer that is none."""
        drawer, place = divmod(at, _TOGETHER)
        if drawer not in self._open:
            self._open[drawer] = _cut(self._drawers[drawer])
        return self._open[drawer][place]


def in_parts(texts: Iterable[bytes]) -> bytes:
    """Put texts into one, of which `Parts` gives each."""
    return _joined([zlib.compress(one, _QUICK) for one in texts])


def in_drawers(texts: Texts) -> list[bytes]:
    """Put short texts into some longer ones, of which `Drawers` gives each."""
    count = len(texts)
    drawers = (range(at, min(at + _TOGETHER, count)) for at in range(0, count, _TOGETHER))
    return [_joined([texts[at] for at in drawer]) for drawer in drawers]


def _joined(texts: Sequence[bytes]) -> bytes:
    lengths = array(_LENGTHS, map(len, texts)).tobytes()
    return b"".join((len(texts).to_bytes(_COUNT, "little"), lengths, *texts))


def _cut(text: bytes) -> list[bytes]:
    count = int.from_bytes(text[:_COUNT], "little")
    begin = _COUNT + count * array(_LENGTHS).itemsize
    lengths = array(_LENGTHS, text[_COUNT:begin])
    return [text[first:end] for first, end in pairwise(accumulate(lengths, initial=begin))]
