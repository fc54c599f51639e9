"""A place in a property block: the moves and events that lists, maps and texts share."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, Literal, NamedTuple, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.compose import Event
from vaultnet.vault.frontmatter.faults import MAX_DEPTH, MAX_EVENTS, BlockError, FaultKind
from vaultnet.vault.frontmatter.scalars import BLANKS, after

Collection: TypeAlias = Literal["map", "list"]

_NEWLINE = pattern("\n")
_MARK = pattern(
    r"&([^ \t\n,\[\]{}]*)|(!<[^ \t\n>]*>|!(?:[0-9A-Za-z\-#;/?:@&=+$_.!~*'()]|%[0-9A-Fa-f]{2})*)"
)
_NAMED_TAG = pattern("![^!]+!")
_CORE: Final = "tag:yaml.org,2002:"


class Marks(NamedTuple):
    """What may stand before a value: an anchor, which aliases repeat, and a tag."""

    anchor: str | None = None
    tag: str | None = None


NO_MARKS: Final = Marks()


class Cursor:
    """Walk through a block, whose last line must have its line end, and note events."""

    __slots__ = ("_depth", "_starts", "events", "place", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.events: list[Event] = []
        self._depth = 0
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def line(self, place: int) -> int:
        """Give the line of a place, counted from 0."""
        return bisect_right(self._starts, place) - 1

    def column(self, place: int) -> int:
        """Give how many characters stand before a place in its line."""
        return place - self._starts[self.line(place)]

    def error(self, kind: FaultKind, place: int | None = None) -> BlockError:
        """Make the error of a place; without one, of the current place."""
        return BlockError(kind, self.line(self.place if place is None else place))

    def note(self, event: Event) -> None:
        """Note an event."""
        self.events.append(event)
        if len(self.events) > MAX_EVENTS:
            raise BlockError(FaultKind.TOO_LARGE, event.line)

    def note_text(self, text: str, place: int, marks: Marks, *, plain: bool) -> None:
        """Note the text that stands at a place."""
        self.note(Event("scalar", self.line(place), text, plain, *marks))

    def open(self, kind: Collection, place: int, marks: Marks, before: int | None = None) -> None:
        """Note the start of a collection, before the event of that number where one is given."""
        self._depth += 1
        event = Event(kind, self.line(place), anchor=marks.anchor, tag=marks.tag)
        if self._depth > MAX_DEPTH:
            raise BlockError(FaultKind.TOO_DEEP, event.line)
        if before is None:
            self.note(event)
        else:
            self.events.insert(before, event)

    def close(self) -> None:
        """Note the end of the collection that was opened last."""
        self._depth -= 1
        self.note(Event("end", self.line(self.place)))

    def skip_blanks(self) -> None:
        """Go on to what is neither space nor tab."""
        self.place = after(BLANKS, self.text, self.place)

    def marks(self, *, flow: bool) -> Marks:
        """Read the anchor and tag at the current place, and the blanks after them."""
        if self.text[self.place] not in "&!":
            return NO_MARKS
        anchor: str | None = None
        tag: str | None = None
        ends = " \t\n,]}" if flow else " \t\n"
        while match := _MARK.match(self.text, self.place):
            name, written = match.groups()
            twice = tag if name is None else anchor
            if twice is not None or name == "" or self.text[match.end()] not in ends:
                raise self.error(FaultKind.MARK)
            if name is None:
                tag = self._full_tag(written)
            else:
                anchor = name
            self.place = match.end()
            self.skip_blanks()
        return Marks(anchor, tag)

    def _full_tag(self, written: str) -> str:
        if written.startswith("!<"):
            return written[2:-1]
        if written == "!!" or _NAMED_TAG.match(written):
            raise self.error(FaultKind.MARK)
        return _CORE + written[2:] if written.startswith("!!") else written
