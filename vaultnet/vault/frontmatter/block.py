"""Read a whole property block as npm's `yaml` 2.7 does, the engine inside Obsidian.

This parser is the definition of what a block says: slower than libyaml, but of the same opinion as
Obsidian wherever the two differ (rows Y43 to Y48), and able to say what is wrong with a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.block_text import scan_block_text
from vaultnet.vault.frontmatter.cursor import NO_MARKS, Marks
from vaultnet.vault.frontmatter.faults import FaultKind
from vaultnet.vault.frontmatter.flow import EMPTY_LINES, FlowReader
from vaultnet.vault.frontmatter.scalars import (
    DOCUMENT_MARK,
    REST_OF_LINE,
    SPACES,
    ScalarError,
    after,
)

if TYPE_CHECKING:
    from vaultnet.vault.frontmatter.compose import Event

_DASH = pattern(r"-(?=[ \t\n])")
_LONE_DASH = pattern(r"-[ \t]*+(?:(?<=[ \t])#[^\n]*+)?\n")
_QUESTION = pattern(r"\?(?=[ \t\n])")
_COLON = pattern(r"[ \t]*+:(?=[ \t\n])")
_AFTER_DOCUMENT = pattern(r"(?:(?:\.\.\.(?=[ \t\n]))?[ \t]*+(?:#[^\n]*+)?\n)*+\Z")
_ONE_LINE: Final = 1 << 30  # a floor that no line reaches: a key ends with its line


def parse(text: str) -> list[Event]:
    """Parse the text of a block into events. Raises BlockError where Obsidian rejects it."""
    reader = _BlockReader(text if text.endswith("\n") else text + "\n")
    reader.document()
    return reader.events


class _BlockReader(FlowReader):
    """Read lists and maps that stand in lines; each of them ends at the start of a line."""

    __slots__ = ("_tabbed",)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._tabbed = False  # a tab stands between the indentation and the current place

    def document(self) -> None:
        """Read the whole block: one value and nothing after it."""
        column = self._next_line()
        if column is None:
            if self.place < len(self.text):
                raise self.error(FaultKind.DOCUMENT)
            self.note_text("", 0, NO_MARKS, plain=True)
            return
        self._enter(column)
        self._node(-1, column, NO_MARKS)
        if self._next_line() is not None:
            raise self.error(FaultKind.INDENT)
        if not _AFTER_DOCUMENT.match(self.text, self.place):
            raise self.error(FaultKind.DOCUMENT)

    def _next_line(self) -> int | None:
        """Go to the start of the next line that says something, and give its indentation."""
        self.place = after(EMPTY_LINES, self.text, self.place)
        if self.place == len(self.text) or DOCUMENT_MARK.match(self.text, self.place):
            return None
        return after(SPACES, self.text, self.place) - self.place

    def _enter(self, column: int) -> None:
        """Go to the first character of a line with that indentation."""
        self.place += column
        start = self.place
        self.skip_blanks()
        self._tabbed = self.place > start

    def _finish_line(self) -> None:
        if not self._at_line_end():
            kind = FaultKind.COLON if _COLON.match(self.text, self.place) else FaultKind.TEXT_AFTER
            raise self.error(kind)

    def _at_line_end(self) -> bool:
        """Go to the next line if nothing but a comment is left in this one."""
        match = REST_OF_LINE.match(self.text, self.place)
        if match is None:
            return False
        self.place = match.end()
        return True

    def _node(self, parent: int, column: int, marks: Marks) -> None:
        """Read what begins a line, or stands after a dash, below a collection in column `parent`.

        `marks` are those that stand on a line before.
        """
        if self._tabbed and column <= parent:
            raise self.error(FaultKind.TAB)
        if _DASH.match(self.text, self.place):
            self._list(column, parent, marks)
        elif _QUESTION.match(self.text, self.place) or _COLON.match(self.text, self.place):
            self._open_map(self.place, marks)
            self._entry_of_map(column)
            self._more_of_map(column)
        else:
            self._text_or_map(parent, column, marks)

    def _text_or_map(self, parent: int, column: int, marks: Marks) -> None:
        start, number = self.place, len(self.events)
        own = self.marks(flow=False)
        if own != NO_MARKS and self._at_line_end():
            self._marked_below(parent, start, own, marks)
            return
        if self.text[self.place] in "|>":
            self._set_off(parent, self._one_of(marks, own))
            return
        self.atom(min(parent + 1, column), own)
        if _COLON.match(self.text, self.place):
            if column == parent or "\n" in self.text[start : self.place]:
                raise self.error(FaultKind.KEY, start)
            self._open_map(start, marks, number)
            self._value_of_key(start, column)
            self._more_of_map(column)
            return
        if marks != NO_MARKS:
            both = self._one_of(marks, own)
            self.events[number] = self.events[number]._replace(anchor=both.anchor, tag=both.tag)
        self._finish_line()

    def _marked_below(self, parent: int, start: int, own: Marks, marks: Marks) -> None:
        """Read the value of marks that stand alone on their line."""
        both = self._one_of(marks, own)
        column = self._next_line()
        if column is None or column <= parent:
            self.note_text("", start, both, plain=True)
            return
        self._enter(column)
        self._node(parent, column, both)

    def _one_of(self, marks: Marks, own: Marks) -> Marks:
        if NO_MARKS not in {marks, own}:
            raise self.error(FaultKind.MARK)
        return own if marks == NO_MARKS else marks

    def _open_map(self, place: int, marks: Marks, before: int | None = None) -> None:
        if self._tabbed:
            raise self.error(FaultKind.TAB)
        self.open("map", place, marks, before)

    def _more_of_map(self, column: int) -> None:
        while (following := self._next_line()) is not None and following >= column:
            if following > column:
                raise self.error(FaultKind.INDENT)
            self._enter(column)
            if self._tabbed:
                raise self.error(FaultKind.TAB)
            if _DASH.match(self.text, self.place):
                raise self.error(FaultKind.ITEM)
            self._entry_of_map(column)
        self.close()

    def _entry_of_map(self, column: int) -> None:
        """Read a key and its value."""
        start = self.place
        if _QUESTION.match(self.text, start):
            self.place += 1
            self._value(column, after_key=False)
            following = self._next_line()
            if following == column and _COLON.match(self.text, self.place + column):
                self.place += column + 1
                self._value(column, after_key=False)
            else:
                self.note_text("", start, NO_MARKS, plain=True)
            return
        if _COLON.match(self.text, start):
            self.note_text("", start, NO_MARKS, plain=True)
        else:
            self.atom(_ONE_LINE, self.marks(flow=False))
        self._value_of_key(start, column)

    def _value_of_key(self, start: int, column: int) -> None:
        match = _COLON.match(self.text, self.place)
        if match is None:
            raise self.error(FaultKind.KEY, start)
        self.check_key_length(start, match.end())
        self.place = match.end()
        self._value(column, after_key=True)

    def _list(self, column: int, parent: int, marks: Marks) -> None:
        if self._tabbed:
            raise self.error(FaultKind.TAB)
        self.open("list", self.place, marks)
        while True:
            self.place += 1
            self._value(column, after_key=False)
            following = self._next_line()
            if following is None or following < column:
                break
            is_item = _DASH.match(self.text, self.place + following) is not None
            if following > column or not (is_item or column == parent):
                raise self.error(FaultKind.INDENT)
            if not is_item:
                break
            self._enter(column)
        self.close()

    def _value(self, parent: int, *, after_key: bool) -> None:
        """Read what follows a colon, dash or question mark, on its line or below."""
        indicator = self.place
        self.skip_blanks()
        start = self.place
        marks = self.marks(flow=False)
        if self._at_line_end():
            self._value_below(parent, start, marks, after_key=after_key)
        elif self.text[self.place] in "|>":
            self._set_off(parent, marks)
        elif not after_key:
            self._tabbed = "\t" in self.text[indicator : self.place]
            self._after_dash(parent, start, marks)
        elif _LONE_DASH.match(self.text, self.place):
            # `phone: -`, a way to say "none": Obsidian reads a list of one null.
            self._tabbed = False
            self._list(parent, parent, marks)
        elif _DASH.match(self.text, self.place):
            raise self.error(FaultKind.DASH)
        else:
            self.atom(parent + 1, marks)
            self._finish_line()

    def _after_dash(self, parent: int, start: int, marks: Marks) -> None:
        if marks == NO_MARKS:
            self._node(parent, self.column(self.place), marks)
            return
        # Marks on the line of a key belong to the key, so they are read again with it.
        self.place = start
        self._node(parent, self.column(start), NO_MARKS)

    def _value_below(self, parent: int, start: int, marks: Marks, *, after_key: bool) -> None:
        column = self._next_line()
        if column is not None:
            at_same = column == parent and after_key
            begins_list = _DASH.match(self.text, self.place + column) is not None
            in_brackets = self.text[self.place + column] in "[{"
            if column > parent or (at_same and (begins_list or in_brackets)):
                self._enter(column)
                self._node(parent, column, marks)
                return
        self.note_text("", start, marks, plain=True)

    def _set_off(self, parent: int, marks: Marks) -> None:
        start = self.place
        try:
            value, self.place = scan_block_text(self.text, start, parent)
        except ScalarError as error:
            raise self.error(error.kind, error.place) from None
        self.note_text(value, start, marks, plain=False)
