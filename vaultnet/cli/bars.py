"""Bars of text: how much one figure is beside others, drawn on a terminal alone."""

from __future__ import annotations

import sys
from typing import Final

_LONGEST: Final = 24  # columns
_BLOCK: Final = "\N{FULL BLOCK}"
_PLAIN: Final = "#"


def are_drawn() -> bool:
    """Tell whether bars belong into the output: in a pipe figures alone do."""
    return sys.stdout.isatty()


def bar(count: int, most: int) -> str:
    """Give a bar for `count` where `most` has the longest; whatever is not nothing is seen."""
    size = -(-count * _LONGEST // most) if most > 0 else 0
    return _sign() * size


def _sign() -> str:
    try:
        _BLOCK.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return _BLOCK
