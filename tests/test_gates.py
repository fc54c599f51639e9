"""The gates between the stages, each rule of them by a table of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from network_of import act, contact
from stage_cases import (
    CALL,
    EVENT,
    GARDENER,
    GAVE,
    HALF_A_YEAR,
    IN_TOUCH,
    KEPT,
    LOOM,
    MEETING,
    NOBODY_KNOWS,
    THREE,
    TODAY,
    TRUSTED,
    TWICE,
    WEAVER,
    WEAVING,
    ago,
    criterion,
    judged,
    loom,
    promise,
    verdict,
)

from vaultnet.core.gates import DRIVERS, GATES, Verdict
from vaultnet.core.records import (
    Channel,
    Contact,
    Event,
    Group,
    Interaction,
    Layer,
    Owner,
    Promise,
    Recognition,
    Source,
    Stage,
)

if TYPE_CHECKING:
    from datetime import date


# To communication: (3 episodes in 12 months or 2 channels) and (a shared interest or a value act).
@pytest.mark.parametrize(
    ("who", "interactions", "is_open"),
    [
        pytest.param(WEAVER, GAVE, True, id="interest and value"),
        pytest.param(WEAVER, THREE, False, id="an interest is one driver"),
        pytest.param(GARDENER, GAVE, False, id="a value act is one driver"),
        pytest.param(WEAVER, [ago(20, gave=act()), ago(60)], False, id="two episodes"),
        pytest.param(WEAVER, [ago(20, gave=act()), ago(60, CALL)], True, id="two channels"),
        pytest.param(
            WEAVER, [ago(900, gave=act()), ago(960, CALL)], True, id="two channels, long ago"
        ),
        pytest.param(
            WEAVER, [ago(900, gave=act()), ago(960), ago(999)], False, id="three episodes, long ago"
        ),
        pytest.param(
            WEAVER, [ago(20, gave=act()), ago(21), ago(22)], False, id="three conference days"
        ),
        pytest.param(
            WEAVER,
            [ago(20, gave=act()), *(ago(40 * n, Channel.UNKNOWN) for n in range(1, 9))],
            False,
            id="bare mentions are no episodes",
        ),
        pytest.param(
            WEAVER,
            [ago(20, gave=act()), ago(60, Channel.UNKNOWN)],
            False,
            id="unknown is no second channel",
        ),
        pytest.param(
            GARDENER,
            [ago(20, MEETING), ago(60, CALL, project=LOOM)],
            True,
            id="a meeting and a project, value unknown",
        ),
        pytest.param(
            NOBODY_KNOWS,
            [ago(20, MEETING), ago(60, CALL, project=LOOM)],
            True,
            id="a meeting and a project, interests unknown",
        ),
        pytest.param(
            NOBODY_KNOWS, [ago(20, MEETING), ago(60, CALL)], False, id="a meeting is one driver"
        ),
        pytest.param(
            WEAVER,
            [*(ago(1 + n * 8) for n in range(40))],
            False,
            id="messages alone, however many",
        ),
        pytest.param(WEAVER, [*THREE[:2], ago(-5), ago(0)], False, id="an appointment"),
        pytest.param(WEAVER, [], False, id="no contact"),
    ],
)
def test_the_gate_to_communication(
    who: Contact, interactions: list[Interaction], *, is_open: bool
) -> None:
    found = judged(who, interactions)
    assert (found.from_stage, found.to_stage) == (Stage.ACQUAINTANCE, Stage.COMMUNICATION)
    assert found.is_open is is_open


# To trust: 180 days, 5 episodes, a meeting after the first, value both ways, 80 % of promises kept.
@pytest.mark.parametrize(
    ("interactions", "promises", "blocking"),
    [
        pytest.param(HALF_A_YEAR, KEPT, set(), id="all"),
        pytest.param(HALF_A_YEAR[1:], KEPT, {"days-known", "episodes"}, id="140 days, 4 episodes"),
        pytest.param(
            [*HALF_A_YEAR[:4], ago(59, received=act())],
            KEPT,
            {"days-known", "episodes"},
            id="silence adds no days",
        ),
        pytest.param(
            [*HALF_A_YEAR[:3], ago(60, CALL), HALF_A_YEAR[4]],
            KEPT,
            {"meeting-after-first"},
            id="met at the beginning alone",
        ),
        pytest.param(
            [*HALF_A_YEAR[:3], ago(198, MEETING), ago(60), HALF_A_YEAR[4]],
            KEPT,
            {"meeting-after-first"},
            id="the third day of the first conference",
        ),
        pytest.param(
            [*HALF_A_YEAR[:3], ago(60, CALL, people=10), HALF_A_YEAR[4]],
            KEPT,
            {"meeting-after-first"},
            id="a group call with ten people",
        ),
        pytest.param(
            [*HALF_A_YEAR[:3], ago(60, MEETING, people=10), HALF_A_YEAR[4]],
            KEPT,
            {"meeting-after-first"},
            id="a meeting of ten people",
        ),
        pytest.param(
            [*HALF_A_YEAR[:3], ago(60, MEETING, recognition=Recognition.MENTION), HALF_A_YEAR[4]],
            KEPT,
            {"meeting-after-first"},
            id="a bare mention under a heading of meetings",
        ),
        pytest.param(
            [*HALF_A_YEAR[:4], ago(20, gave=act()), ago(10, gave=act())],
            KEPT,
            {"value-both-ways"},
            id="three acts, all mine",
        ),
        pytest.param(
            HALF_A_YEAR,
            (*KEPT, promise(6, kept=False)),
            {"promises-kept"},
            id="four promises of six",
        ),
        pytest.param(
            HALF_A_YEAR,
            (*KEPT, promise(6, kept=False, cancelled=True)),
            set(),
            id="one called off",
        ),
        pytest.param(
            HALF_A_YEAR,
            tuple(promise(n, done=None, settled=False) for n in range(1, 6)),
            set(),
            id="none ever ticked: unknown",
        ),
        pytest.param([], (), {"episodes", "meeting-after-first", "drivers"}, id="nothing known"),
    ],
)
def test_the_gate_to_trust(
    interactions: list[Interaction], promises: tuple[Promise, ...], blocking: set[str]
) -> None:
    found = judged(IN_TOUCH, interactions, promises=promises)
    assert found.to_stage is Stage.TRUST
    assert {code for demand in found.lacks for code in demand} == blocking
    assert found.is_open is not bool(blocking)


# To partnership: a joint project with 2 dated episodes, and a meeting.
@pytest.mark.parametrize(
    ("interactions", "groups", "blocking"),
    [
        pytest.param([*TWICE, ago(300, MEETING)], (loom("Ilse"),), set(), id="all"),
        pytest.param([*TWICE, ago(300, MEETING)], (), set(), id="no member, but at work"),
        pytest.param(TWICE, (loom("Ilse"),), {"meeting", "drivers"}, id="never met"),
        pytest.param(
            [TWICE[0], ago(300, MEETING)], (loom("Ilse"),), {"project-episodes"}, id="one episode"
        ),
        pytest.param(
            [*TWICE[:1], ago(88, project=LOOM), ago(300, MEETING)],
            (loom("Ilse"),),
            {"project-episodes"},
            id="two days of one week",
        ),
        pytest.param(
            [TWICE[0], ago(40, project="Projects/Sail.md"), ago(300, MEETING)],
            (loom("Ilse"),),
            {"project-episodes"},
            id="two projects, one episode each",
        ),
        pytest.param(
            [TWICE[0], ago(40, Channel.UNKNOWN, project=LOOM), ago(300, MEETING)],
            (loom("Ilse"),),
            {"project-episodes"},
            id="a bare mention",
        ),
        pytest.param(
            [ago(300, MEETING), ago(40, MEETING)],
            (loom("Ilse"),),
            {"project-episodes"},
            id="a member who never worked on it",
        ),
        pytest.param(
            [ago(300, MEETING)],
            (loom("Ilse", kind="community"),),
            {"project-episodes", "drivers"},
            id="a community is no project",
        ),
        pytest.param(
            [ago(300, MEETING)],
            (loom("Odo"),),
            {"project-episodes", "drivers"},
            id="another's project",
        ),
    ],
)
def test_the_gate_to_partnership(
    interactions: list[Interaction], groups: tuple[Group, ...], blocking: set[str]
) -> None:
    found = judged(TRUSTED, interactions, groups=groups)
    assert found.to_stage is Stage.PARTNERSHIP
    assert {code for demand in found.lacks for code in demand} == blocking
    assert found.is_open is not bool(blocking)


def test_a_project_typed_on_the_contact_counts_where_it_is_one() -> None:
    who = replace(TRUSTED, projects=(LOOM, "Projects/Unknown.md"))
    found = judged(who, [], groups=(loom(),))
    assert criterion(found, "joint-project").evidence == (who.source,)
    assert verdict(judged(TRUSTED, [], groups=(loom("Odo"),)), "joint-project") is Verdict.UNKNOWN


def test_an_entry_that_links_both_tells_of_a_joint_project() -> None:
    """An entry of the log too that does not say how; a bare mention leaves it unknown."""
    entry = ago(40, Channel.UNKNOWN, project=LOOM, recognition=Recognition.LOG)
    found = judged(TRUSTED, [entry])
    assert criterion(found, "joint-project").evidence == (entry.source,)
    assert criterion(found, "project-episodes").facts["n"] == 0
    mention = replace(entry, recognition=Recognition.MENTION)
    assert verdict(judged(TRUSTED, [mention]), "joint-project") is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        pytest.param({"interests": ("weaving",)}, WEAVING, Verdict.MET, id="folded"),
        pytest.param({"interests": ("Tide-Pools",)}, WEAVING, Verdict.MET, id="a hyphen"),
        pytest.param({"interests": ("#weaving",)}, WEAVING, Verdict.MET, id="as a tag"),
        pytest.param({"tags": ("tide_pools",)}, WEAVING, Verdict.MET, id="a tag of the note"),
        pytest.param({"interests": ("chess",)}, WEAVING, Verdict.MISSING, id="another"),
        pytest.param({"tags": ("person",)}, WEAVING, Verdict.UNKNOWN, id="a tag tells nothing"),
        pytest.param({}, WEAVING, Verdict.UNKNOWN, id="none typed"),
        pytest.param({"interests": ("weaving",)}, Owner(), Verdict.UNKNOWN, id="none of mine"),
    ],
)
def test_shared_interests(theirs: dict[str, object], mine: Owner, expected: Verdict) -> None:
    found = judged(contact("Ilse", **theirs), me=mine)
    assert verdict(found, "shared-interest") is expected


def test_shared_interests_are_named_as_the_owner_writes_them() -> None:
    who = contact("Ilse", interests=("WEAVING", "tide-pools", "chess"))
    facts = criterion(judged(who), "shared-interest").facts
    assert facts == {"interests": "tide pools, Weaving"}


@pytest.mark.parametrize(
    ("typed", "interactions", "expected"),
    [
        pytest.param(None, [ago(200), ago(20)], 180, id="first to last"),
        pytest.param(None, [ago(199), ago(20)], 179, id="a day less"),
        pytest.param(None, [ago(999), ago(990)], 9, id="silence does not count"),
        pytest.param(TODAY - timedelta(days=400), [ago(20)], 380, id="typed first meeting"),
        pytest.param(TODAY - timedelta(days=400), [], None, id="typed alone"),
        pytest.param(None, [ago(400, Channel.UNKNOWN), ago(20)], 0, id="a bare mention"),
        pytest.param(TODAY + timedelta(days=9), [ago(20)], 0, id="typed for a day ahead"),
    ],
)
def test_days_known(
    typed: date | None, interactions: list[Interaction], expected: int | None
) -> None:
    found = criterion(judged(replace(IN_TOUCH, met=typed), interactions), "days-known")
    assert found.facts.get("n") == expected
    assert (found.verdict is Verdict.UNKNOWN) == (expected is None)
    assert (found.verdict is Verdict.MET) == (expected is not None and expected >= 180)


def test_days_known_show_the_line_that_each_end_is_from() -> None:
    interactions = [ago(200), ago(20)]
    by_contact = criterion(judged(IN_TOUCH, interactions), "days-known")
    assert by_contact.evidence == (interactions[1].source, interactions[0].source)
    typed = replace(IN_TOUCH, met=TODAY - timedelta(days=400))
    by_word = criterion(judged(typed, interactions), "days-known")
    assert by_word.evidence == (interactions[1].source, typed.source)


@pytest.mark.parametrize(
    ("later", "is_met"),
    [
        pytest.param(ago(14, MEETING), False, id="six days later"),
        pytest.param(ago(13, MEETING), True, id="a week later"),
        pytest.param(ago(13, EVENT), True, id="at an event"),
        pytest.param(ago(13, MEETING, people=3), True, id="three people"),
        pytest.param(ago(13, MEETING, people=4, layer=Layer.MEETING), False, id="four people"),
        pytest.param(ago(13, EVENT, layer=Layer.LIGHT), False, id="a list of participants"),
        pytest.param(ago(13, Channel.VIDEO), False, id="on a screen"),
    ],
)
def test_a_meeting_after_the_first(later: Interaction, *, is_met: bool) -> None:
    found = judged(IN_TOUCH, [ago(20), later])
    assert verdict(found, "meeting-after-first") is (Verdict.MET if is_met else Verdict.MISSING)


def test_a_lunch_on_the_tenth_day_of_the_first_fair_is_no_meeting_after_it() -> None:
    path = "Events/Fair.md"
    fair = Event(path, "Fair", Source(path, 1), TODAY - timedelta(29), TODAY - timedelta(20))
    interactions = [ago(29, EVENT, event=path), ago(20, MEETING, event=path)]
    found = judged(IN_TOUCH, interactions, events=(fair,))
    assert verdict(found, "meeting-after-first") is Verdict.MISSING
    assert verdict(judged(IN_TOUCH, interactions), "meeting-after-first") is Verdict.MET


def test_the_gates_are_a_ladder_without_a_rung_missing() -> None:
    assert list(GATES) == list(Stage)[1:]
    assert len(DRIVERS) == 4
