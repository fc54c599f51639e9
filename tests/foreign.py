"""Files of other programs for the tests: read from text, by the words of all languages."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from vaultnet import api
from vaultnet.imports.formats import format_named, format_of
from vaultnet.imports.manner import ForeignFile, Manner

if TYPE_CHECKING:
    from vaultnet.core.imported import Imported, ImportedPerson

TODAY: Final = date(2026, 11, 23)
OWNER: Final = frozenset({"me@example.org"})


def manner(**facts: Any) -> Manner:  # noqa: ANN401  any field of the manner
    return Manner(api.read_words(), TODAY, **{"owner": OWNER, **facts})


def read(data: str | bytes, name: str = "file", form: str = "", **facts: Any) -> Imported:  # noqa: ANN401  likewise
    """Read a file by the format that it is recognised as, or by the one named."""
    raw = data.encode() if isinstance(data, str) else data
    file = ForeignFile(name, io.BytesIO(raw))
    found = format_named(form) if form else format_of(file)
    assert found is not None
    return found.read(file, manner(**facts))


def recognised(data: str | bytes, name: str = "file") -> str | None:
    raw = data.encode() if isinstance(data, str) else data
    found = format_of(ForeignFile(name, io.BytesIO(raw)))
    return found.name if found else None


def one_person(data: str | bytes, name: str = "file", form: str = "") -> ImportedPerson:
    (person,) = read(data, name, form).people
    return person
