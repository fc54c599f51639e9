"""What can be wrong with a property block, and how large a block may be.

The limits stand far above what people write (the fullest real block known has some 60 lines, four
levels) and low enough that no block, however made, costs more than a fraction of a second.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

MAX_CHARACTERS: Final = 1 << 20  # of a whole block; a larger one is not parsed at all
MAX_EVENTS: Final = 50_000  # starts, ends and single values: about 20,000 properties
MAX_DEPTH: Final = 64  # lists and maps within one another; libyaml grows quadratic with depth
MAX_ALIASED: Final = 100_000  # characters and values that aliases may repeat, all together
MAX_KEY: Final = 1024  # characters before the colon, as YAML has it


class FaultKind(StrEnum):
    """The ways in which a block can be broken, each with its own way out (see `explain`)."""

    ALIAS = "alias"  # `*name` where nothing is called `&name`
    BLOCK_TEXT = "block-text"  # the head of a `|` or `>` text, or its first lines
    COLON = "colon"  # a second `: ` in an unquoted value
    DASH = "dash"  # `key: - item` on one line
    DOCUMENT = "document"  # a line `...` or `---` within the block
    DUPLICATE = "duplicate"
    ESCAPE = "escape"  # a backslash in double quotes that begins nothing known
    FLOW = "flow"  # a comma, colon or value missing or too many within brackets
    FLOW_INDENT = "flow-indent"  # a line within brackets that is not indented
    HASH = "hash"  # a `#` right behind a bracket or a comma
    INDENT = "indent"
    ITEM = "item"  # `- item` where a key must stand
    KEY = "key"  # a line that is no `key: value`
    MARK = "mark"  # `&`, `!`: an anchor or a tag that is none
    OPEN_BRACKET = "open-bracket"
    OPEN_QUOTE = "open-quote"
    RESERVED = "reserved"  # a value that begins with `@`, a backtick, `%` or the like
    TAB = "tab"
    TEXT_AFTER = "text-after"  # a quoted or bracketed value that has ended, and more text
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    TOO_MANY_ALIASES = "too-many-aliases"


class BlockError(Exception):
    """Say where a block is broken and how; `line` counts from 0 at the block's first line."""

    def __init__(self, kind: FaultKind, line: int, name: str = "") -> None:
        super().__init__(f"{kind} in line {line}")
        self.kind = kind
        self.line = line
        self.name = name  # the key that stands twice
