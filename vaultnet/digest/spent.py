"""Marks that were acted on: the page remembers which, as a copy of it may bring them once more.

A tick that was taken back looks, on a copy that a sync tool has left, like one that nobody acted on
yet. Of each line that was acted on the page's end marker keeps a sum, as it does of what we wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.identity import other_day_id
from vaultnet.core.quick_records import frozen_record
from vaultnet.digest.rows import sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from vaultnet.core.dates import Week

_ACTED_ON: Final = "\0acted on"  # in the place of a line's text, and of none


@frozen_record
class Spent:
    """The ids of marks that were acted on, as a page remembers them."""

    sums: AbstractSet[str]
    acted: AbstractSet[str] = frozenset()  # those that are known to be acted on

    def __contains__(self, line_id: object) -> bool:
        """Tell whether a mark, or another contact that a line told of, was acted on."""
        is_known = line_id in self.acted
        return is_known or (isinstance(line_id, str) and spent_sum(line_id) in self.sums)

    def among(self, ids: AbstractSet[str]) -> AbstractSet[str]:
        """Give those of some ids whose marks were acted on."""
        if not self.sums:  # as on most pages
            return ids & self.acted
        return {one for one in ids if one in self}


def spent_sum(line_id: str) -> str:
    """Give the sum by which it is remembered that a mark was acted on: 10 hex digits."""
    return sum_of(line_id, _ACTED_ON)


def spent_on(ids: AbstractSet[str], week: Week, spent: Spent) -> Iterator[str]:
    """Give the sums of all marks that were acted on; the page of a week has lines with `ids`."""
    for line_id in sorted(spent.among(ids)):
        others = (other_day_id(line_id, day) for day in week.days)
        yield from map(spent_sum, (line_id, *(one for one in others if one in spent)))
