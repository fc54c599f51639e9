"""Where each key of a TOML text stands, for messages: `tomllib` gives values without lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

# Text that opens with three quotes may hold line ends; every other token lies on one line.
_TOKEN: Final = pattern(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?P<basic>(?:[^"\\\n]|\\.)*)"'
    r"|'(?P<literal>[^'\n]*)'"
    r"|(?P<bare>[A-Za-z0-9_-]+)"
    r"|#[^\n]*|[ \t]+|.|\n",
    re.DOTALL,
)

DEPTH: Final = 3  # parts of the longest name of a setting


def key_lines(text: str) -> Mapping[tuple[str, ...], int]:
    """Find the line where each table and key of a valid TOML text first stands, by its path.

    Lines count from 1. Keys within a value, such as those of an inline table, and parts of a path
    beyond `DEPTH` have none of their own.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    parts: list[str] = []
    line, depth, in_value = 1, 0, False
    for token in _TOKEN.finditer(text):
        word = token[0]
        if in_value:
            depth += (word in "[{") - (word in "]}")
            in_value = depth > 0 or word != "\n"
        elif word == "=":
            _note((*table, *parts[:DEPTH])[:DEPTH], line, lines)
            parts, in_value = [], True
        elif word == "]" and parts:
            table, parts = tuple(parts[:DEPTH]), []
            _note(table, line, lines)
        elif token.lastgroup is not None:
            parts.append(token[token.lastgroup])
        line += word.count("\n")
    return lines


def line_of(lines: Mapping[tuple[str, ...], int], name: tuple[str, ...]) -> int:
    """Give the line of a key, or of the nearest key or table around it."""
    while name and name not in lines:
        name = name[:-1]
    return lines.get(name, 1)


def _note(path: tuple[str, ...], line: int, lines: dict[tuple[str, ...], int]) -> None:
    for length in range(1, len(path) + 1):
        lines.setdefault(path[:length], line)
