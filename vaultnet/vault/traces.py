"""What the raw text of a body can hold at most, told by its signs without reading its structure.

Whatever `read_body` finds has left a trace here; not every trace is something, since code, HTML,
comments and the like are not told apart. So an answer of no is sure, at a hundredth of the work,
and a test holds the two together. Decision 0072.
"""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.link_text import parse_destination, target_in
from vaultnet.vault.tag_text import TAG_CHARACTERS
from vaultnet.vault.text import text_of

_TAG: Final = pattern(f"#({TAG_CHARACTERS}++)")
# A wikilink lies within one line and holds neither `[[` nor `]]`.
_WIKILINK: Final = pattern(r"\[\[(?!\[)(?:[^\[\]\n]++|\[(?!\[)|\](?!\]))++\]\]")
_DESTINATION: Final = pattern(r"\]\((?:<[^<>\n\\]*+>|[^\s()<>\\]*+)\)")
_MARKDOWN_LINK: Final = "]("
_SEPARATOR: Final = "::"
_NO_TAGS: Final[frozenset[str]] = frozenset()


class Traces:
    """What may be in a text from an offset on; what is not here is not in it.

    Each kind is looked for when it is asked for, and only tags are kept: their names, of whatever
    may be one.
    """

    __slots__ = ("_below", "_utf_8", "tags")

    def __init__(self, utf_8: bytes, below: int = 0, text: str | None = None) -> None:
        """Take a text in UTF-8, decoded too where somebody has it, and an offset in that."""
        self._utf_8 = utf_8
        self._below = below
        if text is None:
            text = text_of(utf_8)
        self.tags = tags_in(text, below) if text.find("#", below) >= 0 else _NO_TAGS

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands in its line before each `::`; the key of a field is the end of one."""
        return keys_in(text_of(self._utf_8), self._below)

    @property
    def written_links(self) -> list[str] | None:
        """Whatever may be a link, `[[A|b]]` or `](C.md)`; None: only a reading can tell."""
        text, below = text_of(self._utf_8), self._below
        found = _WIKILINK.findall(text, below)
        expected = text.count(_MARKDOWN_LINK, below)
        if expected:
            others = _DESTINATION.findall(text, below)
            if len(others) < expected:
                return None  # a title, brackets, an escape, a line end: what the rules are for
            found += others
        return found

    @property
    def targets(self) -> set[str] | None:
        """Where whatever may be a link leads to; None: only a reading can tell."""
        written = self.written_links
        if written is None:
            return None
        return {target for link in written if (target := target_of(link)) is not None}

    def places_of(self, written: str) -> list[int]:
        """Give the offsets of a link that is written so."""
        found, at, text = [], self._below, text_of(self._utf_8)
        while (at := text.find(written, at)) >= 0:
            found.append(at)
            at += len(written)
        return found


def target_of(written: str) -> str | None:
    """Give where a link leads to, if it leads into the vault; see `written_links`."""
    if written.startswith("[["):
        return target_in(written[2:-2])
    destination = parse_destination(written[2:-1].removeprefix("<").removesuffix(">"))
    return None if destination is None else destination[0]


def tags_in(text: str, below: int = 0) -> frozenset[str]:
    """Give whatever may be the name of a tag in a text, from an offset on."""
    found = set(_TAG.findall(text, below))
    # Neither an underscore of emphasis nor a slash at the end belongs to the name.
    found.update([name.rstrip("_") for name in found if name.endswith("_")])
    return frozenset([name.rstrip("/") for name in found]) if found else _NO_TAGS


def keys_in(text: str, below: int = 0) -> tuple[str, ...]:
    """Give what stands before each `::` of a text, from the one before or the line's begin on."""
    found: list[str] = []
    begin = below
    while (at := text.find(_SEPARATOR, begin)) >= 0:
        line = text.rfind("\n", begin, at) + 1
        found.append(text[line or begin : at])
        begin = at + len(_SEPARATOR)
    return tuple(found)
