"""Promises: how each stands on a day, and what share of them is kept (guide 1.2).

The states are words for bookkeeping, not for blame: what was done at last is never broken, what
was called off was never owed, and with little evidence there is no share at all.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from vaultnet.core.kept import Kept
from vaultnet.core.records import Promiser
from vaultnet.core.settings import PromiseSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.records import Promise, Source

# Below three, one more would move the share by a third and more.
PROMISES_NEEDED: Final = 3

_PLACE: Final = attrgetter("source.path", "source.line")
_DEFAULTS: Final = PromiseSettings()


class PromiseState(StrEnum):
    """How a promise stands on a day."""

    OPEN = "open"  # not done, and its day has not passed or nobody set one
    KEPT = "kept"  # done by its day; done without a day, or when is not known
    LATE = "late"  # its day has passed: done after it, or not yet done
    BROKEN = "broken"  # not done, and its day has passed by more than the grace


def state_of(
    promise: Promise, today: date, settings: PromiseSettings = _DEFAULTS
) -> PromiseState | None:
    """Give the state of a promise on a day; None for one that was called off by then.

    The day due is still in time. What was ticked on a later day than `today` is judged as it
    stood: not done. A broken promise that is done at last is late, and no longer broken.
    """
    if is_settled(promise, today):
        if promise.cancelled:
            return None
        late = promise.due is not None and promise.done is not None and promise.done > promise.due
        return PromiseState.LATE if late else PromiseState.KEPT
    if promise.due is None or today <= promise.due:
        return PromiseState.OPEN
    broken = (today - promise.due).days > settings.grace_days
    return PromiseState.BROKEN if broken else PromiseState.LATE


def is_settled(promise: Promise, today: date) -> bool:
    """Tell whether a promise was done or called off by a day."""
    return promise.settled and (promise.done is None or promise.done <= today)


def kept_share(
    promises: Iterable[Promise], today: date, needed: int = PROMISES_NEEDED
) -> float | None:
    """Give the share of promises that were kept by their day, 0 to 1.

    Those count that have a due day, a tag or a delegate, and whose end is noted: of a promise whose
    box was never ticked nobody knows whether it was kept. None below `needed` that count, and where
    those past their day without a noted end outnumber them (decision 65).
    """
    known = tuple(promises)
    ended = [state_of(one, today) for one in known if one.counted and is_settled(one, today)]
    counts = Counter(state for state in ended if state is not None)
    is_known = counts.total() >= max(needed, 1, without_end(known, today))
    return counts[PromiseState.KEPT] / counts.total() if is_known else None


def without_end(promises: Iterable[Promise], today: date) -> int:
    """Count the promises past their day of which no end is noted."""
    return sum(
        one.counted and not is_settled(one, today) and one.due is not None and one.due < today
        for one in promises
    )


def kept_shares(
    promises: Iterable[Promise], today: date, needed: int = PROMISES_NEEDED
) -> Mapping[Promiser, float | None]:
    """Give the share kept of mine and of theirs, each by its own evidence."""
    promises = tuple(promises)
    return {
        promiser: kept_share((one for one in promises if one.promiser is promiser), today, needed)
        for promiser in Promiser
    }


def promises_by_contact(
    promises: Iterable[Promise], kept: Kept | None = None
) -> Mapping[str, tuple[Promise, ...]]:
    """Sort promises by the contacts that they link to, in the order of their sources."""
    kept, promises = kept or Kept(), tuple(promises)
    places = kept.each("places of promises", (), promises, attrgetter("source"), _PLACE)

    def sort() -> tuple[Promise, ...]:
        placed = sorted(zip(places, promises, strict=True), key=itemgetter(0))
        return tuple(one for _, one in placed)

    known = kept.answer("promises by source", (promises,), sort)
    return kept.groups("promises by contact", known, attrgetter("contacts"))


def without_day(
    promises: Iterable[Promise], today: date, kept: Kept | None = None
) -> tuple[Promise, ...]:
    """Choose the open promises that have no due day, in the order of their sources.

    They are listed with their contact and are no reminders, tagged or not: nothing says on which
    day they would be due, and no day is made up for them.
    """

    def chosen(one: Promise) -> Promise | None:
        return one if one.due is None and state_of(one, today) is PromiseState.OPEN else None

    known = tuple(promises)
    found = (kept or Kept()).each("without a day", (today,), known, attrgetter("source"), chosen)
    return tuple(sorted(filter(None, found), key=lambda one: one.source.key))


def open_first(promises: Iterable[Promise], today: date) -> tuple[Promise, ...]:
    """Sort promises: the open ones by the day due, those without a day, the newest settled."""

    def key(promise: Promise) -> tuple[bool, int, Source]:
        settled = is_settled(promise, today)
        if settled:
            rank = -(promise.done or promise.due or date.min).toordinal()
        else:
            rank = (promise.due or date.max).toordinal()
        return (settled, rank, promise.source)

    return tuple(sorted(promises, key=key))
