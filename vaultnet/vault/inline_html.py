"""HTML within a line: tags, comments, declarations and autolinks, as CommonMark has them."""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern

_TAG_LIMIT: Final = 4000  # characters; a longer tag is text, which keeps hostile input linear
_COMMENT_WITHOUT_TEXT: Final = ("<!-->", "<!--->")
_NAME: Final = r"[a-zA-Z][a-zA-Z0-9-]*+"
_ATTRIBUTE: Final = (
    r"\s++[a-zA-Z_:][a-zA-Z0-9:._-]*+"
    r"(?:\s*+=\s*+(?:[^\"'=<>`\x00-\x20]++|'[^']*+'|\"[^\"]*+\"))?+"
)
_TAG: Final = pattern(rf"<{_NAME}(?:{_ATTRIBUTE})*+\s*+/?>|</{_NAME}\s*+>")
_LETTER: Final = pattern(r"[a-zA-Z]")
_AUTOLINK: Final = pattern(r"<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>\x00-\x20]*+>")

# What else begins with `<`, in the order in which they are tried, and how each ends.
_SPANS: Final = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))


class InlineHtml:
    """The inline HTML of one text; it remembers which endings are nowhere ahead."""

    __slots__ = ("_absent", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()

    def end(self, start: int) -> int | None:
        """Give the offset after the construct whose `<` stands at `start`; `None` for text."""
        limit = min(len(self._text), start + _TAG_LIMIT)
        found = _TAG.match(self._text, start, limit) or _AUTOLINK.match(self._text, start, limit)
        if found:
            return found.end()
        if self._text.startswith("<!", start) or self._text.startswith("<?", start):
            return self._span_end(start)
        return None

    def _span_end(self, start: int) -> int | None:
        for whole in _COMMENT_WITHOUT_TEXT:
            if self._text.startswith(whole, start):
                return start + len(whole)
        opening, closing = next(span for span in _SPANS if self._text.startswith(span[0], start))
        after = start + len(opening)
        if opening == "<!" and not _LETTER.match(self._text, after):
            return None
        if closing in self._absent:
            return None
        close = self._text.find(closing, after)
        if close < 0:
            self._absent.add(closing)
            return None
        return close + len(closing)
