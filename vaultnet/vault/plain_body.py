"""Bodies that hold nothing but paragraphs, headings and lists, in one pass.

Most bodies are such. A table, a quote, a fence, or whatever else takes all rules of blocks gives
the whole body away to the readers that know them; and so does a text of many lines in which more
than wikilinks may stand. Which of them read it is not seen in the result.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.vault.common_inline import WIKILINK, link_at, may_hide, may_hold_tag
from vaultnet.vault.fields import Hidden, fields_in
from vaultnet.vault.line_marks import (
    BLOCK_ID,
    CODE,
    COMMON_ITEM,
    COMMON_TEXT,
    DEEPEST,
    FIRST_MARKS,
    heading_text,
)
from vaultnet.vault.link_text import parse_link_text
from vaultnet.vault.note import Body, Heading, Link, ListItem, Region, Tag
from vaultnet.vault.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.inline_findings import FoundLink

_HEADING: Final = pattern(r"(#{1,6})(?=[ \t]|\Z)")


def read_plain_body(lines: Sequence[str], first_line: int) -> Body | None:
    """Read the lines of a body, the first of which is `first_line`; None where one is not plain."""
    text = "\n".join(lines)
    reader = _Reader(first_line, text)
    if not all(map(reader.take, lines)):
        return None
    return reader.body(lines if "::" in text else ())


# An item that further items may stand under: the column where its text begins, and its line.
_OpenItem: TypeAlias = "tuple[int, int | None]"
_MARGIN: Final[_OpenItem] = (0, None)


class _Reader:
    """What was found so far, and what is still open."""

    def __init__(self, first_line: int, text: str) -> None:
        self._first_line = first_line
        self._number = first_line - 1  # of the line taken last
        self._has_links = "[[" in text
        self._has_signs = may_hide(text)  # by which a link may be hidden
        self._has_ids = "^" in text  # of blocks, perhaps
        self._has_fields = "::" in text  # likewise
        self._is_signed = False  # one of them, or that of a tag, stands in the paragraph at hand
        self._regions: list[Region] = [Region.FRONTMATTER] * (first_line - 1)
        self._open: list[_OpenItem] = []  # innermost last
        self._paragraph: list[str] = []  # the texts of its lines
        self._first = 0  # its first line
        self._last_line = 0
        self._item: tuple[int | None, str | None] | None = None  # parent, box: whose text it is
        self._headings: list[Heading] = []
        self._items: list[ListItem] = []
        self._links: list[Link] = []
        self._tags: list[Tag] = []
        self._ids: dict[str, int] = {}
        self._hidden: Hidden = {}  # by offset of the line

    def body(self, lines: Sequence[str] = ()) -> Body:
        """Give what was found; `lines` are those of the body where they may hold fields."""
        self._end_paragraph()
        items = self._items
        return Body(
            headings=tuple(self._headings),
            items=tuple(items),
            links=tuple(self._links),
            tags=tuple(self._tags),
            fields=fields_in(lines, self._hidden, items, self._first_line) if lines else (),
            block_ids=self._ids,
            regions=tuple(self._regions),
        )

    def take(self, line: str) -> bool:
        """Take the next line; false where it is not plain."""
        self._number += 1
        if not line:
            if self._paragraph:
                self._end_paragraph()
            self._regions.append(Region.BLANK)
            return True
        if line[0] not in FIRST_MARKS:
            return self._take_text(line)
        item = COMMON_ITEM.match(line)
        if item is not None:
            return self._take_item(line, item)
        if COMMON_TEXT.match(line):
            return self._take_text(line)
        heading = _HEADING.match(line)
        return heading is not None and self._take_heading(line, len(heading[1]))

    def _take_text(self, line: str) -> bool:
        """Take a line at the margin: it goes on with the paragraph above, be it of an item."""
        if not self._paragraph:
            self._open.clear()
            self._is_signed = False
        elif self._is_signed:
            return False  # what it means, all lines of the text decide
        self._paragraph.append(line)
        self._last_line = self._number
        self._regions.append(Region.ITEM if self._open else Region.TEXT)
        return self._look_into(line, 0)

    def _take_heading(self, line: str, level: int) -> bool:
        if self._paragraph:
            self._end_paragraph()
        self._open.clear()
        self._headings.append(Heading(level, heading_text(line), self._number))
        self._regions.append(Region.HEADING)
        return self._look_into(line, 0, level)

    def _take_item(self, line: str, found: re.Match[str]) -> bool:
        indent, mark, space, task = found.groups()
        column, opened = len(indent), self._open
        if self._paragraph:
            inside = opened[-1][0] if opened else 0
            outside = opened[-2][0] if len(opened) > 1 else 0
            if len(mark) > 1 or column - inside >= CODE or inside > column >= outside + CODE:
                return False  # it may be text of the paragraph
            self._end_paragraph()
        while opened and column < opened[-1][0]:
            opened.pop()
        inside, parent = opened[-1] if opened else _MARGIN
        if column - inside >= CODE or len(opened) >= DEEPEST:
            return False
        number = self._first = self._number
        opened.append((column + len(mark) + len(space), number))
        self._item = parent, task
        start = found.end()
        self._paragraph.append(line[start:])
        self._last_line = number
        self._regions.append(Region.ITEM)
        self._is_signed = False
        return self._look_into(line, start)

    def _end_paragraph(self) -> None:
        """End the paragraph, and with it the text of an item."""
        lines = self._paragraph
        if self._has_ids and lines and (found := BLOCK_ID.search(lines[-1])):
            self._ids.setdefault(found[1].lower(), self._last_line)
        if self._item is not None:
            (parent, task), first = self._item, self._first
            text = lines[0].rstrip() if len(lines) == 1 else "\n".join(map(str.rstrip, lines))
            self._items.append(ListItem(first, first + len(lines) - 1, parent, task, text))
            self._item = None
        lines.clear()

    def _look_into(self, line: str, start: int, marks: int = 0) -> bool:
        """Find the links and tags of a line; false where other lines of its text decide on them.

        The text begins at `start`, with the marks of a heading.
        """
        if (self._has_signs and may_hide(line)) or (
            "#" in line and may_hold_tag(line[start + marks :])
        ):
            if len(self._paragraph) > 1:
                return False
            self._is_signed = True
            self._scan(line, start)
        elif self._has_links and "[[" in line:
            self._find_wikilinks(line, start)
        return True

    def _find_wikilinks(self, line: str, start: int) -> None:
        """Find the links of a line in which no sign can hide one."""
        number, boundary = self._number, start
        for found in WIKILINK.finditer(line, start):
            inner = found[1]
            if not inner.strip():
                continue
            begin, end = found.span()
            if begin > boundary and line[begin - 1] == "!":
                self._links.append(self._link(link_at(line, found, boundary), 0))
            else:
                target, subpath, display = parse_link_text(inner)
                place = number, False, "body", begin, end, False
                self._links.append(Link(target, subpath, display, *place))
            boundary = end

    def _scan(self, line: str, start: int) -> None:
        found = scan(line[start:])
        if self._has_fields and found.hidden:
            spans = [(start + begin, start + end) for begin, end in found.hidden]
            self._hidden[self._number - self._first_line] = spans
        self._links += [self._link(one, start) for one in found.links]
        self._tags += [Tag(name, self._number) for _, name in found.tags]

    def _link(self, found: FoundLink, column: int) -> Link:
        start, end, target, subpath, display, embed, comment = found
        span = column + start, column + end
        return Link(target, subpath, display, self._number, embed, "body", *span, comment)
