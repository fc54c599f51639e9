"""The note of a meeting that a calendar knows, where the vault keeps such notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Channel
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.new_note import NewNote
from vaultnet.vault.edit.properties import set_property
from vaultnet.vault.note_names import note_name
from vaultnet.vault.parse.interactions.meeting import from_meeting_note
from vaultnet.vault.parse.values import properties_of
from vaultnet.vault.paths import folder_of, key_path
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.contact_days import DayOfContact
    from vaultnet.vault.edit.writing import Writing

# The words for a type of note, by channel; whatever else it was, it was a meeting.
_TYPES: Final = {Channel.CALL: "call", Channel.VIDEO: "video call"}


class MeetingNotes:
    """Makes notes of meetings, with the folder and the keys that the vault's own have."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        kinds = writing.kinds()
        paths = [path for path in writing.reading.notes if kinds.of(path) is NoteKind.MEETING]
        folders = Counter(folder_of(path) for path in paths)
        folder = min(folders, key=lambda one: (-folders[one], one), default=None)
        self._folder = writing.phrases.say("write.meetings") if folder is None else folder
        self._keys = self._usual_keys(paths)
        self._taken = {key_path(path).casefold() for path in writing.reading.notes}

    def path_of(self, day: DayOfContact) -> str:
        """Give the path of the note of a meeting."""
        name = note_name(f"{day.record.day.isoformat()} {day.subject}")
        return key_path(f"{self._folder}/{name}.md" if self._folder else f"{name}.md")

    def exists(self, day: DayOfContact) -> bool:
        """Tell whether there is a note at the path of a meeting already."""
        return self.path_of(day).casefold() in self._taken

    def made(self, day: DayOfContact) -> NewNote:
        """Give the note of a meeting.

        Raises `NoteRefusedError` where it would not be read as that meeting with those people.
        """
        path = self.path_of(day)
        self._taken.add(path.casefold())
        people = [self._link(one, path) for one in day.contacts] + list(day.others)
        data = b"---\n---\n"
        data = set_property(
            data, path, self._keys["type"], _TYPES.get(day.record.channel, "meeting")
        )
        data = set_property(data, path, self._keys["date"], day.record.day)
        data = set_property(data, path, self._keys["people"], [*people])
        note = read_note(data, path)
        scene = self._writing.scene(note, NoteKind.MEETING)
        found = [*from_meeting_note(note, scene)]
        told = [(one.day, one.contacts) for one in found] == [(day.record.day, day.contacts)]
        if not told:
            raise NoteRefusedError(
                "{path}: the note would not be read as that meeting; it was not made: write it "
                "by hand, or log the meeting with vaultnet log.",
                code="meeting-not-read",
                path=path,
            )
        return NewNote(path, data)

    def _link(self, contact: str, path: str) -> str:
        return self._writing.link(contact, path) or self._writing.contacts[contact].name

    def _usual_keys(self, paths: list[str]) -> Mapping[str, str]:
        notes = self._writing.reading.notes
        used = Counter(
            (one.meaning, one.key)
            for path in paths
            for one in properties_of(notes[path], self._writing.reading)
        )
        keys = {"type": "type", "date": "date", "people": "attendees"}
        for meaning in keys:
            counted = {key: count for (one, key), count in used.items() if one == meaning}
            if counted:
                keys[meaning] = min(counted, key=lambda key: (-counted[key], key))
        return keys
