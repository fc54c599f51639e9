"""Removes a note that we have made, if it still holds what we wrote."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault.files import find_place

if TYPE_CHECKING:
    from pathlib import Path


def remove_note(root: Path, path: str, expected: bytes) -> None:
    """Remove the note at `path` if it holds `expected`; do nothing where there is none.

    It is first moved aside under a hidden name and looked at there, so that what another program
    saves at that very moment is put back. Raises `NoteRefusedError` where it holds anything else,
    and `WriteFailedError` where the system does not let it be removed.
    """
    try:
        place = find_place(root, path)
        if not place.exists():
            return
        _compare(place, path, expected)
        aside = place.parent / f".~vaultnet-{secrets.token_hex(8)}.tmp"
        place.rename(aside)
        try:
            _compare(aside, path, expected)
        except NoteRefusedError:
            with suppress(FileExistsError):
                os.link(aside, place)
                aside.unlink()
            raise
        aside.unlink()
    except OSError as error:
        raise WriteFailedError(f"{path} was not removed: {error.strerror}.") from error


def _compare(place: Path, path: str, expected: bytes) -> None:
    if place.read_bytes() != expected:
        raise NoteRefusedError(f"{path} was changed meanwhile; it was not removed.")
