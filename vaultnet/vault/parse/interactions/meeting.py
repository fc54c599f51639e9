"""Interactions that have a note of their own: meetings, calls, chats, mails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.core.records import Channel, Recognition, Source
from vaultnet.vault.parse.interactions.attendees import Attendance, declared_in
from vaultnet.vault.parse.interactions.note_said import said_by
from vaultnet.vault.parse.lines.unheld import names_called_off
from vaultnet.vault.parse.people.directory import Company
from vaultnet.vault.parse.scene import Found
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene


def from_meeting_note(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give the one interaction of a meeting note.

    Who took part is what the note declares; where it declares nobody, whom its text links to,
    plans and tasks left out; in a folder for one person, that person at least.
    """
    attendance = declared_in(note, scene) or _linked_in(note, scene)
    if attendance is None or not attendance.company.contacts or _was_called_off(note, scene):
        return
    source = Source(note.path, attendance.line)
    day = scene.day_of(note)
    if day is None:
        message = "This note of a meeting has no day, so it counts for nobody."
        hint = "Add a property date, or begin the name of the note with the day."
        scene.report.note(source, "undated-meeting", message, hint)
        return
    said = said_by(note, scene, Channel.MEETING)
    if attendance.direction is not None:
        said = replace(said, direction=attendance.direction)
    yield scene.interaction(day, attendance.company, said, Found(source, Recognition.NOTE))


def _was_called_off(note: Note, scene: Scene) -> bool:
    statuses = (one for one in properties_of(note, scene.reading) if one.meaning == "status")
    texts = [text for prop in statuses for text in texts_of(prop)]
    return any(names_called_off(text, scene.reading.words) for text in [note.name, *texts])


def _linked_in(note: Note, scene: Scene) -> Attendance | None:
    entries = [
        entry for entry in scene.page(note).linked if entry.tells and not entry.section.is_plan
    ]
    companies = [(scene.company_in(entry, note.path), entry.line) for entry in entries]
    lines = [line for company, line in companies if company.contacts]
    own = scene.kinds.person_above(note.path)
    contacts = {path for company, _ in companies for path in company.contacts}
    if own is not None:
        contacts.add(own)
    if not contacts:
        return None
    others = {name for company, _ in companies for name in company.others}
    company = Company(tuple(sorted(contacts)), tuple(sorted(others)))
    return Attendance(company, min(lines, default=1), None)
