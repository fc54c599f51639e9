"""Puts the new bytes in the note's place, and looks at what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteChangedError, WriteFailedError, reason_of
from vaultnet.vault.changes.exchange import exchange
from vaultnet.vault.changes.keep import keep
from vaultnet.vault.changes.leases import Watch
from vaultnet.vault.changes.new_name import give_name
from vaultnet.vault.changes.place import compare, look

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
            "{path} exists already and was left as it is; run again.",
            code="exists-now",
            path=change.path,
        ) from None
    temporary.is_ours = False  # it is the note now


def put_in_place(temporary: Temporary, place: Path, change: Change) -> None:
    """Let the temporary file and the note change names, and look at what the note held.

    A save that came between our last look and the exchange is put back, and the change refused
    with `NoteChangedError`. Where names cannot be exchanged, the look is the last guard.
    """
    compare(look(place), change)
    with Watch(temporary.path) as new:
        is_exchanged = exchange(temporary.path, place)
        if is_exchanged:
            temporary.is_ours = False
            if not new.is_at(temporary.path):
                _look_at_what_came_out(temporary, place, change, new)
                return
        # Some file systems number a file by its name; what it holds decides, and unwatched.
    out = look(temporary.path)
    if is_exchanged and out is not None and not out.holds(change.new):
        _look_at_what_came_out(temporary, place, change, None)
        return
    temporary.is_ours = True
    found = look(place)
    if out is not None and (found is None or not found.holds(change.new)):
        compare(found, change)
        temporary.path.replace(place)


def _look_at_what_came_out(
    temporary: Temporary, place: Path, change: Change, new: Watch | None
) -> None:
    out, fault = None, None
    try:
        out = look(temporary.path)
    except OSError as error:
        fault = error
    if out is None and fault is None:  # the flag was ignored: what stood there is gone
        return
    if out is not None and out.holds(change.old) and not out.has_writer:
        temporary.is_ours = True
        return
    copy = None
    try:
        if not _is_put_back(temporary, place, new):
            keep(temporary.path, place.name)
            return
        copy = _settle(temporary, place, change, out)
    except OSError as error:
        raise _left_open(change, error) from error
    if fault is not None:
        raise fault if temporary.is_ours else _left_open(change, fault)
    if copy is None:
        raise NoteChangedError(
            "{path} was changed meanwhile; run again.", code="changed-now", path=change.path
        )
    raise NoteChangedError(
        "{path} was changed meanwhile; one of several saves is kept as {copy}; run again.",
        code="changed-now-kept",
        path=change.path,
        copy=copy.name,
    )


def _is_put_back(temporary: Temporary, place: Path, new: Watch | None) -> bool:
    """Give what came out its name again, unless somebody has opened the new text by now.

    Who read that will save what follows from it, over anything that we put back: then the new text
    stays, and what came out is kept as a copy beside it.
    """
    if new is not None and new.was_opened():
        return False
    exchange(temporary.path, place)
    if new is not None:
        if new.was_opened():
            exchange(temporary.path, place)
            return False
        new.release()
    return True


def _settle(temporary: Temporary, place: Path, change: Change, out: Found | None) -> Path | None:
    """Look at what came back for what was put back; give the copy of a save that was overtaken.

    If it is not our bytes, somebody saved yet again: the newest save belongs under the name, and
    the one that it overtook is kept. `out`, what was put back, is None if it could not be read.
    """
    overtaken = None
    for _ in range(_MAX_SAVES):
        back = look(temporary.path)
        if back is None:
            return None
        if overtaken is None and back.holds(change.new) and not back.has_writer:
            temporary.is_ours = True
            return None
        if out is None or back.fingerprint == overtaken:
            break
        overtaken, out = out.fingerprint, back
        exchange(temporary.path, place)
    return keep(temporary.path, place.name)


def _left_open(change: Change, error: OSError) -> WriteFailedError:
    """Say that the note may hold the new text while the former is still in the temporary file."""
    return WriteFailedError(
        "{path} was saved by another program during the write, and not all could be "
        "put back: {reason}; what is missing lies hidden beside it, and the next run "
        "shows it.",
        code="left-open",
        path=change.path,
        reason=reason_of(error),
    )
