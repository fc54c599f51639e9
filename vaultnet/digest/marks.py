"""A page's text to the marks that a person made on it."""

from __future__ import annotations

import re
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet.core.marks import Beneath, Mark, Sign
from vaultnet.core.patterns import pattern
from vaultnet.digest.rows import DONE, box_of, under, without_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vaultnet.digest.rows import Row

_SIGNS: Final = {"x": Sign.DONE, ">": Sign.LATER, "-": Sign.SKIP, " ": Sign.UNDONE}
_DAY: Final = pattern(r"✅\ufe0f?[ \t]*(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_BULLET: Final = pattern(r"^\s*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?:\[.\](?:[ \t]+|\Z))?")
_LINK: Final = pattern(
    r"\[\[(?P<target>[^\[\]|]+)(?:\|[^\[\]]*)?\]\]|\[[^\[\]]*\]\((?P<place>[^()\s]+)\)"
)
_SPACES: Final = pattern(r"[ \t]{2,}")


def marks_on(
    rows: Sequence[Row], first_line: int, resolve: Callable[[str], str | None]
) -> Iterator[Mark]:
    """Give the marks on a page, in its order; of a line that a person copied the first alone.

    `first_line` is the note's line on which the page's content begins; `resolve` gives the path
    that the target of a link leads to.
    """
    found: dict[tuple[str, str | None], Mark] = {}
    for mark in _each(tuple(rows), first_line, resolve):
        line = mark.id, mark.target
        if line not in found or (found[line].sign is Sign.AGAIN is not mark.sign):
            found[line] = mark
    yield from sorted(found.values(), key=attrgetter("line"))


def _each(
    rows: tuple[Row, ...], first_line: int, resolve: Callable[[str], str | None]
) -> Iterator[Mark]:
    for at, row in enumerate(rows):
        sign = sign_of(row)
        if sign is None and not _is_done(row):
            continue
        words, days = without_days(row.words)
        below = under(rows, at)
        beneath = tuple(map(_beneath, below))
        if sign is None and not (days or any(one.day for one in beneath)):
            continue
        target = target_of(row.text)
        yield Mark(
            id=row.id,
            sign=sign or Sign.AGAIN,
            line=first_line + at,
            words=words,
            under=tuple(one for one in beneath if one.text or one.day),
            days=days,
            target=resolve(target) if target else None,
            has_link=target is not None,
            told=row.text,
            typed=row.words,
            below=tuple(one.raw for one in below),
        )


def sign_of(row: Row) -> Sign | None:
    """Give what a person's sign in the box of a line means; None where there is none of theirs.

    An empty box is one only where a tick was taken out of it, or what had put a line off.
    """
    return _SIGNS.get((row.box or "").lower()) if row.is_marked else None


def _is_done(row: Row) -> bool:
    """Tell whether the page says of a line that it is done, and so does its box."""
    return bool(row.id) and (row.box or "").lower() == "x" == box_of(row.text)


def _beneath(row: Row) -> Beneath:
    # A line of ours that was rewritten has an id, which no entry may have.
    text, days = without_days(_BULLET.sub("", without_id(row.raw), count=1).strip())
    return Beneath(text, next(iter(days), None))


def target_of(text: str) -> str | None:
    """Give the target of the first link of a line of ours, as it is written."""
    found = _LINK.search(text.removeprefix(DONE))
    return (found["target"] or found["place"]) if found else None


def without_days(words: str) -> tuple[str, tuple[date, ...]]:
    """Take the days of ticks out of some words; one that no calendar has stays."""
    days: list[date] = []

    def taken(found: re.Match[str]) -> str:
        try:
            days.append(date.fromisoformat(found["day"]))
        except ValueError:
            return found[0]
        return " "

    rest = _DAY.sub(taken, words)
    return (_SPACES.sub(" ", rest).strip() if days else words), tuple(days)
