"""What to offer to a contact: the kinds of ideas, one file for each, in one ordered table.

To add a kind: a file here with a function from a contact and a `Ground` to ideas, the best first, a
row in `IDEAS`, a name in `IdeaKind`, and its phrases `idea.CODE` in each language.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.balance import balance
from vaultnet.core.ideas.congratulation import congratulations
from vaultnet.core.ideas.event import events
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.ideas.introduction import introductions
from vaultnet.core.ideas.note import notes
from vaultnet.core.ideas.promise import promises
from vaultnet.core.ideas.update import updates

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact, Source

__all__ = ["IDEAS", "Idea", "IdeaKind", "all_ideas", "best_ideas"]

# In the order in which they are offered: what is owed, what has its day, what costs a minute and
# helps at once, what helps two, what needs planning, the reminder to give at all; otherwise news.
IDEAS: Final[Mapping[IdeaKind, Callable[[Contact, Ground], Iterator[Idea]]]] = {
    IdeaKind.PROMISE: promises,
    IdeaKind.CONGRATULATION: congratulations,
    IdeaKind.NOTE: notes,
    IdeaKind.INTRODUCTION: introductions,
    IdeaKind.EVENT: events,
    IdeaKind.BALANCE: balance,
    IdeaKind.UPDATE: updates,
}

MOST_OF_A_KIND: Final = 3  # shown of one contact: more is a list to be searched, no idea


def best_ideas(path: str, ground: Ground, told: Container[Source] = ()) -> tuple[Idea, ...]:
    """Give the ideas for a person's line: the first of each kind, two kinds at most (setting).

    What is written at a place among `told` is left out: the next idea takes its place. An update
    stands there only where there is nothing else: it offers the least.
    """
    firsts = chain.from_iterable(
        islice((one for one in some if one.sources[0] not in told), 1)
        for some in _by_kind(path, ground)
    )
    chosen = tuple(islice(firsts, ground.settings.ideas.per_line))
    return tuple(one for one in chosen if one.kind is not IdeaKind.UPDATE) or chosen


def all_ideas(path: str, ground: Ground) -> tuple[Idea, ...]:
    """Give every idea for one contact, three of each kind at most."""
    found = (islice(some, MOST_OF_A_KIND) for some in _by_kind(path, ground))
    return tuple(chain.from_iterable(found))


def _by_kind(path: str, ground: Ground) -> Iterator[Iterator[Idea]]:
    """Give the ideas of each kind that is switched on; none for the private and the deceased."""
    contact = ground.contacts.get(path)
    if contact is not None:
        off = ground.settings.ideas.off
        yield from (ideas(contact, ground) for kind, ideas in IDEAS.items() if kind not in off)
