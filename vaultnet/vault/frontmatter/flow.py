"""Read what stands in brackets, `[a, b]` and `{a: b}`, and the texts that may stand there."""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.compose import Event
from vaultnet.vault.frontmatter.cursor import Cursor, Marks
from vaultnet.vault.frontmatter.faults import MAX_KEY, BlockError, FaultKind
from vaultnet.vault.frontmatter.scalars import (
    DOCUMENT_MARK,
    REST_OF_LINE,
    SPACES,
    ScalarError,
    after,
    scan_plain,
    scan_quoted,
)

EMPTY_LINES = pattern(r"(?:[ \t]*+(?:#[^\n]*+)?\n)*+")

_ALIAS = pattern(r"\*([^ \t\n,\[\]{}]+)")
_INDICATOR = pattern(r"[-?:](?=[ \t\n])")
_FLOW_INDICATOR = pattern(r"[-?:](?=[ \t\n,\[\]{}])")
_CLOSERS: Final = {"[": "]", "{": "}"}
_RESERVED: Final = frozenset("@`%|>&!")
_BAD_IN_BRACKETS: Final = {"#": FaultKind.HASH}  # and all others: FLOW
_BAD_IN_LINES: Final = {"-": FaultKind.DASH, ":": FaultKind.COLON}  # and all others: RESERVED


class FlowReader(Cursor):
    """Read single texts and bracketed collections."""

    __slots__ = ()

    def atom(self, floor: int, marks: Marks, *, level: int = 0) -> bool:
        """Read a text, an alias or a bracketed collection; true if it shows its own end.

        Further lines must be indented by `floor` at least; `level` counts the brackets around.
        """
        start = self.place
        head = self.text[start]
        try:
            if head in "\"'":
                value, self.place = scan_quoted(self.text, start, floor)
                self.note_text(value, start, marks, plain=False)
                return True
            if head in "[{":
                self._collection(floor, marks, level + 1)
                return True
            if head == "*":
                self._alias()
                return False
            self._check_plain_start(flow=level > 0)
            value, self.place = scan_plain(self.text, start, floor, flow=level > 0)
        except ScalarError as error:
            raise self.error(error.kind, error.place) from None
        self.note_text(value, start, marks, plain=True)
        return False

    def _alias(self) -> None:
        match = _ALIAS.match(self.text, self.place)
        if match is None:
            raise self.error(FaultKind.ALIAS)
        self.note(Event("alias", self.line(self.place), match.group(1)))
        self.place = match.end()

    def _check_plain_start(self, *, flow: bool) -> None:
        head = self.text[self.place]
        if head in _RESERVED:
            raise self.error(FaultKind.RESERVED)
        if head in "#,]}" or (_FLOW_INDICATOR if flow else _INDICATOR).match(self.text, self.place):
            kind = (
                _BAD_IN_BRACKETS.get(head, FaultKind.FLOW)
                if flow
                else _BAD_IN_LINES.get(head, FaultKind.RESERVED)
            )
            raise self.error(kind)

    def _collection(self, floor: int, marks: Marks, level: int) -> None:
        opened = self.place
        closer = _CLOSERS[self.text[opened]]
        self.open("map" if closer == "}" else "list", opened, marks)
        self.place += 1
        self._gap(floor, opened, level)
        while self.text[self.place] != closer:
            self._flow_entry(floor, opened, level, in_map=closer == "}")
            if self.text[self.place] == ",":
                self.place += 1
                self._gap(floor, opened, level)
            elif self.text[self.place] != closer:
                raise self.error(FaultKind.FLOW)
        self.place += 1
        self.close()

    def _gap(self, floor: int, opened: int, level: int) -> None:
        """Skip blanks, comments and line ends; what follows must be indented (or close)."""
        while match := REST_OF_LINE.match(self.text, self.place):
            start = after(EMPTY_LINES, self.text, match.end())
            if start == len(self.text) or DOCUMENT_MARK.match(self.text, start):
                raise self.error(FaultKind.OPEN_BRACKET, opened)
            self.place = after(SPACES, self.text, start)
            indent = self.place - start
            closes = level == 1 and indent == floor - 1 and self.text[self.place] in "]}"
            if indent < floor and not closes:
                raise self._not_indented(opened)
        self.skip_blanks()

    def _not_indented(self, opened: int) -> BlockError:
        """Make the error of a line not indented: the bracket's own, if nothing below closes it."""
        rest, opener = self.text[opened:], self.text[opened]
        if rest.count(opener) > rest.count(_CLOSERS[opener]):
            return self.error(FaultKind.OPEN_BRACKET, opened)
        return self.error(FaultKind.FLOW_INDENT)

    def _flow_entry(self, floor: int, opened: int, level: int, *, in_map: bool) -> None:
        """Read an entry of a map, or an item of a list, which may be a single pair."""
        number, start = len(self.events), self.place
        if self.text[start] == ",":
            raise self.error(FaultKind.FLOW)
        explicit = self.text[start] == "?" and _FLOW_INDICATOR.match(self.text, start) is not None
        if explicit:
            self.place += 1
            self._gap(floor, opened, level)
        shows_end = self._flow_node(floor, level)
        key_end = self.place
        self._gap(floor, opened, level)
        is_pair = self._at_colon(after_ended=shows_end)
        if not in_map and (is_pair or explicit):
            if not explicit and "\n" in self.text[start : self.place]:
                raise self.error(FaultKind.FLOW, start)
            self.open("map", start, Marks(), number)
        if is_pair:
            self.check_key_length(start, key_end)
            self.place += 1
            self._gap(floor, opened, level)
            self._flow_node(floor, level)
            self._gap(floor, opened, level)
        elif in_map or explicit:
            self.note_text("", key_end, Marks(), plain=True)
        if not in_map and (is_pair or explicit):
            self.close()

    def _at_colon(self, *, after_ended: bool) -> bool:
        if self.text[self.place] != ":":
            return False
        return after_ended or _FLOW_INDICATOR.match(self.text, self.place) is not None

    def _flow_node(self, floor: int, level: int) -> bool:
        """Read a value within brackets, which may be nothing at all."""
        start = self.place
        marks = self.marks(flow=True)
        if self.text[self.place] in ",]}" or self._at_colon(after_ended=False):
            self.note_text("", start, marks, plain=True)
            return False
        return self.atom(floor, marks, level=level)

    def check_key_length(self, start: int, end: int) -> None:
        """Refuse a key that is longer than YAML allows."""
        if end - start > MAX_KEY:
            raise self.error(FaultKind.KEY, start)
