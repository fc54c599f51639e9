"""What there is to offer: notes of the owner's on topics, neither about people nor about days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.records import Knowledge
from vaultnet.vault.blocks import generated_lines
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.days import day_of_note
from vaultnet.vault.parse.markers import is_dated_name
from vaultnet.vault.parse.report import Report
from vaultnet.vault.paths import file_name, without_extension

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

_OFFERED: Final = frozenset({NoteKind.OTHER, NoteKind.ADVICE})
# Links to these say whom or when a note is about, not what.
_NO_TOPIC: Final = frozenset(
    {
        NoteKind.CONTACT,
        NoteKind.OWNER,
        NoteKind.DAILY,
        NoteKind.MEETING,
        NoteKind.TEMPLATE,
        NoteKind.IGNORED,
    }
)


def knowledge_in(note: Note, scene: Scene) -> Iterator[Knowledge]:
    """Give a note that has a topic; private ones are never offered."""
    if _is_offered(note, scene) and (topics := _topics(note, scene)):
        yield Knowledge(note.path, note.name, topics, _day_of(note, scene))


def _is_offered(note: Note, scene: Scene) -> bool:
    """Tell a note on a topic from one of a day, in one person's folder, or kept private."""
    if scene.kinds.of(note.path) not in _OFFERED or is_dated_name(note.name, scene.reading):
        return False
    return scene.kinds.person_above(note.path) is None and not scene.privacy.of(note.path)


def _day_of(note: Note, scene: Scene) -> date | None:
    """Give the day that a note types; what is wrong with it is nobody's loss here."""
    return day_of_note(note, scene.kinds.of(note.path), scene.reading, Report())


def _topics(note: Note, scene: Scene) -> tuple[str, ...]:
    """Give the folded tags, whole and in their parts, and the names of the notes linked."""
    topics = set[str]()
    hidden = _hidden_lines(note, scene) if note.tags or note.links else frozenset()
    for tag in note.tags:
        if tag.line not in hidden:
            topics.update(fold(name) for name in (tag.name, *tag.name.split("/")))
    for link in note.links:
        if link.line not in hidden and not link.embed and not link.comment:
            topics.update(_named(link.target, note, scene))
    return tuple(sorted(topics - {""}))


def _hidden_lines(note: Note, scene: Scene) -> frozenset[int]:
    """Give the lines that are generated, or stand in a section that is private."""
    private = (
        line
        for section in scene.page(note).outline.sections
        if section.is_private
        for line in range(section.first, section.last + 1)
    )
    return frozenset((*generated_lines(note.lines), *private))


def _named(target: str, note: Note, scene: Scene) -> Iterator[str]:
    """Give the name of the note that a link leads to, or would; none for people and days."""
    path = scene.reading.resolve(target, note.path) if target else note.path
    if path is None:
        name = without_extension(file_name(target))
        if not is_dated_name(name, scene.reading):
            yield fold(name)
    elif path != note.path and path in scene.reading.notes and _is_topic(path, scene):
        yield fold(scene.reading.notes[path].name)


def _is_topic(path: str, scene: Scene) -> bool:
    return scene.kinds.of(path) not in _NO_TOPIC
