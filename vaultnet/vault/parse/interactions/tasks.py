"""Done tasks: `- [x] called [[Anna]] ✅ 2026-10-02`, in whatever note they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Recognition, Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.days import report_unreadable
from vaultnet.vault.parse.lines.said import said_in
from vaultnet.vault.tasks import parse_task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

# Notes that are about a day; in all others a task needs a day of its own.
DATED: Final = frozenset(
    {NoteKind.DAILY, NoteKind.MEETING, NoteKind.OTHER, NoteKind.PROJECT, NoteKind.GROUP}
)


def from_done_tasks(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for each done task that links to a contact, under any heading.

    Its day is that of the tick, else that at its head, else that of the note.
    """
    done = {item.line: item for item in note.body.items if item.task in {"x", "X"}}
    if not done or not scene.tells_of_people(note):
        return
    for entry in scene.entries_with_people(note):
        ticked = entry.line in done
        if not ticked or "attendees" in entry.section.says:  # there a tick says: was present
            continue
        company = scene.company_in(entry, note.path)
        if not company.contacts:
            continue
        marks = parse_task(done[entry.line].text)
        source = Source(note.path, entry.line)
        if "done" in marks.invalid:
            shown = "The day on which the task was done"
            report_unreadable("", shown, source, scene.reading, scene.report)
        said = said_in(entry, scene.reading)
        day = marks.done or said.day
        if day is None and scene.kinds.of(note.path) in DATED:
            day = scene.day_of(note)
        if day is not None:
            found = scene.found_in(entry, note.path, Recognition.TASK)
            yield scene.interaction(day, company, said, found)
