"""Give before you ask, where more was received than given (guide 1.1): never a reproach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.measures import ACTS_NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact

_SHOWN: Final = 3  # lines of evidence: who wants all has the timeline


def balance(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Say that it is the owner's turn, from three acts of value on; with fewer nothing is known."""
    past = ground.told(contact)
    gave = sum(len(one.gave) for one in past)
    received = sum(len(one.received) for one in past)
    if gave + received >= ACTS_NEEDED and received > gave:
        sources = dict.fromkeys(one.source for one in past if one.received)
        facts = {"gave": gave, "received": received}
        yield Idea(IdeaKind.BALANCE, "balance", facts, tuple(sources)[:_SHOWN])
