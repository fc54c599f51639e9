"""Where the vault is that a command is about; known before anything of it is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from vaultnet import api
from vaultnet.cli.options import VAULT
from vaultnet.errors import VaultError

if TYPE_CHECKING:
    from pathlib import Path

    import click


def root_of(ctx: click.Context) -> str:
    """Give the folder of the vault that the options name, else of the one around here."""
    root: str = ctx.meta.get(VAULT) or os.fspath(api.find_vault(_here()))
    return root


def _here() -> Path:
    from pathlib import Path  # noqa: PLC0415  a vault that is named needs none

    try:
        return Path.cwd()
    except OSError as fault:
        raise VaultError("The current folder is not there any more: name one with --vault.") from (
            fault
        )
