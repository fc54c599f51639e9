"""What has a line of its own on the page: said there, it is said on no other line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vaultnet.core.plan import ReminderKind
from vaultnet.digest.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Source
    from vaultnet.digest.view import View


@once
def days_of_page(view: View) -> tuple[Reminder, ...]:
    """Give the yearly days of the page: those whose lead time begins before the week ends."""
    until = view.plan.week.last.toordinal() + view.settings.days.lead_days
    days = [one for one in view.of_kind(ReminderKind.YEARLY_DAY) if one.due.toordinal() <= until]
    return tuple(sorted(days, key=lambda one: (one.due, one.contacts)))


@once
def places_of_page(view: View) -> Mapping[str, frozenset[Source]]:
    """Give by contact where promises, days and achievements with a line are written."""
    placed: defaultdict[str, set[Source]] = defaultdict(set)
    kinds = (ReminderKind.PROMISE, ReminderKind.ACHIEVEMENT)
    for one in (*days_of_page(view), *(found for kind in kinds for found in view.due(kind))):
        for path in one.contacts:
            placed[path].add(one.source)
    return {path: frozenset(sources) for path, sources in placed.items()}
