"""The interactions of a note: each kind of note with the sources that it can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.interactions.daily import from_daily_note
from vaultnet.vault.parse.interactions.dated_file import from_dated_file
from vaultnet.vault.parse.interactions.line import from_lines
from vaultnet.vault.parse.interactions.log import from_own_log
from vaultnet.vault.parse.interactions.meeting import from_meeting_note
from vaultnet.vault.parse.interactions.tasks import from_done_tasks
from vaultnet.vault.parse.interactions.ticked import with_actions
from vaultnet.vault.parse.interactions.typed import from_typed_day

if TYPE_CHECKING:
    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

_Source: TypeAlias = "Callable[[Note, Scene], Iterator[Interaction]]"

# To add a source: its file, and its name at the kinds of notes that it reads.
SOURCES: Final[Mapping[NoteKind, tuple[_Source, ...]]] = {
    NoteKind.CONTACT: (from_own_log, from_typed_day, from_done_tasks),
    NoteKind.DAILY: (from_daily_note, from_done_tasks),
    NoteKind.MEETING: (from_meeting_note, from_done_tasks),
    NoteKind.OTHER: (from_dated_file, from_lines, from_done_tasks),
    NoteKind.PROJECT: (from_lines, from_done_tasks),
    NoteKind.GROUP: (from_lines, from_done_tasks),
    NoteKind.ORGANISATION: (from_lines, from_done_tasks),
    NoteKind.OWNER: (from_lines, from_done_tasks),
    NoteKind.EVENT: (from_done_tasks,),
    NoteKind.INDEX: (from_done_tasks,),
    NoteKind.ADVICE: (),
    NoteKind.TEMPLATE: (),
    NoteKind.IGNORED: (),
}


def interactions_in(note: Note, scene: Scene) -> tuple[Interaction, ...]:
    """Give the interactions of a note, each once."""
    sources = SOURCES[scene.kinds.of(note.path)]
    found = [one for source in sources for one in source(note, scene)]
    if len({one.source.line for one in found}) < len(found):  # of one line they may be equal
        found = list(dict.fromkeys(found))
    return with_actions(found, note)
