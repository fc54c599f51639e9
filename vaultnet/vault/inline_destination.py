"""The part of a Markdown link in parentheses: destination and title, as CommonMark has them."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.core.patterns import pattern

_MAX_PARENTHESES: Final = 32  # open at once, as in CommonMark's own parsers
_SPACE: Final = pattern(r"[ \t\n]*+")
_ANGLED: Final = pattern(r"<((?:[^<>\\\n]|\\.)*+)>")
_TITLE: Final = pattern(
    r"""  "(?:[^"\\]|\\.)*+"  |  '(?:[^'\\]|\\.)*+'  |  \((?:[^()\\]|\\.)*+\)  """,
    re.DOTALL | re.VERBOSE,
)
_TURN: Final = pattern(r"[\\()\x00-\x20\x7f]")


def read_destination(text: str, start: int) -> tuple[str, int] | None:
    """Give the destination as written and the offset after the `)` that closes it.

    `text[start]` is the `(`. `None` where no link stands there.
    """
    begin = _end_of_space(text, start + 1)
    angled = _ANGLED.match(text, begin)
    if angled:
        written, end = angled[1], angled.end()
    else:
        end = _bare_end(text, begin)
        written = text[begin:end]
        if end < 0 or written.startswith("<"):
            return None
    after = _end_of_space(text, end)
    title = _TITLE.match(text, after) if after > end else None
    if title:
        after = _end_of_space(text, title.end())
    return (written, after + 1) if text.startswith(")", after) else None


def _end_of_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _bare_end(text: str, start: int) -> int:
    """Give where a destination without `<>` ends; -1 where its parentheses are too many."""
    depth, at = 0, start
    while turn := _TURN.search(text, at):
        at = turn.end()
        match turn[0]:
            case "\\":
                at += 1 if not text[at : at + 1].isspace() else 0
            case "(":
                depth += 1
                if depth > _MAX_PARENTHESES:
                    return -1
            case ")" if depth:
                depth -= 1
            case _:
                return turn.start() if not depth else -1
    return -1
