"""The plain way: blocks of nothing but `key: value`, `key: [a, b]`, `- item` and `- key: value`.

Such are nearly all property blocks, and patterns for these lines read them in a fifth of the time
that libyaml and the events of it take. Lines recur from note to note: what each says is kept.
A line that is of no such form, or stands where it means something else, gives the whole block away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.compose import NUMBERS, Block
from vaultnet.vault.frontmatter.doubts import is_doubtful
from vaultnet.vault.frontmatter.schema import resolve

if TYPE_CHECKING:
    from vaultnet.vault.note import Value

_MOST_LINES: Final = 1000
_MOST_VALUES: Final = 10_000  # of lists too; well below the limit that the other ways keep
# A text in quotes with nothing to unfold, or one that begins with a letter or a digit.
_TEXT: Final = r"\"(?P<double>[^\"\\]*+)\"|'(?P<single>[^']*+)'|(?P<plain>\w(?:[^:#]|:(?=\S))*+)"
_KEY: Final = r"(?P<key>[^\W\d_][\w -]{0,60}):"
_PROPERTY: Final = pattern(rf"{_KEY}(?:[ ]+(?:{_TEXT}|\[(?P<list>[^\[\]]*+)\]))?[ ]*")
# An item of a list, or a pair of an item that is a map, behind its `- ` or on a line of its own.
_BELOW: Final = pattern(rf"(?P<lead>(?P<indent>[ ]*)-[ ]+|[ ]+)(?:{_KEY}[ ]+)?(?:{_TEXT})[ ]*")
_LISTED: Final = pattern(
    r"[ ]*(?:\"(?P<double>[^\"\\]*+)\"|'(?P<single>[^']*+)'|(?P<plain>\w[^:#,{}\"'?]*+))"
    r"[ ]*(?:,|\Z)"
)


class _Said(NamedTuple):
    """A value, and the text of it where it is a number."""

    value: Value
    number: str


class _Line(NamedTuple):
    """What one line says; a key without a value is `open` for items in the lines below."""

    key: str | None
    said: _Said | None = None
    listed: tuple[_Said, ...] | None = None
    indent: int | None = None  # of the dash; None where there is none
    column: int = 0  # where the key or the text begins


def read_plain(text: str) -> Block | None:
    """Read a block line by line; None where a line of it is of another form."""
    if is_doubtful(text):
        return None
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        return None
    reader = _Reader()
    for number, line in enumerate(lines):
        if line:
            read = _read(line)
            if read is None or not reader.take(read, number):
                return None
    if not reader.pairs or len(reader.lines) > _MOST_VALUES:
        return None
    return Block(reader.pairs, reader.lines, reader.written)


class _Reader:
    """What the lines have said so far; `take` is false for one that may not stand there."""

    def __init__(self) -> None:
        self.pairs: dict[str, Value] = {}
        self.lines: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self._key = ""
        self._items: list[Value] | None = None  # of the property that goes on in `- item` lines
        self._indent: int | None = None  # of these lines
        self._is_open = False  # such lines may come
        self._map: dict[str, Value] | None = None  # the item whose pairs may go on
        self._column = 0  # of its keys

    def take(self, line: _Line, number: int) -> bool:
        if line.indent is not None:
            return self._take_item(line, number)
        if line.column:
            return (
                self._map is not None and line.column == self._column and self._pair(line, number)
            )
        key = line.key or ""
        if key in self.pairs:
            return False
        self._key, self._items, self._indent, self._map = key, None, None, None
        self._is_open = line.said is None and line.listed is None
        self.lines[key] = number
        if line.listed is None:
            self.pairs[key] = None if line.said is None else self._value(line.said, key)
        else:
            items: list[Value] = []
            self.pairs[key] = items
            for said in line.listed:
                self._add(items, said, number)
        return True

    def _take_item(self, line: _Line, number: int) -> bool:
        if not self._is_open or self._indent not in {None, line.indent}:
            return False
        if self._items is None:
            self._items, self._indent = [], line.indent
            self.pairs[self._key] = self._items
        if line.key is None:
            self._map = None
            if line.said is not None:
                self._add(self._items, line.said, number)
            return True
        self.lines[f"{self._key}.{len(self._items)}"] = number
        self._map, self._column = {}, line.column
        self._items.append(self._map)
        return self._pair(line, number)

    def _pair(self, line: _Line, number: int) -> bool:
        """Take a pair of the item that is a map, the last one so far."""
        if self._map is None or self._items is None or line.said is None:
            return False
        if line.key is None or line.key in self._map:
            return False
        path = f"{self._key}.{len(self._items) - 1}.{line.key}"
        self._map[line.key] = self._value(line.said, path)
        self.lines[path] = number
        return True

    def _add(self, items: list[Value], said: _Said, number: int) -> None:
        path = intern(f"{self._key}.{len(items)}")  # as very many notes have it
        items.append(self._value(said, path))
        self.lines[path] = number

    def _value(self, said: _Said, path: str) -> Value:
        if said.number:
            self.written[path] = said.number
        return said.value


@lru_cache(maxsize=1 << 12)
def _read(line: str) -> _Line | None:
    """Read a line by itself; None where it is of another form."""
    found = _PROPERTY.fullmatch(line)
    if found is not None:
        if not _is_key(found["key"]):
            return None
        if found["list"] is not None:
            listed = _listed(found["list"])
            return None if listed is None else _Line(found["key"], listed=listed)
        return _Line(found["key"], _said(found))
    found = _BELOW.fullmatch(line)
    if found is None or not (found["key"] is None or _is_key(found["key"])):
        return None
    indent = None if found["indent"] is None else len(found["indent"])
    return _Line(found["key"], _said(found), indent=indent, column=len(found["lead"]))


def _is_key(key: str) -> bool:
    return not key.endswith(" ") and resolve(key) == key


def _said(found: re.Match[str]) -> _Said | None:
    """Give the value that a line or an item has, if any."""
    if found["plain"] is None:
        quoted: str | None = found["single"] if found["double"] is None else found["double"]
        return None if quoted is None else _Said(quoted, "")
    text: str = found["plain"].rstrip(" ")
    value = resolve(text)
    return _Said(value, text if type(value) in NUMBERS else "")


def _listed(text: str) -> tuple[_Said, ...] | None:
    """Give the parts of a list in brackets; None where one is of another form."""
    items = []
    at = 0
    while at < len(text) and text.strip(" "):  # any other space is text to YAML
        found = _LISTED.match(text, at)
        said = found and _said(found)
        if found is None or said is None:
            return None
        items.append(said)
        at = found.end()
    return None if text.rstrip(" ").endswith(",") else tuple(items)
