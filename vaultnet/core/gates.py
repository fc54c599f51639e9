"""Gates: what a relationship shows before its next stage is suggested (guide, part 7).

A gate is a row of demands, and a demand a row of criteria of which one is enough. To add a
criterion, write a function and give it its place in `GATES` or `DRIVERS`; its code needs a phrase
in each language.

A contact of which nobody wrote how it came about never counts here: a name in a daily note does
not tell a conversation from a thought. What it gave or brought counts, where that is written.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.channels import MOST_PEOPLE_IN_DEPTH
from vaultnet.core.episodes import EPISODE, episodes_of, start_of
from vaultnet.core.measures import ACTS_NEEDED, first_known, within_a_year
from vaultnet.core.names import fold
from vaultnet.core.promises import is_settled, kept_share
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Layer, Recognition, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from vaultnet.core.episodes import Episode
    from vaultnet.core.records import Contact, Event, Interaction, Promise, Source
    from vaultnet.core.settings import StageSettings

# Lines that one criterion shows: who wants all of them has the timeline.
MOST_EVIDENCE: Final = 12

_IN_PERSON: Final = frozenset({Channel.MEETING, Channel.EVENT})


class Verdict(StrEnum):
    """What was found of a criterion."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"  # the vault says nothing of it: neither for the stage nor against it


@frozen_record
class Criterion:
    """One thing that a gate looks at, as it was found for one contact."""

    code: str
    verdict: Verdict
    evidence: tuple[Source, ...] = ()  # the newest first, 12 at most
    facts: Mapping[str, str | int] = field(default_factory=dict)  # for its sentence


@frozen_record
class Case:
    """All that criteria may look at: one contact, and what is known of it on one day."""

    contact: Contact
    today: date
    settings: StageSettings
    interactions: tuple[Interaction, ...]  # up to today, the newest first
    events: Mapping[str, Event]  # by path
    promises: tuple[Promise, ...]
    projects: Mapping[str, Source]  # joint ones by path, and where it is said that they are
    my_interests: Mapping[str, str]  # folded to written

    @property
    def told(self) -> tuple[Interaction, ...]:
        """The interactions of which somebody wrote how they came about."""
        return tuple(one for one in self.interactions if one.channel is not Channel.UNKNOWN)

    def episodes(self, interactions: Iterable[Interaction]) -> tuple[Episode, ...]:
        """Gather interactions into episodes, the newest first."""
        return episodes_of(interactions, self.events)[::-1]


def episodes_in_year(case: Case) -> Criterion:
    """Judge how often there was contact in the last 12 months."""
    episodes = case.episodes(within_a_year(case.told, case.today))
    needed = case.settings.communication_episodes
    return _counted("episodes-in-year", _beginnings(episodes), needed)


def channels(case: Case) -> Criterion:
    """Judge in how many ways people have been in touch, ever."""
    latest: dict[Channel, Source] = {}
    for one in case.told:
        latest.setdefault(one.channel, one.source)
    return _counted("channels", list(latest.values()), case.settings.communication_channels)


def days_known(case: Case) -> Criterion:
    """Judge how long people have been in touch: from the first day known to the last contact.

    Silence since then does not count: it neither lowers a stage nor makes trust grow.
    """
    needed = case.settings.trust_days
    first = first_known(case.contact, (one.day for one in case.told), case.today)
    if first is None or not case.told:
        return Criterion("days-known", Verdict.UNKNOWN, facts={"needed": needed})
    newest, oldest = case.told[0], case.told[-1]
    typed = first < oldest.day
    evidence = (newest.source, case.contact.source if typed else oldest.source)
    n = (newest.day - first).days
    facts = {"n": n, "needed": needed}
    return Criterion("days-known", _met(n >= needed), _unique(evidence), facts)


def episodes(case: Case) -> Criterion:
    """Judge how many episodes of contact there were, ever."""
    return _counted("episodes", _beginnings(case.episodes(case.told)), case.settings.trust_episodes)


def meeting(case: Case) -> Criterion:
    """Judge whether people met in person, in a small company."""
    return _counted("meeting", [one.source for one in case.told if _is_in_person(one)], 1)


def meeting_after_first(case: Case) -> Criterion:
    """Judge whether people met in person after the week in which they became acquainted.

    The next day of the same conference is no second meeting.
    """
    first = first_known(case.contact, (one.day for one in case.told), case.today)
    later = [
        one.source
        for one in case.told
        if _is_in_person(one) and first and start_of(one, case.events) - first > EPISODE
    ]
    return _counted("meeting-after-first", later, 1)


def shared_interest(case: Case) -> Criterion:
    """Judge whether an interest or a tag of the contact's note is an interest of the owner's."""
    shared = shared_interests(case)
    if shared:
        evidence, facts = (case.contact.source,), {"interests": ", ".join(shared)}
        return Criterion("shared-interest", Verdict.MET, evidence, facts)
    is_known = bool(case.contact.interests and case.my_interests)
    return Criterion("shared-interest", Verdict.MISSING if is_known else Verdict.UNKNOWN)


