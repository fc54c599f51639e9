"""The exports: one file for each format, in one ordered table.

To add a format: a file here with a function `write` from a `Material` to bytes, its row in
`WRITERS`, and one of the same name in `vaultnet.core.export_formats`. What a writer is given holds
nothing private, so it has not to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from vaultnet.exports.seal import seal

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultnet.exports.material import Material

# Imported when they are asked for: a library for calendars is no business of `vaultnet due`.
WRITERS: Final[Mapping[str, str]] = {
    "ics": "vaultnet.exports.calendar",
    "vcf": "vaultnet.exports.cards",
    "csv": "vaultnet.exports.spreadsheet",
    "json": "vaultnet.exports.records",
    "sqlite": "vaultnet.exports.database",
    "base": "vaultnet.exports.bases",
    "canvas": "vaultnet.exports.canvas",
    "mermaid": "vaultnet.exports.mermaid",
}


def export(name: str, material: Material) -> bytes:
    """Write the format of that name: the same bytes for the same material."""
    write = cast("Callable[[Material], bytes]", import_module(WRITERS[name]).write)
    return seal(write(material))
