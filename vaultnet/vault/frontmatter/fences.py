"""Find the property block of a note: between the first line `---` and the next that begins so.

The block exists only if `---` stands alone at the very start of the file (S3.1); it ends at the
first later line that starts with `---`, whatever follows on that line (S3.2, S3.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

FENCE: Final = "---"

_BOM: Final = b"\xef\xbb\xbf"
_LINE = pattern(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPENER = pattern(rb"---(?:\r\n|\r|\n)")
_CLOSER = pattern(rb"(?<=[\r\n])---[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PROPERTY = pattern(r"[^\s#:\-\[{>|`*][^:]*:(?:\s|\Z)")
_BEGINS_WITH_DASHES: Final = pattern(r"\s*+---")
_SEARCHED_LINES: Final = 50


@frozen_record
class Parts:
    """The bytes of a note in five pieces, which joined give the note."""

    bom: bytes
    opener: bytes  # with its line end; empty, as `block` and `closer`, where there is no block
    block: bytes
    closer: bytes  # with its line end, if the file goes on
    body: bytes


def split_note(data: bytes) -> Parts:
    """Split the bytes of a note around its property block; they need not be UTF-8."""
    bom = _BOM if data.startswith(_BOM) else b""
    opener = _OPENER.match(data, len(bom))
    closer = opener and _CLOSER.search(data, opener.end())
    if not opener or not closer:
        return Parts(bom, b"", b"", b"", data[len(bom) :])
    block = data[opener.end() : closer.start()]
    return Parts(bom, opener.group(), block, closer.group(), data[closer.end() :])


def may_have_block(text: str) -> bool:
    """Tell whether a note may begin with a property block, closed, unclosed or misplaced."""
    return _BEGINS_WITH_DASHES.match(text) is not None


def head_of(text: str) -> str:
    """Give of a decoded note what its property block is read from, without the last line end.

    That is the block with both its lines `---`, else the lines in which one is looked for.
    """
    closer = text.find(f"\n{FENCE}", len(FENCE)) if text.startswith(f"{FENCE}\n") else -1
    if closer < 0:
        return "\n".join(text.split("\n", _SEARCHED_LINES)[:_SEARCHED_LINES])
    end = text.find("\n", closer + 1)
    return text if end < 0 else text[:end]


def find_closer(lines: Sequence[str]) -> int:
    """Give the index of the line that closes the property block, 0 where there is no block."""
    if not lines or lines[0] != FENCE:
        return 0
    for number, line in enumerate(lines):
        if number and line.startswith(FENCE):
            return number
    return 0


def is_unclosed(lines: Sequence[str]) -> bool:
    """Find out whether a note without a block begins as if it were to have one.

    Its first line is `---`, and the first line with text after it looks like `key: value`.
    """
    if not lines or lines[0] != FENCE:
        return False
    return _begins_with_property(lines[1:_SEARCHED_LINES])


def is_misplaced(lines: Sequence[str]) -> bool:
    """Find out whether a note has a block that Obsidian does not see (F3, F4, F5, F8).

    An empty line or a space stands before the first `---`, or more than that on its line; a
    property and another such line follow.
    """
    head = lines[:_SEARCHED_LINES]
    first = next((n for n, line in enumerate(head) if line.strip()), None)
    if first is None or (first, head[first]) == (0, FENCE) or not _looks_like_fence(head[first]):
        return False
    return _begins_with_property(head[first + 1 :]) and any(
        _looks_like_fence(line) for line in head[first + 1 :]
    )


def _looks_like_fence(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(FENCE) and not stripped.strip("-")


def _begins_with_property(lines: Sequence[str]) -> bool:
    first = next((line for line in lines if line.strip()), "")
    return _PROPERTY.match(first) is not None
