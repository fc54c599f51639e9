"""The vault that a folder lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.errors import VaultError

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_FILE: Final = "vaultnet.toml"


def find_vault(start: Path) -> Path:
    """Find the vault that a folder lies in: the nearest with `.obsidian` or `vaultnet.toml`.

    Raises `VaultError` where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / ".obsidian").is_dir() or (folder / SETTINGS_FILE).is_file():
            return folder
    raise VaultError(
        f"{start} is in no vault: no folder above it has .obsidian or {SETTINGS_FILE}; "
        "name the vault with --vault."
    )
