"""The fast way: libyaml's parser, for blocks on which it and Obsidian are of one opinion.

libyaml reads most blocks several times faster than our own parser. It speaks YAML 1.1, though,
and is more lenient in places; so every block with something in it on which the two could differ
is left to our parser, and so is every block that libyaml rejects.
"""

from __future__ import annotations

import re
from typing import Final

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from vaultnet.vault.frontmatter.compose import Block, Composer
from vaultnet.vault.frontmatter.faults import MAX_EVENTS, BlockError, FaultKind

try:
    from yaml.cyaml import CParser
except ImportError:  # PyYAML was built without libyaml
    AVAILABLE = False
else:
    AVAILABLE = True

# Tabs (each allows some that the other does not); characters that libyaml refuses or takes for
# line ends; comments glued to a quote or bracket; `-`, `?` and `:` that begin or end something
# within brackets; document marks, directives and brackets at the start of a line.
_DOUBTFUL: Final = re.compile(
    "[\t\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
    r"|[\"'\]}]#|[\[{, ][?:][^ \n]|[\[{, ]-[,\[\]{}]|^(?:\.\.\.|---|[%\[{])",
    re.MULTILINE,
)


def read_fast(text: str) -> Block | None:
    """Read a block with libyaml; None where our own parser has to decide.

    Raises BlockError for a key that stands twice and for a block beyond the limits.
    """
    if not AVAILABLE or _DOUBTFUL.search(text):
        return None
    parser = CParser(text)
    reading = _Reading()
    try:
        for _ in range(MAX_EVENTS):
            event = parser.get_event()
            if event is None or type(event) is StreamEndEvent:
                return reading.composer.block()
            if not reading.take(event):
                return None
    except YAMLError:
        return None
    raise BlockError(FaultKind.TOO_LARGE, 0)


class _Reading:
    """One block on its way from events to values."""

    __slots__ = ("brackets", "composer")

    def __init__(self) -> None:
        self.composer = Composer()
        self.brackets: list[int] = []  # lines of the collections that are open; -1: not in brackets

    def take(self, event: Event) -> bool:
        """Take an event; false where our own parser has to decide."""
        if isinstance(event, ScalarEvent):
            return self._take_scalar(event)
        if isinstance(event, CollectionStartEvent):
            line = event.start_mark.line
            self.brackets.append(line if event.flow_style else -1)
            self.composer.start(line, is_map=isinstance(event, MappingStartEvent))
            return event.anchor is None and event.tag is None
        if isinstance(event, CollectionEndEvent):
            line = event.end_mark.line
            self.composer.end(line)
            return self.brackets.pop() in {-1, line}
        return not isinstance(event, AliasEvent)

    def _take_scalar(self, event: ScalarEvent) -> bool:
        style, line = event.style, event.start_mark.line
        self.composer.scalar(event.value, line, plain=not style)
        if style and (style in "|>" or event.end_mark.line != line):
            return False
        return event.anchor is None and event.tag is None
