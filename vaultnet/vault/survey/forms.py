"""In which forms a vault writes its days: in properties, in logs, in the names of meetings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.date_forms import form_of_day
from vaultnet.core.records import Source
from vaultnet.core.survey import FormUse
from vaultnet.core.written_dates import find_day
from vaultnet.vault.conventions import MEANINGS, NoteKind, Reads
from vaultnet.vault.parse.lines.entries import OBJECT, Page
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.date_forms import WrittenForm
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.survey.sight import Sight

_DAYS: Final = frozenset({Reads.DAY, Reads.DAY_OF_YEAR, Reads.DAYS_OF_YEAR})
_NEVER_READ: Final = frozenset({NoteKind.TEMPLATE, NoteKind.IGNORED})
_HEAD: Final = 200  # characters; a day at the head of an entry stands within them


def forms_in(sight: Sight) -> tuple[FormUse, ...]:
    """Count the days of a vault by the form in which they are written.

    Names of daily notes are left out: their form is a setting of Obsidian's.
    """
    counts: Counter[WrittenForm] = Counter()
    places: dict[WrittenForm, list[Source]] = {}
    for note in sight.notes(*(kind for kind in NoteKind if kind not in _NEVER_READ)):
        for text, line in _days_of(note, sight):
            form = form_of_day(text, sight.reading.words)
            if form is not None:
                counts[form] += 1
                places.setdefault(form, []).append(Source(note.path, line))
    uses = (
        FormUse(form.name, days, form.order, sight.example(places[form]))
        for form, days in counts.items()
    )
    return tuple(sorted(uses, key=lambda use: (-use.days, use.form, use.order)))


def _days_of(note: Note, sight: Sight) -> Iterator[tuple[str, int]]:
    """Give each text of a note that stands where a day is read, and its line."""
    reading = sight.reading
    for prop in properties_of(note, reading):
        if MEANINGS[prop.meaning].reads in _DAYS:
            for text in texts_of(prop):
                yield text, prop.line
    kind = sight.kinds[note.path]
    if kind is NoteKind.MEETING:
        found = _first_day(note.name, reading)
        if found:
            yield found, 1
    if kind is NoteKind.CONTACT:
        for entry in Page(note, reading).entries:
            if "log" in entry.section.says:
                found = _first_day(entry.text[:_HEAD], reading, at_head=True)
                if found:
                    yield found, entry.line


def _first_day(text: str, reading: Reading, *, at_head: bool = False) -> str:
    """Give the first day as it is written in a text, whichever the order of day and month."""
    found = find_day(text, reading.words, "dmy") or find_day(text, reading.words, "mdy")
    if found is None:
        return ""
    before = text[: found.start]
    if at_head and (OBJECT in before or any(map(str.isalnum, before))):
        return ""
    return text[found.start : found.end]
