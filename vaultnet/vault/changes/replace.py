"""Puts the new bytes in the note's place, and looks at what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteChangedError, WriteFailedError
from vaultnet.vault.changes.exchange import exchange
from vaultnet.vault.changes.keep import keep
from vaultnet.vault.changes.new_name import give_name
from vaultnet.vault.changes.place import compare, look
from vaultnet.vault.changes.reasons import reason

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.vault.changes.change import Change
    from vaultnet.vault.changes.place import Found
    from vaultnet.vault.changes.temporary import Temporary

_MAX_SAVES: Final = 5  # that come in between, one upon the other


def put_new(temporary: Temporary, place: Path, change: Change) -> None:
    """Give the temporary file the name of a note that must not exist."""
    try:
        give_name(temporary.path, place)
    except FileExistsError:
        raise NoteChangedError(
            f"{change.path} exists already and was left as it is; run again."
        ) from None
    temporary.is_ours = False  # it is the note now


def put_in_place(temporary: Temporary, place: Path, change: Change) -> None:
    """Let the temporary file and the note change names, and look at what the note held.

    A save that came between our last look and the exchange is put back, and the change refused
    with `NoteChangedError`. Where names cannot be exchanged, the look is the last guard.
    """
    compare(look(place), change)
    if not exchange(temporary.path, place):
        temporary.path.replace(place)
        return
    temporary.is_ours = False
    try:
        out = look(temporary.path)
    except OSError as error:
        _put_back(temporary, place, change, None)
        if not temporary.is_ours:
            raise _left_open(change, error) from error
        raise
    if out is None:  # the flag was ignored, and the note replaced as it stood a moment ago
        return
    if out.holds(change.new):
        _put_once_more(temporary, place, change)
    elif out.holds(change.old) and not out.has_writer:
        temporary.is_ours = True
    else:
        copy = _put_back(temporary, place, change, out)
        kept = f"; one of several saves is kept as {copy.name}" if copy else ""
        raise NoteChangedError(f"{change.path} was changed meanwhile{kept}; run again.")


def _put_once_more(temporary: Temporary, place: Path, change: Change) -> None:
    """Replace the note of a file system that said yes and did nothing."""
    temporary.is_ours = True
    found = look(place)
    if found is None or not found.holds(change.new):
        compare(found, change)
        temporary.path.replace(place)


def _put_back(temporary: Temporary, place: Path, change: Change, out: Found | None) -> Path | None:
    """Give what came out its name again; give the copy that was kept of an overtaken save.

    If it is not our bytes that come back, somebody saved yet again: the newest save belongs under
    the name, and the one that it overtook is kept. `out` is None if it could not be looked at.
    """
    try:
        expected = None
        for _ in range(_MAX_SAVES):
            exchange(temporary.path, place)
            back = look(temporary.path)
            if back is None:
                return None
            if back.holds(change.new) and expected is None:
                temporary.is_ours = True
                return None
            if out is None or (expected is not None and back.fingerprint == expected):
                break
            expected, out = out.fingerprint, back
        return keep(temporary.path, place.name)
    except OSError as error:
        raise _left_open(change, error) from error


def _left_open(change: Change, error: OSError) -> WriteFailedError:
    """Say that the note may hold the new text while the former is still in the temporary file."""
    return WriteFailedError(
        f"{change.path} was saved by another program during the write, and not all could be put "
        f"back: {reason(error)}; what is missing lies hidden beside it, and the next run shows it."
    )
