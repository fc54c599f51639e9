"""An entry of a log taken back, if nobody has changed it since it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.entry_text import is_told
from vaultnet.vault.edit.log import has_entry, id_pattern, write_entry
from vaultnet.vault.edit.log_property import remove_from_property
from vaultnet.vault.edit.raw import RawNote
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.log_entry import LogEntry
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note

_MOST_LINES: Final = 3  # of an entry: a dated heading, an empty line, the text


def remove_entry(data: bytes, path: str, entry: LogEntry, writing: Writing) -> bytes:
    """Give the bytes of a note without the entry of that id, if nobody has changed it.

    That is proved by writing the entry anew, which must give what stands there; a heading that was
    created for a log stays. A note that does not hold the id stays as it is. Raises
    `NoteRefusedError` where the entry was changed.
    """
    if not entry.id or not has_entry(data, entry.id):
        return data
    kind = NoteKind.CONTACT if path in entry.contacts else NoteKind.DAILY
    raw = RawNote.of(data, path)
    before = writing.interactions(data, path, kind)
    for less, exactly in _without(raw, read_note(data, path), entry, writing):
        after = writing.interactions(less, path, kind)
        gone = list((before - after).elements())
        if after - before or len(gone) != 1 or not is_told(gone[0], entry, writing):
            continue
        try:
            again = write_entry(less, path, entry, writing, kind)
        except NoteRefusedError:
            continue
        # Where others were written since, the entry anew would stand elsewhere, but read the same.
        if again == data or (not exactly and _line_of(again, entry) == _line_of(data, entry)):
            return less
    line = next(iter(_lines_with(raw, entry)), 1)
    raise NoteRefusedError(
        "{path}:{line}: the entry was changed since it was written and was left: take "
        "it out by hand if it is wrong.",
        code="entry-changed",
        path=path,
        line=line,
    )


def _without(
    raw: RawNote, note: Note, entry: LogEntry, writing: Writing
) -> Iterator[tuple[bytes, bool]]:
    """Give the note without the entry in each way that may be its inverse, and if only exactly."""
    lines = _lines_with(raw, entry)
    if len(lines) != 1:
        return
    last = lines[0]
    if last <= note.frontmatter.last_line:
        less = remove_from_property(raw, note, entry, writing)
        if less is not None:
            yield less, False
        return
    for first in range(last, max(last - _MOST_LINES, 0), -1):
        for start, end in ((first, last), (first - 1, last), (first, last + 1)):
            around = (*range(start, first), *range(last + 1, end + 1))
            if (
                start >= 1
                and end <= len(raw.lines)
                and not any(map(str.strip, map(raw.bare, around)))
            ):
                yield raw.with_lines(start, end, []), True
    yield raw.with_lines(last, last, []), False


def _lines_with(raw: RawNote, entry: LogEntry) -> list[int]:
    pattern = id_pattern(entry.id)
    return [n for n in range(1, len(raw.lines) + 1) if pattern.search(raw.bare(n))]


def _line_of(data: bytes, entry: LogEntry) -> str:
    raw = RawNote.of(data, "")
    return next(map(raw.bare, _lines_with(raw, entry)), "")
