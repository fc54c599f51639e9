"""LinkedIn's `Connections.csv`: notes before the table, hardly an e-mail, people who are gone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.imported import Imported
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.imports.draft import Draft
from vaultnet.imports.tables import folded, heads_in, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vaultnet.imports.manner import ForeignFile, Manner

_COLUMNS: Final[Mapping[str, str]] = {
    "first name": "first-name",
    "last name": "last-name",
    "url": "link",
    "email address": "email",
    "company": "organisation",
    "position": "job",
    "connected on": "met",
    "tags": "tags",  # in exports of before 2018
}
_GONE: Final = ("linkedin", "member")  # what stands for somebody who has deleted the account
# As exports of before 2019 write it: `1/15/18, 9:04 AM`.
_AMERICAN_DAY: Final = pattern(r"\A([0-9]{1,2})/([0-9]{1,2})/(?:20)?([0-9]{2}), .*")


def is_linkedin(_name: str, head: bytes) -> bool:
    """Tell whether the heads of LinkedIn's table stand near the beginning of a file."""
    return bool(heads_in(head, _is_head))


def read_linkedin(file: ForeignFile, manner: Manner) -> Imported:
    """Read the connections; the day of the connection is that of the acquaintance."""
    table = read_table(file, _is_head)
    people, faults = [], list(table.problems)
    left: Counter[str] = Counter()
    for row in table.rows:
        cells = {fold(column): value for column, value in row.cells.items()}
        name = tuple(fold(cells.get(column, "")) for column in ("first name", "last name"))
        if name in {_GONE, ("", "")}:
            left["gone"] += 1
            continue
        draft = Draft(row.source, manner)
        for column, value in cells.items():
            if column in _COLUMNS:
                draft.add(_COLUMNS[column], _AMERICAN_DAY.sub(_iso, value), column)
            else:
                draft.note(column, value)
        person = draft.person()
        faults += draft.problems
        if person is not None:
            people.append(person)
    return Imported(tuple(people), problems=tuple(faults), left=dict(left))


def _iso(found: re.Match[str]) -> str:
    return f"20{found[3]}-{int(found[1]):02d}-{int(found[2]):02d}"


def _is_head(columns: Sequence[str]) -> bool:
    return {"first name", "last name", "connected on"} <= folded(columns)
