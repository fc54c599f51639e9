"""Callouts that quote: `> [!quote]` and `> [!cite]` are another's words, as plain quotes are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from vaultnet.vault.note import Note

_QUOTING: Final = frozenset({"quote", "cite"})
_MAY_QUOTE: Final = pattern(r"\[!.*(?:quote|cite)", re.IGNORECASE)
_MARKS: Final = pattern(
    r"[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*((?:>[ \t]*)*)(?:\[!([^\[\]|]*)(?:\|[^\[\]]*)?\])?"
)


def lines_of_quoting_callouts(note: Note) -> frozenset[int]:
    """Give the lines of callouts that quote, those within them included."""
    regions = note.body.regions
    if Region.CALLOUT not in regions or not any(map(_MAY_QUOTE.search, note.lines)):
        return frozenset()
    lines: set[int] = set()
    depth = 0  # of the callout that quotes; 0: none is open
    for number, (line, region) in enumerate(zip(note.lines, regions, strict=False), 1):
        marks = _MARKS.match(line)
        deep = marks[1].count(">") if marks else 0
        if region is not Region.CALLOUT:
            depth = depth if deep else 0
            continue
        # A line without a mark goes on with the paragraph above it.
        if 0 < deep < depth:
            depth = 0
        if not depth and marks and marks[2] is not None and marks[2].strip().lower() in _QUOTING:
            depth = deep
        if depth:
            lines.add(number)
    return frozenset(lines)
