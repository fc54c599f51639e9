"""A page's text to the marks that a person made on it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from vaultnet.core.ticks import Mark, Sign
from vaultnet.digest.rows import DONE, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vaultnet.digest.rows import Row

_SIGNS: Final = {"x": Sign.DONE, ">": Sign.LATER, "-": Sign.SKIP, " ": Sign.UNDONE}
_DAY: Final = re.compile(r"✅\ufe0f?[ \t]*(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_BULLET: Final = re.compile(r"^\s*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?:\[.\](?:[ \t]+|\Z))?")
_LINK: Final = re.compile(
    r"\[\[(?P<target>[^\[\]|]+)(?:\|[^\[\]]*)?\]\]|\[[^\[\]]*\]\((?P<place>[^()\s]+)\)"
)
_SPACES: Final = re.compile(r"[ \t]{2,}")


def marks_on(
    rows: Sequence[Row], first_line: int, resolve: Callable[[str], str | None]
) -> Iterator[Mark]:
    """Give the marks on a page, in its order.

    `first_line` is the note's line on which the page's content begins; `resolve` gives the path
    that the target of a link leads to.
    """
    rows = tuple(rows)
    for at, row in enumerate(rows):
        sign = sign_of(row)
        if sign is None:
            continue
        words, day = without_day(row.words)
        beneath: list[str] = []
        for one in under(rows, at):
            text, its_day = without_day(_BULLET.sub("", one.raw, count=1).strip())
            day = day or its_day
            beneath.append(text)
        target = target_of(row.text)
        yield Mark(
            id=row.id,
            sign=sign,
            line=first_line + row.number - 1,
            words=words,
            under=tuple(filter(None, beneath)),
            day=day,
            target=resolve(target) if target else None,
            has_link=target is not None,
            told=row.text,
        )


def sign_of(row: Row) -> Sign | None:
    """Give what a person's sign in the box of a line means; None where there is none of theirs.

    An empty box is one only where a tick was taken out of it, or what had put a line off.
    """
    return _SIGNS.get((row.box or "").lower()) if row.is_marked else None


def target_of(text: str) -> str | None:
    """Give the target of the first link of a line of ours, as it is written."""
    found = _LINK.search(text.removeprefix(DONE))
    return (found["target"] or found["place"]) if found else None


def without_day(words: str) -> tuple[str, date | None]:
    """Take the first day of a tick out of some words; one that no calendar has stays."""
    found = _DAY.search(words)
    if found is None:
        return words, None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return words, None
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    return _SPACES.sub(" ", rest).strip(), day
