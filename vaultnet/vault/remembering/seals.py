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
_PIECE: Final = 1 << 18  # that is joined at once, so that a long answer takes little memory


def seal(text: bytes, key: bytes) -> bytes:
    """Seal bytes with a key of up to 64 bytes."""
    salt = os.urandom(_SALT)
    hidden = _hide(text, key, salt)
    return salt + _proof(hidden, key, salt) + hidden


def unseal(sealed: bytes, key: bytes) -> bytes | None:
    """Give what was sealed with a key; None for anything else."""
    salt, proof, hidden = (
        sealed[:_SALT],
        sealed[_SALT : _SALT + _PROOF],
        sealed[_SALT + _PROOF :],
    )
    if len(salt) < _SALT or proof != _proof(hidden, key, salt):
        return None
    return _hide(hidden, key, salt)


def _proof(hidden: bytes, key: bytes, salt: bytes) -> bytes:
    return blake2b(hidden, digest_size=_PROOF, key=key, salt=salt, person=b"proof").digest()


def _hide(text: bytes, key: bytes, salt: bytes) -> bytes:
    """Join bytes with a stream that key and salt give; done twice, it gives them back."""
    start = blake2b(digest_size=64, key=key, salt=salt, person=b"stream").digest()
    pieces = range(0, len(text), _PIECE)
    return b"".join(_hide_piece(text[at : at + _PIECE], start, at) for at in pieces)


def _hide_piece(piece: bytes, start: bytes, at: int) -> bytes:
    stream = shake_256(start + at.to_bytes(8, "little")).digest(len(piece))
    joined = int.from_bytes(piece, "little") ^ int.from_bytes(stream, "little")
    return joined.to_bytes(len(piece), "little")
