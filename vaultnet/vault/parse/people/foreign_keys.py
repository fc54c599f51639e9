"""The keys of notes that another tool keeps: which are understood as they are, which could be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

# What Obsidian and its plug-ins keep for themselves.
_OWN = frozenset(
    {"tags", "tag", "cssclass", "cssclasses", "publish", "uid", "uuid", "rev", "created"}
)


@frozen_record
class ForeignKeys:
    """The keys of one note: what each means, and what those without a meaning might."""

    path: str
    understood: Mapping[str, str]
    offered: Mapping[str, str]
    unknown: tuple[str, ...]


def foreign_keys(note: Note, reading: Reading) -> ForeignKeys:
    """Tell of the keys of a note what they mean to this vault.

    A key of several words is offered the meaning of those at its end: `work_email`, `EMAIL.WORK`.
    """
    understood: dict[str, str] = {}
    offered: dict[str, str] = {}
    unknown = []
    for key in note.properties:
        meaning = reading.meaning(key)
        if meaning:
            understood[key] = meaning
        elif fold(key) not in _OWN:
            guess = _guess(key, reading)
            if guess:
                offered[key] = guess
            else:
                unknown.append(key)
    return ForeignKeys(note.path, understood, offered, tuple(unknown))


def _guess(key: str, reading: Reading) -> str | None:
    """Give the meaning of a part of a key: of the first in `EMAIL.WORK`, of the last elsewhere."""
    first, dot, _ = key.partition(".")
    if dot:
        return reading.meaning(first)
    words = fold(key).split()
    ends = (reading.meaning(" ".join(words[at:])) for at in range(1, len(words)))
    return next((one for one in ends if one), None)
