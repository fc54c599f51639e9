"""The formats of exports: their names, and how the files are called that they are written to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record


@frozen_record
class ExportFormat:
    """One format: the endings that its files may have, the usual one first, and what it is."""

    endings: tuple[str, ...]
    says: str


EXPORT_FORMATS: Final[Mapping[str, ExportFormat]] = {
    "ics": ExportFormat((".ics",), "calendar: reminders, and yearly days that come back"),
    "vcf": ExportFormat((".vcf",), "address book: a vCard for each person"),
    "csv": ExportFormat((".csv",), "spreadsheet: a row for each person"),
    "json": ExportFormat((".json",), "everything, with its reasons, for programs"),
    "sqlite": ExportFormat((".sqlite", ".sqlite3", ".db"), "database, for SQL or Datasette"),
    "base": ExportFormat((".base",), "Obsidian Bases: a table of people that stays live"),
    "canvas": ExportFormat((".canvas",), "Obsidian Canvas: a map of the network"),
    "mermaid": ExportFormat((".mmd", ".mermaid"), "Mermaid: a graph of who knows whom"),
}

CLOCK_TIME: Final = pattern(r"([01][0-9]|2[0-3]):([0-5][0-9])")


def is_outside(path: str) -> bool:
    """Tell whether a path of the settings does not begin at the vault: it is absolute, or `~`'s.

    What is absolute on any system is on all of them: the settings are shared between devices.
    """
    absolute = PurePosixPath(path).is_absolute() or bool(PureWindowsPath(path).drive)
    return absolute or path.startswith(("~", "\\"))
