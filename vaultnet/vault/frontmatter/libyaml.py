"""The fast way: libyaml's parser, for blocks on which it and Obsidian are of one opinion.

libyaml takes less than half the time of our own parser. It speaks YAML 1.1, though, and is more
lenient in places; so every block with something in it on which the two could differ is left to our
parser, and so is every block that libyaml rejects.
"""

from __future__ import annotations

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
from vaultnet.vault.frontmatter.doubts import is_doubtful
from vaultnet.vault.frontmatter.faults import MAX_EVENTS, BlockError, FaultKind

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    AVAILABLE = False
else:
    AVAILABLE = True


def read_fast(text: str) -> Block | None:
    """Read a block with libyaml; None where our own parser has to decide.

    Raises BlockError for a key that stands twice and for a block beyond the limits.
    """
    if not AVAILABLE or is_doubtful(text):
        return None
    try:
        return _read(CParser(text))
    except YAMLError:
        return None


def _read(parser: CParser) -> Block | None:
    composer = Composer()
    brackets: list[int] = []
    for _ in range(MAX_EVENTS):
        event = parser.get_event()
        if type(event) is ScalarEvent:
            style, start, end = event.style, event.start_mark, event.end_mark
            if event.anchor or event.tag or start is None or end is None:
                return None
            if style and (style in "|>" or start.line != end.line):
                return None
            composer.scalar(event.value, start.line, plain=not style)
        elif type(event) is StreamEndEvent:
            return composer.block()
        elif not _take_collection(event, composer, brackets):
            return None
    raise BlockError(FaultKind.TOO_LARGE, 0)


def _take_collection(event: Event | None, composer: Composer, brackets: list[int]) -> bool:
    """Take the start or end of a list or map; false where our own parser has to decide.

    `brackets` holds the first line of each open collection, -1 for those without brackets.
    """
    if event is None or event.start_mark is None or event.end_mark is None:
        return False
    if isinstance(event, CollectionStartEvent):
        line = event.start_mark.line
        brackets.append(line if event.flow_style else -1)
        composer.start(line, is_map=isinstance(event, MappingStartEvent))
        return event.anchor is None and event.tag is None
    if isinstance(event, CollectionEndEvent):
        line = event.end_mark.line
        composer.end(line)
        return brackets.pop() in {-1, line}
    return not isinstance(event, AliasEvent)
