"""The temporary file that a change is written to, and what its name tells a later run."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.changes.attributes import copy_attributes
from vaultnet.vault.changes.fingerprint import SHORT, fingerprint
from vaultnet.vault.changes.flush import flush
from vaultnet.vault.files import READ_FLAGS
from vaultnet.vault.paths import key_path
from vaultnet.vault.temporary_names import BEGINNING, ENDING, fingerprints_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.changes.change import Change

_CREATE_FLAGS: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


@dataclass(slots=True)
class Temporary:
    """A temporary file beside a note."""

    path: Path
    is_ours: bool = True  # its bytes are known to be the old or the new ones: it may be removed


@frozen_record
class Label:
    """What the name of a temporary file tells: fingerprints, shortened; of the note's name too."""

    old: str
    new: str
    note: str

    def is_of(self, name: str) -> bool:
        """Tell whether the file was made for a note of this name."""
        return _short(key_path(name).encode()) == self.note

    def explains(self, content: str) -> bool:
        """Tell whether a content, by its fingerprint, is the old or the new one of the change."""
        return content[:SHORT] in {self.old, self.new}


@contextmanager
def temporary_file(place: Path, change: Change, *, like_the_note: bool) -> Iterator[Temporary]:
    """Write the new bytes to a hidden file beside the note, down to the disk.

    While it is being written its name says so: what such a file holds is a piece of our own text.
    Then it has the name that tells the contents of the change. `like_the_note` gives it what the
    note has beside its bytes. At the end it is removed, if `is_ours` still holds.
    """
    file = Temporary(place.parent / f"{BEGINNING}part-{os.urandom(4).hex()}{ENDING}")
    try:
        _write(file.path, change.new, place if like_the_note else None)
        file.path = file.path.rename(place.parent / _name_for(place, change))
        yield file
    finally:
        if file.is_ours:
            with suppress(OSError):
                file.path.unlink()


def label_of(name: str) -> Label | None:
    """Read the name of a temporary file that was written to its end; None for any other name."""
    found = fingerprints_in(name)
    return Label(*found) if found else None


def _name_for(place: Path, change: Change) -> str:
    old = "none" if change.old is None else _short(change.old)
    note = _short(key_path(place.name).encode())
    return f"{BEGINNING}{old}-{_short(change.new)}-{note}-{os.urandom(4).hex()}{ENDING}"


def _short(data: bytes) -> str:
    return fingerprint(data)[:SHORT]


def _write(path: Path, data: bytes, model: Path | None) -> None:
    # Nobody may read on the way what the note itself hides.
    descriptor = os.open(path, _CREATE_FLAGS, 0o666 if model is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if model is not None:
            source = os.open(model, READ_FLAGS)
            try:
                copy_attributes(source, descriptor)
            finally:
                os.close(source)
        flush(descriptor)
    finally:
        os.close(descriptor)
