"""A seal that still opens when a few notes have changed: its key lies in many shares.

The notes are dealt into groups of a few. Each group seals the key once more, with all that the disk
tells of its notes; so one group of which no note was touched is enough to open it, and whoever
cannot list the vault has none. A group that came to too few notes opens nothing. Decision 0086.
"""

from __future__ import annotations

import marshal
import os
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from zlib import crc32

from vaultnet.vault.remembering.seals import opened, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.vault.remembering.seals import Opened
    from vaultnet.vault.walk import Entry

    Facts = tuple[str, int, int, int, int]

TOGETHER: Final = 8  # notes in a group, more or less: so many times and inodes nobody guesses
_KEY: Final = 32  # bytes
_SHARE: Final = len(seal(bytes(_KEY), b"any"))
_COUNT: Final = 4
_MARSHAL: Final = 2  # the last version whose bytes depend on nothing but the value


def facts_of(notes: Iterable[Entry]) -> Iterator[Facts]:
    """Give what the disk tells of notes: its name of each, the size, both times and inode."""
    return (entry[1:] for entry in notes)


def seal_in_shares(text: bytes, notes: Iterable[Facts], question: bytes) -> bytes:
    """Seal a text for as long as any group of notes stands; `question` is part of each key."""
    notes = tuple(notes)
    key = os.urandom(_KEY)
    count = max(1, len(notes) // TOGETHER)
    shares = (
        os.urandom(_SHARE) if one is None else seal(key, one)
        for one in _keys(notes, count, question)
    )
    return b"".join((count.to_bytes(_COUNT, "little"), *shares, seal(text, key)))


def open_by_shares(sealed: bytes, notes: Iterable[Facts], question: bytes) -> Opened | None:
    """Open what was sealed, by the first group of notes that still stands; None by none."""
    count = int.from_bytes(sealed[:_COUNT], "little")
    if not 0 < count <= len(sealed) // _SHARE:
        return None
    end = _COUNT + count * _SHARE
    for at, one in zip(range(_COUNT, end, _SHARE), _keys(notes, count, question), strict=True):
        key = None if one is None else unseal(sealed[at : at + _SHARE], one)
        if key is not None:
            return opened(sealed[end:], key)
    return None


def _keys(notes: Iterable[Facts], count: int, question: bytes) -> Iterable[bytes | None]:
    """Give the key of each group; None for one of so few notes that it could be guessed."""
    fewest = max(1, TOGETHER // 2) if count > 1 else 1
    groups: list[list[object]] = [[] for _ in range(count)]
    for one in notes:
        name = one[0].encode("utf-8", "surrogatepass")  # whatever the system's encoding is
        groups[crc32(name) % count].append(one)
    for group in groups:
        if len(group) < fewest:
            yield None
            continue
        told = marshal.dumps(group, _MARSHAL)
        yield blake2b(told, key=question, digest_size=_KEY, person=b"share").digest()
