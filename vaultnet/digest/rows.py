"""The lines of a page as they stand in its note, and what in each of them a person wrote.

What we wrote of a line is known by its sum, which the block's end marker keeps. All else within the
block is the person's: words on a line of ours, a line of ours that was rewritten, lines of their
own and those indented under a line of ours.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from operator import attrgetter, ne
from typing import TYPE_CHECKING, Final

from vaultnet.core.kept import Kept
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

HEADING: Final = "## "
DONE: Final = "✓ "  # at the head of the text of a line that is done
CLOSED: Final = "– "  # likewise of a line that is no longer due for another reason
_SIGNS: Final = {"x": " ✓ ", "-": " ⇒ "}  # likewise behind what the line asked for
_SIGN: Final = pattern(r" [✓⇒] ")
PUT_OFF: Final = frozenset(">-")

_ID_OF: Final = attrgetter("id")
_SUM_OF: Final = attrgetter("sum")
_MOST_CHARACTERS: Final = 4000  # of a line of which each possible addition is tried
_MOST_WORDS: Final = 120
_ID: Final = pattern(r"(?<!#)\^(vn-[0-9a-z]+)(?![\w-])")  # with a # it is that of a link
_BOXED: Final = pattern(
    rf"^[ \t]*(?:[-*+]|[0-9]{{1,9}}[.)])[ \t]+\[(?:[^ ]\]|.\](?:[ \t]+{CLOSED[0]}|.*[✓⇒]))",
    re.MULTILINE,
)
_HEAD: Final = pattern(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[(.)\](?:[ \t]+|$))?")
# The first id behind the head of a line.
_HEADED_ID: Final = pattern(
    rf"^{_HEAD.pattern}(?:[^\n^]*+\^)+?(?<!#\^)(vn-[0-9a-z]+)(?![\w-])", re.MULTILINE
)


@frozen_record
class Row:
    """One line of a page: of ours with its id, else a heading, an empty line or a person's own."""

    raw: str
    id: str = ""
    box: str | None = None  # what stands in the box; None: there is none
    head: int = 0  # how many characters bullet and box take
    text: str = ""  # what we wrote of it; all of it where that is not known
    added: str = ""  # what a person wrote before the id
    after: str = ""  # and behind it
    is_known: bool = True  # whether all but `added` and `after` is what we wrote
    # What follows from the text, worked out once: most of a page is the same time after time.
    sum: str = ""  # by which the text is known to be ours
    ours: str = " "  # the sign that we put into the box
    as_is: str | None = None  # the line as it stays, if its text does; None: it has a mark, or none

    @property
    def rest(self) -> str:
        """What stands behind the box."""
        return self.raw[self.head :]

    @property
    def words(self) -> str:
        """What a person is known to have added to the line."""
        return " ".join(filter(None, (self.added, self.after)))

    @property
    def is_marked(self) -> bool:
        """Whether a person put another sign into the box than we did."""
        if not self.id or self.box is None:
            return False
        if self.ours == "-":
            return self.box not in PUT_OFF
        return self.box.lower() != self.ours


def may_be_marked(page: str) -> bool:
    """Tell quickly whether a page can have a mark: a box that is not as we leave an open line."""
    return _BOXED.search(page) is not None


def sum_of(line_id: str, text: str) -> str:
    """Give the sum by which a line is known to be ours: 10 hex digits."""
    return sha256(f"{line_id}\0{text}".encode("utf-8", "surrogateescape")).hexdigest()[:10]


def box_of(text: str) -> str:
    """Give the sign that we put into the box of a line, by what its text says of its state."""
    if text.startswith(DONE):
        return "x"
    if text.startswith(CLOSED):
        return "-"
    sign = text.rfind(_SIGNS["x"]), text.rfind(_SIGNS["-"])
    return " " if max(sign) < 0 else "x" if sign[0] > sign[1] else "-"


def unsigned(text: str) -> str:
    """Give a text in which nothing looks like a sign of its state."""
    return _SIGN.sub(lambda found: f" {found[0].strip()}\u00a0", text)


def asked_in(text: str) -> str:
    """Give what a line asks for, without what became of it."""
    at = max(text.rfind(sign) for sign in _SIGNS.values())
    return text[:at] if at >= 0 else text


def closed_text(text: str, said: str) -> str:
    """Give the text of a line with what became of it behind what it asked for.

    A merging sync finds a line by its words and by its place in the note: one that keeps both is
    not taken for another. Where `said` is not of the same people as the line, it stands alone.
    """
    sign = next((one for one in (DONE, CLOSED) if said.startswith(one)), "")
    who, colon, rest = said.removeprefix(sign).partition(": ")
    asked = asked_in(text)
    if not (sign and colon and who in asked) or text.startswith((DONE, CLOSED)):
        return said
    return f"{asked}{_SIGNS[box_of(said)]}{rest}"


