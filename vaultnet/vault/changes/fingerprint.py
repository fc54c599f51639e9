"""Tells whether two contents are the same, however large they are."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Final

SHORT: Final = 8  # hexadecimal digits of a fingerprint in a name

_CHUNK: Final = 1 << 20


def fingerprint(data: bytes) -> str:
    """Give the SHA-256 of bytes, in hexadecimal digits."""
    return sha256(data).hexdigest()


def fingerprint_of(descriptor: int) -> str:
    """Give the fingerprint of what an open file holds from its present place on."""
    digest = sha256()
    while chunk := os.read(descriptor, _CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
