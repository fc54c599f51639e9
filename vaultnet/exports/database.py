"""`sqlite`: a database file with its foreign keys, ready for Datasette or DuckDB.

It is made in memory and taken from there as bytes. What SQLite writes of itself into the head, its
version and a count of changes, is set to fixed values: no reader goes by it, and two machines give
the same file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from vaultnet.exports import plain
from vaultnet.exports.tables import SCHEMA, rows_of

if TYPE_CHECKING:
    from vaultnet.exports.material import Material
    from vaultnet.exports.tables import Cell

_PAGE: Final = 4096
_APPLICATION: Final = int.from_bytes(b"vnet")  # for `file` and its like
# Of the head: change counter, version-valid-for number, version of the library (file format 1.3).
_COUNTERS: Final = (slice(24, 28), slice(92, 96))
_LIBRARY: Final = slice(96, 100)
_OLDEST: Final = 3_040_000  # of the libraries that we were tried with


def write(material: Material) -> bytes:
    """Write the database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {_PAGE}")
        database.execute("PRAGMA auto_vacuum = NONE")
        database.execute("PRAGMA encoding = 'UTF-8'")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute("BEGIN")
        for statement in SCHEMA.split(";\n"):
            database.execute(statement)
        for table, row in rows_of(material):
            signs = ", ".join("?" * len(row))
            # The names of tables are ours, and so is their number of columns.
            database.execute(f"INSERT INTO {table} VALUES ({signs})", tuple(map(_cell, row)))  # noqa: S608  as said above
        database.execute("COMMIT")
        data = bytearray(database.serialize())
    for counter in _COUNTERS:
        data[counter] = (1).to_bytes(4)
    data[_LIBRARY] = _OLDEST.to_bytes(4)
    return bytes(data)


def _cell(value: Cell) -> Cell:
    return plain.lines(value) if isinstance(value, str) else value
