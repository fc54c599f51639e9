"""The notes to which texts link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.link_text import parse_link_text
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.vault.parse.lines.entries import Entry, Page
    from vaultnet.vault.parse.reading import Reading

_WIKILINK: Final = pattern(r"\[\[([^\[\]]+)\]\]")


def notes_linked(texts: Iterable[str], source: str, reading: Reading) -> Iterator[str]:
    """Give the paths to which the links in texts of the note at `source` lead, in their order."""
    linking = [text for text in texts if "[[" in text]
    if not linking:
        return iter(())
    targets = (parse_link_text(inner)[0] for text in linking for inner in _WIKILINK.findall(text))
    return notes_at(targets, source, reading)


def notes_at(targets: Iterable[str], source: str, reading: Reading) -> Iterator[str]:
    """Give the paths to which targets of links lead; a link within the note leads to none."""
    for target in targets:
        path = reading.resolve(target, source) if target else None
        if path is not None:
            yield path


def notes_of_entry(entry: Entry, source: str, reading: Reading) -> Iterator[str]:
    """Give the paths to which an entry of the note at `source` links, in its text and fields."""
    yield from notes_at([link.target for link in entry.links], source, reading)
    if fields := entry.fields:
        yield from notes_linked([field.value for field in fields], source, reading)


def notes_told_of(
    page: Page, reading: Reading, entries: Iterable[Entry] | None = None
) -> Iterator[tuple[str, int]]:
    """Give the paths and lines of the links in a note's properties and entries, plans left out.

    With `entries`, only those of the text are looked at.
    """
    note = page.note
    for prop in properties_of(note, reading):
        for path in notes_linked(texts_of(prop), note.path, reading):
            yield path, prop.line
    for entry in page.linked if entries is None else entries:
        if entry.happened and not entry.section.is_plan:
            for path in notes_of_entry(entry, note.path, reading):
                yield path, entry.line
