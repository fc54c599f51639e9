"""What a line begins with: the marks by which CommonMark and Obsidian know a block."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from vaultnet.core.patterns import pattern

# The kind of a line, where it can begin a block or end a paragraph; a plain one has none.
_KIND: Final = pattern(
    r"[ \t]*+(?:"
    r"(?P<heading>\#{1,6})(?=[ \t]|\Z)"
    r"|(?P<marker>[-*+]|[0-9]{1,9}[.)])(?=[ \t]|\Z)"
    r"|(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})"
    r"|(?P<quote>>)"
    r"|(?P<rule>[-*_=:|])"  # or one of a table, or the underline of a heading, or text
    r"|(?P<bracket>\[)(?!\[)"
    r"|(?P<doubt>%%|\$\$|<[A-Za-z/!?])"
    r")?"
)
# The first characters of lines that have a kind, or an indent. Any other begins plain text.
FIRST_MARKS: Final = frozenset(" \t#-*+0123456789`~>_=:|[%$<")
# Text begins with a plain character, a wikilink, marks of emphasis, or a number that is no marker.
_TEXT: Final = (
    r"(?:[^ \t#\-*+0-9`~>_=:|\[%$<]|\[\[|[*_]{1,3}[^ \t*_]"
    r"|(?![0-9]{1,9}[.)](?:[ \t]|\Z))[0-9])"
)
COMMON_TEXT: Final = pattern(_TEXT)
# An item with such a text, its box taken off as in `BOX`.
COMMON_ITEM: Final = pattern(rf"( *+)([-*+]|[0-9]{{1,9}}[.)])( {{1,4}})(?:\[(.)\] ++)?+(?={_TEXT})")
MARKER: Final = pattern(r"(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]|\Z)")
BOX: Final = pattern(r"\[(.)\][ \t]+")
RULE: Final = pattern(r"[ \t]*+([-*_])[ \t]*+(?:\1[ \t]*+){2,}\Z")
UNDERLINE: Final = pattern(r"[ \t]*+(?:-+|=+)[ \t]*\Z")
TABLE_ROW: Final = pattern(r"[ \t]*+[-:|][-:| \t]*\Z")
DASHES: Final = pattern(r"[ \t]*:?-+:?[ \t]*")
QUOTE: Final = pattern(r" {0,3}> ?")
EMPTY_QUOTE: Final = pattern(r"(?:\A|>) *\Z")  # the last mark of a line has no text behind it
DEEP_QUOTE: Final = pattern(r"(?: {0,3}>){8}")
DOUBTFUL_IN_QUOTE: Final = pattern(r"\t|\[\^|%%|\$\$")  # what lines around the quote decide
CALLOUT: Final = pattern(r"\[![^\]]+\]")
BLOCK_ID: Final = pattern(r"(?<!\S)\^([A-Za-z0-9-]++)[ \t]*+$")  # at the end of a block
SPACE: Final = pattern(r"[ \t]*+")
# What may hold empty lines, wherever in a block it begins.
MAY_SPAN: Final = pattern(r"```|~~~|%%|\$\$|<[!?]|<(?:script|pre|style|textarea)", re.IGNORECASE)

CODE: Final = 4  # columns of indent that make code
DEEPEST: Final = 20  # nested items; a reader of every rule has its own limit beyond
_TAB: Final = 4
_FENCE: Final = pattern(r"`+|~+")


def kind_of(text: str, start: int = 0) -> tuple[str | None, int]:
    """Give the kind of a line from `start` on, and where behind its indent it begins."""
    found = _KIND.match(text, start)
    if found is None:
        return None, start
    return found.lastgroup, found.start(found.lastgroup) if found.lastgroup else found.end()


@lru_cache(maxsize=64)
def closing_of(fence: str) -> re.Pattern[str]:
    """Give what ends the code that a line opens: as many marks or more, alone on their line."""
    found = _FENCE.match(fence)
    mark = found[0] if found else fence
    return re.compile(f"{re.escape(mark)}{re.escape(mark[:1])}*+[ \\t]*\\Z")


def cells_of(row: str) -> list[str]:
    """Give the cells of a table's row without escapes; a mark at either end is no cell."""
    cells = row.split("|")
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def heading_text(line: str) -> str:
    """Give the text of a heading from its line, without the marks before and behind it."""
    text = line.lstrip("#").strip(" \t")
    without = text.rstrip("#")
    return without.rstrip(" \t") if without.endswith((" ", "\t")) or not without else text


def column_behind(space: str, column: int = 0) -> int:
    """Give the column behind blanks that begin at `column`."""
    for char in space:
        column += _TAB - column % _TAB if char == "\t" else 1
    return column
