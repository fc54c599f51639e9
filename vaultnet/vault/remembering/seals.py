"""Sealing what is remembered: who lacks the key can neither read it nor pass off anything else.

What is sealed is hidden by a stream of SHAKE-256 and bound by a keyed BLAKE2b, both of the standard
library, each key and salt used once. A key is made of what the disk tells of the vault (times in
nanoseconds, inodes), so a copy of the cache alone says nothing, not even who is in it; and a file
that is cut short, damaged or foreign does not open.
"""

from __future__ import annotations

import os
from hashlib import blake2b, shake_256
from typing import Final

_SALT: Final = 16  # bytes
_PROOF: Final = 32
_PIECE: Final = 1 << 14  # that is joined at once: little memory, and little beside what is asked


class Opened:
    """What was sealed, and opened with its key: any stretch of it can be read by itself."""

    __slots__ = ("_hidden", "_start")

    def __init__(self, hidden: bytes, start: bytes) -> None:
        """Take what is hidden, and where its stream begins."""
        self._hidden = hidden
        self._start = start

    def stretch(self, first: int, end: int) -> bytes:
        """Give the bytes from `first` to before `end`, as far as there are any."""
        begin, end = first - first % _PIECE, min(end, len(self._hidden))
        pieces = (
            _hide_piece(self._hidden[at : min(at + _PIECE, end)], self._start, at)
            for at in range(begin, end, _PIECE)
        )
        return b"".join(pieces)[first - begin :]

    def whole(self) -> bytes:
        """Give all of it."""
        return self.stretch(0, len(self._hidden))


def seal(text: bytes, key: bytes) -> bytes:
    """Seal bytes with a key of up to 64 bytes."""
    salt = os.urandom(_SALT)
    hidden = Opened(text, _start(key, salt)).whole()  # the same stream hides and gives back
    return salt + _proof(hidden, key, salt) + hidden


def unseal(sealed: bytes, key: bytes) -> bytes | None:
    """Give what was sealed with a key; None for anything else."""
    found = opened(sealed, key)
    return None if found is None else found.whole()


def opened(sealed: bytes, key: bytes) -> Opened | None:
    """Open what was sealed with a key, to be read in stretches; None for anything else."""
    salt, proof, hidden = (
        sealed[:_SALT],
        sealed[_SALT : _SALT + _PROOF],
        sealed[_SALT + _PROOF :],
    )
    if len(salt) < _SALT or proof != _proof(hidden, key, salt):
        return None
    return Opened(hidden, _start(key, salt))


def _proof(hidden: bytes, key: bytes, salt: bytes) -> bytes:
    return blake2b(hidden, digest_size=_PROOF, key=key, salt=salt, person=b"proof").digest()


def _start(key: bytes, salt: bytes) -> bytes:
    return blake2b(digest_size=64, key=key, salt=salt, person=b"stream").digest()


def _hide_piece(piece: bytes, start: bytes, at: int) -> bytes:
    """Join a piece with the stream that begins there; done twice, it gives the piece back."""
    stream = shake_256(start + at.to_bytes(8, "little")).digest(len(piece))
    joined = int.from_bytes(piece, "little") ^ int.from_bytes(stream, "little")
    return joined.to_bytes(len(piece), "little")
