"""The plain way: blocks of nothing but `key: value`, `key: [a, b]` and `- item` lines.

Such are nearly all property blocks, and two patterns read them in a fifth of the time that libyaml
and the events of it take. A line that fits neither gives the whole block away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.vault.frontmatter.compose import NUMBERS, Block
from vaultnet.vault.frontmatter.libyaml import is_doubtful
from vaultnet.vault.frontmatter.schema import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.note import Value

_MOST_LINES: Final = 1000
_MOST_VALUES: Final = 10_000  # of lists too; well below the limit that the other ways keep
# A text in quotes with nothing to unfold, or one that begins with a letter or a digit.
_TEXT: Final = r"\"(?P<double>[^\"\\]*+)\"|'(?P<single>[^']*+)'|(?P<plain>\w(?:[^:#]|:(?=\S))*+)"
_PROPERTY: Final = re.compile(
    rf"(?P<key>[^\W\d_][\w -]{{0,60}}):(?:[ ]+(?:{_TEXT}|\[(?P<list>[^\[\]]*+)\]))?[ ]*"
)
_ITEM: Final = re.compile(rf"(?P<indent>[ ]*)-[ ]+(?:{_TEXT})[ ]*")
_LISTED: Final = re.compile(
    r"[ ]*(?:\"(?P<double>[^\"\\]*+)\"|'(?P<single>[^']*+)'|(?P<plain>\w[^:#,{}\"'?]*+))"
    r"[ ]*(?:,|\Z)"
)


def read_plain(text: str) -> Block | None:
    """Read a block line by line; None where a line of it is of another form."""
    if is_doubtful(text):
        return None
    reader = _Reader()
    lines = text.split("\n")
    fine = len(lines) <= _MOST_LINES and all(
        reader.take(line, number) for number, line in enumerate(lines) if line
    )
    if not fine or not reader.pairs or len(reader.lines) > _MOST_VALUES:
        return None
    return Block(reader.pairs, reader.lines, reader.written)


class _Reader:
    """What the lines have said so far; `take` is false for a line of another form."""

    def __init__(self) -> None:
        self.pairs: dict[str, Value] = {}
        self.lines: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self._key = ""
        self._items: list[Value] | None = None  # of the property that goes on in `- item` lines
        self._indent: str | None = None  # of these lines
        self._is_open = False  # such lines may come

    def take(self, line: str, number: int) -> bool:
        found = _PROPERTY.fullmatch(line)
        return self._take_item(line, number) if found is None else self._take(found, number)

    def _take(self, found: re.Match[str], number: int) -> bool:
        key: str = found["key"]
        if key in self.pairs or key.endswith(" ") or resolve(key) != key:
            return False
        self._key, self._items, self._indent = key, None, None
        self._is_open = not found[0][len(key) + 1 :].strip(" ")
        self.lines[key] = number
        if found["list"] is None:
            self.pairs[key] = None if self._is_open else self._value(found, key)
            return True
        items: list[Value] = []
        self.pairs[key] = items
        return all(self._add(items, one, number) for one in _listed(found["list"]))

    def _take_item(self, line: str, number: int) -> bool:
        found = _ITEM.fullmatch(line) if self._is_open else None
        if found is None or self._indent not in {None, found["indent"]}:
            return False
        if self._items is None:
            self._items = []
            self.pairs[self._key] = self._items
            self._indent = found["indent"]
        return self._add(self._items, found, number)

    def _add(self, items: list[Value], found: re.Match[str] | None, number: int) -> bool:
        if found is None:
            return False
        path = f"{self._key}.{len(items)}"
        items.append(self._value(found, path))
        self.lines[path] = number
        return True

    def _value(self, found: re.Match[str], path: str) -> Value:
        if found["plain"] is None:
            quoted: str = found["single"] if found["double"] is None else found["double"]
            return quoted
        text: str = found["plain"].rstrip(" ")
        value = resolve(text)
        if type(value) in NUMBERS:
            self.written[path] = text
        return value


def _listed(text: str) -> Iterator[re.Match[str] | None]:
    """Give the parts of a list in brackets; None in the end where one is of another form."""
    at = 0
    while at < len(text) and text.strip(" "):  # any other space is text to YAML
        found = _LISTED.match(text, at)
        yield found
        if found is None:
            return
        at = found.end()
    if text.rstrip(" ").endswith(","):
        yield None
