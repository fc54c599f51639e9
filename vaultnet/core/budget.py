"""Who has a place in the week: the most urgent, as many as the budget has; the rest waits.

Each kind of `BUDGETS` has a budget of its own. Whatever has a day of its own (promises, yearly
days, typed next contacts, achievements) comes regardless. A budget chooses the slot of a reminder
and nothing else: due days and days late never change by it.

The choice is made for the week as a whole, from whoever was asked for when it began or is by now.
So it is the same on each of its days: whoever was met since has had a place, and nobody jumps in.

Of those equally urgent, as a mass is that was imported on one day, it is the week's turn that
decides: they stand in the order of a hash of their paths, each week begins where the one before
stopped, and so all have been on the page after as many weeks as the budget needs for them.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import lru_cache
from hashlib import sha256
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet.core.identity import action_id
from vaultnet.core.kept import Kept
from vaultnet.core.patches import grouped
from vaultnet.core.plan import ReminderKind, Slot
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from vaultnet.core.dates import Week
    from vaultnet.core.plan import Reminder
    from vaultnet.core.settings import Settings

    _Asking = Mapping[ReminderKind, tuple[Reminder, ...]]

BUDGETS: Final[Mapping[ReminderKind, Callable[[Settings], int]]] = {
    ReminderKind.KEEP_IN_TOUCH: lambda settings: settings.digest.budget,
    ReminderKind.FOLLOW_UP: lambda settings: settings.follow_up.per_week,
    ReminderKind.DRIFTING: lambda settings: settings.digest.drifting,
    ReminderKind.RECONNECT: lambda settings: settings.digest.reconnect,
}

# Offered, not asked for: they stand in the week or wait, and are never overdue.
OFFERED: Final = {ReminderKind.DRIFTING, ReminderKind.RECONNECT}


@frozen_record
class _Claim:
    """One contact's claim to a place: by the reminder of the kind that is most urgent."""

    path: str
    urgency: float
    due: date
    is_on_page: bool


@frozen_record
class Places:
    """What the places of a week are given by."""

    settings: Settings
    week: Week
    begun: tuple[Reminder, ...]  # what the week's first day asked for, by what was noted before it
    shown: Collection[str]  # ids of the lines that the page of this week has
    kept: Kept = field(default_factory=Kept)  # what was placed before

    def given(self, reminders: tuple[Reminder, ...]) -> tuple[Reminder, ...]:
        """Give reminders with the slot that the budgets leave to each."""
        asking = (self.week, self.begun, reminders)
        ids = self.kept.answer("ids of claims", asking, lambda: self._ids(reminders))
        rests_on = (*asking, self.settings, ids.intersection(self.shown))
        return self.kept.answer("places", rests_on, lambda: self._given(reminders))

    def _ids(self, reminders: Iterable[Reminder]) -> frozenset[str]:
        """Give the ids of the lines by which the page may show that somebody has a place."""
        claims = [one for one in (*self.begun, *reminders) if one.kind in BUDGETS]
        return frozenset(name for one in claims for name in self._ids_of(one))

    def _ids_of(self, reminder: Reminder) -> tuple[str, str]:
        return reminder.id, action_id(reminder.contacts[0], reminder.kind, self.week.name)

    def _given(self, reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
        reminders = tuple(reminders)
        chosen: dict[ReminderKind, frozenset[str]] = {}
        asking = [grouped(some, attrgetter("kind")) for some in (self.begun, reminders)]
        for kind in BUDGETS:
            placed = frozenset[str]().union(*chosen.values()) if kind in OFFERED else frozenset()
            chosen[kind] = self._chosen(kind, asking, placed)
        asked = [
            (one, one.contacts[0] in chosen[one.kind]) for one in reminders if one.kind in BUDGETS
        ]
        found = self.kept.each(
            "placed", (self.week,), asked, _id_of, lambda one: self._placed(*one)
        )
        slotted = iter(found)
        return tuple(next(slotted) if one.kind in BUDGETS else one for one in reminders)

    def _placed(self, reminder: Reminder, is_chosen: bool) -> Reminder:
        if reminder.due > self.week.last:
            return reminder
        if not is_chosen:
            return replace(reminder, slot=Slot.LATER)
        return replace(reminder, slot=Slot.THIS_WEEK) if reminder.kind in OFFERED else reminder

    def _chosen(
        self, kind: ReminderKind, asking: Sequence[_Asking], placed: Collection[str]
    ) -> frozenset[str]:
        """Choose whom the page has of one kind: who is on it stays, then the most urgent.

        Who is `placed` by another kind needs no second place.
        """
        claims = self._claims(some.get(kind, ()) for some in asking)
        apart = self._planned(asking) if kind is ReminderKind.KEEP_IN_TOUCH else frozenset()
        counted = [one for one in claims if one.path not in apart]
        kept = [one.path for one in counted if one.is_on_page]
        others = [one for one in counted if not one.is_on_page and one.path not in placed]
        limit = BUDGETS[kind](self.settings)
        ranked = _in_turn(others, self.week.first.toordinal() // 7 * limit)
        return apart.union(kept, islice(ranked, max(0, limit - len(kept))))

    def _claims(self, asking: Iterable[Iterable[Reminder]]) -> list[_Claim]:
        """Gather the claims of a kind: where the week's beginning and today differ, the former."""
        found: dict[str, _Claim] = {}
        for reminders in asking:
            now: dict[str, _Claim] = {}
            for one in reminders:
                if one.due <= self.week.last:
                    claim = self._claim(one)
                    other = now.get(claim.path)
                    now[claim.path] = min(other, claim, key=_rank) if other else claim
            found = {**now, **found}
        return list(found.values())

    def _claim(self, reminder: Reminder) -> _Claim:
        path = reminder.contacts[0]
        is_shown = any(one in self.shown for one in self._ids_of(reminder))
        return _Claim(path, reminder.urgency or 0.0, reminder.due, is_shown)

    def _planned(self, asking: Iterable[_Asking]) -> frozenset[str]:
        """Give those who are on the page by a day that the person typed: no budget is theirs."""
        return frozenset(
            one.contacts[0]
            for some in asking
            for one in some.get(ReminderKind.NEXT_CONTACT, ())
            if one.due <= self.week.last
        )


def _id_of(placed: tuple[Reminder, bool]) -> str:
    return placed[0].id


def _in_turn(claims: Iterable[_Claim], turn: int) -> Iterator[str]:
    """Give the paths of claims, the most urgent first; `turn` is whose it is among equals."""
    for _, group in groupby(sorted(claims, key=_rank), key=lambda one: _rank(one)[:2]):
        equals = [one.path for one in group]
        first = turn % len(equals)
        yield from equals[first:] + equals[:first]


def _rank(claim: _Claim) -> tuple[float, date, str, str]:
    """Rank by urgency, of equals who is due for longer, then by lot."""
    return (-claim.urgency, claim.due, _lot(claim.path), claim.path)


@lru_cache(maxsize=1 << 14)  # the same people wait week after week
def _lot(path: str) -> str:
    return sha256(path.encode("utf-8", "surrogateescape")).hexdigest()
