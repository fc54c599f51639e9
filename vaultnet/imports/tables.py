"""Tables in CSV: found behind whatever stands before them, row by row, with their lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Source
from vaultnet.imports import problems
from vaultnet.imports.texts import decode, unguarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultnet.core.records import Problem
    from vaultnet.imports.manner import ForeignFile

MOST_BYTES: Final = 256 * 1024 * 1024  # of a table, which is decoded whole
_LONGEST_CELL: Final = 1024 * 1024  # characters
_LINES_BEFORE: Final = 30  # in which the row with the heads of the columns is looked for
_MOST_PROBLEMS: Final = 100
_SEPARATORS: Final = ",;\t"
_LINE: Final = pattern(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@frozen_record
class Row:
    """One row: its cells by column, the empty ones left out, and its first line."""

    source: Source
    cells: Mapping[str, str]


@frozen_record
class Table:
    """A table: the heads of its columns as they are written, its rows, what was wrong."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def heads_in(head: bytes, is_head: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """Give the heads of the columns near the beginning of a file; nothing where there are none."""
    text, _ = decode(head[: head.rfind(b"\n") + 1] or head)
    found = _find_heads(_lines(text)[:_LINES_BEFORE], is_head)
    return found[2] if found else ()


def read_table(file: ForeignFile, is_head: Callable[[Sequence[str]], bool]) -> Table:
    """Read a table whose heads of columns `is_head` knows; a row that is broken is a problem."""
    text, encoding = decode(file.stream.read(MOST_BYTES))
    faults: list[Problem] = []
    if encoding not in {"UTF-8", "UTF-16"}:
        kind = problems.DOUBTFUL_ENCODING
        faults.append(problems.at_line(kind, file.name, 1, encoding=encoding))
    lines = _lines(text)
    found = _find_heads(lines[:_LINES_BEFORE], is_head)
    if found is None:
        return Table((), (), tuple(faults))
    first, separator, columns = found
    rows = []
    for number, values in _rows(lines, first, separator, file.name, faults):
        cells = {
            column: unguarded(value).strip()
            for column, value in zip(columns, values, strict=False)
            if value.strip()
        }
        if cells:
            rows.append(Row(Source(file.name, number), cells))
    return Table(columns, tuple(rows), tuple(faults))


def _lines(text: str) -> list[str]:
    """Cut at the ends of lines that tables have; U+2028 is text."""
    return [f"{line.rstrip(chr(13) + chr(10))}\n" for line in _LINE.findall(text) if line]


def _find_heads(
    lines: Sequence[str], is_head: Callable[[Sequence[str]], bool]
) -> tuple[int, str, tuple[str, ...]] | None:
    """Find the row of heads: its last line, from 1, what separates its cells, the heads."""
    for number, line in enumerate(lines):
        for separator in _SEPARATORS:
            if separator not in line:
                continue
            reader = csv.reader(lines[number:], delimiter=separator)
            try:
                cells = tuple(" ".join(cell.split()) for cell in next(reader))
            except (csv.Error, StopIteration):
                continue
            if is_head(cells):
                return number + reader.line_num, separator, cells
    return None


def _rows(
    lines: Sequence[str], first: int, separator: str, path: str, faults: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Give the rows behind line `first`, each with the number of its first line."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines[first:], delimiter=separator)
    try:
        while True:
            number = first + reader.line_num + 1
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if len(faults) < _MOST_PROBLEMS:
                    faults.append(problems.at_line(problems.ROW, path, number, reason=str(error)))
    finally:
        csv.field_size_limit(limit)


def folded(columns: Sequence[str]) -> frozenset[str]:
    """Give the heads of columns as they compare."""
    return frozenset(map(fold, columns))
