"""What a person's acts have changed, kept in the user's state folder so that they can be undone.

One file for each set of changes, written before the first of them is applied, so that a process
that dies at any point leaves behind what it was doing. The files hold whole notes, private ones
too: the folder can be entered, and the files read, by their owner alone.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import WriteFailedError, reason_of
from vaultnet.vault.changes import Change
from vaultnet.vault.state_folder import ENVIRONMENT, state_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_ACTS: Final = 50  # more than a person remembers having done
MOST_DAYS: Final = 90  # a quarter: later nobody knows what an act was for
MOST_BYTES: Final = 32 * 1024 * 1024  # of all sets of one vault together
_VERSION: Final = 1
_FOLDER_MODE: Final = 0o700
_FILE_MODE: Final = 0o600
_SUFFIX: Final = ".json"


class State(StrEnum):
    """How far a set of changes has come."""

    BEGUN = "begun"  # it may be applied in part
    DONE = "done"
    UNDOING = "undoing"  # it may be taken back in part


@frozen_record
class Typed:
    """What a person typed on a line of the page, or below it, that an act has taken into a note."""

    id: str  # of the line
    line: str  # what the page said on it
    words: str = ""
    under: tuple[str, ...] = ()  # whole lines


@frozen_record
class Entry:
    """One set of changes in the journal."""

    number: int  # the later, the higher
    kind: str  # "log", "snooze", "tick" and so on
    day: date
    changes: tuple[Change, ...]
    state: State = State.BEGUN
    typed: Typed | None = None


class Journal:
    """The sets of changes of one vault, in a folder of its own."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        home = folder or state_home()
        key = sha256(os.path.realpath(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._folder = home / "undo" / key
        self._root = root

    def begin(
        self, kind: str, day: date, changes: Iterable[Change], typed: Typed | None = None
    ) -> Entry:
        """Write down a set before it is applied; what is too old or too much is dropped.

        Raises `WriteFailedError` where the state folder cannot be written.
        """
        try:
            self._folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            self._folder.chmod(_FOLDER_MODE)
            self._prune(day)
            number = max(self._numbers(), default=0) + 1
            entry = Entry(number, kind, day, tuple(changes), typed=typed)
            self._write(entry)
        except OSError as error:
            raise WriteFailedError(
                "Nothing was changed, since `vaultnet undo` could not take it back: the folder "
                "{folder} cannot be written: {reason}; name another with {variable}.",
                code="no-journal",
                folder=str(self._folder),
                reason=reason_of(error),
                variable=ENVIRONMENT,
            ) from error
        return entry

    def mark(self, entry: Entry, state: State) -> None:
        """Write down how far a set has come."""
        try:
            self._write(replace(entry, state=state))
        except OSError as error:
            raise WriteFailedError(
                "The journal in {folder} cannot be written: {reason}.",
                code="journal-not-written",
                folder=str(self._folder),
                reason=reason_of(error),
            ) from error

    def drop(self, entry: Entry) -> None:
        """Forget a set."""
        with suppress(OSError):
            self._file(entry.number).unlink()

    def entries(self) -> tuple[Entry, ...]:
        """Give all sets that can be read, the earliest first."""
        found = (self._read(number) for number in sorted(self._numbers()))
        return tuple(entry for entry in found if entry is not None)

    def _numbers(self) -> list[int]:
        try:
            names = [one.name.removesuffix(_SUFFIX) for one in self._folder.iterdir()]
        except OSError:
            return []
        return [int(name) for name in names if name.isascii() and name.isdigit()]

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:08d}{_SUFFIX}"

    def _read(self, number: int) -> Entry | None:
        """Read one set; None for what is no longer there, or was not written by us."""
        try:
            shape = json.loads(self._file(number).read_bytes())
            return _entry(number, shape) if shape["version"] == _VERSION else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, entry: Entry) -> None:
        """Put a file in place whole, on the disk, and closed to others."""
        shape = {
            "version": _VERSION,
            "vault": str(self._root),
            "kind": entry.kind,
            "day": entry.day.isoformat(),
            "state": entry.state,
            "changes": [
                {"path": one.path, "old": _text(one.old), "new": _text(one.new)}
                for one in entry.changes
            ],
            "typed": None if entry.typed is None else asdict(entry.typed),
        }
        place = self._file(entry.number)
        temporary = place.with_suffix(f".{os.getpid()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        descriptor = os.open(temporary, flags, _FILE_MODE)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(json.dumps(shape).encode())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(place)
        finally:
            with suppress(OSError):
                temporary.unlink()
        _flush(self._folder)

    def _prune(self, day: date) -> None:
        """Drop sets, done or unreadable: those too old, then the earliest beyond the bounds."""
        for left in self._folder.glob("*.tmp"):
            with suppress(OSError):
                left.unlink()
        kept = 0
        taken = 0
        for number in sorted(self._numbers(), reverse=True):
            place = self._file(number)
            size = place.stat().st_size
            entry = self._read(number)
            too_old = entry is not None and entry.day + timedelta(days=MOST_DAYS) < day
            too_much = kept + 1 >= MOST_ACTS or taken + size > MOST_BYTES
            if (entry is None or entry.state is State.DONE) and (too_old or too_much):
                place.unlink()
            else:
                kept, taken = kept + 1, taken + size


def _entry(number: int, shape: Mapping[str, Any]) -> Entry:
    changes = tuple(
        Change(str(one["path"]), _bytes(one["old"]), _bytes(one["new"]) or b"")
        for one in shape["changes"]
    )
    day = date.fromisoformat(shape["day"])
    typed = _typed(shape.get("typed"))  # which those of earlier versions do not have
    return Entry(number, str(shape["kind"]), day, changes, State(shape["state"]), typed)


def _typed(shape: Mapping[str, Any] | None) -> Typed | None:
    if shape is None:
        return None
    under = tuple(map(str, shape["under"]))
    return Typed(str(shape["id"]), str(shape["line"]), str(shape["words"]), under)


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text, validate=True)


def _flush(folder: Path) -> None:
    """Flush a new name to the disk, where the system opens folders at all."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
