"""Any other CSV: columns are understood by the words that are known for keys, or by a mapping."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.imported import Imported
from vaultnet.core.names import fold
from vaultnet.imports.draft import Draft
from vaultnet.imports.tables import heads_in, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vaultnet.imports.manner import ForeignFile, Manner

# Heads that address books write, beside the words for keys; `middle name` goes with the name.
_HEADS: Final[Mapping[str, str]] = {
    "name": "name",
    "middle name": "middle-name",
    "e mail address": "email",
    "e mail 2 address": "email",
    "e mail 3 address": "email",
    "primary email": "email",
    "secondary email": "email",
    "mobile phone": "phone",
    "business phone": "phone",
    "business phone 2": "phone",
    "home phone": "phone",
    "home phone 2": "phone",
    "primary phone": "phone",
    "other phone": "phone",
    "work phone": "phone",
    "mobile number": "phone",
    "phone number": "phone",
    "web page": "link",
    "web page 1": "link",
    "business city": "location",
    "home city": "location",
    "labels": "tags",
    "tags": "tags",
    "groups": "tags",
    "categories": "tags",
    "notes": "summary",
    "title": "job",
}
_NOTHING: Final = frozenset({"", "-", "none", "ignore"})  # in a mapping: leave the column out
_NAMES: Final = frozenset({"name", "first-name", "last-name", "email"})


def meaning_of_column(column: str, manner: Manner) -> str:
    """Give what a column means: by the mapping, by what address books write, by the known keys."""
    own = {fold(name): key for name, key in manner.columns.items()}
    key = own.get(fold(column))
    if key is not None:
        if fold(key) in _NOTHING:
            return ""
        return _HEADS.get(fold(key)) or manner.words.keys.get(
            fold(key), fold(key).replace(" ", "-")
        )
    return _HEADS.get(fold(column)) or manner.words.keys.get(fold(column), "")


def is_table(name: str, head: bytes) -> bool:
    """Tell whether a file is a table at all; whether it has people is told by its columns."""
    return name.casefold().endswith((".csv", ".tsv")) and bool(heads_in(head, _has_columns))


def read_any_table(file: ForeignFile, manner: Manner) -> Imported:
    """Read people from a table; columns that mean nothing are counted, by their heads."""
    table = read_table(file, _head_for(manner))
    meanings = {column: meaning_of_column(column, manner) for column in table.columns}
    people, faults = [], list(table.problems)
    left: Counter[str] = Counter()
    for row in table.rows:
        draft = Draft(row.source, manner)
        for column, value in row.cells.items():
            if meanings[column]:
                draft.add(meanings[column], value, column)
            else:
                left[f"column {column}"] += 1
        person = draft.person()
        faults += draft.problems
        if person is not None:
            people.append(person)
    return Imported(tuple(people), problems=tuple(faults), left=dict(left))


def _head_for(manner: Manner) -> Callable[[Sequence[str]], bool]:
    return lambda columns: any(meaning_of_column(one, manner) in _NAMES for one in columns)


def _has_columns(columns: Sequence[str]) -> bool:
    return len(columns) > 1 and all(columns[:2])
