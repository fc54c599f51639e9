"""Organisations that have a note: since when they exist (guide 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.records import OrganisationNote, Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.days import is_placeholder, report_day
from vaultnet.vault.parse.people.card import Card
from vaultnet.vault.parse.values import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.dates import PartialDate
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

# A year, a year and its month, or words: true, and no day of the year.
_NO_DAY_MEANT: Final = pattern(r"[0-9]{4}(?:[-./][0-9]{1,2})?|[^\d]*|[^\W\d]+\s+[0-9]{4}")


def organisations_in(note: Note, scene: Scene) -> Iterator[OrganisationNote]:
    """Give the organisation that a note is; a private one says so."""
    if scene.kinds.of(note.path) is NoteKind.ORGANISATION:
        yield _organisation(note, scene)


def _organisation(note: Note, scene: Scene) -> OrganisationNote:
    founded, line = _founded(Card(note, scene.page(note), scene.reading), scene)
    return OrganisationNote(
        path=note.path,
        name=note.name,
        source=Source(note.path, line),
        founded=founded,
        private=scene.privacy.of(note.path),
    )


def _founded(card: Card, scene: Scene) -> tuple[PartialDate | None, int]:
    """Give the founding day and its line; what stands for a day and is none is reported."""
    for prop in card.all("founded"):
        for text in texts_of(prop):
            day = scene.reading.day_of_year(text)
            if day is not None:
                return day, prop.line
            if not is_placeholder(text) and not _NO_DAY_MEANT.fullmatch(text):
                report_day(text, prop, card.note, scene.reading, scene.report)
    return None, 1
