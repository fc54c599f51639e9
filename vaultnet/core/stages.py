"""Stages: what speaks for the next one, and what is missing (guide, part 7).

A stage is suggested, never set; it is suggested upwards alone, one step at a time. Silence takes
nothing back: only the person does.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.gates import DRIVERS, GATES, Case, Criterion, Verdict
from vaultnet.core.grounds import fingerprint_of
from vaultnet.core.kept import Kept
from vaultnet.core.names import fold
from vaultnet.core.promises import promises_by_contact
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.gates import Judge
    from vaultnet.core.history import History
    from vaultnet.core.records import Contact, Group, Interaction, Network, Promise, Source
    from vaultnet.core.settings import Settings

# Confidence in lines of evidence. What a gate demands and is unknown weighs as much as two lines
# that are there (decision 65).
_HIGH_FROM: Final = 8
_MEDIUM_FROM: Final = 4
_UNKNOWN_WEIGHS: Final = 2


class Confidence(StrEnum):
    """How much evidence a suggestion rests on, the most first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@frozen_record
class StageSuggestion:
    """One contact before the gate to its next stage."""

    contact: str  # path
    from_stage: Stage
    to_stage: Stage
    met: tuple[Criterion, ...]  # what the gate asks for, then the drivers
    missing: tuple[Criterion, ...]
    unknown: tuple[Criterion, ...]
    evidence: tuple[Source, ...]  # of all that is met
    confidence: Confidence
    fingerprint: str  # 8 hex digits of the codes of what is met
    lacks: tuple[tuple[str, ...], ...]  # what shuts the gate: rows of codes, of which one is enough
    private: bool  # no generated note may name the contact
    hidden: frozenset[Source]  # lines of evidence that no generated note may name

    @property
    def is_open(self) -> bool:
        """Whether the gate is open: all that it demands is met or unknown, the drivers met."""
        return not self.lacks


class Grounds:
    """The records of a network by contact, as the gates need them."""

    def __init__(
        self, network: Network, settings: Settings, history: History, kept: Kept | None = None
    ) -> None:
        self._history = history
        self._kept = kept = kept or Kept()
        self._settings = settings.stages
        self._events = {event.path: event for event in network.events}
        self._my_interests = {fold(text.removeprefix("#")): text for text in network.me.interests}
        self._promises = promises_by_contact(network.promises, kept)
        self._projects = {group.path: group for group in network.groups if group.kind == "project"}
        self._joined: defaultdict[str, dict[str, Source]] = defaultdict(dict)
        for group in self._projects.values():
            for path in group.members:
                self._joined[path][group.path] = group.source

    def case(self, contact: Contact) -> Case:
        """Give all that is known of one contact."""
        interactions = sorted(
            self._history.of(contact.path),
            key=lambda one: (-one.day.toordinal(), one.source.key, one.channel),
        )
        typed = {path: contact.source for path in contact.projects if path in self._projects}
        projects = typed | self._joined.get(contact.path, {})
        return Case(
            contact=contact,
            today=self._history.today,
            settings=self._settings,
            interactions=tuple(interactions),
            events=self._events,
            promises=self._promises.get(contact.path, ()),
            projects={path: projects[path] for path in sorted(projects)},
            my_interests=self._my_interests,
        )

    @property
    def shared(self) -> tuple[object, ...]:
        """All that every case rests on."""
        return (self._history.today, self._settings, self._events, self._my_interests)

    def of_each(self, contacts: tuple[Contact, ...]) -> Mapping[str, tuple[object, ...]]:
        """Give by path what the case of each contact rests on besides."""
        by_path = {one.path: one for one in contacts}

        def of_some(paths: Iterable[str]) -> Mapping[str, tuple[object, ...]]:
            return {path: self._of_one(by_path[path]) for path in paths}

        promises = dict(zip(by_path, zip(map(self._promises.get, by_path)), strict=True))
        under = (contacts, self._history.noted, tuple(self._projects.values()))
        return self._kept.answers("what stages rest on", under, promises, of_some)

    def _of_one(self, contact: Contact) -> tuple[object, ...]:
        joined = self._joined.get(contact.path, {})
        paths = (*contact.projects, *joined) if self._projects else ()
        projects = tuple(self._projects.get(path) for path in paths)
        promises = self._promises.get(contact.path, ())
        return (contact, self._history.every(contact.path), promises, joined, projects)

    def private_in(self, case: Case) -> frozenset[Source]:
        """Give where private records of a case are written."""
        groups = [self._projects[path] for path in case.projects]
        records: list[Interaction | Promise | Group] = [*case.interactions, *case.promises, *groups]
        return frozenset(one.source for one in records if one.private)


