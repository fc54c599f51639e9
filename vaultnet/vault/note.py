r"""A note as read: its text kept whole, and everything in it that bears a line.

Lines count from 1 through the whole file, frontmatter included. Columns count characters of the
line from 0. Text is decoded with its line ends turned to `\n`; the bytes stay with the file.
It is held in UTF-8 and made a `str` when asked for: one emoji makes each letter of that four bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.core.once import once
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.text import lines_in, text_of
from vaultnet.vault.traces import Traces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Problem

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"


_WORKED_OUT: Final = ("lines", "traces", "body", "tags", "links")  # what `Note` makes of its text


class Region(StrEnum):
    """What a line of the body belongs to; the first of these that applies, from the top."""

    FRONTMATTER = "frontmatter"
    CODE = "code"  # fenced or indented
    HTML = "html"  # HTML blocks and HTML comments that fill whole lines
    COMMENT = "comment"  # a %% block %%
    MATH = "math"
    CALLOUT = "callout"
    QUOTE = "quote"
    HEADING = "heading"
    TABLE = "table"
    ITEM = "item"  # list items and their continuation lines
    TEXT = "text"
    BLANK = "blank"


@frozen_record
class Frontmatter:
    """The property block of a note."""

    state: Literal["none", "empty", "read", "rejected"]
    properties: Mapping[str, Value] = field(default_factory=dict)  # what Obsidian shows
    salvaged: Mapping[str, Value] = field(default_factory=dict)  # rejected: read key by key
    lines: Mapping[str, int] = field(default_factory=dict)  # dotted key ("a", "a.0.b") to its line
    written: Mapping[str, str] = field(default_factory=dict)  # dotted key to source text of numbers
    last_line: int = 0  # the line of the closing fence; 0 without a block
    odd_closer: bool = False  # Obsidian's two readers disagree about the closing fence
    problem: Problem | None = None


@frozen_record
class Heading:
    """A root-level heading, its text raw."""

    level: int
    text: str
    line: int


@frozen_record
class ListItem:
    """A list item or task, with its own text but not that of the items under it."""

    line: int
    end_line: int  # last line of its own text
    parent: int | None  # line of the parent item
    task: str | None  # the character in the box
    text: str  # without marker and box; continuation lines joined by "\n", outdented


@frozen_record
class Link:
    """A link to a note, a heading or a file of the vault; external links are left out."""

    target: str  # the path part as written, trimmed; empty for a link within the note
    subpath: str  # what follows the first `#`; empty if none
    display: str
    line: int
    embed: bool = False
    origin: str = "body"  # or "property:KEY", with KEY dotted: "property:a.0.b"
    column: int = 0  # where it starts in its line
    end: int = 0  # the column after it
    comment: bool = False  # within %%…%%


@frozen_record
class Tag:
    """A tag without its `#`."""

    name: str
    line: int
    origin: str = "body"  # or "property:tags"


@frozen_record
class Field:
    """A Dataview inline field: `[key:: value]`, `(key:: value)` or a line `key:: value`."""

    key: str  # as written, Markdown marks stripped
    value: str
    line: int
    form: Literal["bracket", "paren", "line"] = "line"
    column: int = 0
    end: int = 0


@frozen_record
class Body:
    """Everything that bears a line in the text below the property block."""

    headings: tuple[Heading, ...] = ()
    items: tuple[ListItem, ...] = ()
    links: tuple[Link, ...] = ()  # links and embeds, in the order of the text
    tags: tuple[Tag, ...] = ()
    fields: tuple[Field, ...] = ()
    block_ids: Mapping[str, int] = field(default_factory=dict)  # lower-cased id to its line
    regions: tuple[Region, ...] = ()  # of each line of the whole file: regions[line - 1]


@dataclass(frozen=True)
class Note:
    """One note: a pure function of its bytes and its path.

    Its text is kept as a whole. Whatever is read out of the text is worked out when it is first
    asked for: of most notes of a vault nobody asks (decision 0072). One that was read from a file
    can be put back there, text and all, until somebody asks again (`vault/unread.py`).
    """

    path: str  # NFC, `/` between parts
    utf_8: bytes  # the text of the whole file; each line end is a `\n`
    below: int  # the offset in `text` of what stands below the property block
    frontmatter: Frontmatter
    property_tags: tuple[Tag, ...] = ()  # those that Obsidian sees, as in `aliases`
    aliases: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()  # of the properties that Obsidian shows
    problems: tuple[Problem, ...] = ()
    blocks: frozenset[str] = frozenset()  # names of the generated blocks that begin in it

    @property
    def text(self) -> str:
        """The text of the whole file."""
        return text_of(self.utf_8)

    @once
    def lines(self) -> tuple[str, ...]:
        """The lines of the whole file, without line ends."""
        return lines_in(self.text)

    @once
    def traces(self) -> Traces:
        """What the body can hold at most, as its raw text shows."""
        return Traces(self.utf_8, self.below)

    def find_traces(self, text: str) -> None:
        """Look for `traces` now; `text` is that of the note."""
        self.__dict__["traces"] = Traces(self.utf_8, self.below, text)

    @once
    def body(self) -> Body:
        """What stands below the property block."""
        from vaultnet.vault.body import read_body  # noqa: PLC0415  made of the records above

        return read_body(self.lines, self.frontmatter.last_line + 1)

    @once
    def tags(self) -> tuple[Tag, ...]:
        """The tags that Obsidian sees: of properties, then of the body."""
        return self.property_tags + self.body.tags

    @once
    def links(self) -> tuple[Link, ...]:
        """The links that Obsidian sees: of properties, then of the body."""
        from vaultnet.vault.properties import links_of  # noqa: PLC0415  made of the records above

        return links_of(self.frontmatter) + self.body.links

    def let_go(self, *names: str) -> None:
        """Forget what was worked out of the text: whoever asks again has it worked out again.

        With `names`, as `lines`, only that.
        """
        for name in names or _WORKED_OUT:
            self.__dict__.pop(name, None)

    @property
    def name(self) -> str:
        """The name that Obsidian shows: the file name without `.md` (S5.7)."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def properties(self) -> Mapping[str, Value]:
        """The properties that can be read: Obsidian's, or what was salvaged."""
        front = self.frontmatter
        return front.salvaged if front.state == "rejected" else front.properties
