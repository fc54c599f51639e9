"""Read a block that Obsidian rejects key by key, so that one bad line does not lose a contact.

Each key is read with the lines that belong to it as if it stood alone. What cannot be read even so
is kept as the text that it is, where it stands on one line: `[[…]]` survives in it as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.compose import Block
from vaultnet.vault.frontmatter.faults import MAX_CHARACTERS, BlockError
from vaultnet.vault.frontmatter.load import load_block

if TYPE_CHECKING:
    from vaultnet.vault.note import Value

_MAX_LINES: Final = 2_000  # of a block; what lies below is left
_MAX_TEXT: Final = 10_000  # characters of a value that is kept as text

_KEY_LINE = pattern(
    r"""(?P<key>"[^"]*+"|'[^']*+'|[^\s#:"'\-?,\[\]{}<>=|&*!%@`](?:[^:]|:(?=\S))*?)"""
    r"""(?<![ \t])[ \t]*+:(?:[ \t]+(?P<value>.*))?\Z"""
)
_BELONGS_ABOVE = pattern(r"[ \t\]}#]|-(?:[ \t]|\Z)|\Z")
_OPEN_LIST = pattern(r"\[(?!\[)(?:[^\[\]]|\[\[[^\[\]]*\]\])*\Z")
_COMMA = pattern(r"[,\n]")
_ITEM = pattern(r"[ \t]*-[ \t]+(?P<text>.*)\Z")


def salvage_block(lines: Sequence[str]) -> Block:
    """Read the lines of a block key by key; of a key that stands twice the first counts.

    The value is a map, empty where no key could be read; lines count from 0 at the block's first.
    """
    values: dict[str, Value] = {}
    found = Block(values, {}, {})
    for head, first, end in _entries(lines):
        key, entry = _read_entry(head, lines[first:end])
        if key not in values:
            values[key] = entry.value
            found.lines.update((path, first + line) for path, line in entry.lines.items())
            found.written.update(entry.written)
    return found


def _entries(lines: Sequence[str]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Give each key's line as matched, its number, and that of the line after all that is below."""
    head: re.Match[str] | None = None
    first = end = 0
    characters = 0
    for number, line in enumerate(lines[:_MAX_LINES]):
        characters += len(line)
        if characters > MAX_CHARACTERS:
            break
        if _BELONGS_ABOVE.match(line):
            end += end == number  # not so below a line that belongs to no key
            continue
        if head:
            yield head, first, end
        head = _KEY_LINE.match(line)
        first, end = number, number + 1
    if head:
        yield head, first, end


def _read_entry(head: re.Match[str], lines: Sequence[str]) -> tuple[str, Block]:
    """Read one key with its lines: whole, else without what stands below, else as text."""
    entry = _load_entry(lines)
    if entry is None and head["value"]:
        entry = _load_entry(lines[:1])
    if entry is not None:
        return entry
    key = head["key"].strip("\"'")
    if head["value"]:
        below = (line for line in lines[1:] if line.strip(" \t]"))
        whole = "\n".join((head["value"], *below)) if _OPEN_LIST.match(head["value"]) else ""
        return key, Block(_as_list(whole) or _as_text(head["value"]), {key: 0}, {})
    items = [(line, item["text"]) for line, item in enumerate(map(_ITEM.match, lines)) if item]
    places = {f"{key}.{number}": line for number, (line, _) in enumerate(items)}
    return key, Block([_read_item(text) for _, text in items] or None, {key: 0, **places}, {})


def _load_entry(lines: Sequence[str]) -> tuple[str, Block] | None:
    try:
        block = load_block("\n".join(lines))
    except BlockError:
        return None
    if not isinstance(block.value, dict) or len(block.value) != 1:
        return None
    ((key, value),) = block.value.items()
    return key, Block(value, block.lines, block.written)


def _read_item(text: str) -> Value:
    try:
        return load_block(text).value
    except BlockError:
        return _as_text(text)


def _as_list(text: str) -> list[Value]:
    """Give the words of a list after its opening bracket."""
    words = (part.strip().strip("\"'") for part in _COMMA.split(text[1:_MAX_TEXT]))
    return [word for word in words if word]


def _as_text(text: str) -> Value:
    """Keep a value as text, without a lone quote or the quotes around it; a list stays a list."""
    text = text.strip()[:_MAX_TEXT]
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        return _as_list(text[:-1])
    if text[:1] in {'"', "'"}:
        quote = text[0]
        if text.endswith(quote) or text.count(quote) == 1:
            text = text[1:].removesuffix(quote).strip()
    return text if text.strip("[{|>") else None
