"""The network in figures: how it stands, what goes to and fro, and who holds it together.

Whoever died is left out. Of all the others everybody is counted, and what is not known is counted
as unknown, never as nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from vaultnet.core.bridges import Bridge, bridges_of
from vaultnet.core.cadence import cadence_for
from vaultnet.core.health import standing_of
from vaultnet.core.measures import (
    ACTS_NEEDED,
    KNOWN_CHANNELS,
    diversity_of,
    measure,
    within_a_year,
)
from vaultnet.core.names import fold
from vaultnet.core.promises import PromiseState, kept_shares, state_of, without_end
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Promiser, Stage
from vaultnet.core.roles import ROLES
from vaultnet.core.warmth import Health

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from vaultnet.core.history import History
    from vaultnet.core.measures import Measures
    from vaultnet.core.plan import Evidence
    from vaultnet.core.records import Contact, Network, Promise
    from vaultnet.core.settings import Settings

HealthCount: TypeAlias = Counter[Health]


@frozen_record
class Balance:
    """What was given and received with everybody, ever, and who began."""

    gave: int
    received: int
    given_share: float | None  # 0 to 1; None below three acts
    with_acts: int  # people with whom any act is noted; of the others nothing is known
    begun_share: float | None  # the mean of the people of whom it is known
    begun_known: int  # how many these are


@frozen_record
class Contacted:
    """How often one person was in touch in the last 12 months."""

    path: str
    episodes: int
    days: int
    last: Evidence


@frozen_record
class Duration:
    """For how long people have been known: from the first day known to the last contact.

    Of whom a single day is known, nothing is known of how long.
    """

    median: float | None  # days; None where of nobody it is known
    known: int
    once: int  # people of whom a single day is known
    longest: tuple[str, int] | None  # whom, and for how many days


@frozen_record
class Stats:
    """A network on one day."""

    people: int
    private: int  # of them
    paused: int
    unknown: int  # no contact noted
    health: HealthCount
    by_stage: Mapping[Stage | None, HealthCount]  # None: nobody typed one
    by_role: Mapping[str | None, HealthCount]  # groups of roles; who has several is in each
    balance: Balance
    channels: Mapping[Channel, int]  # days of contact with anybody, in the last 12 months
    diversity: float | None
    untold_days: int  # likewise, of which nobody wrote how
    promises: Mapping[Promiser, Counter[PromiseState]]  # those that count
    kept: Mapping[Promiser, float | None]  # of those whose end is noted
    without_end: Mapping[Promiser, int]  # past their day, and no end is noted
    contacted: tuple[Contacted, ...]  # the most often first; of those in touch ever
    duration: Duration
    no_cadence: tuple[str, ...]  # by name: no rule gives one
    declined: tuple[str, ...]  # by name: the note asks for no reminders
    bridges: tuple[Bridge, ...]


def stats_of(network: Network, history: History, settings: Settings) -> Stats:
    """Count a network on the day of `history`."""
    people = tuple(
        sorted(
            (one for one in network.contacts if not one.deceased),
            key=lambda one: (fold(one.name), one.path),
        )
    )
    today = history.today
    events = {one.path: one for one in network.events}
    measures = {one.path: measure(one, history, events) for one in people}
    health = {one.path: standing_of(one, history, settings).health_on(today) for one in people}
    channels, untold = _channels(people, history)
    silent = {one.path for one in people if not cadence_for(one, settings.cadence).layers}
    return Stats(
        people=len(people),
        private=sum(one.private for one in people),
        paused=sum(one.paused for one in people),
        unknown=sum(one is Health.UNKNOWN for one in health.values()),
        health=Counter(health.values()),
        by_stage=_by_stage(people, health),
        by_role=_by_role(people, health),
        balance=_balance(network, measures, today),
        channels=channels,
        diversity=diversity_of(channels.values()),
        untold_days=untold,
        promises=_states(network.promises, history, settings),
        kept=kept_shares(network.promises, today),
        without_end={
            promiser: without_end(
                (one for one in network.promises if one.promiser is promiser), today
            )
            for promiser in Promiser
        },
        contacted=_contacted(measures, history),
        duration=_duration(measures),
        no_cadence=tuple(
            one.path
            for one in people
            if one.path in silent and not one.no_cadence and not one.paused
        ),
        declined=tuple(one.path for one in people if one.no_cadence),
        bridges=bridges_of(network, today),
    )


def _by_stage(
    people: Iterable[Contact], health: Mapping[str, Health]
) -> Mapping[Stage | None, HealthCount]:
    """Count the health at each stage, the first stage first, those without one at the end."""
    counts: dict[Stage | None, HealthCount] = {stage: Counter() for stage in (*Stage, None)}
    for one in people:
        counts[one.stage][health[one.path]] += 1
    return {stage: count for stage, count in counts.items() if count}


def _by_role(
    people: Iterable[Contact], health: Mapping[str, Health]
) -> Mapping[str | None, HealthCount]:
    """Count the health in each group of roles, in the order of the guide (part 3)."""
    counts: dict[str | None, HealthCount] = {role: Counter() for role in (*ROLES, None)}
    for one in people:
        groups: set[str | None] = {role.partition("/")[0] for role in one.roles}
        for group in groups or {None}:
            counts[group][health[one.path]] += 1
    return {role: count for role, count in counts.items() if count}


def _balance(network: Network, measures: Mapping[str, Measures], today: date) -> Balance:
    """Count each act once, to however many people it went."""
    noted = [
        one
        for one in network.interactions
        if one.day <= today and not measures.keys().isdisjoint(one.contacts)
    ]
    gave, received = sum(len(one.gave) for one in noted), sum(len(one.received) for one in noted)
    begun = [one.begun_share for one in measures.values() if one.begun_share is not None]
    return Balance(
        gave=gave,
        received=received,
        given_share=gave / (gave + received) if gave + received >= ACTS_NEEDED else None,
        with_acts=sum(one.gave + one.received > 0 for one in measures.values()),
        begun_share=sum(begun) / len(begun) if begun else None,
        begun_known=len(begun),
    )


def _channels(people: Iterable[Contact], history: History) -> tuple[Mapping[Channel, int], int]:
    """Count the days of contact by channel, each person on each day by each channel once.

    The second is how many of the days with a person have no channel at all.
    """
    told: Counter[Channel] = Counter()
    untold = 0
    for person in people:
        by_day: defaultdict[date, set[Channel]] = defaultdict(set)
        for one in within_a_year(history.of(person.path), history.today):
            by_day[one.day].add(one.channel)
        for found in by_day.values():
            known = found - {Channel.UNKNOWN}
            told.update(known)
            untold += not known
    return {channel: told[channel] for channel in KNOWN_CHANNELS if told[channel]}, untold


def _states(
    promises: Iterable[Promise], history: History, settings: Settings
) -> Mapping[Promiser, Counter[PromiseState]]:
    counts: dict[Promiser, Counter[PromiseState]] = {one: Counter() for one in Promiser}
    for promise in promises:
        state = state_of(promise, history.today, settings.promises)
        if promise.counted and state is not None:
            counts[promise.promiser][state] += 1
    return counts


def _contacted(measures: Mapping[str, Measures], history: History) -> tuple[Contacted, ...]:
    """Sort those who were ever in touch: by episodes, days, the latest contact, then by name."""
    found = [
        Contacted(path, one.episodes, one.contact_days, last)
        for path, one in measures.items()
        if one.episodes is not None
        and one.contact_days is not None
        and (last := history.last(path)) is not None
    ]
    found.sort(key=lambda one: (-one.episodes, -one.days, -one.last.day.toordinal()))
    return tuple(found)


def _duration(measures: Mapping[str, Measures]) -> Duration:
    known = {path: one.duration for path, one in measures.items() if one.duration}
    once = sum(one.duration == 0 for one in measures.values())
    if not known:
        return Duration(None, 0, once, None)
    longest = max(known, key=lambda path: known[path])  # of several the first by name
    return Duration(float(median(known.values())), len(known), once, (longest, known[longest]))
