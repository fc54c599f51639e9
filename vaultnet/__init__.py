"""Keeps a professional network alive from plain Obsidian notes.

from datetime import date
from vaultnet import apply_change, make_plan, read_vault, refresh_digest

vault = read_vault("~/notes")
for reminder in make_plan(vault, date.today()).reminders: …
change = refresh_digest(vault, date.today())
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaultnet.api import (
        Vault,
        act_on_digest,
        apply_act,
        apply_change,
        change_by,
        export,
        find_vault,
        make_plan,
        read_vault,
        refresh_digest,
        write_export,
    )

__all__ = [
    "Vault",
    "__version__",
    "act_on_digest",
    "apply_act",
    "apply_change",
    "change_by",
    "export",
    "find_vault",
    "make_plan",
    "read_vault",
    "refresh_digest",
    "write_export",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the library's front when a name of it is first asked for: the import stays light."""
    if name in __all__:
        from vaultnet import api  # noqa: PLC0415  on demand, so that `--help` reads no YAML

        return getattr(api, name)
    raise AttributeError(f"module 'vaultnet' has no attribute {name!r}")
