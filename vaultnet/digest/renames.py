"""Lines of a contact whose note was renamed: their ids are those of the old path.

Obsidian rewrites the links on the page when it renames a note. A line whose id nobody knows is then
the one that asks the very same of the contact that its link leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.digest.marks import target_of
from vaultnet.digest.people import silent_text
from vaultnet.digest.rows import asked_in, closed_text, renamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vaultnet.digest.page import Line
    from vaultnet.digest.rows import Row
    from vaultnet.digest.view import View


def followed(
    rows: Sequence[Row],
    lines: Iterable[Line],
    view: View,
    resolve: Callable[[str], str | None],
) -> tuple[Row, ...]:
    """Give rows with the ids that they have since notes were renamed.

    Only a line that is open, and asks the same of the same contact since the same day, is followed:
    a mark must never land on anything else. One that was closed is open once its box was emptied
    and no log has it. `resolve` gives the path that a link's target leads to.
    """
    unknown = (row for row in rows if row.id and row.id not in view.actions)
    lost = [row for row in unknown if _is_open(row, view) and target_of(row.text) is not None]
    if not lost:  # as on nearly every day
        return tuple(rows)
    here = {row.id for row in rows}
    free: dict[tuple[str | None, str], Line] = {}
    for line in lines:
        action = None if line.id in here else view.actions.get(line.id)
        if action is not None and action.contacts:
            free[action.contacts[0], _asked(line.text)] = line
    found: dict[Row, Row] = {}
    for row in lost if free else ():
        same = free.pop((resolve(target_of(row.text) or ""), _asked(row.text)), None)
        if same is not None:
            found[row] = renamed(row, same.id, same.text)
    return tuple(found.get(row, row) for row in rows) if found else tuple(rows)


def is_closed_alike(text: str, view: View, resolve: Callable[[str], str | None]) -> bool:
    """Tell whether a text of a line says what became of the contact that its link leads to."""
    asked = asked_in(text)
    path = None if asked == text else resolve(target_of(text) or "")
    if path is None or path not in view.contacts or not view.shows(path):
        return False
    return closed_text(asked, silent_text(path, view)) == text


def _is_open(row: Row, view: View) -> bool:
    # What became of a line that is not known for ours would stay on it as a person's words.
    is_opened = row.is_known and row.box == " " and row.id not in view.acted
    return row.ours == " " or is_opened


def _asked(text: str) -> str:
    """Give what a line asks for, without its first link, its reasons and its evidence."""
    return text.partition("]]")[2].partition(" (")[0].strip()
