"""Tags, aliases and links of a property block, as Obsidian takes them (S5.1 to S5.4)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.inline_destination import read_destination
from vaultnet.vault.link_text import parse_destination, parse_link_text
from vaultnet.vault.note import Link, Tag
from vaultnet.vault.tag_text import is_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.vault.note import Frontmatter, Value

_LINK_LABEL: Final = pattern(r"\[((?:[^\[\]\\]|\\.)*+)\](?=\()", re.DOTALL)


def tags_of(front: Frontmatter, *, salvaged: bool = False) -> tuple[Tag, ...]:
    """Give the tags of the property `tags`, in any case of the key, without their `#` (S5.3).

    Text is one tag and a list several; whatever is no legal tag is left out, so that `a, b` gives
    none. With `salvaged`, read what a rejected block still holds.
    """
    return tuple(
        Tag(name, line, f"property:{key}")
        for key, text, line in _texts(front, "tags", salvaged=salvaged)
        if is_tag(name := text.removeprefix("#"))
    )


def aliases_of(front: Frontmatter, *, salvaged: bool = False) -> tuple[str, ...]:
    """Give the other names of a note, from the property `aliases` (S5.2).

    Text is one alias, commas and all; of a list only its texts count.
    """
    return tuple(text for _, text, _ in _texts(front, "aliases", salvaged=salvaged) if text)


def links_of(front: Frontmatter, *, salvaged: bool = False) -> tuple[Link, ...]:
    """Give the links of all properties, in the order of the block (S5.4).

    A value is a link if all of it is, at any depth: `[[…]]` or, since 1.11, `[text](dest)`. What
    stands between the outermost brackets is one link: `[[A]], [[B]]` leads to `A]], [[B`.
    """
    return tuple(
        link
        for key, value in _leaves(_properties(front, salvaged=salvaged))
        if (link := _link(value, f"property:{key}", _line(front, key))) is not None
    )


def _texts(front: Frontmatter, name: str, *, salvaged: bool) -> Iterator[tuple[str, str, int]]:
    """Give the key, the trimmed text and the line of each text of a property of that name."""
    properties = _properties(front, salvaged=salvaged)
    for key in _keys_named(name, tuple(properties)):
        value = properties[key]
        if isinstance(value, str):
            yield key, value.strip(), _line(front, key)
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, str):
                    yield key, entry.strip(), _line(front, f"{key}.{index}")


@lru_cache(maxsize=1 << 10)  # templates make the same keys in very many notes
def _keys_named(name: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of some keys that are a name, capitals aside."""
    return tuple([key for key in keys if key.lower() == name])


def _properties(front: Frontmatter, *, salvaged: bool) -> Mapping[str, Value]:
    return front.salvaged if salvaged and front.state == "rejected" else front.properties


def _leaves(properties: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Give each text of the properties with its dotted key, in the order of the block."""
    pending: list[tuple[str, Value]] = list(properties.items())[::-1]
    while pending:
        key, value = pending.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            pending += [(f"{key}.{name}", held) for name, held in reversed(value.items())]
        elif isinstance(value, list):
            pending += [(f"{key}.{at}", held) for at, held in reversed(list(enumerate(value)))]


def _line(front: Frontmatter, key: str) -> int:
    """Give the line of a dotted key, else that of the nearest key above it."""
    while key not in front.lines and "." in key:
        key = key.rpartition(".")[0]
    return front.lines.get(key, 1)


def _link(value: str, origin: str, line: int) -> Link | None:
    """Give the link that a whole value is; `None` where it is text."""
    if value.startswith("[[") and value.endswith("]]"):
        inner = value[2:-2]
        return Link(*parse_link_text(inner), line, origin=origin) if inner.strip() else None
    label = _LINK_LABEL.match(value)
    found = label and read_destination(value, label.end())
    if not label or not found or found[1] != len(value):
        return None
    destination = parse_destination(found[0])
    return destination and Link(*destination, label[1], line, origin=origin)
