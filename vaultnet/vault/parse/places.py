"""What the folder of a note says of it, found out once for all notes of that folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.markers import kind_by_folder_name
from vaultnet.vault.paths import NOTE_EXTENSION, file_name, folder_of, is_in_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading


@frozen_record
class Place:
    """What a folder says of the notes in it, by its name and by those of the folders above."""

    kind: NoteKind | None  # that the nearest folder says of those that say one
    among_meetings: bool  # it, or one above, is for meetings
    is_ignored: bool
    is_template: bool
    own: str | None  # the nearest note above that bears the name of its folder: `Anna/Anna.md`


class Places:
    """Gives the places of a vault by folder."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._people = [
            stripped for one in reading.settings.vault.people if (stripped := one.strip("/"))
        ]
        self._by_folder: dict[str, Place] = {}
        self._by_name: dict[str, NoteKind | None] = {}

    def of(self, folder: str) -> Place:
        """Give what the folder of some notes says."""
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._look_at(folder)
        return found

    def _look_at(self, folder: str) -> Place:
        kinds = tuple(self._kinds(folder))
        config = self._reading.config
        among_people = any(is_in_folder(f"{folder}/", one) for one in self._people)
        return Place(
            kind=NoteKind.CONTACT if among_people else next(iter(kinds), None),
            among_meetings=NoteKind.MEETING in kinds,
            is_ignored=config.is_ignored_folder(folder),
            is_template=NoteKind.TEMPLATE in kinds or config.is_template_folder(folder),
            own=_own_note_of(folder, self._reading.notes),
        )

    def _kinds(self, folder: str) -> Iterator[NoteKind]:
        """Give the kinds that folders say by their names, the nearest folder's first."""
        while folder:
            name = file_name(folder)
            if name not in self._by_name:
                self._by_name[name] = kind_by_folder_name(name, self._reading)
            kind = self._by_name[name]
            if kind:
                yield kind
            folder = folder_of(folder)


def folders_above(path: str) -> Iterator[str]:
    """Give the folders that a path lies in, the nearest first; the root is left out."""
    folder = folder_of(path)
    while folder:
        yield folder
        folder = folder_of(folder)


def has_own_note(folder: str, notes: Mapping[str, Note]) -> bool:
    """Tell whether a note in a folder bears its name."""
    return bool(folder) and any(one in notes for one in _own_notes(folder))


def _own_note_of(folder: str, notes: Mapping[str, Note]) -> str | None:
    """Find the note that bears the name of its folder: of `folder`, else of one above it."""
    while folder:
        for own in _own_notes(folder):
            if own in notes:
                return own
        folder = folder_of(folder)
    return None


def _own_notes(folder: str) -> tuple[str, str]:
    name = file_name(folder)
    return f"{folder}/{name}{NOTE_EXTENSION}", f"{folder}/@{name}{NOTE_EXTENSION}"
