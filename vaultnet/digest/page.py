"""A page of sections and lines: laid out once for its week, then steady.

A merging sync may bring a mark that was made on yesterday's page. So within its week a line that
was once written keeps its place: its words are renewed where it stands, what is no longer due is
marked so, and what is new comes at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# The id of a line, and how to say what became of it once it is due no more.
Closing: TypeAlias = "tuple[str, Callable[[], str]]"

_LINE: Final = re.compile(r"- (?P<text>.*)\^(?P<id>vn-[0-9a-z]+)")
_HEADING: Final = "## "


@dataclass(frozen=True, slots=True)
class Line:
    """One bullet of a page, found again by its id."""

    id: str  # "vn-" and letters or digits
    text: str  # Markdown without bullet and id, one line

    def __str__(self) -> str:
        return f"- {self.text} ^{self.id}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


def render(sections: Iterable[Section]) -> str:
    """Lay out a page anew: every section that has lines, a blank line at both ends."""
    rows = [""]
    for section in sections:
        if section.lines:
            rows += [f"{_HEADING}{section.heading}", *map(str, section.lines), ""]
    return "\n".join(rows if len(rows) > 1 else ["", ""]) + "\n"


def ids_of(page: str) -> frozenset[str]:
    """Give the ids of the lines that a page has."""
    found = map(_LINE.fullmatch, page.split("\n"))
    return frozenset(line["id"] for line in found if line is not None)


def renew(
    page: str,
    sections: Iterable[Section],
    closed: Callable[[str, str], str],
    since_heading: str,
    reworded: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Renew a page of this week without moving a line of it.

    `closed` gives the text of a line that is due no more, from its id and the text that it has.
    Lines that the page does not have yet are added at its end, under `since_heading`; headings of
    `reworded` get the words that it has for them.
    """
    fresh = {line.id: line for section in sections for line in section.lines}
    rows: list[str] = []
    known: set[str] = set()
    for row in page.removesuffix("\n").split("\n"):
        found = _LINE.fullmatch(row)
        if found is None:
            heading = reworded.get(row.removeprefix(_HEADING)) if row.startswith(_HEADING) else None
            rows.append(f"{_HEADING}{heading}" if heading else row)
            continue
        line_id = found["id"]
        known.add(line_id)
        line = fresh.get(line_id) or Line(line_id, closed(line_id, found["text"].rstrip()))
        rows.append(str(line))
    new = [line for line in fresh.values() if line.id not in known]
    return "\n".join(_extended(rows, new, f"{_HEADING}{since_heading}")) + "\n"


def _extended(rows: list[str], new: list[Line], heading: str) -> list[str]:
    if not new:
        return rows
    while rows and not rows[-1]:
        rows.pop()
    if not any(row == heading for row in rows):
        rows += ["", heading]
    return [*rows, *map(str, new), ""]
