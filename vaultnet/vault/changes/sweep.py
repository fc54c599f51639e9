"""Clears up after a process that was killed while it wrote: nothing is deleted blindly."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from vaultnet.core.records import Problem, Source
from vaultnet.vault.changes.folder import open_folder
from vaultnet.vault.changes.keep import keep
from vaultnet.vault.changes.place import look
from vaultnet.vault.changes.temporary import label_of
from vaultnet.vault.file_problems import KINDS
from vaultnet.vault.paths import key_path
from vaultnet.vault.temporary_names import is_temporary, is_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def sweep(root: Path, folders: Iterable[str]) -> tuple[Problem, ...]:
    """Remove the temporary files that earlier writes left in folders of the vault.

    One that holds the old or the new bytes of its change goes. Anything else is text of the
    person's: it becomes a visible note, and a problem tells of it. `folders` are relative to the
    vault, as the system has them; those that lie outside by a link, and those in which another
    process writes just now, are left alone. Raises nothing: what cannot be done now is left for the
    next run.
    """
    base = Path(os.path.realpath(root))
    problems: list[Problem] = []
    for place in sorted({Path(os.path.realpath(base / folder)) for folder in folders}):
        if place.is_relative_to(base):
            with suppress(OSError):
                problems += _sweep_folder(base, place)
    return tuple(problems)


def _sweep_folder(base: Path, place: Path) -> Iterator[Problem]:
    # Looked for without a lock: in most folders there is nothing to be done.
    if not any(map(is_temporary, _names(place))):
        return
    with open_folder(place) as folder:
        if not folder.claim():
            return
        names = _names(place)
        for name in filter(is_temporary, names):
            with suppress(OSError):
                copy = _settle(place / name, names)
                if copy is not None:
                    path = key_path(copy.relative_to(base).as_posix())
                    yield KINDS["text-recovered"].at(Source(path, 1))
        with suppress(OSError):
            folder.flush()


def _settle(file: Path, names: Iterable[str]) -> Path | None:
    """Remove a left-over file, or keep it as the note whose path is given back."""
    found = look(file)  # refuses what is no regular file, and therefore not ours
    label = label_of(file.name)
    if found is None or found.has_writer:
        return None
    if is_unfinished(file.name) or (label is not None and label.explains(found.fingerprint)):
        file.unlink()
        return None
    note = next((name for name in names if label is not None and label.is_of(name)), None)
    return keep(file, note)


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())
