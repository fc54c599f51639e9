"""A vault with a digest on disk: refreshed, ticked and refreshed again, as its owner would."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from vaultnet import api

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vaultnet.api import Acted
    from vaultnet.vault.changes import Change

DIGEST: Final = "Due this week.md"
MONDAY: Final = date(2026, 11, 23)

ADA: Final = "People/Ada Berg.md"
NOTES: Final[Mapping[str, str]] = {
    ".obsidian/app.json": "{}",
    ADA: (
        "---\ntype: person\ncadence: {deep: 3 months}\n---\n# Ada\n\n## Log\n"
        "- 2026-07-01 (call): looms\n"
    ),
    "People/Ben Stone.md": "---\ntype: person\ncadence: monthly\n---\n\n## Log\n- 2026-09-01\n",
    "People/Cid Moor.md": (
        "---\ntype: person\ncadence: {meeting: 1 year}\nbirthday: 1990-11-26\n---\n\n"
        "## Log\n- 2025-05-01 (meeting)\n"
    ),
    "Daily/2026-10-01.md": "- [ ] send [[Dov Hale]] the list 📅 2026-11-24\n",
    "People/Dov Hale.md": "---\ntype: person\n---\n",
}


def vault_at(root: Path, notes: Mapping[str, str] = NOTES) -> Path:
    """Write notes below a folder."""
    for path, text in notes.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    return root


def act(root: Path, today: date = MONDAY) -> Acted:
    """Act on the digest, and leave the page as it is."""
    return api.act_on_digest(api.read_vault(root), today)


def refresh(root: Path, today: date = MONDAY, *, rebuild: bool = False) -> Acted:
    """Do what `vaultnet digest` does."""
    acted = act(root, today)
    change = api.refresh_digest(acted.vault, today, rebuild=rebuild, settled=acted.settled)
    if change is not None:
        api.apply_change(acted.vault, change)
    return acted


def undo(root: Path, today: date = MONDAY) -> Change | None:
    """Take back the last act, as `vaultnet undo` does."""
    done = api.last_act(root)
    assert done is not None
    return api.undo_last(api.read_vault(root), today, done)


def page_of(root: Path, path: str = DIGEST) -> str:
    return (root / path).read_bytes().decode()


def text_of(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def line_with(page: str, part: str) -> str:
    """Give the one task of a page that has a part of its text."""
    (line,) = [row for row in page.split("\n") if re.match(r"- \[.\]", row) and part in row]
    return line


def marked(page: str, part: str, box: str, *, words: str = "", under: tuple[str, ...] = ()) -> str:
    """Put a sign into the box of a line, words behind its text, and lines under it."""
    old = line_with(page, part)
    text, _, line_id = old.rpartition(" ^")
    new = f"- [{box}]{text[5:]} {words}".rstrip() + f" ^{line_id}"
    return page.replace(old, "\n".join((new, *under)), 1)


def mark(root: Path, part: str, box: str, *, words: str = "", under: tuple[str, ...] = ()) -> None:
    """Do so in the digest of a vault."""
    page = marked(page_of(root), part, box, words=words, under=under)
    (root / DIGEST).write_bytes(page.encode())


def empty_box(root: Path, part: str) -> None:
    """Take the sign out of the box of the one line that has a part of its text."""
    line = line_with(page_of(root), part)
    page = page_of(root).replace(line, f"- [ ]{line[5:]}")
    (root / DIGEST).write_bytes(page.encode())


def log_of(root: Path, path: str = ADA) -> list[str]:
    """Give the entries of a log, the newest first."""
    rows = text_of(root, path).split("\n")
    return sorted((row for row in rows if row.startswith("- 20")), reverse=True)
