"""Records of notes that were made in an earlier run, and are unpacked when anybody asks for one.

They stand for those of a note that has not changed since, and are records like others from then on.
"""

from __future__ import annotations

from collections import deque
from dataclasses import MISSING, fields
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.parse.asked import Asked, Questions
from vaultnet.vault.parse.note_records import NOTHING_NOTICED, NoteRecords, questions_of_quiet
from vaultnet.vault.remembering.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene
    from vaultnet.vault.remembering.parts import Texts

_PARTS: Final = tuple(one.name for one in fields(NoteRecords) if one.name != "note")
# What most notes have of a part, one and the same for all of them; it is not packed.
_NOTHING: Final[Mapping[str, object]] = {
    **{one.name: one.default for one in fields(NoteRecords) if one.default is not MISSING},
    **{
        one.name: one.default_factory()
        for one in fields(NoteRecords)
        if one.default_factory is not MISSING
    },
    **dict.fromkeys(("report", "later"), NOTHING_NOTICED),
}
_ASKED: Final = "asked"


@frozen_record
class Packed:
    """The records of all notes, packed one by one, and what they are unpacked with."""

    pieces: Texts
    places: Mapping[str, int]  # by path, of the piece of each note
    named: Callable[[Any], object]
    scene: Scene  # in which it is worked out what quiet notes ask

    def parts(self, note: Note) -> Mapping[str, object]:
        """Unpack the records of a note."""
        found = {**_NOTHING, **unpack([self.pieces[self.places[note.path]]], self.named)()}
        asked = found[_ASKED]
        found[_ASKED] = (
            questions_of_quiet(note, self.scene)
            if asked is None
            else Questions.of(Asked(files=set(asked[0]), names=set(asked[1])))
        )
        return found


class UnreadRecords(NoteRecords):
    """The records of a note that are unpacked when anybody asks for one."""

    __slots__ = ()
    packed: ClassVar[Packed]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever records there are
        if name not in _PARTS:
            raise AttributeError(name)
        parts = self.packed.parts(self.note)
        for part, found in parts.items():
            object.__setattr__(self, part, found)
        object.__setattr__(self, "__class__", NoteRecords)  # last: an interrupt leaves it unread
        return parts[name]


def unread_records(notes: Sequence[Note], packed: Packed) -> list[NoteRecords]:
    """Give the records of notes that are `packed`; none is looked at, there are thousands."""
    own: Any = type("UnreadRecords", (UnreadRecords,), {"__slots__": (), "packed": packed})
    records = [*map(object.__new__, repeat(own, len(notes)))]
    deque(map(own.note.__set__, records, notes), maxlen=0)
    return records


def parts_to_pack(records: NoteRecords) -> dict[str, object]:
    """Give what the records of a note are packed of."""
    parts = {name: getattr(records, name) for name in _PARTS}
    asked = records.asked
    parts[_ASKED] = (asked.files, asked.names) if asked.is_known else None
    return {
        name: dict(one) if isinstance(one, MappingProxyType) else one
        for name, one in parts.items()
        if one is not _NOTHING.get(name, MISSING)
    }
