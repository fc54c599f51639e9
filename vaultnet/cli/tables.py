"""Tables: drawn on a terminal, plain aligned text where they are piped."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Final

from vaultnet.cli.terminal import say, visible, width, widths_of
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.table import Table as Drawing

_NOTHING: Final = "-"
_GAP: Final = "  "
_WIDEST: Final = 48  # a longer cell pushes its own row out, not every other one
_SPACES: Final = " " * _WIDEST
_INDENT: Final = 4  # of what stands below a row
_TOGETHER: Final = 500  # rows of plain text that are said at once
_NARROWEST: Final = 8  # below that, a column of words is one of syllables
_MOST_DRAWN: Final = 500  # rows; a drawn table is measured as a whole, plain text is not


@frozen_record
class Column:
    """One column: its heading, and what becomes of its text on a narrow terminal."""

    heading: str
    breaks: bool = True  # it may be broken into several lines
    below: bool = False  # it may stand on a line of its own below the row


@frozen_record
class Table:
    """Columns and rows of text, ready to be read by people."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(columns: Iterable[Column], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table whose every cell is one visible line, `-` where there is nothing to say."""
    return Table(
        tuple(columns),
        tuple(tuple(map(shown_cell, row)) for row in rows),
    )


def shown_cell(text: str) -> str:
    """Give a cell as one visible line, `-` where there is nothing to say."""
    return visible(text).strip() or _NOTHING


def print_table(table: Table) -> None:
    """Print a table: drawn on a terminal, otherwise as plain text."""
    if not table.rows:
        return
    if sys.stdout.isatty() and len(table.rows) <= _MOST_DRAWN:
        from rich.console import Console  # noqa: PLC0415  only a terminal needs it

        console = Console(highlight=False)
        with console.capture() as drawn:
            draw(table, console)
        say(drawn.get().removesuffix("\n"))
    else:
        lines = _plain_lines(table)
        while some := [*islice(lines, _TOGETHER)]:  # as one text they would take megabytes
            say("\n".join(some))


def plain(table: Table) -> str:
    """Write a table as aligned text: one line for each row, no drawing, no trailing spaces."""
    return "\n".join(_plain_lines(table))


def _plain_lines(table: Table) -> Iterator[str]:
    aligned = map(_aligned, _cells_by_column(table))
    return map(str.rstrip, map(_GAP.join, zip(*aligned, strict=True)))


def draw(table: Table, console: Console) -> None:
    """Draw a table within the console's width; colours, where it has them, only repeat words.

    Where it is too wide, the columns that may stand below their row do, each with its heading: a
    path that is broken in a narrow column can be neither read nor opened.
    """
    widths = [max(map(width, cells)) for cells in _cells_by_column(table)]
    beside = _beside(table.columns, widths, console.width)
    if len(beside) == len(table.columns):
        drawing = _drawing(table.columns)
        _add_rows(drawing, table.rows)
        console.print(drawing)
        return
    columns = [table.columns[at] for at in beside]
    fixed = _narrowed([widths[at] for at in beside], columns, console.width)
    console.print(_drawing(columns, fixed))
    for row in table.rows:
        drawing = _drawing(columns, fixed, heads=False)
        _add_rows(drawing, [[row[at] for at in beside]])
        console.print(drawing)
        below = [at for at in range(len(row)) if at not in beside]
        _draw_below(((table.columns[at].heading, row[at]) for at in below), console)


def _drawing(
    columns: Sequence[Column], widths: Sequence[int] | None = None, *, heads: bool = True
) -> Drawing:
    """Begin a drawing: with `widths` of just these, without `heads` as rows of the one before."""
    from rich import box  # noqa: PLC0415  only a terminal needs it
    from rich.table import Table as Drawing  # noqa: PLC0415  likewise
    from rich.text import Text  # noqa: PLC0415  likewise

    drawing = Drawing(
        box=box.SIMPLE_HEAD if heads else None,
        padding=(0, 1, 0, 0) if heads else (0, len(_GAP), 0, 0),
        pad_edge=False,
        show_edge=False,
        show_header=heads,
        header_style="bold",
    )
    for at, column in enumerate(columns):
        drawing.add_column(
            Text(column.heading),
            no_wrap=not column.breaks,
            overflow="fold",
            width=widths[at] if widths else None,
        )
    return drawing


def _add_rows(drawing: Drawing, rows: Iterable[Sequence[str]]) -> None:
    from rich.text import Text  # noqa: PLC0415  only a terminal needs it

    for row in rows:
        drawing.add_row(*map(Text, row))


def _draw_below(cells: Iterable[tuple[str, str]], console: Console) -> None:
    from rich.padding import Padding  # noqa: PLC0415  only a terminal needs it
    from rich.text import Text  # noqa: PLC0415  likewise

    for heading, cell in cells:
        if cell != _NOTHING:
            line = Text.assemble((f"{heading}:", "dim"), f" {cell}", overflow="fold")
            console.print(Padding(line, (0, 0, 0, _INDENT)))


def _beside(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """Give the columns that stay beside one another: those for below go, the last one first.

    Where the others cannot stand together even at their narrowest, more of them go: a day that is
    cut is another day.
    """
    beside = list(range(len(columns)))
    for at in reversed(range(len(columns))):
        if columns[at].below and _whole([widths[one] for one in beside]) > room:
            beside.remove(at)
    least = [
        min(of, _NARROWEST) if column.breaks else of
        for of, column in zip(widths, columns, strict=True)
    ]
    while len(beside) > 1 and _whole([least[one] for one in beside]) > room:
        beside.pop()
    return beside


def _narrowed(widths: list[int], columns: Sequence[Column], room: int) -> list[int]:
    """Take from the widest column that may break, until all fit or none can give."""
    widths = list(widths)
    while _whole(widths) > room:
        at = max(range(len(widths)), key=lambda one: widths[one] if columns[one].breaks else 0)
        if not columns[at].breaks or widths[at] <= _NARROWEST:
            break
        widths[at] -= 1
    return widths


def _whole(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _cells_by_column(table: Table) -> Iterable[tuple[str, ...]]:
    """Give each column from its heading down."""
    return zip(tuple(column.heading for column in table.columns), *table.rows, strict=True)


def _aligned(cells: Sequence[str]) -> Iterable[str]:
    """Give the cells of a column as wide as the widest of them, as far as that goes."""
    taken = widths_of(cells)
    own = min(max(taken), _WIDEST)
    return (cell + _SPACES[of:own] for cell, of in zip(cells, taken, strict=True))
