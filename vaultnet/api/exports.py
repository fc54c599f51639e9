"""Exports: worked out from a vault, and written where they differ, inside the vault or outside."""

from __future__ import annotations

from datetime import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.api.customs import customs_of
from vaultnet.api.plans import make_plan
from vaultnet.api.vault import sweep_left_overs
from vaultnet.core.disclosure import disclose
from vaultnet.core.export_formats import CLOCK_TIME, EXPORT_FORMATS, is_outside
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError, VaultnetError
from vaultnet.exports import export as export_of
from vaultnet.exports.material import Material, Wishes
from vaultnet.exports.seal import is_sealed
from vaultnet.vault import files
from vaultnet.vault.changes import apply_edit, sweep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.api.vault import Vault
    from vaultnet.core.records import Problem

# How far ahead exports look: a quarter, the span at which most people are kept in touch with, so
# that nearly everybody's next day stands on the calendar.
AHEAD: Final = 92

MAX_BYTES: Final = 256 * 1024 * 1024  # of a file that is to be replaced

State: TypeAlias = Literal["created", "refreshed", "current", "not-current"]


@frozen_record
class Written:
    """What became of one export that is kept in a file."""

    path: str  # as it was named
    state: State | None  # None: it could not be written
    fault: VaultnetError | None = None
    recovered: tuple[Problem, ...] = ()  # texts found in what a killed process left


def export(vault: Vault, today: date, name: str, wishes: Wishes | None = None) -> bytes:
    """Work out the export of that format: the same bytes for the same vault, day and settings.

    Nothing private is in it.
    """
    return export_of(name, _material(vault, today, wishes or Wishes()))


def write_export(vault: Vault, name: str, path: str, data: bytes, *, dry_run: bool) -> Written:
    """Write an export to a file, if it says otherwise; a relative path lies in the vault.

    The file is replaced at once and whole, and only if it is our own and as we left it. With
    `dry_run` it is only told whether it is current. Raises `NoteRefusedError` for a place that is
    not safe, and `WriteFailedError` where the system refuses.
    """
    root, inner = _place(vault, name, path)
    before: list[bytes | None] = []

    def edit(old: bytes | None) -> bytes | None:
        before.append(old)
        if old is not None and old != data and not is_sealed(old):
            raise NoteRefusedError(
                "{path} is no export of vaultnet, or was changed since, and was left alone: "
                "name another file, or move this one away.",
                code="export-not-ours",
                path=path,
            )
        return None if old == data else data

    if dry_run:
        is_current = edit(files.read_file_if_any(root, inner, MAX_BYTES)) is None
        return Written(path, "current" if is_current else "not-current")
    folder = inner.rpartition("/")[0]
    recovered = sweep_left_overs(vault, [inner]) if root == vault.root else sweep(root, [folder])
    if apply_edit(root, inner, edit, MAX_BYTES) is None:
        return Written(path, "current", recovered=recovered)
    return Written(path, "created" if before[-1] is None else "refreshed", recovered=recovered)


def keep_exports(vault: Vault, today: date, *, dry_run: bool = False) -> tuple[Written, ...]:
    """Bring the exports up to date that the settings name, each for itself.

    What keeps one from being written is given with it, and the others go on.
    """
    return tuple(_kept(vault, today, dry_run=dry_run))


def _kept(vault: Vault, today: date, *, dry_run: bool) -> Iterator[Written]:
    wanted = vault.settings.exports
    material: Material | None = None
    for name in EXPORT_FORMATS:
        path: str = getattr(wanted, name)
        if not path:
            continue
        try:
            if material is None:
                clock = CLOCK_TIME.fullmatch(wanted.alarm)
                alarm = time(int(clock[1]), int(clock[2])) if clock else None
                material = _material(vault, today, Wishes(alarm))
            yield write_export(vault, name, path, export_of(name, material), dry_run=dry_run)
        except VaultnetError as fault:
            yield Written(path, None, fault)


def _material(vault: Vault, today: date, wishes: Wishes) -> Material:
    disclosure = disclose(vault.network, make_plan(vault, today, days=AHEAD), vault.settings)
    customs = partial(customs_of, vault, disclosure.network)
    return Material(disclosure, vault.settings, vault.phrases, customs, wishes)


def _place(vault: Vault, name: str, path: str) -> tuple[Path, str]:
    """Give the folder that a file is written from, and its path there.

    In the vault only what the format's files are called is written, so that no note can be meant by
    mistake. Outside no folder is made: one that is not there is that of another device.
    """
    endings = EXPORT_FORMATS[name].endings
    if not path.lower().endswith(endings):
        raise NoteRefusedError(
            "{path} is no name for this format: let it end in {endings}.",
            code="export-ending",
            path=path,
            endings=" or ".join(endings),
        )
    if not is_outside(path):
        return vault.root, path
    place, folder = _resolved(path)
    if folder.is_relative_to(vault.root):
        return vault.root, (folder / place.name).relative_to(vault.root).as_posix()
    if not folder.is_dir():
        raise NoteRefusedError(
            "{path} was not written: there is no folder {folder}; make it first.",
            code="export-no-folder",
            path=path,
            folder=str(place.parent),
        )
    return folder, place.name


def _resolved(path: str) -> tuple[Path, Path]:
    """Give an absolute path, `~` spelled out, and the real folder that it lies in."""
    try:
        place = Path(path).expanduser()
        return place, place.parent.resolve()
    except (OSError, RuntimeError, ValueError) as fault:  # nobody's `~`, a ring of links, a NUL
        raise NoteRefusedError(
            "{path} leads to no folder on this device.",
            code="export-nowhere",
            path=path,
        ) from fault
