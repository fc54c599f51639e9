"""What the owner did in public: lines tagged `#own-activity`, `#активность` (guide 4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import OwnActivity, Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.line_tags import is_tagged
from vaultnet.vault.parse.lines.said import said_in
from vaultnet.vault.parse.quoting import is_private, quoted_of
from vaultnet.vault.tasks import parse_task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene

OWN_ACTIVITY: Final = "own-activity"
_SILENT: Final = frozenset({NoteKind.TEMPLATE, NoteKind.IGNORED, NoteKind.ADVICE})


def activities_in(note: Note, scene: Scene) -> Iterator[OwnActivity]:
    """Give the owner's activities, which are the tagged lines of a note.

    Plans and tasks that are not done are none.
    """
    reading = scene.reading
    if scene.kinds.of(note.path) in _SILENT:
        return
    if not is_tagged(note.traces.tags, OWN_ACTIVITY, reading):
        return
    for entry in scene.page(note).entries:
        if entry.section.is_plan or not entry.happened:
            continue
        if not is_tagged(entry.tags, OWN_ACTIVITY, reading):
            continue
        day = _day(entry, note, scene)
        if day is not None:
            private = is_private(entry, note.path, (), scene)
            summary = said_in(entry, reading).summary
            text = quoted_of(entry, summary, note.path, scene, private=private)
            yield OwnActivity(day, Source(note.path, entry.line), text, private)


def _day(entry: Entry, note: Note, scene: Scene) -> date | None:
    """Give the day of the tick, else that at the head of the line, else that of a daily note."""
    day = (parse_task(entry.text).done if entry.is_done else None) or said_in(
        entry, scene.reading
    ).day
    if day is None and scene.kinds.of(note.path) is NoteKind.DAILY:
        return scene.day_of(note)
    return day
