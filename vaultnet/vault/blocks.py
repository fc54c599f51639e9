"""Blocks: the generated regions of a note, between two marker lines; all else stays untouched.

    %% vaultnet:begin due 2026-W48 %%
    …
    %% vaultnet:end due 5f0c1a2b 0c3fd2aa01 91ab00c4de %%

The begin marker names the block and, where it is of one, the week or the quarter; the end marker
carries a checksum of what was written, so that a change by hand is seen, and a short sum of each
line of ours, so that what we wrote can be told from what a person added to it.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MARKER: Final = pattern(
    r"%%[ \t]*vaultnet:(?P<side>begin|end)[ \t]+(?P<name>[a-z][a-z0-9-]*)"
    r"(?:[ \t]+(?P<word>[0-9A-Za-z-]+))?(?P<sums>(?:[ \t]+[0-9a-f]{10})*)[ \t]*%%[ \t]*"
)
_SIGN: Final = "vaultnet:"
_LINE: Final = pattern(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE: Final = pattern(r" {0,3}(?P<mark>`{3,}(?=[^`]*\Z)|~{3,})")
_COMMENT: Final = pattern(r" {0,3}<!--(?!.*-->)")
_COMMENT_END: Final = "-->"
_HIDING: Final = ("```", "~~~", "<!--")
_BOM: Final = "\ufeff"


class MarkerError(ValueError):
    """Say which marker of a note cannot be understood, and where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@frozen_record
class Marker:
    """One marker line."""

    opens: bool
    name: str
    word: str  # the week of a begin marker, the checksum of an end marker; may be empty
    sums: tuple[str, ...] = ()  # of an end marker: one for each line of ours


@frozen_record
class Block:
    """A block as it stands in a note: offsets in the decoded text, its content with LF."""

    name: str
    week: str
    checksum: str
    content: str
    line: int  # of the begin marker
    start: int  # of the begin marker
    end: int  # after the end marker, its line end left out
    sums: frozenset[str] = frozenset()  # of the lines that were written

    @property
    def content_lines(self) -> range:
        """The numbers, from 1, of the lines between the markers."""
        return range(self.line + 1, self.line + 1 + self.content.count("\n"))

    @property
    def is_ours(self) -> bool:
        """Whether the content is what was written: its checksum fits, or there is nothing in it."""
        return not self.content.strip() or self.checksum == checksum_of(self.content)


