"""Promises: tasks that link to a contact, open or settled, under any heading (guide 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Promise, Promiser, Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.days import report_unreadable
from vaultnet.vault.parse.interactions.tasks import DATED
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.line_tags import is_tagged
from vaultnet.vault.parse.lines.plain_text import plain_entry
from vaultnet.vault.parse.lines.said import is_people_field, said_in
from vaultnet.vault.parse.quoting import is_private, quoted_of
from vaultnet.vault.tasks import CALLED_OFF_BOXES, OPEN_BOXES, parse_task, task_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene
    from vaultnet.vault.tasks import TaskMarks

_DONE: Final = frozenset("xX")
_DELEGATED: Final = "delegated"
_STATES: Final = OPEN_BOXES | _DONE | CALLED_OFF_BOXES

_SILENT: Final = frozenset({NoteKind.TEMPLATE, NoteKind.IGNORED, NoteKind.ADVICE})


def promises_in(note: Note, scene: Scene) -> Iterator[Promise]:
    """Give the promises of a note.

    In a contact's own note, and in the folder of one person, a task is about that person whoever
    else it links to; but not in the log, where a ticked line tells of contact.
    """
    if scene.kinds.of(note.path) in _SILENT:
        return
    tasks = {item.line: item.text for item in note.body.items if item.task in _STATES}
    own = _person_of(note, scene) if tasks else None
    if not tasks or (own is None and not scene.tells_of_people(note)):
        return
    delegated = {line for line, text in tasks.items() if _DELEGATED in text.lower()}  # by name
    entries = scene.page(note).entries if own else scene.entries_with_people(note, delegated)
    for entry in entries:
        text = tasks.get(entry.line)
        if text is None or "attendees" in entry.section.says:  # there a tick says: was present
            continue
        marks = parse_task(text)
        about = None if "log" in entry.section.says else own
        contacts = _contacts(entry, marks, about, note, scene)
        if contacts:
            yield _promise(entry, marks, contacts, note, scene)


def _person_of(note: Note, scene: Scene) -> str | None:
    is_own = scene.kinds.of(note.path) is NoteKind.CONTACT
    return note.path if is_own else scene.kinds.person_above(note.path)


def _contacts(
    entry: Entry, marks: TaskMarks, own: str | None, note: Note, scene: Scene
) -> tuple[str, ...]:
    """Give the contacts of a task: to whom it is delegated, else all to whom it links."""
    if marks.delegated:
        source = Source(note.path, entry.line)
        meant = scene.people.linked(marks.delegated, source, scene.report)
        if meant is not None and meant.contact is not None:
            return (meant.contact,)
    linked = scene.company_in(entry, note.path).contacts
    return tuple(sorted({*linked, own} if own else linked))


def _promise(
    entry: Entry, marks: TaskMarks, contacts: tuple[str, ...], note: Note, scene: Scene
) -> Promise:
    source = Source(note.path, entry.line)
    for name, what in (("due", "is due"), ("cancelled", "was called off")):
        if name in marks.invalid:
            shown = f"The day on which the task {what}"
            report_unreadable("", shown, source, scene.reading, scene.report)
    waits = marks.waiting or is_tagged(entry.tags, "waiting", scene.reading)
    private = is_private(entry, note.path, contacts, scene)
    return Promise(
        promiser=Promiser.THEM if waits else Promiser.ME,
        contacts=contacts,
        source=source,
        text=quoted_of(entry, _text(entry, scene.reading), note.path, scene, private=private),
        due=marks.due,
        done=_day_settled(entry, marks, note, scene),
        settled=entry.task not in OPEN_BOXES,
        cancelled=entry.task in CALLED_OFF_BOXES,
        counted=waits or marks.due is not None or is_tagged(entry.tags, "promise", scene.reading),
        private=private,
    )


def _day_settled(entry: Entry, marks: TaskMarks, note: Note, scene: Scene) -> date | None:
    """Give the day of the tick, else that at the head of the task, else that of the note."""
    if entry.task in CALLED_OFF_BOXES:
        return marks.cancelled
    if entry.task not in _DONE:
        return None
    day = marks.done or said_in(entry, scene.reading).day
    if day is None and scene.kinds.of(note.path) in DATED:
        return scene.day_of(note)
    return day


def _text(entry: Entry, reading: Reading) -> str:
    """Give what is promised as one plain line, without the marks of the task."""
    text = task_text(entry.text)
    if text.count(OBJECT) != len(entry.objects):  # a mark that holds a link is left where it is
        text = entry.text
    people = {field for field in entry.fields if is_people_field(field, reading)}
    return plain_entry(text, entry.objects, people)
