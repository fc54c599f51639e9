"""What is told once: a day that many people have, a person whom two reasons ask to write to."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from vaultnet.core.budget import OFFERED
from vaultnet.core.plan import ReminderKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vaultnet.core.plan import Reminder

HOLIDAY: Final = "professional-holiday"
COMPANY: Final = "company-anniversary"

# With more people, the anniversary of an organisation, or a holiday, is one line for all of them.
MOST_LINES: Final = 3


def gathered(
    reminders: Sequence[Reminder],
    apart: Callable[[Reminder], bool],
    occasions: Sequence[object] | None = None,
) -> tuple[tuple[Reminder, ...], ...]:
    """Put reminders of one organisation's day, holiday or past event together where they are many.

    They stand where the first of them stood. Any other reminder stays alone, and so do those that
    are to be told `apart`. A day that a note has twice has one id, and is told once. `occasions`
    are what `occasion_of` gives for each, where that is known.
    """
    first: dict[str, Reminder] = {}
    keys: dict[str, object] = {}
    for one, occasion in zip(reminders, occasions or map(occasion_of, reminders), strict=True):
        if first.setdefault(one.id, one) is one:
            keys[one.id] = one.id if apart(one) else occasion
    many = Counter(keys.values())
    lines: dict[object, list[Reminder]] = {}
    for name, one in first.items():
        key = keys[name]
        lines.setdefault(key if many[key] > MOST_LINES else name, []).append(one)
    return tuple(
        nearest_first(together) if len(together) > 1 else tuple(together)
        for together in lines.values()
    )


def told_once(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Leave out the offer to think of somebody for whom a cadence has asked since before."""
    reminders = tuple(reminders)
    asked: dict[tuple[str, ...], date] = {}
    for one in reminders:
        if one.kind is ReminderKind.KEEP_IN_TOUCH:
            asked[one.contacts] = min(one.due, asked.get(one.contacts, date.max))
    return tuple(
        one
        for one in reminders
        if one.kind not in OFFERED or asked.get(one.contacts, date.max) > one.due
    )


def nearest_first(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Sort reminders by whom the owner was in touch with last; those never in touch come last."""
    return tuple(sorted(reminders, key=lambda one: (-_last(one).toordinal(), one.contacts)))


def _last(reminder: Reminder) -> date:
    return reminder.last.day if reminder.last else date.min


def occasion_of(reminder: Reminder) -> object:
    """Give by what a reminder belongs with others: its organisation's day, holiday or event."""
    code, facts = reminder.reason.code, reminder.reason.facts
    if code == COMPANY:
        return (code, reminder.source.path, reminder.due)
    if code == HOLIDAY:
        return (code, facts["label"], reminder.due)
    if reminder.kind is ReminderKind.FOLLOW_UP:
        return (code, reminder.source.path, reminder.due, facts["wave"], facts.get("gap"))
    return reminder.id
