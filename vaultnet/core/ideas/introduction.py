"""An introduction of two contacts who share an interest and do not know each other (guide 2.4)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.measures import first_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact

# Companions looked at for one interest: who knows that many of a circle needs no introduction,
# and the work for each person stays the same however large the vault grows.
MOST_LOOKED_AT: Final = 40
_DAYS_OF_A_WEEK: Final = 7


def introductions(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Give those whom a contact could be introduced to, by the rarest shared interest first.

    Neither may be private, paused or deceased, the other not snoozed either; with both there was
    contact, for nobody introduces a stranger. Whom it begins with is dealt out by a hash, another
    each week, so that not all are led to the same person.
    """
    interests = ground.interests(contact)
    turn = ground.plan.week.first.toordinal() // _DAYS_OF_A_WEEK
    seen: set[str] = set()
    for interest in sorted(interests, key=lambda one: (len(ground.circle(one)), one)):
        companions = ground.circle(interest).around(contact.path, turn)
        for path in islice(companions, MOST_LOOKED_AT):
            other = ground.contacts[path]
            if path in seen or not _may_be_asked(other, ground) or ground.knows(contact, other):
                continue
            seen.add(path)
            theirs = ground.interests(other)
            shared = [written for key, written in interests.items() if key in theirs]
            yield Idea(
                IdeaKind.INTRODUCTION,
                "introduction",
                {"name": other.name, "interests": ", ".join(shared)},
                (ground.interest_source(other), ground.interest_source(contact)),
                about=path,
            )


def _may_be_asked(other: Contact, ground: Ground) -> bool:
    if other.snoozed_until is not None and other.snoozed_until > ground.today:
        return False
    days = (one.day for one in ground.history.of(other.path))
    return first_known(other, days, ground.today) is not None
