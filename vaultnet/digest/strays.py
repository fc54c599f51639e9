"""Marked lines of a page that stand where no mark is read: outside of its block, or in a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.marks import Sign
from vaultnet.core.patterns import pattern
from vaultnet.digest.marks import sign_of
from vaultnet.digest.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_MARKED: Final = pattern(r"\[[^ ]\].*\^vn-")
_MARKED_IN_QUOTE: Final = pattern(r"(?m)^[^\[\n]*>[^\[\n]*\[[^ ]\].*\^vn-")


def may_have_strays(outside: str, within: str) -> bool:
    """Tell quickly whether there may be any in a note, outside of its block or within."""
    return bool(_MARKED.search(outside) or _MARKED_IN_QUOTE.search(within))


def strays(
    tasks: Iterable[tuple[int, str, str]], lines: Sequence[str], within: Container[int]
) -> Iterator[tuple[int, str]]:
    """Give the lines, from 1, and the ids of marked tasks that are no rows of the page.

    `tasks` are those of the note: line, box and text. `within` are the lines of the block.
    """
    for number, box, text in tasks:
        if number in within and row_of(lines[number - 1]).id:
            continue
        first, _, _ = text.partition("\n")
        row = row_of(f"- [{box}] {first}")
        if sign_of(row) not in {None, Sign.UNDONE}:
            yield number, row.id
