"""Lines of other notes that say how: `- 2026-05-20 called [[Anna]]` in the note of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.records import Recognition
from vaultnet.vault.parse.lines.said import may_tell_outright, said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene


def from_lines(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for each entry with a contact that says outright how, or has its own day.

    Outright is a field, a tag or an emoji at the head, on the day of the note. Words do where the
    entry has its own day: `Letter to [[Anna]]` in a note on a book is no letter.
    """
    if not scene.tells_of_people(note):
        return
    for entry in scene.entries_with_people(note):
        if not entry.tells or entry.section.is_plan:
            continue
        company = scene.company_in(entry, note.path)
        if not company.contacts or not may_tell_outright(entry, scene.reading):
            continue
        said = said_in(entry, scene.reading)
        if said.unheld:
            continue
        day = said.day if said.how else None
        if day is None and said.outright:
            day = scene.day_of(note)
        if day is not None:
            found = scene.found_in(entry, note.path, Recognition.LINE)
            yield scene.interaction(day, company, said, found)
