"""What contacts achieved: `(achievement:: [[Anna]] won a prize)`, or a line with `#achievement`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Achievement, Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.interactions.tasks import DATED
from vaultnet.vault.parse.lines.line_tags import ACHIEVEMENT, is_tagged
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.said import said_in
from vaultnet.vault.parse.people.directory import company_of
from vaultnet.vault.parse.quoting import is_private, quoted, quoted_of
from vaultnet.vault.parse.values import properties_of, texts_in
from vaultnet.vault.tasks import parse_task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene

_SIGNS: Final = " \t,;:.()–—-"
_SILENT: Final = frozenset({NoteKind.TEMPLATE, NoteKind.IGNORED, NoteKind.ADVICE})


def achievements_in(note: Note, scene: Scene) -> Iterator[Achievement]:
    """Give the achievements of contacts that a note tells of."""
    if scene.kinds.of(note.path) not in _SILENT:
        yield from _in_text(note, scene)
        yield from _in_properties(note, scene)


def _in_text(note: Note, scene: Scene) -> Iterator[Achievement]:
    """Give the achievements of a note's lines; plans and tasks that are not done are none."""
    if not _speaks_of_any(note, scene):
        return
    for entry in scene.page(note).entries:
        if entry.section.is_plan or not entry.happened:
            continue
        named = [
            field.value for field in entry.fields if scene.reading.meaning(field.key) == ACHIEVEMENT
        ]
        if named or is_tagged(entry.tags, ACHIEVEMENT, scene.reading):
            yield from _of_entry(entry, named, note, scene)


def _speaks_of_any(note: Note, scene: Scene) -> bool:
    """Tell whether a note has such a field or tag at all; most have none."""
    if is_tagged(note.traces.tags, ACHIEVEMENT, scene.reading):
        return True
    fields = note.body.fields if note.traces.keys else ()
    return any(scene.reading.meaning(field.key) == ACHIEVEMENT for field in fields)


def _of_entry(entry: Entry, named: list[str], note: Note, scene: Scene) -> Iterator[Achievement]:
    """Give the achievement of each field, or of a line that has but the tag.

    Whose it is, is told by the links of the field, else of the line; in a contact's own note, where
    neither has one, it is that contact's. Its day is that of the tick or at the head of the line,
    else in the field, else that of the note, else any in a line without a field.
    """
    source = Source(note.path, entry.line)
    contacts = scene.company_in(entry, note.path).contacts
    if not contacts and scene.kinds.of(note.path) is NoteKind.CONTACT:
        contacts = (note.path,)
    said = said_in(entry, scene.reading)
    day = (parse_task(entry.text).done if entry.is_done else None) or said.day
    otherwise = scene.day_of(note) if scene.kinds.of(note.path) in DATED else None
    if not named:
        otherwise = otherwise or _day_within(entry.text, scene)
        yield from _achievement(entry, (day or otherwise, said.summary), contacts, note, scene)
    for value in named:
        linked = company_of(scene.people.only_linked(value, source, scene.report)).contacts
        own_day = day or _day_within(value, scene) or otherwise
        what = own_day, _shown(value, scene)
        yield from _achievement(entry, what, linked or contacts, note, scene)


def _achievement(
    entry: Entry,
    what: tuple[date | None, str],
    contacts: tuple[str, ...],
    note: Note,
    scene: Scene,
) -> Iterator[Achievement]:
    """Give one achievement with its day and text; without a day it is reported instead."""
    day, text = what
    source = Source(note.path, entry.line)
    if contacts and day is None:
        _report_undated(source, scene)
    elif contacts and day is not None:
        private = is_private(entry, note.path, contacts, scene)
        shown = quoted_of(entry, text, note.path, scene, private=private)
        yield Achievement(day, contacts, source, shown, private)


def _in_properties(note: Note, scene: Scene) -> Iterator[Achievement]:
    """Give the achievements that a contact's properties list, each with its day."""
    if scene.kinds.of(note.path) is not NoteKind.CONTACT:
        return
    for prop in properties_of(note, scene.reading):
        if prop.meaning != ACHIEVEMENT:
            continue
        for key, value in _values(prop.key, prop.value):
            text = ", ".join(texts_in(value))
            source = Source(note.path, note.frontmatter.lines.get(key, prop.line))
            day = _day_within(text, scene)
            if day is not None:
                private = scene.privacy.of(note.path)
                shown = quoted(_shown(text, scene), note.path, scene, private=private)
                yield Achievement(day, (note.path,), source, shown, private)
            elif text:
                _report_undated(source, scene)


def _values(key: str, value: Value) -> Iterator[tuple[str, Value]]:
    if isinstance(value, list):
        yield from ((f"{key}.{index}", one) for index, one in enumerate(value))
    else:
        yield key, value


def _shown(text: str, scene: Scene) -> str:
    """Give a text as one plain line, without a day before or behind it."""
    found = scene.reading.day_in(text)
    if found is not None:
        before, after = text[: found.start].strip(_SIGNS), text[found.end :].strip(_SIGNS)
        text = text if before and after else before or after
    return plain(text)


def _day_within(text: str, scene: Scene) -> date | None:
    found = scene.reading.day_in(text)
    return found.day if found else None


def _report_undated(source: Source, scene: Scene) -> None:
    message = "This achievement has no day, so no word of congratulation can be due."
    hint = "Write its day beside it, such as 2026-05-20."
    scene.report.note(source, "undated-achievement", message, hint)
