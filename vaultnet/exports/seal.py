"""The seal of an exported file: it tells what we wrote from what somebody has changed since.

A file that is replaced must be our own, and as we left it: a table to which somebody added a
column in a spreadsheet, or a map whose cards were moved by hand, is that person's work. Each format
has a place at its head for the text `vaultnet-00000000`; the digits become a checksum of the rest.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from vaultnet.core.patterns import pattern

UNSEALED: Final = "vaultnet-00000000"

_BLANK: Final = UNSEALED.encode()
_SEAL: Final = pattern(rb"vaultnet-[0-9a-f]{8}")


def seal(data: bytes) -> bytes:
    """Give a file with its checksum in place of the first blank seal."""
    return data.replace(_BLANK, _seal_of(data), 1)


def is_sealed(data: bytes) -> bool:
    """Tell whether a file is one of ours, and still as it was written.

    Line ends do not count: a sync tool or git may have changed them.
    """
    found = _SEAL.search(data)
    if found is None:
        return False
    blank = data[: found.start()] + _BLANK + data[found.end() :]
    return _seal_of(blank) == found[0]


def _seal_of(blank: bytes) -> bytes:
    plain = blank.replace(b"\r\n", b"\n")
    return b"vaultnet-" + sha256(plain).hexdigest()[:8].encode()
