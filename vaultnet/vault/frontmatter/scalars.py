r"""Scan one text of a property block: plain or quoted (for `|` and `>` see `block_text`).

Each function takes the whole block (lines ended by `\n`, the last one too) and the place where the
text begins, and gives its value and the place after it. `floor` is the least indentation that a
continuation line must have; 0 stands for the top level, where only a document mark ends a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.faults import FaultKind

SPACES = pattern(r" *+")
BLANKS = pattern(r"[ \t]*+")
REST_OF_LINE = pattern(r"[ \t]*+(?:(?<=[ \t])#[^\n]*+)?\n")
DOCUMENT_MARK = pattern(r"(?:---|\.\.\.)(?=[ \t\n])")

_RUN = r"(?:[^ \t\n:]|:(?=[^ \t\n]))++"
_PLAIN = pattern(rf"{_RUN}(?:[ \t]++(?!#){_RUN})*+")
_FLOW_RUN = r"(?:[^ \t\n:,\[\]{}]|:(?=[^ \t\n,\[\]{}]))++"
_FLOW_PLAIN = pattern(rf"{_FLOW_RUN}(?:[ \t]++(?!#){_FLOW_RUN})*+")
_LINE_END = pattern(r"[ \t]*+\n")

_DOUBLE = pattern(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_SINGLE = pattern(r"'((?:[^']|'')*+)'")
_NEEDS_WORK = pattern(r"[\\\n]")
_ESCAPE_OR_FOLD = pattern(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\n[ \t]*+|(.))"
    r"|[ \t]++(\n[ \t\n]*+)?|(\n[ \t\n]*+)",
)
_ESCAPES: Final[Mapping[str, str]] = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "\t": "\t",
}
_SURROGATE = pattern("[\ud800-\udfff]")
_LAST_CODE_POINT: Final = 0x10FFFF


class ScalarError(Exception):
    """Say why a text cannot be read, and at which place of the block."""

    def __init__(self, kind: FaultKind, place: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.place = place


def after(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Give the place after what the pattern matches there, the same place if it does not match."""
    match = pattern.match(text, place)
    return match.end() if match else place


def scan_plain(text: str, place: int, floor: int, *, flow: bool) -> tuple[str, int]:
    """Scan an unquoted text, which `: `, ` #`, a less indented line, or in brackets a comma end."""
    pattern = _FLOW_PLAIN if flow else _PLAIN
    match = pattern.match(text, place)
    if match is None:
        raise ScalarError(FaultKind.FLOW if flow else FaultKind.COLON, place)
    parts = [match.group()]
    while (more := _continuation(text, match.end(), floor)) is not None:
        empty_lines, start = more
        following = None if text[start] == "#" else pattern.match(text, start)
        if following is None:
            break
        match = following
        parts += ("\n" * empty_lines or " ", match.group())
    return "".join(parts), match.end()


def _continuation(text: str, place: int, floor: int) -> tuple[int, int] | None:
    """Find where an unquoted text goes on below, and over how many empty lines; None if nowhere."""
    match = _LINE_END.match(text, place)
    if match is None:
        return None
    empty_lines = 0
    start = match.end()
    while (inner := after(BLANKS, text, start)) < len(text):
        indent = after(SPACES, text, start) - start
        if text[inner] != "\n":
            if indent < floor or (floor == 0 and DOCUMENT_MARK.match(text, start)):
                return None
            return empty_lines, inner
        if indent < min(floor, inner - start):
            return None  # a line of tabs, not of spaces alone, that is less indented
        empty_lines += 1
        start = inner + 1
    return None


def scan_quoted(text: str, place: int, floor: int) -> tuple[str, int]:
    """Scan a text in single or double quotes; its further lines must be indented (Y45)."""
    double = text[place] == '"'
    match = (_DOUBLE if double else _SINGLE).match(text, place)
    if match is None:
        raise ScalarError(FaultKind.OPEN_QUOTE, place)
    body = match.group(1)
    if "\n" in body:
        _check_continuation_lines(text, place, match.end(), floor)
    if not double:
        return _fold(body).replace("''", "'"), match.end()
    if _NEEDS_WORK.search(body):
        body = _unescape(body, place)
    return body, match.end()


def _check_continuation_lines(text: str, start: int, end: int, floor: int) -> None:
    place = start
    while (place := text.find("\n", place, end) + 1) > 0:
        indent = after(SPACES, text, place) - place
        if text[place + indent] == "\n":
            continue
        if indent < floor or (floor == 0 and DOCUMENT_MARK.match(text, place)):
            raise ScalarError(FaultKind.OPEN_QUOTE, start)


def _fold(body: str) -> str:
    """Join the lines of a quoted text: one line end is a space, each further one a line end."""
    first, *rest = body.split("\n")
    if not rest:
        return first
    parts = [first.rstrip(" \t")]
    empty_lines = 0
    for number, line in enumerate(rest, 1):
        stripped = line.lstrip(" \t") if number == len(rest) else line.strip(" \t")
        if not stripped and number < len(rest):
            empty_lines += 1
            continue
        parts += ("\n" * empty_lines or " ", stripped)
        empty_lines = 0
    return "".join(parts)


def _unescape(body: str, place: int) -> str:
    def replaced(match: re.Match[str]) -> str:
        two, four, eight, letter, blank_lines, lines = match.groups()
        if code := two or four or eight:
            if int(code, 16) > _LAST_CODE_POINT:
                raise ScalarError(FaultKind.ESCAPE, place + 1 + match.start())
            return chr(int(code, 16))
        if letter is not None:
            if letter not in _ESCAPES:
                raise ScalarError(FaultKind.ESCAPE, place + 1 + match.start())
            return _ESCAPES[letter]
        if folded := blank_lines or lines:
            return "\n" * (folded.count("\n") - 1) or " "
        return "" if match.group().startswith("\\") else match.group()

    value = _ESCAPE_OR_FOLD.sub(replaced, body)
    if _SURROGATE.search(value):
        # JavaScript joins escaped halves of an emoji; a lone half could not be encoded.
        value = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value
