"""Tables of attendees: the people are in the column named so, else in the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.vault.parse.lines.table_cells import RULE, cells_of
from vaultnet.vault.parse.people.people_labels import is_people_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading

_NAME: Final = "name"


def people_cells(entries: Iterable[Entry], reading: Reading) -> Iterator[Entry]:
    """Give entries, of each row of a table but the cell for the person, of its head nothing.

    A first row that links to somebody is no head, nor is one without a rule below that does not
    name the column.
    """
    pending: Entry | None = None  # a first row without links, until it is known for what it is
    column = 0
    last = 0  # line of the row before
    for entry in entries:
        is_rule = RULE.fullmatch(entry.text) is not None and "|" in entry.text
        if pending is not None and not (is_rule and entry.line == last + 1):
            yield _cell(pending, column)
        pending = None
        if not _is_row(entry):
            yield entry
            continue
        is_first = entry.line != last + 1
        last = entry.line
        if is_first:
            named = _column_of_people(entry, reading)
            column = named or 0
            if named is None and not entry.objects:
                pending = entry
            elif entry.objects:
                yield _cell(entry, column)
        elif not is_rule:
            yield _cell(entry, column)
    if pending is not None:
        yield _cell(pending, column)


def _is_row(entry: Entry) -> bool:
    text = entry.text
    return entry.is_row or (text.startswith("|") and text.endswith("|") and len(text) > 1)


def _column_of_people(head: Entry, reading: Reading) -> int | None:
    for column, cell in enumerate(cells_of(head)):
        if is_people_label(cell.text, reading) or reading.meaning(cell.text) == _NAME:
            return column
    return None


def _cell(row: Entry, column: int) -> Entry:
    cells = cells_of(row)
    if column >= len(cells):
        return replace(row, text="", objects=())
    return replace(row, text=cells[column].text, objects=cells[column].objects)
