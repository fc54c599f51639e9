"""A small vault whose notes have, or get, generated blocks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from digest_vault import text_of, vault_at

from vaultnet import api
from vaultnet.vault.blocks import find_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vaultnet.api import Blocks

TODAY: Final = date(2026, 11, 23)
ADA: Final = "People/Ada Berg.md"
BEN: Final = "People/Ben Stone.md"
FAIR: Final = "Events/Loom Fair 2026.md"
GLANCE: Final = "%% vaultnet:begin glance %%\n%% vaultnet:end glance %%\n"
LIST: Final = "%% vaultnet:begin follow-ups %%\n%% vaultnet:end follow-ups %%\n"

NOTES: Final[Mapping[str, str]] = {
    ".obsidian/app.json": "{}",
    "Me.md": "---\ntype: me\ninterests: [looms, maps]\n---\n",
    ADA: (
        "---\ntype: person\nstage: communication\ncadence: {light: 1 month, deep: 3 months}\n"
        "interests: [looms, cheese]\n---\n# Ada Berg\n\nMet at the mill.\n\n## Log\n"
        "- 2026-09-01 (call): spoke of looms (gave:: article)\n- 2026-10-12 (message): a line\n"
    ),
    BEN: "---\ntype: person\ninterests: [looms]\n---\n\n## Log\n- 2026-11-16 (meeting): tea\n",
    "People/Cid Moor.md": "---\ntype: person\nprivate: true\ninterests: [looms]\n---\n",
    "People/Dov Hale.md": "---\ntype: person\n---\n",
    FAIR: (
        "---\ntype: conference\nstart: 2026-11-12\nend: 2026-11-13\nmy_role: attended\n---\n\n"
        "## Participants\n- [[Ada Berg]]\n- [[Ben Stone]]\n"
    ),
    "Daily/2026-11-02.md": "- [ ] send [[Ada Berg]] the pattern book 📅 2026-11-30\n",
    "Notes/Looms.md": "#looms\n",
}


def vault_with(root: Path, notes: Mapping[str, str] | None = None) -> Path:
    """Write the vault below a folder, with some notes added or changed."""
    return vault_at(root, {**NOTES, **(notes or {})})


def found(root: Path, today: date = TODAY) -> Blocks:
    """Work the blocks out, and write nothing."""
    return api.refresh_blocks(api.read_vault(root), today)


def freshen(root: Path, today: date = TODAY) -> tuple[str, ...]:
    """Write the blocks; give the paths of the notes that were written."""
    vault = api.read_vault(root)
    blocks = api.refresh_blocks(vault, today)
    written = api.write_blocks(vault, blocks.changes)
    assert not written.problems
    return tuple(one.path for one in written.done)


def block_in(root: Path, path: str) -> str:
    """Give the content of the first block of a note."""
    return find_blocks(text_of(root, path))[0].content
