"""Blocks put into the text of a note, filled anew and taken out; every other character stays.

What a person wrote within a block is known by the sums in its end marker. It is never lost: it goes
below the block, word for word.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from vaultnet.vault.blocks import compose_block, lines_of, replace_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.blocks import Block
    from vaultnet.vault.note import Note

_BLANK: Final = " \t"
_BOM: Final = "\ufeff"


def line_sum(line: str) -> str:
    """Give the sum by which a line of ours is known again: 10 hex digits."""
    return sha256(line.encode("utf-8", "surrogateescape")).hexdigest()[:10]


def hand_made(block: Block, lines: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the lines of a block that a person wrote; `lines` are those that we would write now.

    Empty lines stay where they part lines of a person; an empty one stands for lines of ours that
    did, or the first would have the second as a part of its item or paragraph.
    """
    if block.is_ours:
        return ()
    found: list[str] = []
    blank: list[str] | None = None  # since the last line of a person; None: a line of ours came
    for raw in block.content.split("\n"):
        if not raw.strip(_BLANK):
            if blank is not None:
                blank.append(raw)
        elif raw in lines or line_sum(raw) in block.sums:
            blank = None
        else:
            apart = [""] if blank is None else blank
            found += [*(apart if found else ()), raw]
            blank = []
    return tuple(found)


def filled(text: str, block: Block, lines: Sequence[str], week: str = "") -> str:
    """Fill a block of a text with lines; what a person wrote in it goes below it.

    Without lines the block is left empty. Filled with what it holds already, the text is the same.
    """
    if not lines and not block.content.strip():
        return text
    content = content_of(lines)
    sums = _sums(lines)
    below = "\n".join(hand_made(block, lines))
    is_same = block.content == content and block.sums == frozenset(sums) and block.week == week
    if is_same and block.is_ours and not below:
        return text
    return replace_block(text, block, week, content, sums, below=below)


def new_block(name: str, week: str, lines: Sequence[str]) -> str:
    """Write a block of lines with LF line ends."""
    return compose_block(name, week, content_of(lines), _sums(lines))


def content_of(lines: Sequence[str]) -> str:
    """Give the content of a block: its lines with an empty line at both ends."""
    return "\n".join(("", *lines, "", "")) if lines else "\n"


def with_block(text: str, name: str, after: int, eol: str) -> str:
    """Put an empty block below a line of a text, `after`, 0 for its head; parted by empty lines.

    A text without a final line end gets none.
    """
    lines = tuple(lines_of(text))
    block = new_block(name, "", ()).replace("\n", eol)
    at = lines[after][1] if after < len(lines) else len(text)
    head, tail = text[:at], text[at:]
    before = lines[after - 1][0] if after else ""
    ends = not head or head == _BOM or head.endswith(("\n", "\r"))
    gap = ("" if ends else eol) + (eol if before.strip(_BLANK) else "")
    if not tail:
        return f"{head}{gap}{block}{eol if ends else ''}"
    beneath = eol if lines[after][0].strip(_BLANK) else ""
    return f"{head}{gap}{block}{eol}{beneath}{tail}"


def without_block(text: str, block: Block) -> str:
    """Take a block out of a text with its markers; what a person wrote in it stays in its place."""
    eol = next((end for end in ("\r\n", "\n", "\r") if end in text[block.start : block.end]), "\n")
    kept = eol.join(hand_made(block))
    head, tail = text[: block.start], text[block.end :]
    if kept:
        return f"{head}{kept}{tail}"
    for _ in range(2 if _ends_blank(head) else 1):
        tail = _without_line_end(tail)
    return head + tail


def below_title(note: Note) -> int:
    """Give the line below which a block at the head of a note stands: its title, its properties."""
    first = note.frontmatter.last_line
    title = next(iter(note.body.headings), None)
    if title is None or title.level != 1 or not note.lines[title.line - 1].startswith("#"):
        return first
    between = note.lines[first : title.line - 1]
    return first if any(line.strip() for line in between) else title.line


def _sums(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line_sum(one) for one in lines if one.strip(_BLANK)))


def _ends_blank(head: str) -> bool:
    """Tell whether a text is empty, or ends with an empty line."""
    last = head.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return not any(line.strip(_BLANK) for line in last[-2:])


def _without_line_end(text: str) -> str:
    end = next((one for one in ("\r\n", "\n", "\r") if text.startswith(one)), "")
    return text.removeprefix(end)
