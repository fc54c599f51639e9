"""Tables: drawn on a terminal, plain aligned text where they are piped."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vaultnet.cli.terminal import say, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

_NOTHING: Final = "-"
_GAP: Final = "  "
_WIDEST: Final = 48  # a longer cell pushes its own row out, not every other one
_MOST_DRAWN: Final = 500  # rows; a drawn table is measured as a whole, plain text is not


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and whether a narrow terminal may break its text."""

    heading: str
    breaks: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of text, ready to be read by people."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(columns: Iterable[Column], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table whose every cell is one visible line, `-` where there is nothing to say."""
    return Table(
        tuple(columns),
        tuple(tuple(visible(cell).strip() or _NOTHING for cell in row) for row in rows),
    )


def print_table(table: Table) -> None:
    """Print a table: drawn on a terminal, otherwise as plain text."""
    if not table.rows:
        return
    if sys.stdout.isatty() and len(table.rows) <= _MOST_DRAWN:
        from rich.console import Console  # noqa: PLC0415  only a terminal needs it

        draw(table, Console(highlight=False))
    else:
        say(plain(table))


def plain(table: Table) -> str:
    """Write a table as aligned text: one line for each row, no drawing, no trailing spaces."""
    headings = tuple(column.heading for column in table.columns)
    rows = (headings, *table.rows)
    widths = [min(max(map(width, column)), _WIDEST) for column in zip(*rows, strict=True)]
    return "\n".join(_aligned(row, widths) for row in rows)


def draw(table: Table, console: Console) -> None:
    """Draw a table within the console's width; colours, where it has them, only repeat words."""
    from rich import box  # noqa: PLC0415  only a terminal needs it
    from rich.table import Table as Drawing  # noqa: PLC0415  likewise
    from rich.text import Text  # noqa: PLC0415  likewise

    drawing = Drawing(
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    for column in table.columns:
        drawing.add_column(Text(column.heading), no_wrap=not column.breaks, overflow="fold")
    for row in table.rows:
        drawing.add_row(*map(Text, row))
    console.print(drawing)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (column - width(cell)) for cell, column in zip(row, widths, strict=True))
    return _GAP.join(cells).rstrip()