def shared_interests(case: Case) -> tuple[str, ...]:
    """Give the owner's interests that are interests or tags of the contact's note."""
    theirs = {fold(text.removeprefix("#")) for text in case.contact.interests}
    shared = (theirs | {fold(tag) for tag in case.contact.tags}) & case.my_interests.keys()
    return tuple(case.my_interests[interest] for interest in sorted(shared))


def value_act(case: Case) -> Criterion:
    """Judge whether something of value was given or received.

    Most people never note it, so that none noted is none known.
    """
    acts = [one.source for one in case.interactions if one.gave or one.received]
    if not acts:
        return Criterion("value-act", Verdict.UNKNOWN)
    return _counted("value-act", acts, 1)


def value_both_ways(case: Case) -> Criterion:
    """Judge whether something of value was given, and something received.

    One or two acts that go one way do not tell yet which way value goes.
    """
    gave = [one.source for one in case.interactions if one.gave]
    received = [one.source for one in case.interactions if one.received]
    is_mutual = bool(gave and received)
    if not is_mutual and len(gave) + len(received) < ACTS_NEEDED:
        return Criterion("value-both-ways", Verdict.UNKNOWN)
    half = MOST_EVIDENCE // 2
    evidence = _unique((*gave[:half], *received[:half]))
    facts = {"gave": len(gave), "received": len(received)}
    return Criterion("value-both-ways", _met(is_mutual), evidence, facts)


def promises_kept(case: Case) -> Criterion:
    """Judge what share of the promises was kept, mine and theirs: trust has two sides."""
    needed = case.settings.trust_promises
    share = kept_share(case.promises, case.today)
    if share is None:
        return Criterion("promises-kept", Verdict.UNKNOWN, facts={"needed": needed})
    evidence = _unique(
        one.source
        for one in case.promises
        if one.counted and not one.cancelled and is_settled(one, case.today)
    )
    # Down to the whole number: 79.6 per cent is not shown as the 80 that it does not reach.
    facts = {"n": int(round(share * 100, 6)), "needed": needed}
    return Criterion("promises-kept", _met(share >= needed / 100), evidence, facts)


def joint_project(case: Case) -> Criterion:
    """Judge whether there is a joint project: the contact is a member, or an entry links both.

    An entry of a log or a note tells with whom a project is, be it said how people were in touch
    or not; a name beside a project in a daily note does not. Most people never note with whom they
    work on what, so that none noted is none known.
    """
    linked = [one.source for one in case.interactions if one.project and not _is_mention(one)]
    found = [*case.projects.values(), *linked]
    if not found:
        return Criterion("joint-project", Verdict.UNKNOWN)
    return _counted("joint-project", found, 1)


def project_episodes(case: Case) -> Criterion:
    """Judge how many episodes of work there were on one and the same joint project."""
    worked: dict[str, list[Interaction]] = {}
    for one in case.told:
        if one.project:
            worked.setdefault(one.project, []).append(one)
    found = [_beginnings(case.episodes(worked[path])) for path in sorted(worked)]
    most = max(found, key=len, default=[])
    return _counted("project-episodes", most, case.settings.partnership_episodes)


Judge: TypeAlias = "Callable[[Case], Criterion]"

# The drivers of the guide, part 7.2: some of them must have evidence, whatever the gate.
DRIVERS: Final[tuple[Judge, ...]] = (shared_interest, value_act, joint_project, meeting)

# By the stage that a gate leads to.
GATES: Final[Mapping[Stage, tuple[tuple[Judge, ...], ...]]] = {
    Stage.COMMUNICATION: (
        (episodes_in_year, channels),
        (shared_interest, value_act),
    ),
    Stage.TRUST: (
        (days_known,),
        (episodes,),
        (meeting_after_first,),
        (value_both_ways,),
        (promises_kept,),
    ),
    Stage.PARTNERSHIP: (
        (project_episodes,),
        (meeting,),
    ),
}


def _is_mention(one: Interaction) -> bool:
    return one.recognition is Recognition.MENTION


def _is_in_person(one: Interaction) -> bool:
    """Tell of a meeting in person from a gathering, a list of participants and a mention."""
    return (
        one.channel in _IN_PERSON
        and one.layer is Layer.MEETING
        and one.people <= MOST_PEOPLE_IN_DEPTH
        and not _is_mention(one)
    )


def _beginnings(found: Iterable[Episode]) -> list[Source]:
    return [episode.interactions[0].source for episode in found]


def _counted(code: str, found: list[Source], needed: int) -> Criterion:
    facts = {"n": len(found), "needed": needed}
    return Criterion(code, _met(len(found) >= needed), _unique(found), facts)


def _met(is_met: bool) -> Verdict:
    return Verdict.MET if is_met else Verdict.MISSING


def _unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))[:MOST_EVIDENCE]
