"""Rows of a log that is a table: `Date / Type / Notes`, `Дата / Канал / О чём`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.channels import channel_of_emoji
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.parse.lines.plain_text import plain, plain_entry
from vaultnet.vault.parse.lines.said import Said, channel_of_text, said_in, value_acts
from vaultnet.vault.parse.lines.table_cells import RULE, cells_of
from vaultnet.vault.parse.lines.wording import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Channel, Direction, ValueAct
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading

_WORD: Final = pattern(r"[^\W_]")


@frozen_record
class _Cell:
    text: str  # as written
    shown: str  # as one plain line


class LogTable:
    """Reads the rows of one table by the words in its head."""

    def __init__(self, head: Entry, reading: Reading) -> None:
        self._reading = reading
        self._meanings = [reading.meaning(cell.shown) or "" for cell in _cells(head)]
        self._head = self._last = head.line

    def goes_on_at(self, line: int) -> bool:
        """Tell whether a row at `line` belongs to this table."""
        return line == self._last + 1

    def read(self, row: Entry) -> Said:
        """Read one row; a table without a column of days has them in any cell."""
        self._last = row.line
        if RULE.fullmatch(row.text):
            return Said()
        by_meaning: dict[str, list[_Cell]] = {}
        for index, cell in enumerate(_cells(row)):
            meaning = self._meanings[index] if index < len(self._meanings) else ""
            by_meaning.setdefault(meaning, []).append(cell)
        channels = by_meaning.get("channel") or by_meaning.get("type") or []
        directions = [phrase_of(cell.shown) for cell in by_meaning.get("direction", ())]
        whole = said_in(row, self._reading)
        day = None
        for cell in by_meaning.get("date") or [one for some in by_meaning.values() for one in some]:
            day = day or self._reading.day(cell.text) or self._reading.day(cell.shown)
        return Said(
            self._channel(channels) or channel_of_emoji(row.text) or whole.channel,
            self._direction(directions) or whole.direction,
            tuple(self._values(by_meaning.get("gave", ()))) + whole.gave,
            tuple(self._values(by_meaning.get("received", ()))) + whole.received,
            day,
            self._summary(by_meaning),
        )

    def day_wanted(self, row: Entry) -> str | None:
        """Give what stands in the column of days of a row that says something in another.

        None where there is no such column, or nothing to date.
        """
        if row.line == self._head or "date" not in self._meanings:
            return None
        by_column = list(zip(self._meanings, _cells(row), strict=False))
        says = any(meaning != "date" and _WORD.search(cell.shown) for meaning, cell in by_column)
        written = (cell.text for meaning, cell in by_column if meaning == "date")
        return next(written, "") if says else None

    def _channel(self, cells: list[_Cell]) -> Channel | None:
        found = (channel_of_text(cell.shown, self._reading) for cell in cells)
        return next((channel for channel in found if channel is not None), None)

    def _direction(self, phrases: list[str]) -> Direction | None:
        found = (self._reading.words.directions.get(phrase) for phrase in phrases)
        return next((direction for direction in found if direction is not None), None)

    def _values(self, cells: list[_Cell] | tuple[()]) -> Iterator[ValueAct]:
        for cell in cells:
            yield from value_acts(cell.shown, self._reading)

    def _summary(self, by_meaning: dict[str, list[_Cell]]) -> str:
        """Give the cells for the text; without such a column, those that mean nothing else."""
        cells = by_meaning.get("summary") or by_meaning.get("", [])
        return plain(", ".join(cell.shown for cell in cells if cell.shown))


def _cells(row: Entry) -> list[_Cell]:
    return [_Cell(cell.text, plain_entry(cell.text, cell.objects)) for cell in cells_of(row)]
