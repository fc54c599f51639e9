"""Lines of other notes that say how: `- 2026-05-20 called [[Anna]]` in the note of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.records import Recognition, Source
from vaultnet.vault.parse.said import said_in
from vaultnet.vault.parse.scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene


def from_lines(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for each entry with a contact that names a channel or has a field.

    Its day is its own, else that of the note. A bare link is none: a book links to its author.
    """
    if not scene.tells_of_people(note):
        return
    for entry in scene.page(note).linked:
        if entry.task is not None or entry.section.is_plan:
            continue
        company = scene.company_in(entry, note.path)
        if not company.contacts:
            continue
        said = said_in(entry, scene.reading)
        day = said.day or (scene.day_of(note) if said.how else None)
        if day is not None and said.how:
            found = Found(Source(note.path, entry.line), Recognition.LINE, scene.is_private(entry))
            yield scene.interaction(day, company, said, found)
