"""A week or a quarter looked back on: what its notes tell, counted as it stood on its last day.

What nobody wrote down is not known, and counts neither for nor against anybody.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.episodes import starts_of
from vaultnet.core.event_page import follow_up_after
from vaultnet.core.events import ABSENT, Attendance
from vaultnet.core.health import HealthReading, health_of, standing_of
from vaultnet.core.history import History
from vaultnet.core.names import fold
from vaultnet.core.plan import Evidence
from vaultnet.core.promises import PromiseState, is_settled, state_of
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction, Source, Stage
from vaultnet.core.stages import Grounds, next_stage
from vaultnet.core.warmth import Health

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.periods import Period
    from vaultnet.core.records import Contact, Event, Interaction, Network, Promise
    from vaultnet.core.settings import Settings

_LADDER: Final = (Health.FRESH, Health.DUE, Health.COOLING, Health.DORMANT)
_FAR: Final = frozenset({Health.COOLING, Health.DORMANT})
_DAY: Final = timedelta(days=1)


class Outcome(StrEnum):
    """What became of a promise by the end of a period."""

    KEPT = "kept"  # in it, by the day due
    KEPT_LATER = "kept-later"  # in it, after the day due
    PAST = "past"  # its day has passed, and it is open
    OPEN = "open"  # its day is ahead, or it has none


@frozen_record
class Met:
    """Somebody with whom there was contact."""

    path: str
    episodes: int
    interactions: tuple[Interaction, ...]  # the oldest first

    @property
    def days(self) -> frozenset[date]:
        """The days of contact."""
        return frozenset(one.day for one in self.interactions)


@frozen_record
class Drift:
    """Somebody who is farther, or nearer, than before the period."""

    path: str
    before: Health
    now: HealthReading


@frozen_record
class Moved:
    """Somebody who came to a stage, or whose notes came to speak for the next one."""

    path: str
    from_stage: Stage
    to_stage: Stage
    since: Evidence | None = None  # the typed day; None: the notes alone speak for the stage


@frozen_record
class FollowedUp:
    """Somebody who was heard of after an event for the first time."""

    path: str
    event: Event
    done: Evidence
    wave: int  # the one in which it fell
    waves: int | None


@frozen_record
class Review:
    """What the notes tell of a period, up to `until`."""

    period: Period
    until: date
    met: tuple[Met, ...]  # by name, as all that follow
    drifted: tuple[Drift, ...]
    returned: tuple[Drift, ...]
    gave: tuple[Interaction, ...]  # those in which something was given, the oldest first
    received: tuple[Interaction, ...]
    begun: Mapping[Direction, int]  # contacts by who began, where that is known
    channels: Mapping[Channel, int]  # interactions by channel; the unknown one among them
    promises: Mapping[Outcome, tuple[Promise, ...]]  # of those that count, by day
    moved: tuple[Moved, ...]
    followed_up: tuple[FollowedUp, ...]


def review_of(network: Network, settings: Settings, period: Period, today: date) -> Review:
    """Look back on a period, on its last day or, while it lasts, on `today`."""
    until = min(period.last, today)
    people = sorted(
        (one for one in network.contacts if not one.deceased),
        key=lambda one: (fold(one.name), one.path),
    )
    interactions = tuple(
        one for one in reversed(network.interactions) if period.first <= one.day <= until
    )
    then, now = (History(network, day) for day in (_day_before(period.first), until))
    drifts = tuple(_drifts(people, then, now, settings))
    return Review(
        period=period,
        until=until,
        met=tuple(_met(people, interactions, network)),
        drifted=tuple(one for one in drifts if _is_farther(one)),
        returned=tuple(one for one in drifts if not _is_farther(one)),
        gave=tuple(one for one in interactions if one.gave),
        received=tuple(one for one in interactions if one.received),
        begun=Counter(
            one.direction for one in interactions if one.direction is not Direction.UNKNOWN
        ),
        channels=Counter(one.channel for one in interactions),
        promises=_promises(network, settings, period, until),
        moved=tuple(_moved(people, network, settings, then, now)),
        followed_up=tuple(_followed_up(people, network, settings, period, now)),
    )


def _day_before(day: date) -> date:
    return day - _DAY if day > date.min else day


def _met(
    people: Iterable[Contact], interactions: Iterable[Interaction], network: Network
) -> Iterator[Met]:
    events = {one.path: one for one in network.events}
    by_path: dict[str, list[Interaction]] = {}
    for interaction in interactions:
        for path in interaction.contacts:
            by_path.setdefault(path, []).append(interaction)
    for one in people:
        found = by_path.get(one.path)
        if found:
            yield Met(one.path, len(starts_of(found, events)), tuple(found))


def _drifts(
    people: Iterable[Contact], then: History, now: History, settings: Settings
) -> Iterator[Drift]:
    """Give those who became cooling or dormant in the period, and those who no longer are.

    A pause is no drifting: the person asked for it.
    """
    for one in people:
        before = standing_of(one, then, settings).health_on(then.today)
        reading = health_of(one, now, settings, now.today)
        if one.paused or before not in _LADDER or reading.health not in _LADDER:
            continue
        is_farther = _rank(reading.health) > _rank(before) and reading.health in _FAR
        if is_farther or (before in _FAR and reading.health not in _FAR):
            yield Drift(one.path, before, reading)


def _is_farther(drift: Drift) -> bool:
    return _rank(drift.now.health) > _rank(drift.before)


def _rank(health: Health) -> int:
    return _LADDER.index(health)


def _promises(
    network: Network, settings: Settings, period: Period, until: date
) -> Mapping[Outcome, tuple[Promise, ...]]:
    """Sort the promises settled in the period, and those that were open at its end."""
    found: dict[Outcome, list[Promise]] = {outcome: [] for outcome in Outcome}
    for promise in network.promises:
        state = state_of(promise, until, settings.promises)
        if state is None or not promise.counted:
            continue
        if not is_settled(promise, until):
            is_past = state is not PromiseState.OPEN
            found[Outcome.PAST if is_past else Outcome.OPEN].append(promise)
        elif promise.done is not None and period.first <= promise.done:
            is_late = state is PromiseState.LATE
            found[Outcome.KEPT_LATER if is_late else Outcome.KEPT].append(promise)
    return {
        outcome: tuple(sorted(some, key=lambda one: (one.done or one.due or date.max, one.source)))
        for outcome, some in found.items()
    }


def _moved(
    people: Iterable[Contact], network: Network, settings: Settings, then: History, now: History
) -> Iterator[Moved]:
    """Give those who came to a stage in the period, by a typed day, or whose gate has opened.

    Such a gate leads to the next stage; it was shut before the period, and is open now.
    """
    before, after = (Grounds(network, settings, one) for one in (then, now))
    for one in people:
        since, line = one.stage_since, one.stage_since_line or one.source.line
        if one.stage and since and then.today < since <= now.today:
            earlier_stage = list(Stage)[max(list(Stage).index(one.stage) - 1, 0)]
            evidence = Evidence(since, Source(one.path, line))
            yield Moved(one.path, earlier_stage, one.stage, evidence)
            continue
        suggestion = next_stage(one, after)
        if suggestion is None or not suggestion.is_open or one.paused:
            continue
        earlier = next_stage(one, before)
        if earlier is not None and not earlier.is_open:
            yield Moved(one.path, suggestion.from_stage, suggestion.to_stage)


def _followed_up(
    people: Iterable[Contact],
    network: Network,
    settings: Settings,
    period: Period,
    now: History,
) -> Iterator[FollowedUp]:
    """Give the first contact after the latest event, where it fell into the period."""
    attendance = Attendance(network, now.today)
    for contact in people:
        for event in attendance.of(contact.path)[::-1]:
            found = follow_up_after(event, contact, attendance, now, settings.follow_up)
            if event.part == ABSENT or found is None or found.done is None:
                continue
            if period.first <= found.done.day and found.wave and event.follow_up:
                yield FollowedUp(contact.path, event, found.done, found.wave, found.waves)
            break
