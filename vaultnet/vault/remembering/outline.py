"""A vault listed by how it was listed before: what came and went is told by one sum.

A walk depends on names, on what is a folder and where links lead; all of that a look takes in. So
where its outline is the same, only what the disk tells of each note may be another. Decision 0103.
"""

from __future__ import annotations

import marshal
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.paths import NOTE_EXTENSION
from vaultnet.vault.walk import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.vault.remembering.looks import Look
    from vaultnet.vault.walk import Listing

    Told = tuple[Any, ...]

_OF_NOTE: Final = 5  # what is told of a note: its name, size, both times and inode
_SUM_BYTES: Final = 32
_MARSHAL: Final = 2  # the last version whose bytes depend on nothing but the value


@frozen_record
class Outline:
    """By what a listing is found again."""

    sum: bytes
    places: Sequence[int]  # of each note, among all that a look tells of notes

    @classmethod
    def of(cls, listing: Listing, look: Look) -> Outline | None:
        """Give that of a listing that was made of what a look saw; None where it cannot be told."""
        places = {path: at for at, (path, *_) in enumerate(notes_of(look))}
        found = [places.get(one.on_disk) for one in listing.notes]
        known = [at for at in found if at is not None]
        is_told = look.told and len(known) == len(found)  # not where files may be in the cloud
        return cls(outline_of(look), known) if is_told else None

    def listed(self, then: Listing, look: Look) -> Listing | None:
        """Give the listing of a vault as it looks now; None where it must be walked through.

        Of a note as it was before, the entry is the same object.
        """
        if outline_of(look) != self.sum:
            return None
        told = [*filter(_is_note, look.told)]
        found = zip(then.notes, map(told.__getitem__, self.places), strict=True)
        notes = [
            entry if entry[2:] == facts[1:] else Entry(*entry[:2], *facts[1:])
            for entry, facts in found
        ]
        return replace(then, notes=tuple(notes))


def outline_of(look: Look) -> bytes:
    """Give the sum of what a look saw, without what a note says of itself by being saved."""
    told = [one[0] if _is_note(one) else one for one in look.told]
    return blake2b(marshal.dumps(told, _MARSHAL), digest_size=_SUM_BYTES).digest()


def notes_of(look: Look) -> Iterator[Told]:
    """Give what was told of each note: its path on the disk, its size, both times and inode."""
    beneath = ""
    for one in look.told:
        if type(one) is str:
            beneath = f"{one}/"[1:]
        elif _is_note(one):
            yield (beneath + one[0], *one[1:])


def _is_note(told: Any) -> bool:  # noqa: ANN401  as it was told
    """Tell whether it is a regular note; a file of the configuration has no such name."""
    return type(told) is tuple and len(told) == _OF_NOTE and told[0].endswith(NOTE_EXTENSION)
