"""Marks that were acted on: the page remembers which, as a copy of it may bring them once more.

A tick that was taken back looks, on a copy that a sync tool has left, like one that nobody acted on
yet. Of each line that was acted on the page's end marker keeps a sum, as it does of what we wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vaultnet.core.identity import other_day_id
from vaultnet.digest.rows import ids_of, sum_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from vaultnet.core.dates import Week

_ACTED_ON: Final = "\0acted on"  # in the place of a line's text, and of none


@dataclass(frozen=True, slots=True)
class Spent:
    """The ids of marks that were acted on, as a page remembers them."""

    sums: Container[str]

    def __contains__(self, line_id: object) -> bool:
        """Tell whether a mark, or another contact that a line told of, was acted on."""
        return isinstance(line_id, str) and spent_sum(line_id) in self.sums


def spent_sum(line_id: str) -> str:
    """Give the sum by which it is remembered that a mark was acted on: 10 hex digits."""
    return sum_of(line_id, _ACTED_ON)


def spent_on(page: str, week: Week, is_spent: Container[str]) -> Iterator[str]:
    """Give the sums of all marks on a page of a week that were acted on."""
    for line_id in sorted(ids_of(page)):
        if line_id in is_spent:
            others = (other_day_id(line_id, day) for day in week.days)
            yield from map(spent_sum, (line_id, *(one for one in others if one in is_spent)))
