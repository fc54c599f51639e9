"""The body of a note: block structure, and what the text of each block holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.vault.common_inline import may_hold
from vaultnet.vault.common_structure import read_common_structure
from vaultnet.vault.fields import Hidden, fields_in
from vaultnet.vault.line_marks import BLOCK_ID, heading_text
from vaultnet.vault.list_items import list_items
from vaultnet.vault.note import Body, Heading, Link, Region, Tag
from vaultnet.vault.passage import Passage, passages_of
from vaultnet.vault.plain_body import read_plain_body
from vaultnet.vault.regions import regions_of
from vaultnet.vault.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.structure import Leaf, Structure

_HIDDEN: Final = frozenset({Region.CODE, Region.HTML, Region.MATH})
_WITH_BLOCK_ID: Final = frozenset({Region.TEXT, Region.TABLE})


def read_body(lines: Sequence[str], first_line: int = 1) -> Body:
    """Read what stands below the property block; `first_line`, counted from 1, is its first line.

    `lines` is the whole file without line ends, and so are the regions of the result. Never raises.
    """
    plain = read_plain_body(lines[first_line - 1 :], first_line)
    return read_body_by_blocks(lines, first_line) if plain is None else plain


def read_body_by_blocks(lines: Sequence[str], first_line: int = 1) -> Body:
    """Do as `read_body`, and leave nothing to the reader of plain bodies."""
    body = lines[first_line - 1 :]
    structure = read_common_structure(body, _by_every_rule)
    reader = _Reader(body, first_line)
    for leaf in structure.leaves:
        reader.take(leaf)
    items = list_items(body, structure, first_line)
    return Body(
        headings=tuple(reader.headings),
        items=items,
        links=tuple(reader.links),
        tags=tuple(reader.tags),
        fields=fields_in(body, reader.hidden, items, first_line) if reader.hidden else (),
        block_ids=reader.block_ids,
        regions=regions_of(body, structure, first_line),
    )


def _by_every_rule(lines: Sequence[str]) -> Structure:
    from vaultnet.vault.markdown import read_structure  # noqa: PLC0415  most bodies need it not

    return read_structure(lines)


class _Reader:
    """Gathers what stands in the leaves of a body, by the lines of the file."""

    def __init__(self, body: Sequence[str], first_line: int) -> None:
        self._body = body
        self._first_line = first_line
        # Of the lines that may hold fields.
        self.hidden: Hidden = {number: [] for number, line in enumerate(body) if "::" in line}
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.tags: list[Tag] = []
        self.block_ids: dict[str, int] = {}

    def take(self, leaf: Leaf) -> None:
        region, first, last, starts, level, _, comment = leaf
        if region in _HIDDEN:
            for line, start in enumerate(starts, first):
                self._hide(line, start, len(self._body[line]))
            return
        body = self._body
        if level:
            self.headings.append(self._heading(leaf))
        if first == last and not comment:
            text = body[first][starts[0] :]
            if may_hold(text[level:]):  # the marks of a heading are no tags
                self._scan_line(text, first, starts[0])
        elif comment or any(map(may_hold, body[first : last + 1])):
            for passage in passages_of(body, leaf):
                self._scan(passage, within_comment=comment)
        if "^" in body[last] and region in _WITH_BLOCK_ID and not comment:
            self._find_block_id(leaf)

    def _scan_line(self, text: str, line: int, column: int) -> None:
        """Do as `_scan` for the text of a leaf of one line, which begins at `column`."""
        links, tags, hidden = scan(text)
        number = line + self._first_line
        for start, end, target, subpath, display, embed, in_comment in links:
            span = column + start, column + end
            self.links.append(
                Link(target, subpath, display, number, embed, "body", *span, in_comment)
            )
        for _, name in tags:
            self.tags.append(Tag(name, number))
        for start, end in hidden:
            self._hide(line, column + start, column + end)

    def _scan(self, passage: Passage, *, within_comment: bool) -> None:
        comment = 0
        if within_comment:
            close = passage.text.find("%%")
            comment = len(passage.text) if close < 0 else close + 2
        links, tags, hidden = scan(passage.text, comment)
        for start, end, target, subpath, display, embed, in_comment in links:
            line, column, end_column = passage.first_span(start, end)
            line += self._first_line
            self.links.append(
                Link(target, subpath, display, line, embed, "body", column, end_column, in_comment)
            )
        for start, name in tags:
            self.tags.append(Tag(name, passage.place(start)[0] + self._first_line))
        if hidden and self.hidden:
            for start, end in hidden:
                for span in passage.spans(start, end):
                    self._hide(*span)

    def _hide(self, line: int, start: int, end: int) -> None:
        if line in self.hidden:
            self.hidden[line].append((start, end))

    def _heading(self, leaf: Leaf) -> Heading:
        lines = [self._body[line][leaf.starts[line - leaf.first] :] for line in leaf.text_lines]
        if leaf.first == leaf.last:
            text = heading_text(lines[0])
        else:
            text = "\n".join(line.strip(" \t") for line in lines)
        return Heading(leaf.level, text, leaf.first + self._first_line)

    def _find_block_id(self, leaf: Leaf) -> None:
        found = BLOCK_ID.search(self._body[leaf.last], leaf.starts[-1])
        if found:
            self.block_ids.setdefault(found[1].lower(), leaf.last + self._first_line)
