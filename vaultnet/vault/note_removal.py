"""Removes a note that we have made, if it still holds what we wrote."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from vaultnet.errors import NoteRefusedError, WriteFailedError, reason_of
from vaultnet.vault.files import find_place
from vaultnet.vault.paths import key_path

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
        aside = place.parent / _hidden_name(place.name, expected)
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
        raise WriteFailedError(
            "{path} was not removed: {reason}.",
            code="not-removed",
            path=path,
            reason=reason_of(error),
        ) from error


def _hidden_name(name: str, expected: bytes) -> str:
    """Name a file as `vault.changes` does, so that a later run knows what a killed process left."""
    text = sha256(expected).hexdigest()[:8]
    note = sha256(key_path(name).encode()).hexdigest()[:8]
    return f".~vaultnet-{text}-{text}-{note}-{secrets.token_hex(4)}.tmp"


def _compare(place: Path, path: str, expected: bytes) -> None:
    if place.read_bytes() != expected:
        raise NoteRefusedError(
            "{path} was changed meanwhile; it was not removed.",
            code="changed-meanwhile",
            path=path,
        )
