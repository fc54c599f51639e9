"""Where a tag may begin within a text, and where it ends (S8.2).

Obsidian's parser meets the `#` of a tag after whitespace, or as the first character after whatever
it has just understood: an escape, a link, code, HTML, another tag, the marks of emphasis (recorded:
`#a#b` and `_#a_` are tags, `(#a)` and `x#a` are none).
"""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.tag_text import TAG_CHARACTERS, is_tag

_NAME: Final = pattern(f"{TAG_CHARACTERS}++")
_WHITESPACE: Final = frozenset(
    "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_EMPHASIS: Final = {"*": ("**", "*"), "_": ("__", "_"), "=": ("==",), "~": ("~~",)}


class TagPlaces:
    """The places of one text at which a tag may begin."""

    __slots__ = ("_reach", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._reach: dict[str, tuple[int, int]] = {}  # a mark: where it stands first and last

    def read(self, start: int, boundary: int) -> tuple[str, int] | None:
        """Give name and end of the tag whose `#` stands at `start`; `None` where there is none.

        `boundary` is the offset after what was last understood, 0 at the beginning of the text.
        """
        mark = ""
        if start != boundary and self._text[start - 1] not in _WHITESPACE:
            mark = self._emphasis(start)
            if not mark:
                return None
        found = _NAME.match(self._text, start + 1)
        if found is None:
            return None
        end = found.end()
        if "_" in mark:
            end = start + 1 + len(found[0].rstrip("_"))
        name = self._text[start + 1 : end].rstrip("/")
        return (name, end) if is_tag(name) else None

    def _emphasis(self, start: int) -> str:
        """Give the mark of emphasis that opens or closes right before `start`; empty if none."""
        for mark in _EMPHASIS.get(self._text[start - 1], ()):
            opens = start - len(mark)
            if not self._text.startswith(mark, max(opens, 0)):
                continue
            if mark not in self._reach:
                self._reach[mark] = self._text.find(mark), self._text.rfind(mark)
            first, last = self._reach[mark]
            if first < opens or last > start:
                return mark
        return ""
