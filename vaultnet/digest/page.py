"""A page of sections and lines: laid out once for its week, then steady.

A merging sync may bring a mark that was made on yesterday's page. So within its week a line that
was once written keeps its place: its words are renewed where it stands, what is no longer due is
marked so, and what is new comes at the end. What a person wrote on the page stays there.
"""

from __future__ import annotations

from dataclasses import field
from operator import attrgetter, eq
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.quick_records import frozen_record
from vaultnet.digest.rows import (
    CLOSED,
    DONE,
    HEADING,
    PUT_OFF,
    Row,
    box_of,
    closed_text,
    sum_of,
    unsigned,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

_ID_OF: Final = attrgetter("id")
_TEXT_OF: Final = attrgetter("text")
_SUM_OF: Final = attrgetter("sum")

# The id of a line, and how to say what became of it once it is due no more.
Closing: TypeAlias = "tuple[str, Callable[[], str]]"


@frozen_record
class Line:
    """One line of a page, found again by its id."""

    id: str  # "vn-" and letters or digits
    text: str  # Markdown without bullet, box and id, one line

    def __str__(self) -> str:
        return f"- {self.text} ^{self.id}"


@frozen_record
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


@frozen_record
class Page:
    """A page written out, and the sums by which its lines are known to be ours."""

    content: str  # with an empty line at both ends
    sums: tuple[str, ...] = ()
    below: str = ""  # a person's lines that are to leave the page, to stand under it


@frozen_record
class Kept:
    """What of an earlier page goes along with a line: words, lines under it, what is in its box."""

    words: str = ""
    under: tuple[str, ...] = ()
    box: str = " "


@frozen_record
class Renewal:
    """What a page of this week is renewed by."""

    closed: Callable[[str, str], str]  # from a line's id and text to what became of it
    since_heading: str
    tasks: Container[str] = frozenset()  # ids of lines with a box
    reworded: Mapping[str, str] = field(default_factory=dict)  # headings to those of the page
    acted: Container[str] = frozenset()  # ids of lines that a tick has logged
    settled: Container[str] = frozenset()  # ids of marks that are dealt with
    tells: Callable[[str], bool] = field(default=lambda _text: True)  # whether a text may be said
    frozen: Callable[[str], str] = field(default=lambda text: text)  # a rewritten text as it may be


def render(
    sections: Iterable[Section],
    tasks: Container[str] = frozenset(),
    kept: Mapping[str, Kept] = MappingProxyType({}),
) -> Page:
    """Lay out a page anew: every section that has lines, an empty line at both ends.

    Lines whose ids are among `tasks` have a box; what was `kept` goes along with them.
    """
    rows, sums = [""], []
    for section in sections:
        if section.lines:
            rows.append(f"{HEADING}{section.heading}")
            for line in section.lines:
                one = kept.get(line.id, Kept())
                box = one.box if box_of(line.text) == " " else box_of(line.text)
                parts = (_bullet(box if line.id in tasks else None), line.text, one.words)
                rows.append(" ".join(filter(None, (*parts, f"^{line.id}"))))
                rows += one.under
                sums.append(sum_of(line.id, line.text))
            rows.append("")
    return Page("\n".join(rows if len(rows) > 1 else ["", ""]) + "\n", tuple(sums))


def renew(rows: Sequence[Row], sections: Iterable[Section], by: Renewal) -> Page:
    """Renew a page of this week without moving a line of it.

    Lines that it does not have yet are added at its end, under the heading "Since then".
    """
    lines = (line for section in sections for line in section.lines)
    fresh = {line.id: line for line in lines if line.id not in by.acted}
    texts = {line_id: line.text for line_id, line in fresh.items()}
    ids = tuple(map(_ID_OF, rows))
    are_same = map(eq, map(_TEXT_OF, rows), map(texts.get, ids))  # as nearly all lines are
    stand = (row.as_is if is_same else None for row, is_same in zip(rows, are_same, strict=True))
    written, sums = list(stand), list(map(_SUM_OF, rows))
    for at in [at for at, one in enumerate(written) if one is None]:
        written[at], sums[at] = _anew(rows[at], texts, by)
    known = {*ids}
    new = [line for line in fresh.values() if line.id not in known]
    sums += [sum_of(line.id, line.text) for line in new]
    added = [_written(line, by.tasks) for line in new]
    page = "\n".join(_extended([one or "" for one in written], added, by.since_heading)) + "\n"
    return Page(page, tuple(dict.fromkeys(filter(None, sums))))


def _anew(row: Row, texts: Mapping[str, str], by: Renewal) -> tuple[str, str]:
    """Give a line as it is to stand, and the sum of what we wrote of it; empty where not ours."""
    if not row.id:
        return _reworded(row.raw, by.reworded), ""
    text = texts[row.id] if row.id in texts else _closed(row, by)
    if row.as_is is not None and row.text == text:
        return row.as_is, row.sum
    return _renewed(row, text, by), sum_of(row.id, text) if row.is_known else ""


def _closed(row: Row, by: Renewal) -> str:
    said = by.closed(row.id, row.text)
    if row.id not in by.tasks or not row.is_known or said == row.text:
        return said
    text = closed_text(row.text, said)
    return text if by.tells(text) else said


def _renewed(row: Row, text: str, by: Renewal) -> str:
    is_task = row.id in by.tasks or row.box is not None
    bullet = _bullet(_box(row, text, by) if is_task else None)
    if row.is_known and row.text == text:
        return f"{bullet} {row.rest}"
    if not row.is_known:
        bare = unsigned(row.text.removeprefix(DONE).removeprefix(CLOSED))
        sign = {"x": DONE, "-": CLOSED, " ": ""}[box_of(text)]
        # A line that nothing answers to has lost but its name: it says already what became of it.
        is_said = row.id not in by.tasks and row.ours == box_of(text) != " "
        text = by.frozen(row.text) if is_said else sign + by.frozen(bare)
    return " ".join(filter(None, (bullet, text, row.added, f"^{row.id}", row.after)))


def _box(row: Row, text: str, by: Renewal) -> str:
    """Give the sign in the box of a line: a person's mark until it is dealt with, then ours."""
    ours = box_of(text)
    if row.box is None:
        return ours
    if row.is_marked and row.id not in by.settled:
        return row.box
    is_same = row.box in PUT_OFF if ours == "-" else row.box.lower() == ours
    return row.box if is_same else ours


def _written(line: Line, tasks: Container[str]) -> str:
    return f"{_bullet(box_of(line.text) if line.id in tasks else None)} {line.text} ^{line.id}"


def _bullet(box: str | None) -> str:
    return "-" if box is None else f"- [{box}]"


def _reworded(raw: str, headings: Mapping[str, str]) -> str:
    heading = headings.get(raw.removeprefix(HEADING)) if raw.startswith(HEADING) else None
    return f"{HEADING}{heading}" if heading else raw


def _extended(rows: list[str], new: list[str], since_heading: str) -> list[str]:
    if not new:
        return rows
    heading = f"{HEADING}{since_heading}"
    while rows and not rows[-1]:
        rows.pop()
    if heading not in rows:
        rows += ["", heading]
    return [*rows, *new, ""]
