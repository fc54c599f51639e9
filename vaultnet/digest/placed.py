"""What has a line of its own on the page: said there, it is said on no other line."""

from __future__ import annotations

from operator import attrgetter
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


def places_of_page(path: str, view: View) -> frozenset[Source]:
    """Give where promises, days and achievements of a contact are written that have a line."""
    placed = (some.get(path, ()) for some in _lines_of_each(view))
    return frozenset(one.source for some in placed for one in some)


@once
def _lines_of_each(view: View) -> tuple[Mapping[str, tuple[Reminder, ...]], ...]:
    """Give the reminders that have a line of their own by contact, for each kind of them."""
    kinds = (ReminderKind.PROMISE, ReminderKind.ACHIEVEMENT)
    having = (days_of_page(view), *map(view.due, kinds))
    return tuple(
        view.earlier.groups(f"with a line, {number}", some, attrgetter("contacts"))
        for number, some in enumerate(having)
    )
