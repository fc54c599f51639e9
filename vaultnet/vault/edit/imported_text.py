"""What another program noted on a person, put into a new note so that it stays mere text.

A quotation is nobody's contact, plan or promise; where the text has links, tags or tasks, as
Obsidian would see them, it is put into a block of code, in which nothing is anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.edit.raw import RawNote
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from vaultnet.vault.note import Note

_TICKS: Final = pattern(r"`+")
_TITLE: Final = pattern(r"#[ \t]")
# Begins what reaches beyond its line: a comment, HTML, mathematics.
_REACHES: Final = pattern(r"%%|<|\$|`|~~~|\|")


def with_text(data: bytes, path: str, text: str) -> bytes:
    """Give the bytes of a new note with a text below its properties and its title."""
    if not text.strip():
        return data
    raw, before = RawNote.of(data, path), read_note(data, path)
    at = _place(raw, before)
    lines = text.split("\n")
    quoted = [f"> {line}".rstrip() for line in lines]
    if not _REACHES.search(text):
        new = _put(raw, at, quoted)
        if _says(read_note(new, path)) == _says(before):
            return new
    ticks = "`" * max(3, 1 + max((len(one) for one in _TICKS.findall(text)), default=0))
    return _put(raw, at, [ticks, *lines, ticks])


def _place(raw: RawNote, note: Note) -> int:
    """Give the line behind which the text goes: the last of the properties, or the title there."""
    at = note.frontmatter.last_line
    first = at + 1
    while first <= len(raw.lines) and not raw.bare(first).strip():
        first += 1
    return first if first <= len(raw.lines) and _TITLE.match(raw.bare(first)) else at


def _put(raw: RawNote, at: int, lines: list[str]) -> bytes:
    """Put lines behind line `at`, with an empty one on either side."""
    gap = [] if at == 0 else [""]
    follows = at < len(raw.lines) and bool(raw.bare(at + 1).strip())
    return raw.with_lines(at + 1, at, [*gap, *lines, *([""] if follows else [])])


def _says(note: Note) -> tuple[object, ...]:
    """Give what of a note is more than text."""
    body = note.body
    return (
        [link.target for link in note.links],
        [tag.name for tag in note.tags],
        [(field.key, field.value) for field in body.fields],
        [item.task for item in body.items if item.task is not None],
        sorted(body.block_ids),
        [heading.text for heading in body.headings],
        dict(note.properties),
    )
