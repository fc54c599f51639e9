"""What of a network leaves the vault: its records once more, with nothing private left in them.

Exports are made of this alone, so that none of them can forget to ask.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.core.cadence import cadence_for
from vaultnet.core.guard import Guard
from vaultnet.core.health import health_of
from vaultnet.core.history import History
from vaultnet.core.open_records import NOWHERE, OpenRecords
from vaultnet.core.promises import state_of
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.suggestions import suggest_stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.gates import Criterion
    from vaultnet.core.health import HealthReading
    from vaultnet.core.plan import Evidence, Plan
    from vaultnet.core.promises import PromiseState
    from vaultnet.core.records import Network, Source
    from vaultnet.core.settings import Settings
    from vaultnet.core.stages import StageSuggestion


@frozen_record
class Standing:
    """How it stands with a contact, and why."""

    health: HealthReading  # with the last contact
    cadence: CadenceRule


@frozen_record
class Disclosure:
    """The open part of a network on one day, and what is made of it."""

    network: Network  # open records alone; it knows of nothing private
    plan: Plan
    standings: Mapping[str, Standing]  # by path of the contact
    promise_states: tuple[PromiseState | None, ...]  # in the order of the promises
    suggestions: tuple[StageSuggestion, ...]  # of stages


def disclose(network: Network, plan: Plan, settings: Settings) -> Disclosure:
    """Give what others may know of a network and of its plan.

    Records that are private are left out, and with them people whose notes lie in a folder that
    bears a private person's name. Of an open person it may be said on which day there was contact
    even where that is written in a private place: the day due tells as much. Words that name
    somebody private are left out of open records, and `NOWHERE` stands for places that do.
    """
    guard = Guard(network)
    records = OpenRecords(guard)
    history = History(network, plan.today)
    people = tuple(one for one in network.contacts if records.shows(one.path))
    promises = tuple(one for one in network.promises if records.is_open(one, one.contacts))
    return Disclosure(
        network=records.network(network, people, promises),
        plan=_open_plan(plan, guard, records),
        standings={
            one.path: _standing(
                health_of(one, history, settings, plan.today),
                cadence_for(one, settings.cadence),
                guard,
                records,
            )
            for one in people
        },
        promise_states=tuple(state_of(one, plan.today, settings.promises) for one in promises),
        suggestions=tuple(
            _suggestion(one, guard, records)
            for one in suggest_stages(network, settings, plan.today)
            if records.shows(one.contact)
        ),
    )


def _open_plan(plan: Plan, guard: Guard, records: OpenRecords) -> Plan:
    """Give a plan with its open reminders, whose places may be given."""
    reminders = tuple(
        replace(one, source=records.place(one.source), last=_evidence(one.last, records))
        for one in guard.reminders(plan)
        if all(map(records.shows, one.contacts))
    )
    return replace(
        plan,
        reminders=reminders,
        unknown=records.people(plan.unknown),
        no_cadence=records.people(plan.no_cadence),
    )


def _standing(
    health: HealthReading, cadence: CadenceRule, guard: Guard, records: OpenRecords
) -> Standing:
    reason = replace(health.reason, facts=guard.facts(health.reason))
    return Standing(
        replace(health, reason=reason, last=_evidence(health.last, records)),
        replace(cadence, name=guard.told(cadence.name) or ""),
    )


def _suggestion(one: StageSuggestion, guard: Guard, records: OpenRecords) -> StageSuggestion:
    """Give a suggested stage without the evidence and the words that are private."""

    def places(sources: Iterable[Source]) -> tuple[Source, ...]:
        open_ones = (each for each in sources if each not in one.hidden)
        return tuple(each for each in open_ones if records.place(each) is not NOWHERE)

    def criteria(given: Iterable[Criterion]) -> tuple[Criterion, ...]:
        return tuple(
            replace(
                each,
                evidence=places(each.evidence),
                facts={
                    key: fact
                    for key, fact in each.facts.items()
                    if isinstance(fact, int) or guard.tells(fact)
                },
            )
            for each in given
        )

    return replace(
        one,
        met=criteria(one.met),
        missing=criteria(one.missing),
        unknown=criteria(one.unknown),
        evidence=places(one.evidence),
        hidden=frozenset(),
    )


def _evidence(last: Evidence | None, records: OpenRecords) -> Evidence | None:
    return replace(last, source=records.place(last.source)) if last else None
