"""A light update: what the owner did lately, and the contact was not told (guide 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Span
from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.records import Recognition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact

# Updates are monthly, conversations quarterly (guide 2.1): what is older was told in one, or is
# no news any more.
LATELY: Final = Span(months=3)


def updates(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Give what the owner did in public in the last three months, the newest first.

    What was done by the day of the last contact counts as told, and so does what a line tells of
    that names the contact; elsewhere a name that a daily note mentions tells nobody anything.
    """
    present = {one.source for one in ground.history.of(contact.path)}
    since = max(LATELY.before(ground.today), _last_told(contact, ground))
    found = (one for one in ground.network.activities if since < one.day <= ground.today)
    for one in sorted(found, key=lambda one: (-one.day.toordinal(), one.source)):
        if one.private or one.source in present or not ground.is_open(one.source.path):
            continue
        if one.text is not None and ground.tells(one.text):
            facts = {"text": one.text, "day": one.day.isoformat()}
            yield Idea(IdeaKind.UPDATE, "update", facts, (one.source,))


def _last_told(contact: Contact, ground: Ground) -> date:
    past = ground.history.of(contact.path)
    told = (one.day for one in past if one.recognition is not Recognition.MENTION)
    return max(told, default=LATELY.before(ground.today))
