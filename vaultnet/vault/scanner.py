r"""Links and tags within one text: one pass, left to right, linear in its length (S6, S8.2, S8.3).

A text is the characters of one paragraph, heading or table cell, its lines joined by `\n` and the
marks of quotes and lists left out. What is understood first hides what begins within it, as in
Obsidian; only code and HTML bind tighter than a wikilink that runs into them, as in CommonMark.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.common_inline import scan_common
from vaultnet.vault.inline_code import CodeSpans
from vaultnet.vault.inline_destination import read_destination
from vaultnet.vault.inline_findings import Findings, FoundLink
from vaultnet.vault.inline_html import InlineHtml
from vaultnet.vault.inline_tags import TagPlaces
from vaultnet.vault.link_text import (
    default_display,
    parse_destination,
    parse_link_text,
    without_size,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SPECIAL: Final = pattern(r"[\\`<$%#\[\]]")
_OPAQUE: Final = pattern(r"[\\`<]")
_BRACKETS: Final = pattern(r"\[++")
_MATH_END: Final = pattern(r"(?<![\s\\])\$(?![0-9])")
_PUNCTUATION: Final = frozenset(string.punctuation)


def scan(text: str, comment: int = 0) -> Findings:
    """Find links, embeds, tags and what is hidden; up to `comment` the text is a %% block %%."""
    findings = None if comment else scan_common(text)
    return scan_by_every_rule(text, comment) if findings is None else findings


def scan_by_every_rule(text: str, comment: int = 0) -> Findings:
    """Do as `scan`, and leave nothing to the reader of common texts."""
    found = _SPECIAL.search(text)
    scanner = _Scanner(text, comment)
    while found:
        found = _SPECIAL.search(text, _HANDLERS[found[0]](scanner, found.start()))
    return scanner.findings()


class _Scanner:
    """The state of one pass. Each handler takes the offset of its character, gives the next."""

    __slots__ = (
        "_boundary", "_brackets", "_close", "_code", "_comment", "_hidden", "_html",
        "_last_bracket", "_line_end", "_links", "_math_close", "_no_display_math", "_opener",
        "_places", "_sealed", "_tags", "_text",
    )  # fmt: skip

    def __init__(self, text: str, comment: int) -> None:
        self._text = text
        self._comment = comment  # the offset after the comment that is open or was the last one
        self._boundary = 0  # the offset after what was last understood
        self._links: list[FoundLink] = []
        self._tags: list[tuple[int, str]] = []
        self._hidden: list[tuple[int, int]] = [(0, comment)] if comment else []
        self._code = CodeSpans(text)
        self._html = InlineHtml(text)
        self._places = TagPlaces(text)
        self._brackets: list[tuple[int, bool]] = []  # each `[` still open, and whether `!` precedes
        self._sealed = 0  # a `[` before this offset holds a link, so it opens none itself
        self._last_bracket = text.rfind("]")
        self._line_end = -1  # of the line looked at
        self._close = -1  # the next `]]` of that line; its end where there is none
        self._opener = -1  # the last `[[` before that
        self._math_close = 0  # the next `$` that may close math; its line's end where there is none
        self._no_display_math = False  # no further `$$` ahead

    def findings(self) -> Findings:
        self._links.sort(key=lambda link: link.start)
        self._tags.sort()
        return Findings(tuple(self._links), tuple(self._tags), tuple(self._hidden))

    def escape(self, at: int) -> int:
        if self._text[at + 1 : at + 2] in _PUNCTUATION:
            self._boundary = at + 2
        return at + 2

    def code(self, at: int) -> int:
        end, span = self._code.end(at)
        return self._hide(at, end) if span else end

    def html(self, at: int) -> int:
        end = self._html.end(at)
        return at + 1 if end is None else self._hide(at, end)

    def math(self, at: int) -> int:
        """Hide `$$…$$`, and `$…$` on one line where no space stands inside its marks (L22)."""
        text = self._text
        if text.startswith("$$", at):
            close = -1 if self._no_display_math else text.find("$$", at + 2)
            self._no_display_math = close < 0
            return at + 2 if close < 0 else self._hide(at, close + 2)
        if text[at + 1 : at + 2].isspace():
            return at + 1
        if self._math_close < at + 2:
            line_end = self._end_of_line(at)
            found = _MATH_END.search(text, at + 2, line_end + 1)
            self._math_close = found.start() if found else line_end
        close = self._math_close
        return self._hide(at, close + 1) if text.startswith("$", close) else at + 1

    def percent(self, at: int) -> int:
        """Enter or leave a comment: `%%…%%` on one line (S8.3)."""
        if not self._text.startswith("%%", at):
            return at + 1
        if at >= self._comment:
            close = self._text.find("%%", at + 2, self._end_of_line(at))
            if close < 0:
                return at + 2
            self._comment = close + 2
            self._hidden.append((at, close + 2))
        self._boundary = at + 2
        return at + 2

    def tag(self, at: int) -> int:
        found = self._places.read(at, self._boundary)
        if found is None:
            return at + 1
        name, self._boundary = found
        self._tags.append((at, name))
        return self._boundary

    def open(self, at: int) -> int:
        text = self._text
        if at > self._last_bracket:
            run = _BRACKETS.match(text, at)
            return run.end() if run else at + 1
        embed = at > self._boundary and text[at - 1] == "!"
        if text.startswith("[[", at):
            end = self._wikilink(at, embed=embed)
            if end is not None:
                return end
        self._brackets.append((at, embed))
        return at + 1

    def close(self, at: int) -> int:
        """End a Markdown link where its destination follows; links hold no links (CommonMark)."""
        if not self._brackets:
            return at + 1
        start, embed = self._brackets.pop()
        if not self._text.startswith("(", at + 1) or (start < self._sealed and not embed):
            return at + 1
        found = read_destination(self._text, at + 1)
        if found is None:
            return at + 1
        written, end = found
        self._tag_at_start_of(start)
        self._boundary = end
        path = parse_destination(written)
        if not embed:
            self._sealed = start
        if path is not None:
            display = self._text[start + 1 : at].replace("\n", " ")
            self._add(start, end, (*path, display), embed=embed)
        return end

    def _wikilink(self, at: int, *, embed: bool) -> int | None:
        """Add the wikilink that begins at `at`, give its end; `None` where none does (S6.1)."""
        text = self._text
        if self._close < at + 2:
            line_end = self._end_of_line(at)
            close = text.find("]]", at + 2, line_end)
            self._close = line_end if close < 0 else close
            self._opener = -1 if close < 0 else text.rfind("[[", at, close)
        if self._opener != at:
            return None
        inner = text[at + 2 : self._close]
        if not inner.strip() or (_OPAQUE.search(inner) and self._breaks(at + 2, self._close)):
            return None
        if not embed:
            self._sealed = at
        self._add(at, self._close + 2, parse_link_text(inner), embed=embed)
        self._boundary = self._close + 2
        return self._boundary

    def _breaks(self, at: int, end: int) -> bool:
        """Tell whether code or HTML that begins between `at` and `end` goes on beyond `end`."""
        while (found := _OPAQUE.search(self._text, at, end)) and at < end:
            at = found.start()
            match found[0]:
                case "\\":
                    at += 2
                case "`":
                    after, span = self._code.end(at)
                    if span and after > end:
                        return True
                    at = after
                case _:
                    at = self._html.end(at) or at + 1
                    if at > end:
                        return True
        return False

    def _add(self, at: int, end: int, parts: tuple[str, str, str], *, embed: bool) -> None:
        target, subpath, display = parts
        start = at - 1 if embed else at
        if embed:
            display = without_size(display, default_display(f"{target}#{subpath}"))
        inside = start < self._comment
        self._links.append(FoundLink(start, end, target, subpath, display, embed, inside))

    def _tag_at_start_of(self, bracket: int) -> None:
        """Add the tag with which the text of a link begins: the link is understood only now."""
        if self._text.startswith("#", bracket + 1):
            found = self._places.read(bracket + 1, bracket + 1)
            if found is not None:
                self._tags.append((bracket + 1, found[0]))

    def _hide(self, at: int, end: int) -> int:
        self._hidden.append((at, end))
        self._boundary = end
        return end

    def _end_of_line(self, at: int) -> int:
        if self._line_end < at:
            newline = self._text.find("\n", at)
            self._line_end = len(self._text) if newline < 0 else newline
        return self._line_end


_HANDLERS: Final[Mapping[str, Callable[[_Scanner, int], int]]] = {
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "<": _Scanner.html,
    "$": _Scanner.math,
    "%": _Scanner.percent,
    "#": _Scanner.tag,
    "[": _Scanner.open,
    "]": _Scanner.close,
}
