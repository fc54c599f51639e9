"""Block structure of what notes commonly hold, line by line: many times faster than all rules.

Paragraphs, headings, lists, tasks, fences and quotes are settled here where their lines leave no
doubt. Whatever else turns up (a table, HTML, indented code, a Setext heading, a %% block %%, …)
gives its root block away, up to the next line where a block must begin anew, to a reader that knows
every rule. Which of the two settled a line is not seen in the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vaultnet.vault.line_marks import (
    BOX,
    CALLOUT,
    CODE,
    COMMON_ITEM,
    DASHES,
    DEEP_QUOTE,
    DEEPEST,
    DOUBTFUL_IN_QUOTE,
    EMPTY_QUOTE,
    FIRST_MARKS,
    MARKER,
    MAY_SPAN,
    QUOTE,
    RULE,
    SPACE,
    TABLE_ROW,
    UNDERLINE,
    cells_of,
    closing_of,
    column_behind,
    kind_of,
)
from vaultnet.vault.note import Region
from vaultnet.vault.structure import Extent, Item, Leaf, Structure, placed_in

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

_MOST_CELLS: Final = 10_000  # of a table; from some number on, rows that lack cells end it


class _DoubtError(Exception):
    """A line whose block takes all the rules."""


def read_common_structure(
    lines: Sequence[str], all_rules: Callable[[Sequence[str]], Structure]
) -> Structure:
    """Give the block structure of lines that hold no line ends; `all_rules` settles the doubts."""
    return _Reader(lines, all_rules).read()


class _OpenItem(NamedTuple):
    """An item that further lines may belong to."""

    inside: int  # the column where its text begins
    place: int  # among all items
    first: int
    start: int
    task: str | None
    parent: int | None


_UNCLOSED: Final = Item(0, 0, 0, None, None)  # keeps the place of an item until its end is known


class _Reader:
    """The blocks found so far, and those still open: items, innermost last, and a paragraph."""

    def __init__(
        self, lines: Sequence[str], all_rules: Callable[[Sequence[str]], Structure]
    ) -> None:
        self._lines = lines
        self._all_rules = all_rules
        self._leaves: list[Leaf] = []
        self._items: list[Item] = []
        self._extents: list[Extent] = []
        self._open: list[_OpenItem] = []
        self._paragraph: list[int] = []  # where the text of each of its lines begins
        self._first = 0  # its first line
        self._root = 0  # the line where the last root block began
        self._in_list = False  # that block is a list: an item after it is no block of its own

    def read(self) -> Structure:
        lines = self._lines
        line, count = 0, len(lines)
        while line < count:
            text = lines[line]
            if not text:
                if self._paragraph:
                    self._end_paragraph()
            elif text[0] not in FIRST_MARKS or text.startswith("[["):
                if self._paragraph:
                    self._paragraph.append(0)  # a line that nothing stands before goes on with it
                else:
                    self._begin_plain(line)
            else:
                try:
                    line = self._take(line)
                except _DoubtError:
                    line = self._give_away(line)
                continue
            line += 1
        self._end_paragraph()
        self._close_items(0, count)
        return Structure(tuple(self._leaves), tuple(self._items), tuple(self._extents))

    def _begin_plain(self, line: int) -> None:
        """Begin a paragraph at the margin, with a line that no mark stands before."""
        if self._open:
            self._close_items(0, line)
        self._root = self._first = line
        self._in_list = False
        self._paragraph.append(0)

    def _take(self, line: int) -> int:
        """Take one line, or the block that begins with it; give the line after it."""
        text = self._lines[line]
        common = COMMON_ITEM.match(text)
        if common is not None and self._take_common_item(line, common):
            return line + 1
        kind, start = kind_of(text)
        if start == len(text):
            self._end_paragraph()
            return line + 1
        if kind == "rule" and line and "|" in self._lines[line - 1] and TABLE_ROW.match(text):
            return self._take_table(line)
        column = start if "\t" not in text[:start] else column_behind(text[:start])
        if self._paragraph:
            if self._goes_on(kind, line, column):
                self._paragraph.append(start)
                return line + 1
            self._end_paragraph()
        self._close_items(column, line)
        if not self._open and not (self._in_list and kind == "marker"):
            self._root = line
            self._in_list = kind == "marker"
        if column - self._inside() >= CODE:
            raise _DoubtError
        return self._begin(kind, line, start, column)

    def _begin(self, kind: str | None, line: int, start: int, column: int) -> int:
        """Begin the block of a line; give the line after what of it can be taken at once."""
        text = self._lines[line]
        if kind in {"rule", "marker"} and RULE.match(text):
            if self._open:
                raise _DoubtError
        elif kind == "heading":
            level = len(text[start:]) - len(text[start:].lstrip("#"))
            self._add(Region.HEADING, line, (start,), 0 if self._open else level)
        elif kind == "marker":
            self._take_item(line, start, column)
        elif kind == "fence":
            return self._take_fence(line, start)
        elif kind == "quote":
            return self._take_quote(line)
        else:
            self._begin_paragraph(line, start, kind)
        return line + 1

    def _goes_on(self, kind: str | None, line: int, column: int) -> bool:
        """Tell whether a line belongs to the open paragraph, be it as a lazy one."""
        inside = self._inside()
        if column - inside >= CODE:
            return True
        if kind == "marker" and column < inside and column - self._outside() >= CODE:
            raise _DoubtError  # it may be text of the item before
        return not self._ends_paragraph(kind, line, within=column >= inside)

    def _inside(self) -> int:
        """Give the column where the text of the innermost open item begins."""
        return self._open[-1].inside if self._open else 0

    def _outside(self) -> int:
        """Give the column where the text of the item around the innermost one begins."""
        return self._open[-2].inside if len(self._open) > 1 else 0

    def _ends_paragraph(self, kind: str | None, line: int, *, within: bool) -> bool:
        """Tell whether a line ends the open paragraph; `within` its container or outside of it."""
        text = self._lines[line]
        match kind:
            case None:
                return False
            case "doubt":
                raise _DoubtError
            case "bracket":
                if text.lstrip(" \t").startswith("[^"):
                    raise _DoubtError
                return False
            case "rule" | "marker":
                if within and UNDERLINE.match(text):
                    raise _DoubtError
                if RULE.match(text):
                    return True
                return kind == "marker" and not (within and self._is_text(text))
            case _:
                return True

    def _is_text(self, text: str) -> bool:
        """Tell whether a marker begins no item within a paragraph: a number but 1, or no text."""
        number, _, rest = text.strip(" \t").replace(")", ".", 1).partition(".")
        if number.isdecimal() and not text.lstrip(" \t").startswith(("-", "*", "+")):
            return int(number) != 1 or not rest
        return len(text.strip(" \t")) == 1

    def _begin_paragraph(self, line: int, start: int, kind: str | None) -> None:
        if kind == "doubt":
            raise _DoubtError
        if kind == "bracket":
            text = self._lines[line][start:]
            if "]:" in text or "]" not in text or "\\" in text:
                raise _DoubtError  # a footnote, or what a link leads to
        self._first = line
        self._paragraph.append(start)

    def _end_paragraph(self) -> None:
        starts = self._paragraph
        if starts:
            first, item = self._first, self._open[-1].place if self._open else None
            last = first + len(starts) - 1
            self._leaves.append(Leaf(Region.TEXT, first, last, tuple(starts), 0, item))
            self._paragraph = []

    def _add(self, region: Region, first: int, starts: tuple[int, ...], level: int = 0) -> None:
        item = self._open[-1].place if self._open else None
        self._leaves.append(Leaf(region, first, first + len(starts) - 1, starts, level, item))

    def _close_items(self, column: int, line: int) -> None:
        """Close the items whose text begins beyond `column`; the last line is that before."""
        while self._open and (column < self._open[-1].inside or line == len(self._lines)):
            _, index, first, start, task, parent = self._open.pop()
            self._items[index] = Item(first, line - 1, start, task, parent)

    def _open_item(self, line: int, inside: int, start: int, task: str | None) -> None:
        parent = self._open[-1].place if self._open else None
        self._open.append(_OpenItem(inside, len(self._items), line, start, task, parent))
        self._items.append(_UNCLOSED)

    def _take_common_item(self, line: int, found: re.Match[str]) -> bool:
        """Take an item whose text begins on its line and is plain; false where that is not sure."""
        indent, mark, space, task = found.groups()
        column, opened = len(indent), self._open
        if self._paragraph:
            inside = opened[-1].inside if opened else 0
            goes_on = column - inside >= CODE or (
                column < inside and column - self._outside() >= CODE
            )
            if goes_on or len(mark) > 1:
                return False
            self._end_paragraph()
        if opened and column < opened[-1].inside:
            self._close_items(column, line)
        if not opened and not self._in_list:
            self._root = line
            self._in_list = True
        inside = opened[-1].inside if opened else 0
        if column - inside >= CODE or len(opened) >= DEEPEST:
            raise _DoubtError
        start = found.end()
        self._open_item(line, column + len(mark) + len(space), start, task)
        self._first = line
        self._paragraph.append(start)
        return True

    def _take_item(self, line: int, start: int, column: int) -> None:
        text = self._lines[line]
        mark = MARKER.match(text, start)
        end = mark.end() if mark else start
        after = column + end - start
        space = SPACE.match(text, end)
        begin = space.end() if space else end
        if begin == len(text):
            self._take_empty_item(line, after + 1)
            return
        inside = column_behind(text[end:begin], after)
        if inside - after > CODE or len(self._open) >= DEEPEST:
            raise _DoubtError
        box = BOX.match(text, begin)
        begin = box.end() if box else begin
        kind, _ = kind_of(text, begin)
        if begin < len(text) and kind not in {None, "bracket", "rule"}:
            raise _DoubtError
        if kind == "rule" and RULE.match(text[begin:]):
            raise _DoubtError
        self._open_item(line, inside, begin, box[1] if box else None)
        if begin < len(text):
            self._begin_paragraph(line, begin, kind)

    def _take_empty_item(self, line: int, inside: int) -> None:
        """Take a marker without text; an empty line after it ends the item."""
        text, count = self._lines[line], len(self._lines)
        if line + 1 == count or not self._lines[line + 1].strip(" \t"):
            last = min(line + 2, count) - 1
            parent = self._open[-1].place if self._open else None
            self._items.append(Item(line, last, len(text), None, parent))
            return
        self._open_item(line, inside, len(text), None)

    def _take_fence(self, line: int, start: int) -> int:
        count, inside = len(self._lines), self._inside()
        if "|" in self._lines[line] and line + 1 < count and TABLE_ROW.match(self._lines[line + 1]):
            raise _DoubtError
        closing = closing_of(self._lines[line][start:])
        starts = [start]
        end = line + 1
        while end < count:
            text = self._lines[end]
            start = len(text) - len(text.lstrip(" \t"))
            column = start if "\t" not in text else column_behind(text[:start])
            if column < inside and start < len(text):
                break
            starts.append(start)
            end += 1
            if column - inside < CODE and closing.match(text, start):
                break
        self._add(Region.CODE, line, tuple(starts))
        return end

    def _take_table(self, line: int) -> int:
        """Take the table whose row of dashes stands on `line`; its head is the paragraph above."""
        head = self._lines[line - 1].strip(" \t")
        dashes = cells_of(self._lines[line].strip(" \t"))
        if self._open or len(self._paragraph) != 1 or "\\" in head or head != head.strip():
            raise _DoubtError
        if not dashes or len(cells_of(head)) != len(dashes):
            raise _DoubtError
        if not all(map(DASHES.fullmatch, dashes)):
            raise _DoubtError
        end = line
        while end < len(self._lines):
            text = self._lines[end]
            kind, start = kind_of(text)
            if start == len(text):
                break
            if start >= CODE or "\t" in text[:start] or kind not in {None, "rule"}:
                raise _DoubtError
            if end > line and (RULE.match(text) or not text.strip()):
                raise _DoubtError
            self._paragraph.append(start)
            end += 1
        if (end - line) * len(dashes) > _MOST_CELLS and self._lack_cells(line, end, len(dashes)):
            raise _DoubtError
        self._add(Region.TABLE, line - 1, tuple(self._paragraph))
        self._paragraph = []
        return end

    def _lack_cells(self, first: int, end: int, count: int) -> bool:
        """Tell whether any row may have fewer cells than the head of its table."""
        rows = self._lines[first:end]
        return any("\\" in row or len(cells_of(row.strip(" \t"))) < count for row in rows)

    def _take_quote(self, line: int) -> int:
        """Take a quote each of whose lines is marked, with what is in it."""
        if self._open or DEEP_QUOTE.match(self._lines[line]):
            raise _DoubtError
        inner: list[str] = []
        shifts: list[int] = []
        end = line
        while end < len(self._lines) and (mark := QUOTE.match(self._lines[end])):
            inner.append(self._lines[end][mark.end() :])
            shifts.append(mark.end())
            end += 1
        if end < len(self._lines) and self._lines[end].strip(" \t"):
            raise _DoubtError  # a lazy line, or none
        if not inner[0].strip(" ") or EMPTY_QUOTE.search(inner[-1]):
            raise _DoubtError
        if any(map(DOUBTFUL_IN_QUOTE.search, inner)):
            raise _DoubtError
        found = read_common_structure(inner, self._all_rules)
        region = Region.QUOTE
        if found.leaves:
            leaf = found.leaves[0]
            bare = leaf.first == 0 and leaf.item is None
            bare = bare and not (found.extents and found.extents[0].first == 0)
            if bare and CALLOUT.match(inner[0], leaf.starts[0]):
                region = Region.CALLOUT
        self._extents.append(Extent(region, line, end - 1))
        self._merge(found, line, shifts)
        return end

    def _give_away(self, line: int) -> int:
        """Let all rules settle the root block that reaches to `line`; give the line after it."""
        first = self._root
        self._forget_since(first)
        end = self._boundary(first, line)
        self._merge(self._all_rules(self._lines[first:end]), first)
        self._root = end
        self._in_list = False
        return end

    def _forget_since(self, first: int) -> None:
        """Forget what was found from a line on, at which a root block begins."""
        self._open, self._paragraph = self._open[:0], []
        while self._leaves and self._leaves[-1].first >= first:
            self._leaves.pop()
        while self._items and (self._items[-1] is _UNCLOSED or self._items[-1].first >= first):
            self._items.pop()
        while self._extents and self._extents[-1].first >= first:
            self._extents.pop()

    def _boundary(self, first: int, line: int) -> int:
        """Find the line where a root block must begin anew: after an empty one, at the margin."""
        count = len(self._lines)
        if any(map(MAY_SPAN.search, self._lines[first:line])):
            return count
        for end in range(line, count):
            text = self._lines[end]
            anew = end > line and text and text[0] not in " \t"
            if anew and not self._lines[end - 1].strip(" \t") and not MARKER.match(text):
                return end
            if MAY_SPAN.search(text):
                return count
        return count

    def _merge(self, found: Structure, first: int, shifts: Sequence[int] = ()) -> None:
        placed = placed_in(found, first, len(self._items), shifts)
        self._leaves += placed.leaves
        self._items += placed.items
        self._extents += placed.extents
