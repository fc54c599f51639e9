"""Google Contacts as CSV, of both generations: numbered columns, several values in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.imported import Imported
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.imports.draft import Draft
from vaultnet.imports.tables import folded, heads_in, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vaultnet.imports.manner import ForeignFile, Manner

_JOINT: Final = pattern(r"\s+:::\s+")  # between several values of one cell
_NUMBERED: Final = pattern(
    r"(E-mail|Phone|Address|Website|Relation|Custom Field|Organization|Event|IM) (\d+) - (.+)"
)
_COLUMNS: Final[Mapping[str, str]] = {
    "name": "name",
    "first name": "first-name",
    "given name": "first-name",
    "last name": "last-name",
    "family name": "last-name",
    "nickname": "aliases",
    "short name": "aliases",
    "maiden name": "aliases",
    "birthday": "birthday",
    "notes": "summary",
    "organization name": "organisation",
    "organization title": "job",
    "occupation": "job",
    "language": "language",
    "location": "location",
    "hobby": "interests",
}
_LABELS: Final = frozenset({"labels", "group membership"})
_MIDDLE: Final = frozenset({"middle name", "additional name"})
# What Google keeps for itself, and parts of what stands whole in another column.
_BOOKKEEPING: Final = frozenset(
    (  # noqa: SIM905  a line for each would fill the page
        "photo|name prefix|name suffix|file as|initials|directory server|mileage|"
        "billing information|priority|sensitivity|subject|gender|yomi name|given name yomi|"
        "additional name yomi|family name yomi|phonetic first name|phonetic middle name|"
        "phonetic last name|organization department"
    ).split("|")
)
_SYSTEM_LABEL: Final = "* "  # before the names of Google's own groups
_ADDRESS_PARTS: Final = ("City", "Country")


def is_google(_name: str, head: bytes) -> bool:
    """Tell whether a file has the heads of Google's table, old or new."""
    return bool(heads_in(head, _is_head))


def read_google(file: ForeignFile, manner: Manner) -> Imported:
    """Read every contact; labels become tags, Google's own groups none."""
    table = read_table(file, _is_head)
    people, faults = [], list(table.problems)
    for row in table.rows:
        draft = Draft(row.source, manner)
        _take_single(draft, row.cells)
        _take_numbered(draft, row.cells)
        person = draft.person()
        faults += draft.problems
        if person is not None:
            people.append(person)
    return Imported(tuple(people), problems=tuple(faults))


def _take_single(draft: Draft, cells: Mapping[str, str]) -> None:
    for column, value in cells.items():
        key = fold(column)
        if _NUMBERED.fullmatch(column) or key in _BOOKKEEPING:
            continue
        if key in _LABELS:
            for label in _JOINT.split(value):
                if not label.startswith(_SYSTEM_LABEL):
                    draft.add("tags", label)
        elif key in _MIDDLE:
            draft.add("middle-name", value)
        elif key in _COLUMNS:
            draft.add(_COLUMNS[key], value, column)
        else:
            draft.note(column, value)
    if department := cells.get("Organization Department"):
        draft.note("Organization Department", department)


def _take_numbered(draft: Draft, cells: Mapping[str, str]) -> None:
    things: dict[tuple[str, str], dict[str, str]] = {}
    for column, value in cells.items():
        found = _NUMBERED.fullmatch(column)
        if found:
            things.setdefault((found[1], found[2]), {})[found[3]] = value
    for (kind, _), parts in things.items():
        label = parts.get("Label") or parts.get("Type") or kind
        if kind == "Address":
            draft.add("location", ", ".join(parts[one] for one in _ADDRESS_PARTS if one in parts))
            if "Street" in parts or "City" not in parts:
                draft.note(kind, parts.get("Formatted", ""))
        elif kind == "Organization":
            draft.add("organisation", parts.get("Name", ""))
            draft.add("job", parts.get("Title", ""))
        else:
            for value in _JOINT.split(parts.get("Value", "")):
                _take_value(draft, kind, label, value)


def _take_value(draft: Draft, kind: str, label: str, value: str) -> None:
    meaning = {"E-mail": "email", "Phone": "phone", "Website": "link"}.get(kind, "")
    if kind == "Event" and fold(label.removeprefix(_SYSTEM_LABEL)) == "anniversary":
        meaning = "anniversary"
    if meaning:
        draft.add(meaning, value, kind)
    else:
        draft.note(label.removeprefix(_SYSTEM_LABEL), value)


def _is_head(columns: Sequence[str]) -> bool:
    names = folded(columns)
    new = {"first name", "last name", "labels"} <= names
    old = {"given name", "family name", "group membership"} <= names
    numbered = any(map(_NUMBERED.fullmatch, columns))
    return new or old or (numbered and bool(names & {"name", "first name", "given name"}))
