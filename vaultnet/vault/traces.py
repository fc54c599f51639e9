"""What the raw text of a body can hold at most, told by its signs without reading its structure.

Whatever `read_body` finds has left a trace here; not every trace is something, since code, HTML,
comments and the like are not told apart. So an answer of no is sure, at a hundredth of the work,
and a test holds the two together. Decision 0072.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vaultnet.vault.link_text import parse_destination, parse_link_text
from vaultnet.vault.tag_text import TAG_CHARACTERS

_TAG: Final = re.compile(f"#({TAG_CHARACTERS}++)")
# A wikilink lies within one line and holds neither `[[` nor `]]`.
_WIKILINK: Final = re.compile(r"\[\[(?!\[)((?:[^\[\]\n]|\[(?!\[)|\](?!\]))++)\]\]")
_DESTINATION: Final = re.compile(r"\]\((?:<([^<>\n\\]*+)>|([^\s()<>\\]*+))\)")
_MARKDOWN_LINK: Final = "]("
_SEPARATOR: Final = "::"
_LINE_END: Final = "\n"


@dataclass(frozen=True, slots=True)
class Traces:
    """What may be in a body; what is not here is not in it."""

    tags: frozenset[str]  # their names
    # Targets, and an offset within each link; None: only a reading can tell.
    links: tuple[tuple[str, int], ...] | None
    keys: tuple[str, ...]  # what stands in its line before each `::`; a key is the end of one


def traces_in(text: str, tags: frozenset[str] | None = None) -> Traces:
    """Find the traces of tags, links and inline fields in the raw text of a body.

    `tags` are those of its tags, where they are known.
    """
    return Traces(
        tags=tags_in(text) if tags is None else tags,
        links=_links_in(text) if "[[" in text or _MARKDOWN_LINK in text else (),
        keys=keys_in(text) if _SEPARATOR in text else (),
    )


def tags_in(text: str) -> frozenset[str]:
    """Give whatever may be the name of a tag in a text."""
    if "#" not in text:
        return frozenset()
    found = set(_TAG.findall(text))
    # Neither an underscore of emphasis nor a slash at the end belongs to the name.
    found.update([name.rstrip("_") for name in found if name.endswith("_")])
    return frozenset([name.rstrip("/") for name in found])


def keys_in(text: str) -> tuple[str, ...]:
    """Give what stands before each `::` of a text, from the one before or the line's begin on."""
    return tuple(
        before
        for line in text.split(_LINE_END)
        if _SEPARATOR in line
        for before in line.split(_SEPARATOR)[:-1]
    )


def _links_in(text: str) -> tuple[tuple[str, int], ...] | None:
    """Give the targets of whatever may be a link, with their places."""
    found = [(_target(one[1]), one.start()) for one in _WIKILINK.finditer(text)]
    if _MARKDOWN_LINK in text:
        plain = list(_DESTINATION.finditer(text))
        if len(plain) < text.count(_MARKDOWN_LINK):
            return None  # a title, brackets, an escape, a line end: what the rules are for
        for one in plain:
            destination = parse_destination(one[1] or one[2] or "")
            if destination is not None:
                found.append((destination[0], one.start()))
    return tuple(found)


@lru_cache(maxsize=1 << 14)  # most notes are linked more than once
def _target(inner: str) -> str:
    return parse_link_text(inner)[0]
