"""An event ahead at which owner and contact could see each other (guide 5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.events import days_of
from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.events import EventAhead
    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact


def events(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Give the events of the next quarter, the next first.

    Of each it says why: the contact will be there, lives there, or was met at the last edition.
    """
    for one in ground.events.get(contact.path, ()):
        days = days_of(one.event)
        if days is not None:
            yield Idea(
                IdeaKind.EVENT,
                _why(contact, one),
                {"event": one.event.name, "day": days[0].isoformat()},
                (one.event.source,),
                about=one.event.path,
            )


def _why(contact: Contact, ahead: EventAhead) -> str:
    if contact.path in ahead.there:
        return "there"
    return "local" if contact.path in ahead.local else "again"