def checksum_of(content: str) -> str:
    """Give the first 8 hex digits of SHA-256 over the content with LF line ends."""
    return sha256(content.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def parse_marker(line: str) -> Marker | None:
    """Read a line as a marker; None where it is none."""
    if _SIGN not in line:
        return None
    found = _MARKER.fullmatch(line)
    if found is None:
        return None
    is_begin, sums = found["side"] == "begin", tuple(found["sums"].split())
    return Marker(is_begin, found["name"], found["word"] or "", sums)


def has_marker(lines: Iterable[str]) -> bool:
    """Tell quickly whether there may be a marker among some lines."""
    return any(_SIGN in line for line in lines)


def begun_in(lines: Sequence[str]) -> Mapping[str, int]:
    """Give the names of the blocks that begin among some lines, whole or broken, and where."""
    found: dict[str, int] = {}
    for number, marker in _markers(_telling(lines)):
        if marker.opens:
            found.setdefault(marker.name, number)
    return found


def generated_lines(lines: Sequence[str]) -> Iterator[int]:
    """Give the numbers, from 1, of the lines within blocks, their markers among them.

    A block that is never closed reaches to the end: what cannot be told apart yields no records.
    """
    if "vaultnet:" not in "\n".join(lines):
        return  # as in nearly every note
    name, markers = "", dict(_markers(_telling(lines)))
    for number in range(1, len(lines) + 1):
        marker = markers.get(number)
        if marker and marker.opens and not name:
            name = marker.name
        if name:
            yield number
        if marker and not marker.opens and marker.name == name:
            name = ""


def find_blocks(text: str) -> tuple[Block, ...]:
    """Find the blocks of a note's text, line ends as they are.

    Raises `MarkerError` for markers that are nested, unpaired, or of one name twice.
    """
    blocks: list[Block] = []
    opened: tuple[Marker, int, int, int] | None = None
    lines = _lines_of_markers(text)
    for number, marker in _markers((at, line) for at, (line, _, _) in lines.items()):
        line, start, after = lines[number]
        if marker.opens:
            if opened is not None:
                raise MarkerError("a block begins within another block", number)
            if any(block.name == marker.name for block in blocks):
                raise MarkerError(f"there is a second block named {marker.name}", number)
            opened = marker, number, start, after
            continue
        if opened is None or opened[0].name != marker.name:
            raise MarkerError(f"an end marker of {marker.name} has no begin marker", number)
        begin, begin_number, begin_start, content_start = opened
        content = text[content_start:start].replace("\r\n", "\n").replace("\r", "\n")
        blocks.append(
            Block(
                name=begin.name,
                week=begin.word,
                checksum=marker.word,
                content=content,
                line=begin_number,
                start=begin_start,
                end=start + len(line),
                sums=frozenset(marker.sums),
            )
        )
        opened = None
    if opened is not None:
        raise MarkerError(f"the block {opened[0].name} has no end marker", opened[1])
    return tuple(blocks)


def compose_block(name: str, week: str, content: str, sums: Iterable[str] = ()) -> str:
    """Write a block with LF line ends; `content` ends with a line end.

    `sums` are 10 hex digits for each line of ours, kept in the end marker.
    """
    begin = " ".join(filter(None, ("%% vaultnet:begin", name, week, "%%")))
    words = " ".join((checksum_of(content), *sums))
    return f"{begin}\n{content}%% vaultnet:end {name} {words} %%"


def replace_block(  # noqa: PLR0913  a note, its block, and what a block is made of
    text: str, block: Block, week: str, content: str, sums: Iterable[str] = (), *, below: str = ""
) -> str:
    """Write new content into a block of `text`, in the line ends that the block has.

    `below` is text that comes right under the block, between empty lines.
    """
    old = text[block.start : block.end]
    eol = next((end for end in ("\r\n", "\n", "\r") if end in old), "\n")
    new = compose_block(block.name, week, content, sums)
    rest = text[block.end :]
    if below:
        following = next(islice(lines_of(rest), 1, None), ("", 0, 0))[0]
        new = "\n".join((new, "", below, *([""] if following.strip() else ())))
    new = new if eol == "\n" else new.replace("\n", eol)
    return f"{text[: block.start]}{new}{rest}"


def lines_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each line of a text without its end, where it starts, and where the next one does."""
    at = len(_BOM) if text.startswith(_BOM) else 0
    if "\r" not in text:
        while at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield text[at:end], at, min(end + 1, len(text))
            at = end + 1
        return
    for found in _LINE.finditer(text, at):
        whole = found.group()
        if whole or found.start() < len(text):
            yield whole.rstrip("\r\n"), found.start(), found.end()


def _lines_of_markers(text: str) -> Mapping[int, tuple[str, int, int]]:
    """Give by number, as `lines_of` does, all lines that may be a marker or hide one."""
    if "\r" in text or _may_hide(text):
        return dict(enumerate(lines_of(text), 1))
    found, number, counted = {}, 1, 0
    at = text.find(_SIGN)
    while at >= 0:
        start = max(text.rfind("\n", 0, at) + 1, len(_BOM) if text.startswith(_BOM) else 0)
        number += text.count("\n", counted, start)
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        found[number] = text[start:end], start, min(end + 1, len(text))
        counted, at = start, text.find(_SIGN, end)
    return found


def _telling(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give by number, from 1, all lines that may be a marker or hide one."""
    hides = _may_hide("\n".join(lines))
    return ((at, line) for at, line in enumerate(lines, 1) if hides or _SIGN in line)


def _may_hide(text: str) -> bool:
    """Tell quickly whether a text may have fenced code or HTML comments, where no marker is one."""
    return any(sign in text for sign in _HIDING)


def _markers(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Marker]]:
    """Give the markers by line number, without those in fenced code and HTML comments.

    Within a block nothing hides its end: what stands there is generated.
    """
    name = hidden_until = ""
    for number, line in lines:
        if hidden_until:
            hidden_until = "" if _is_end(line, hidden_until) else hidden_until
            continue
        marker = parse_marker(line)
        if marker is None:
            hidden_until = "" if name else _hiding(line)
            continue
        if not name and marker.opens:
            name = marker.name
        elif name == marker.name and not marker.opens:
            name = ""
        yield number, marker


def _hiding(line: str) -> str:
    """Give what ends the fenced code or the comment that a line begins; empty where none does."""
    fence = _FENCE.match(line)
    if fence is not None:
        return fence["mark"]
    return _COMMENT_END if _COMMENT.match(line) else ""


def _is_end(line: str, mark: str) -> bool:
    if mark == _COMMENT_END:
        return mark in line
    text = line.strip()
    return text.startswith(mark) and not text.strip(mark[0])