def next_stage(contact: Contact, grounds: Grounds) -> StageSuggestion | None:
    """Judge a contact by the gate to its next stage; None at the last one.

    No stage typed means acquaintance.
    """
    from_stage, to_stage = contact.stage or Stage.ACQUAINTANCE, stage_after(contact)
    if to_stage is None:
        return None
    case = grounds.case(contact)
    judges = dict.fromkeys((*(one for demand in GATES[to_stage] for one in demand), *DRIVERS))
    found = {judge: judge(case) for judge in judges}
    enough = _drivers(found, case.settings.drivers)
    by_verdict = {verdict: _of(verdict, (*found.values(), enough)) for verdict in Verdict}
    met, unknown = by_verdict[Verdict.MET], by_verdict[Verdict.UNKNOWN]
    evidence = tuple(dict.fromkeys(source for one in met for source in one.evidence))
    shown = frozenset(source for one in (*found.values(), enough) for source in one.evidence)
    return StageSuggestion(
        contact=contact.path,
        from_stage=from_stage,
        to_stage=to_stage,
        met=met,
        missing=by_verdict[Verdict.MISSING],
        unknown=unknown,
        evidence=evidence,
        confidence=_confidence(len(evidence), len(_demanded(to_stage, found, Verdict.UNKNOWN))),
        fingerprint=fingerprint_of(from_stage, to_stage, [one.code for one in met]),
        lacks=_lacks(to_stage, found, enough),
        private=contact.private,
        hidden=shown & grounds.private_in(case),
    )


def stage_after(contact: Contact) -> Stage | None:
    """Give the stage after that of a contact; None after the last."""
    later = list(Stage)[list(Stage).index(contact.stage or Stage.ACQUAINTANCE) + 1 :]
    return later[0] if later else None


def _drivers(found: Mapping[Judge, Criterion], needed: int) -> Criterion:
    """Judge whether enough of the four drivers have evidence; unknown is not evidence."""
    driving = [found[judge] for judge in DRIVERS if found[judge].verdict is Verdict.MET]
    verdict = Verdict.MET if len(driving) >= needed else Verdict.MISSING
    evidence = tuple(dict.fromkeys(source for one in driving for source in one.evidence))
    return Criterion("drivers", verdict, evidence, {"n": len(driving), "needed": needed})


def _demanded(
    to_stage: Stage, found: Mapping[Judge, Criterion], verdict: Verdict
) -> tuple[Criterion, ...]:
    """Give what a gate itself demands, as far as it has a verdict; of the drivers two will do."""
    return _of(verdict, (found[judge] for demand in GATES[to_stage] for judge in demand))


def _lacks(
    to_stage: Stage, found: Mapping[Judge, Criterion], drivers: Criterion
) -> tuple[tuple[str, ...], ...]:
    demands = [tuple(found[judge] for judge in demand) for demand in GATES[to_stage]]
    return tuple(
        tuple(one.code for one in demand)
        for demand in (*demands, (drivers,))
        if all(one.verdict is Verdict.MISSING for one in demand)
    )


def _of(verdict: Verdict, criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tuple(one for one in criteria if one.verdict is verdict)


def _confidence(lines: int, unknown: int) -> Confidence:
    weight = lines - _UNKNOWN_WEIGHS * unknown
    if weight >= _HIGH_FROM:
        return Confidence.HIGH
    return Confidence.MEDIUM if weight >= _MEDIUM_FROM else Confidence.LOW
