"""What a person wrote on a page whose week is over: it leaves the page with nothing lost.

Words on a line that is still open, a sign of their own in its box, and lines indented under it, go
along with it. All else goes below the block, word for word, but for what a tick has carried into a
log already.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from vaultnet.core.identity import other_day_id
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.digest.marks import sign_of, without_days
from vaultnet.digest.page import Kept
from vaultnet.digest.rows import CLOSED, DONE, HEADING, Row, asked_in, row_of
from vaultnet.digest.rows import under as under_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

_SPACE: Final = pattern(r"\s+")
# What stands before and behind each of the texts that make an entry, in whatever form of a log.
_BEFORE: Final = r"""(?:\A|[;:)\]|"'0-9] |["'])"""
_BEHIND: Final = r"""(?=\Z|[;"']| \^vn-| [(\[|])"""


@frozen_record
class Carried:
    """What of an old page goes on."""

    kept: Mapping[str, Kept] = field(default_factory=dict)  # by the ids on the new page
    below: str = ""


@frozen_record
class Moving:
    """What the move from an old page to a new one needs to know."""

    new_id: Callable[[str], str | None]  # of the line that stands for the same; None: there is none
    headings: Container[str]  # ours, in every language
    logged: Mapping[str, str]  # by id the line that a tick has logged
    told: Callable[[str], str]  # a text of ours as it may be said by now


def carry(rows: Sequence[Row], moving: Moving) -> Carried:
    """Part what goes along with lines of the new page from what goes below it."""
    rows = tuple(rows)
    kept: dict[str, Kept] = {}
    below: list[str] = []
    taken: set[int] = set()
    blank: list[str] | None = []  # since the last line that went below; None: one of ours came
    for at, row in enumerate(rows):
        if at in taken:
            continue
        if not row.id:
            if not row.raw.strip():
                if blank is not None:
                    blank.append(row.raw)
            elif _is_heading(row, moving):
                blank = None
            else:
                apart = [""] if blank is None else blank
                below += [*(apart if below else ()), row.raw]
                blank = []
            continue
        blank = None
        beneath = under_of(rows, at)
        taken.update(range(at + 1, at + 1 + len(beneath)))
        log = _logged(row, beneath, moving)
        late = (part for part in (row.added, row.after) if part and not _is_in(part, log))
        words = "" if _is_in(row.words, log) else " ".join(late)
        lines = [one.raw for one in beneath if not _is_in(_bare(one.raw), log)]
        is_pending = row.is_marked and (row.box or "").lower() == "x" and not log
        new_id = moving.new_id(row.id)
        box = "x" if is_pending else _own_sign(row)
        goes_along = box != " " and new_id is not None
        if not (words or lines or is_pending or goes_along or not row.is_known):
            continue
        if new_id is not None and row.is_known:
            one = Kept(words, tuple(lines), box)
            kept[new_id] = _together(kept[new_id], one) if new_id in kept else one
        else:
            below += [*_line_below(row, words, moving), *lines]
            blank = []
    return Carried(kept, "\n".join(below))


def typed_below(line: str, words: str, under: Sequence[str], told: Callable[[str], str]) -> str:
    """Give what was typed on a line, as it is to stand below the block.

    `under` are the lines beneath it; `told` gives the text of the line as it may be said by now.
    """
    text = told(asked_in(line.removeprefix(DONE).removeprefix(CLOSED)))
    return "\n".join((" ".join(filter(None, ("-", text, words))), *under))


def stands_on(page: str, line_id: str, words: str, under: Sequence[str]) -> bool:
    """Tell whether a page has a line with its words, and under it what was typed there."""
    rows = tuple(map(row_of, page.split("\n")))
    for at, row in enumerate(rows):
        below = {one.raw for one in under_of(rows, at)} if row.id == line_id else None
        said = f"{row.text} {row.after}".rstrip()  # words stand behind what we wrote
        if below is not None and said.endswith(words) and below.issuperset(under):
            return True
    return False


def _own_sign(row: Row) -> str:
    """Give the sign that a person put into a box and that is none of ours; else an empty one."""
    return (row.box or " ") if row.is_marked and sign_of(row) is None else " "


def _together(first: Kept, other: Kept) -> Kept:
    """Join what goes along with a line that a person copied."""
    words = " ".join(filter(None, (first.words, other.words)))
    return Kept(words, (*first.under, *other.under), first.box.strip() or other.box)


def _logged(row: Row, beneath: Sequence[Row], moving: Moving) -> str:
    """Give the lines that a tick on a row has logged, those of later days on it as well."""
    texts = (row.words, *(one.raw for one in beneath))
    days = [day for text in texts for day in without_days(text)[1]]
    ids = (row.id, *(other_day_id(row.id, day) for day in days))
    return " ".join(moving.logged[one] for one in ids if one in moving.logged)


def _line_below(row: Row, words: str, moving: Moving) -> list[str]:
    """Give what a line of ours says once it stands below: for whom it was, and the added words."""
    text = row.text.removeprefix(DONE).removeprefix(CLOSED)
    if not row.is_known:
        return [" ".join(filter(None, ("-", moving.told(text), row.after)))]
    return [" ".join(filter(None, ("-", moving.told(text), words)))]


def _is_heading(row: Row, moving: Moving) -> bool:
    return row.raw.startswith(HEADING) and row.raw.removeprefix(HEADING) in moving.headings


def _bare(raw: str) -> str:
    """Give a line without indentation, bullet and box."""
    return re.sub(r"^\s*(?:[-*+]\s+)?(?:\[.\]\s+)?", "", raw)


def _is_in(part: str, log: str) -> bool:
    """Tell whether a log has some words as a whole; the day of the tick, in front there, aside."""
    words = re.escape(_SPACE.sub(" ", without_days(part)[0].strip()))
    return bool(log) and (
        not words or re.search(f"{_BEFORE}{words}{_BEHIND}", _SPACE.sub(" ", log)) is not None
    )
