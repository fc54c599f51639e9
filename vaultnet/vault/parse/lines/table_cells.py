"""The cells of a row of a table, each with the links and fields in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.parse.lines.entries import OBJECT

if TYPE_CHECKING:
    from vaultnet.vault.note import Field, Link
    from vaultnet.vault.parse.lines.entries import Entry

RULE: Final = pattern(r"[\s|:-]+")  # the line between head and rows
_BAR: Final = pattern(r"(?<!\\)\|")  # `\|` stands in a cell, as in `[[2026-05-20\|Wed]]`


@frozen_record
class Cell:
    """One cell as written, each link and field one `OBJECT`."""

    text: str
    objects: tuple[Link | Field, ...]


def cells_of(row: Entry) -> list[Cell]:
    """Give the cells of a row in their order."""
    cells = []
    taken = 0
    for text in _BAR.split(row.text.strip().removeprefix("|").removesuffix("|")):
        objects = row.objects[taken : taken + text.count(OBJECT)]
        taken += len(objects)
        cells.append(Cell(text.strip(), objects))
    return cells
