"""A promise of the owner's to keep, or an open task that links to the contact (guide 1.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.promises import is_settled
from vaultnet.core.records import Promiser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact, Promise, Source


def promises(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Give the promises that are open, the one that is due first in front.

    What has neither day nor tag comes behind: it may be no more than a thought.
    """
    mine = (one for one in ground.promises(contact) if _is_to_keep(one, ground))
    for one in sorted(mine, key=_rank):
        if one.text is None:
            facts: dict[str, str | int] = {}
        elif ground.tells(one.text):
            facts = {"text": one.text}
        else:
            continue
        code = "promise" if one.counted else "task"
        yield Idea(IdeaKind.PROMISE, code, facts, (one.source,))


def _is_to_keep(promise: Promise, ground: Ground) -> bool:
    return (
        promise.promiser is Promiser.ME
        and not promise.private
        and all(map(ground.is_open, (promise.source.path, *promise.contacts)))
        and not is_settled(promise, ground.today)
    )


def _rank(promise: Promise) -> tuple[bool, date, Source, str]:
    day = promise.due or date.max
    return (not promise.counted, day, promise.source, promise.text or "")
