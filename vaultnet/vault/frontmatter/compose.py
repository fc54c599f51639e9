"""Make values of what a YAML parser reads, with the line of each key, in one pass.

Keys are strings (S4.4); a key that stands twice in one map is an error (S4.2); `<<` is an ordinary
key (S4.3). What aliases repeat is one shared object, and their sum is bounded.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.frontmatter.faults import MAX_ALIASED, MAX_DEPTH, BlockError, FaultKind
from vaultnet.vault.frontmatter.schema import number_text, resolve, resolve_tagged

if TYPE_CHECKING:
    from vaultnet.vault.note import Value

NUMBERS: Final = frozenset({int, float})
_LONGEST_PATH: Final = 512  # characters of a dotted key; what lies below has no line of its own


class Event(NamedTuple):
    """What a parser reads: a start, an end, a text, or the repetition of a marked value."""

    kind: Literal["map", "list", "end", "scalar", "alias"]
    line: int  # counted from 0 within the block
    text: str = ""  # of a scalar; the name of an alias
    plain: bool = False  # neither quoted nor set off, so that its look decides its type
    anchor: str | None = None
    tag: str | None = None


@frozen_record
class Block:
    """What a block says; lines count from 0 at its first line."""

    value: Value
    lines: dict[str, int]  # dotted key to its line
    written: dict[str, str]  # dotted key to the text of a number, as it stands


class _Frame:
    """A list or map that is still open."""

    __slots__ = (
        "anchor",
        "as_key",
        "items",
        "key",
        "key_line",
        "keys",
        "pairs",
        "prefix",
        "weight",
    )

    def __init__(self, *, is_map: bool, as_key: bool) -> None:
        self.items: list[Value] = []
        self.pairs: dict[str, Value] | None = {} if is_map else None
        self.as_key = as_key  # the whole collection is a key
        self.prefix: str | None = None  # of the dotted keys within; None: no lines are kept
        self.key: str | None = None  # the key that waits for its value
        self.key_line = 0
        self.keys: set[Hashable] = set()
        self.anchor: str | None = None
        self.weight = 0  # of the block when this was opened

    def take_key(self, value: Value, line: int) -> None:
        """Keep a key of the map until its value comes."""
        self.key_line = line
        identity: Hashable
        if type(value) is str:
            self.key = identity = value
        elif isinstance(value, list | dict):
            from vaultnet.vault.frontmatter.writer import write_flow  # noqa: PLC0415  few keys are

            self.key = write_flow(value)
            return
        else:
            # Told apart by type, as JavaScript does: `1` and `"1"` are not the same key.
            self.key, identity = _key_text(value), (type(value), value)
        if identity in self.keys:
            raise BlockError(FaultKind.DUPLICATE, line, self.key)
        self.keys.add(identity)


class Composer:
    """Take what is read piece by piece; at the end `block()` gives the whole."""

    __slots__ = (
        "_aliased",
        "_anchors",
        "_frame",
        "_lines",
        "_parents",
        "_root",
        "_weight",
        "_written",
    )

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}
        self._written: dict[str, str] = {}
        self._root = self._frame = _Frame(is_map=False, as_key=False)  # its one item is the whole
        self._parents: list[_Frame] = []
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._weight = 0  # characters and values so far, repeated ones included
        self._aliased = 0

    def block(self) -> Block:
        """Give the whole value and the lines of its keys."""
        whole = self._root.items[0] if self._root.items else None
        return Block(whole, self._lines, self._written)

    def scalar(
        self,
        text: str,
        line: int,
        *,
        plain: bool,
        anchor: str | None = None,
        tag: str | None = None,
    ) -> None:
        """Take a text; if plain or tagged, as the value that it stands for."""
        self._weight += len(text) + 1
        untagged = resolve(text) if plain else text
        value = untagged if tag is None else resolve_tagged(text, tag)
        if anchor is not None:
            self._anchors[anchor] = (value, len(text) + 1)
        path = self._add(value, line)
        if path is not None and type(value) in NUMBERS:
            self._written[path] = text

    def alias(self, name: str, line: int) -> None:
        """Take the repetition of a value that bears an anchor; it must be complete."""
        if name not in self._anchors:
            raise BlockError(FaultKind.ALIAS, line)
        value, weight = self._anchors[name]
        self._weight += weight
        self._aliased += weight
        if self._aliased > MAX_ALIASED:
            raise BlockError(FaultKind.TOO_MANY_ALIASES, line)
        self._add(value, line)

    def start(self, line: int, *, is_map: bool, anchor: str | None = None) -> None:
        """Open a list or map."""
        if len(self._parents) == MAX_DEPTH:
            raise BlockError(FaultKind.TOO_DEEP, line)
        self._weight += 1
        parent = self._frame
        as_key = parent.pairs is not None and parent.key is None
        frame = _Frame(is_map=is_map, as_key=as_key)
        if not as_key:
            path = self._add(frame.items if frame.pairs is None else frame.pairs, line)
            if parent is self._root:
                frame.prefix = ""
            elif path is not None and len(path) < _LONGEST_PATH:
                frame.prefix = path + "."
        frame.anchor = anchor
        frame.weight = self._weight - 1
        self._parents.append(parent)
        self._frame = frame

    def end(self, line: int) -> None:
        """Close the list or map that was opened last."""
        frame = self._frame
        self._frame = self._parents.pop()
        value: Value = frame.items if frame.pairs is None else frame.pairs
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (value, self._weight - frame.weight)
        if frame.as_key:
            self._add(value, line)

    def _add(self, value: Value, line: int) -> str | None:
        """Put a value where it belongs, and give its dotted key."""
        frame = self._frame
        if frame.pairs is None:
            key = str(len(frame.items))
            frame.items.append(value)
        elif frame.key is None:
            frame.take_key(value, line)
            return None
        else:
            key, line = frame.key, frame.key_line
            frame.key = None
            frame.pairs[key] = value
        if frame.prefix is None:
            return None
        path = frame.prefix + key
        self._lines[path] = line
        return path


def compose(events: Iterable[Event]) -> Block:
    """Make a value of events."""
    composer = Composer()
    for kind, line, text, plain, anchor, tag in events:
        if kind == "scalar":
            composer.scalar(text, line, plain=plain, anchor=anchor, tag=tag)
        elif kind == "end":
            composer.end(line)
        elif kind == "alias":
            composer.alias(text, line)
        else:
            composer.start(line, is_map=kind == "map", anchor=anchor)
    return composer.block()


def _key_text(value: str | float | None) -> str:
    """Write a key as JavaScript turns it into a property name."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else number_text(value)
