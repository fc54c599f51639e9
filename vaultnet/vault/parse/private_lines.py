"""The private lines of a note that is not: by heading, by tag, or by the note they link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.outline import Outline
from vaultnet.vault.parse.privacy import Privacy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.vault.note import ListItem, Note
    from vaultnet.vault.parse.reading import Reading


def private_lines(
    reading: Reading, paths: Iterable[str], private_notes: frozenset[str]
) -> Mapping[str, frozenset[int]]:
    """Give by path the lines below private headings, with private tags, or that link to such notes.

    Of a list item all lines count, and the items under it. A property that links to a private note
    counts with its own line alone.
    """
    privacy = Privacy(reading, {})
    return {
        path: frozenset(_lines(reading.notes[path], reading, privacy, private_notes))
        for path in paths
        if path in reading.notes
    }


def line_of_privacy(reading: Reading, path: str) -> int | None:
    """Give the line by which a contact's note is private; None where its folder says so, or none.

    Where the properties cannot be read, the note is private by no line.
    """
    if path not in reading.notes:
        return None
    return Privacy(reading, {path: NoteKind.CONTACT}).line_of(path)


def _lines(
    note: Note, reading: Reading, privacy: Privacy, private_notes: frozenset[str]
) -> Iterator[int]:
    for section in Outline(note, reading).sections if note.body.headings else ():
        if section.is_private:
            yield from range(section.first, section.last + 1)
    marked = {tag.line for tag in note.tags if privacy.is_private_tag(tag.name)}
    if private_notes:
        marked.update(
            link.line
            for link in note.links
            if reading.resolve(link.target, note.path) in private_notes
        )
    if marked:
        yield from marked
        yield from _with_items(note.body.items, marked)


def _with_items(items: Iterable[ListItem], marked: set[int]) -> Iterator[int]:
    """Give the lines of the items that a marked line belongs to, and of the items under them."""
    hidden: set[int] = set()
    for item in items:
        lines = range(item.line, item.end_line + 1)
        if item.parent in hidden or not marked.isdisjoint(lines):
            hidden.add(item.line)
            yield from lines