def ids_of(page: str, kept: Kept | None = None) -> frozenset[str]:
    """Give the ids of the lines that a page has, as `read_rows` finds them.

    `kept` holds the lines of the page as it was read last.
    """
    if kept is None:
        return frozenset(found[2] for found in _HEADED_ID.finditer(page))
    return frozenset(map(_ID_OF, _rows_as_ours(page, kept))) - {""}


def sums_of(page: str, kept: Kept) -> frozenset[str]:
    """Give the sums of the lines that a page has, each as if we had written all of it."""
    return frozenset(map(_SUM_OF, _rows_as_ours(page, kept))) - {""}


def read_rows(
    page: str,
    is_ours: Callable[[str, str], bool],
    sums: AbstractSet[str] = frozenset(),
    kept: Kept | None = None,
) -> tuple[Row, ...]:
    """Read the lines of a page.

    What has one of the `sums` was written by us; of any other text `is_ours` tells whether it was,
    as that of the line with an id. A line that a person copied is read as often; a copy that was
    rewritten, above it or below, is a person's own, unless it is marked; so is what was rewritten
    below another line. `kept` holds the lines of the page as it was
    read last.
    """
    known = _rows_as_ours(page, kept or Kept())
    if _are_all_ours(known, sums):
        return known
    ours = {
        at
        for at, row in enumerate(known)
        if row.id and (row.sum in sums or is_ours(row.id, row.text))
    }
    whole = {known[at].id for at in ours}
    rows: list[Row] = []
    seen: set[str] = set()
    for at, row in enumerate(known):
        if not row.id:
            rows.append(row)
            continue
        one = row if at in ours else _parted_by(row, is_ours)
        is_copy = row.id in seen or row.id in whole or row.raw[:1].isspace()
        is_own = is_copy and not (one.is_known or one.is_marked)
        rows.append(Row(row.raw) if is_own else one)
        seen.add(row.id)
    return tuple(rows)


def under(rows: tuple[Row, ...], at: int) -> tuple[Row, ...]:
    """Give the indented lines of a person under the line at a place."""
    found: list[Row] = []
    for row in rows[at + 1 :]:
        if row.id or not row.raw.strip() or not row.raw[:1].isspace():
            break
        found.append(row)
    return tuple(found)


def without_id(raw: str) -> str:
    """Give a line without the id that it has of a line of ours."""
    return _ID.sub("", raw, count=1)


def renamed(row: Row, line_id: str, text: str) -> Row:
    """Give a row under another id, known for ours where it has the text that we now write."""
    rest = _ID.sub(f"^{line_id}", row.rest, count=1)
    row = replace(row, id=line_id, raw=row.raw[: row.head] + rest)
    if row.is_known:
        return _worked_out(row)
    return _parted_by(row, lambda _id, one: one == text)


def _rows_as_ours(page: str, kept: Kept) -> tuple[Row, ...]:
    """Read the lines of a page, and take all before the id of each for ours."""

    def read() -> tuple[Row, ...]:
        lines = page.removesuffix("\n").split("\n")
        return kept.each("lines of the page", (), lines, str, row_of, differ=ne)

    return kept.answer("rows of the page", (page,), read)


def _are_all_ours(rows: tuple[Row, ...], sums: AbstractSet[str]) -> bool:
    """Tell whether each line with an id is one that we wrote."""
    return {*map(_SUM_OF, rows)} - {""} <= sums


def row_of(raw: str) -> Row:
    """Read a line of a page, and take all before its id for ours."""
    head, found = _HEAD.match(raw), _ID.search(raw)
    if head is None or found is None or found.start() < head.end():
        return Row(raw)
    before, after = raw[head.end() : found.start()].strip(), raw[found.end() :].strip()
    return _worked_out(Row(raw, found[1], head[1], head.end(), before, after=after))


def _worked_out(row: Row) -> Row:
    """Give a row with what follows from its text."""
    ours = box_of(row.text)
    as_is = f"- [{ours}] {row.rest}" if row.is_known and row.box == ours else None
    as_is = row.raw if as_is == row.raw else as_is  # of thousands one text, not two
    return replace(row, sum=sum_of(row.id, row.text), ours=ours, as_is=as_is)


def _parted_by(row: Row, is_ours: Callable[[str, str], bool]) -> Row:
    text, added, is_known = _split(row.id, row.text, is_ours)
    return _worked_out(replace(row, text=text, added=added, is_known=is_known))


def _split(line_id: str, before: str, is_ours: Callable[[str, str], bool]) -> tuple[str, str, bool]:
    """Part a line's text into what we wrote and what was added at its end, or within it."""
    if is_ours(line_id, before):
        return before, "", True
    if len(before) <= _MOST_CHARACTERS:
        for text, added in _parted(before):
            if is_ours(line_id, text):
                return text, added, True
    return before, "", False


def _parted(before: str) -> Iterator[tuple[str, str]]:
    for end in range(len(before) - 1, 0, -1):
        yield before[:end].rstrip(), before[end:].strip()
    words = before.split(" ")
    if len(words) <= _MOST_WORDS:
        for start, end in combinations(range(len(words)), 2):
            yield " ".join((*words[:start], *words[end:])), " ".join(words[start:end])
