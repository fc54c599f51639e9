"""Dated files beside a contact's note, in a folder for that one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.records import Channel, Recognition, Source
from vaultnet.vault.parse.interactions.attendees import declared_in
from vaultnet.vault.parse.interactions.note_said import said_by
from vaultnet.vault.parse.people.directory import Company
from vaultnet.vault.parse.scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene


def from_dated_file(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give the interaction of a dated file with the person in whose folder it lies.

    Others took part only where the file declares them: a link in a person's log is a mention.
    """
    person = scene.kinds.person_above(note.path)
    day = scene.day_of(note) if person else None
    if person is None or day is None:
        return
    attendance = declared_in(note, scene)
    company = attendance.company if attendance else Company()
    contacts = tuple(sorted({person, *company.contacts}))
    said = said_by(note, scene, Channel.UNKNOWN)
    found = Found(Source(note.path, 1), Recognition.LOG)
    yield scene.interaction(day, Company(contacts, company.others), said, found)
