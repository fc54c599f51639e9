"""What speaks for the next stage, what is missing, and what is suggested in a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import act, contact, day, met, network

from vaultnet.core.gates import DRIVERS, GATES, MOST_EVIDENCE, Criterion, Verdict
from vaultnet.core.grounds import fingerprint_of, were_known
from vaultnet.core.history import History
from vaultnet.core.records import (
    Channel,
    Contact,
    Dismissal,
    Event,
    Group,
    Interaction,
    Layer,
    Owner,
    Promise,
    Promiser,
    Recognition,
    Source,
    Stage,
    ValueAct,
)
from vaultnet.core.settings import Settings, StageSettings
from vaultnet.core.stages import (
    Confidence,
    Grounds,
    StageSuggestion,
    _confidence,
    next_stage,
)
from vaultnet.core.suggestions import suggest_stages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TODAY: Final = day("2026-11-25")  # a Wednesday
WEAVING: Final = Owner("Me.md", ("Weaving", "tide pools"))
LOOM: Final = "Projects/Loom.md"
CALL, EMAIL, MEETING, EVENT = Channel.CALL, Channel.EMAIL, Channel.MEETING, Channel.EVENT


def ago(days: int, channel: Channel = Channel.MESSAGE, **facts: object) -> Interaction:
    return met("Ilse", (TODAY - timedelta(days=days)).isoformat(), channel, **facts)  # type: ignore[arg-type]  # a line may be among the facts


def judged(
    who: Contact,
    interactions: Iterable[Interaction] = (),
    settings: Settings | None = None,
    **records: object,
) -> StageSuggestion:
    found = network([who], interactions, **{"me": WEAVING, **records})
    suggestion = next_stage(who, Grounds(found, settings or Settings(), History(found, TODAY)))
    assert suggestion is not None
    return suggestion


def codes(criteria: Iterable[Criterion]) -> set[str]:
    return {one.code for one in criteria}


def criterion(suggestion: StageSuggestion, code: str) -> Criterion:
    criteria = (*suggestion.met, *suggestion.missing, *suggestion.unknown)
    (found,) = (one for one in criteria if one.code == code)
    return found


def verdict(suggestion: StageSuggestion, code: str) -> Verdict:
    return criterion(suggestion, code).verdict


def promise(line: int, *, kept: bool = True, **facts: object) -> Promise:
    made = Promise(
        promiser=Promiser.ME,
        contacts=("People/Ilse.md",),
        source=Source("Daily/2026-05-01.md", line),
        due=day("2026-05-10"),
        done=day("2026-05-09" if kept else "2026-05-20"),
        settled=True,
        counted=True,
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # checked by the tests that use them


def loom(*members: str, **facts: object) -> Group:
    made = Group(LOOM, "Loom", Source(LOOM, 2), "project", tuple(f"People/{m}.md" for m in members))
    return replace(made, **facts)  # type: ignore[arg-type]  # likewise


WEAVER = contact("Ilse", interests=("weaving",))
GARDENER = contact("Ilse", interests=("gardening",))
NOBODY_KNOWS = contact("Ilse")
THREE = [ago(20), ago(60), ago(100)]
GAVE = [ago(20, gave=act()), ago(60), ago(100)]


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


IN_TOUCH = replace(WEAVER, stage=Stage.COMMUNICATION)
HALF_A_YEAR = [
    ago(200, EVENT),
    ago(160),
    ago(120, gave=act()),
    ago(60, MEETING),
    ago(20, received=act("advice")),
]
KEPT = (promise(1), promise(2), promise(3), promise(4), promise(5, kept=False))


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


TRUSTED = replace(GARDENER, stage=Stage.TRUST)
TWICE = [ago(90, CALL, project=LOOM), ago(40, EMAIL, project=LOOM)]


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


def test_what_is_unknown_lowers_confidence_and_does_not_block() -> None:
    known = judged(IN_TOUCH, HALF_A_YEAR, promises=KEPT)
    unknown = judged(IN_TOUCH, HALF_A_YEAR)
    assert (known.is_open, unknown.is_open) == (True, True)
    assert (known.confidence, unknown.confidence) == (Confidence.HIGH, Confidence.MEDIUM)
    assert codes(unknown.unknown) == {"joint-project", "promises-kept"}


@pytest.mark.parametrize(
    ("lines", "unknown", "confidence"),
    [
        (0, 0, Confidence.LOW),
        (3, 0, Confidence.LOW),
        (4, 0, Confidence.MEDIUM),
        (7, 0, Confidence.MEDIUM),
        (8, 0, Confidence.HIGH),
        (8, 1, Confidence.MEDIUM),
        (8, 3, Confidence.LOW),
        (12, 2, Confidence.HIGH),
    ],
)
def test_what_is_unknown_weighs_as_much_as_two_lines(
    lines: int, unknown: int, confidence: Confidence
) -> None:
    assert _confidence(lines, unknown) is confidence


@pytest.mark.parametrize(
    ("interactions", "confidence"),
    [
        pytest.param([ago(60, MEETING), ago(20, CALL, project=LOOM)], Confidence.LOW, id="low"),
        pytest.param(GAVE, Confidence.MEDIUM, id="medium"),
        pytest.param([ago(40 * n, gave=act()) for n in range(9)], Confidence.HIGH, id="high"),
    ],
)
def test_confidence_comes_from_the_lines_of_evidence(
    interactions: list[Interaction], confidence: Confidence
) -> None:
    assert judged(WEAVER, interactions).confidence is confidence


def test_a_suggestion_shows_what_is_met_and_where_it_is_written() -> None:
    found = judged(WEAVER, GAVE)
    assert [one.code for one in found.met] == [
        "episodes-in-year",
        "shared-interest",
        "value-act",
        "drivers",
    ]
    assert codes(found.missing) == {"channels", "meeting"}
    assert codes(found.unknown) == {"joint-project"}
    assert found.lacks == ()
    assert criterion(found, "value-act").evidence == (GAVE[0].source,)
    assert criterion(found, "episodes-in-year").facts == {"n": 3, "needed": 3}
    assert found.evidence == (*(one.source for one in GAVE), WEAVER.source)


def test_a_criterion_shows_the_newest_lines_and_no_more_than_a_dozen() -> None:
    found = criterion(judged(IN_TOUCH, [ago(30 * n) for n in range(60)]), "episodes")
    assert found.facts["n"] == 60
    assert len(found.evidence) == MOST_EVIDENCE
    assert found.evidence[0] == ago(0).source


def test_of_two_ways_through_a_gate_both_are_named_when_it_is_shut() -> None:
    found = judged(WEAVER, [ago(20, gave=act())])
    assert found.lacks == (("episodes-in-year", "channels"),)


def test_value_both_ways_shows_lines_of_both() -> None:
    given = [ago(n, gave=act()) for n in range(20)]
    taken = ago(300, received=act("advice"))
    found = criterion(judged(IN_TOUCH, [*given, taken]), "value-both-ways")
    assert found.facts == {"gave": 20, "received": 1}
    assert taken.source in found.evidence


def test_promises_that_are_still_open_are_no_evidence() -> None:
    still_open = promise(9, due=TODAY + timedelta(days=3), done=None, settled=False)
    found = criterion(judged(IN_TOUCH, promises=(*KEPT, still_open)), "promises-kept")
    assert found.facts == {"n": 80, "needed": 80}
    assert still_open.source not in found.evidence
    assert len(found.evidence) == 5


def test_gates_live_in_settings() -> None:
    strict = Settings(stages=StageSettings(communication_episodes=4, drivers=3))
    found = judged(WEAVER, GAVE, strict)
    assert {"episodes-in-year", "drivers"} <= codes(found.missing)
    lenient = Settings(stages=StageSettings(drivers=1))
    assert judged(WEAVER, THREE, lenient).is_open


def test_the_fingerprint_is_of_the_reasons_and_not_of_their_number() -> None:
    found = judged(WEAVER, GAVE).fingerprint
    assert found == "cceb61de"
    assert judged(WEAVER, [*GAVE, ago(150), ago(190, gave=act())]).fingerprint == found
    assert judged(WEAVER, [*GAVE, ago(5, CALL)]).fingerprint != found
    assert judged(replace(WEAVER, stage=Stage.COMMUNICATION), GAVE).fingerprint != found


def test_no_step_leads_beyond_partnership() -> None:
    partner = replace(WEAVER, stage=Stage.PARTNERSHIP)
    found = network([partner], HALF_A_YEAR, me=WEAVING)
    assert next_stage(partner, Grounds(found, Settings(), History(found, TODAY))) is None


def test_one_step_at_a_time() -> None:
    everything = [*HALF_A_YEAR, *TWICE]
    assert judged(WEAVER, everything, promises=KEPT).to_stage is Stage.COMMUNICATION


def test_private_lines_are_marked_and_still_count() -> None:
    private = Source("Journal.md", 4)
    interactions = [ago(20, gave=act(), private=True, source=private), *THREE[1:]]
    found = judged(WEAVER, interactions)
    assert found.is_open
    assert found.hidden == {private}
    assert judged(TRUSTED, groups=(loom("Ilse", private=True),)).hidden == {Source(LOOM, 2)}
    assert judged(IN_TOUCH, promises=(*KEPT, promise(9, private=True))).hidden == {
        Source("Daily/2026-05-01.md", 9)
    }


def suggested(contacts: Iterable[Contact], settings: Settings | None = None) -> list[str]:
    """Give the names suggested, where everybody has the same good reasons."""
    contacts = list(contacts)
    interactions = [
        replace(one, contacts=(who.path,), source=Source(one.source.path, line))
        for line, who in enumerate(contacts, 1)
        for one in GAVE
    ]
    found = network(contacts, interactions, me=WEAVING)
    names = {who.path: who.name for who in contacts}
    return [names[one.contact] for one in suggest_stages(found, settings or Settings(), TODAY)]


def weaver(name: str, **facts: object) -> Contact:
    return contact(name, interests=("weaving",), **facts)


@pytest.mark.parametrize(
    ("facts", "is_suggested"),
    [
        pytest.param({}, True, id="as it is"),
        pytest.param({"paused": True}, False, id="paused"),
        pytest.param({"deceased": True}, False, id="deceased"),
        pytest.param({"snoozed_until": day("2027-01-01")}, True, id="snoozed"),
        pytest.param({"private": True}, True, id="private"),
        pytest.param({"stage": Stage.TRUST}, False, id="further already"),
    ],
)
def test_who_is_suggested(facts: dict[str, object], *, is_suggested: bool) -> None:
    assert suggested([weaver("Ilse", **facts)]) == ["Ilse"] * is_suggested


def test_a_private_contact_is_marked() -> None:
    found = network([weaver("Ilse", private=True)], GAVE, me=WEAVING)
    (suggestion,) = suggest_stages(found, Settings(), TODAY)
    assert suggestion.private


SAME = judged(WEAVER, GAVE).fingerprint
CODES = ["channels", "drivers", "episodes", "meeting", "shared-interest", "value-act"]


@pytest.mark.parametrize(
    ("days", "fingerprint", "is_suggested"),
    [
        pytest.param(89, SAME, False, id="89 days ago"),
        pytest.param(90, SAME, True, id="90 days ago"),
        pytest.param(0, SAME, False, id="today"),
        pytest.param(10, "00000000", True, id="for other reasons"),
        pytest.param(10, "", False, id="for whatever reasons"),
        pytest.param(-3, SAME, False, id="on a day ahead"),
    ],
)
def test_a_dismissed_suggestion_waits(days: int, fingerprint: str, *, is_suggested: bool) -> None:
    dismissal = Dismissal(TODAY - timedelta(days=days), fingerprint)
    assert suggested([weaver("Ilse", stage_dismissed=dismissal)]) == ["Ilse"] * is_suggested


@given(st.sets(st.sampled_from(CODES)), st.sets(st.sampled_from(CODES)))
def test_grounds_are_known_again_when_some_fall_away_and_not_when_one_is_new(
    before: set[str], now: set[str]
) -> None:
    stages = Stage.ACQUAINTANCE, Stage.COMMUNICATION
    given = fingerprint_of(*stages, before)
    assert were_known(given, *stages, now, set(CODES) - now) == (now <= before)


def test_a_dismissed_suggestion_does_not_come_back_by_silence() -> None:
    more = [*GAVE, ago(5, CALL)]
    dismissed = Dismissal(TODAY - timedelta(days=1), judged(WEAVER, more).fingerprint)
    assert suggested([weaver("Ilse", stage_dismissed=dismissed)]) == []


def test_a_dismissal_at_the_end_of_the_calendar_lasts() -> None:
    assert suggested([weaver("Ilse", stage_dismissed=Dismissal(day("9999-12-31"), SAME))]) == []


def test_three_in_a_week_and_private_ones_take_no_places_from_others() -> None:
    people = [weaver("Odo"), weaver("Ada", private=True), weaver("Pim"), weaver("Bo", private=True)]
    assert suggested(people) == ["Odo", "Pim", "Ada"]
    assert suggested([*people, weaver("Zoe")]) == ["Odo", "Pim", "Zoe"]
    one = Settings(stages=StageSettings(per_week=1))
    assert suggested(people, one) == ["Odo"]


@pytest.mark.parametrize(
    ("on", "names"),
    [
        pytest.param("2026-11-23", ["Ada", "Odo"], id="on Monday of this week"),
        pytest.param("2026-11-22", ["Ada", "Odo", "Pim"], id="on the Sunday before"),
    ],
)
def test_dismissing_does_not_make_room_in_the_same_week(on: str, names: list[str]) -> None:
    dismissed = weaver("Ilse", stage_dismissed=Dismissal(day(on), SAME))
    people = [dismissed, *(weaver(name) for name in ("Ada", "Odo", "Pim", "Zoe"))]
    assert suggested(people) == names


def test_a_week_of_many_dismissals_leaves_no_place() -> None:
    dismissed = [weaver(f"Ilse {n}", stage_dismissed=Dismissal(TODAY, SAME)) for n in range(4)]
    assert suggested([*dismissed, weaver("Odo"), weaver("Pim")]) == []


def test_the_best_founded_come_first() -> None:
    ada, odo = weaver("Ada"), weaver("Odo")
    of_ada = [replace(one, contacts=(ada.path,)) for one in GAVE]
    of_odo = [replace(ago(40 * n, gave=act(), line=2), contacts=(odo.path,)) for n in range(9)]
    found = network([ada, odo], [*of_ada, *of_odo], me=WEAVING)
    ranked = suggest_stages(found, Settings(), TODAY)
    assert [one.contact for one in ranked] == [odo.path, ada.path]


def test_the_gates_are_a_ladder_without_a_rung_missing() -> None:
    assert list(GATES) == list(Stage)[1:]
    assert len(DRIVERS) == 4


CONTACTS = st.builds(
    lambda days, channel, line, given, taken, people, project: ago(
        days,
        channel,
        line=line,
        gave=act() if given else (),
        received=act() if taken else (),
        people=people,
        project=project,
    ),
    st.integers(-20, 800),
    st.sampled_from(Channel),
    st.integers(1, 3),
    st.booleans(),
    st.booleans(),
    st.integers(1, 5),
    st.sampled_from([None, None, LOOM]),
)
HISTORIES = st.lists(CONTACTS, max_size=15)
PEOPLE = st.builds(
    lambda stage, interests, since: contact(
        "Ilse",
        stage=stage,
        interests=interests,
        met=TODAY - timedelta(days=since) if since else None,
    ),
    st.sampled_from([None, *list(Stage)[:-1]]),
    st.sampled_from([(), ("weaving",), ("chess",)]),
    st.sampled_from([0, 5, 400]),
)
PROMISES = st.lists(st.booleans(), max_size=5).map(
    lambda kept: tuple(promise(line, kept=one) for line, one in enumerate(kept, 1))
)


@given(PEOPLE, HISTORIES, PROMISES)
def test_a_suggestion_never_goes_down_and_always_has_evidence(
    who: Contact, history: list[Interaction], promises: tuple[Promise, ...]
) -> None:
    found = network([who], history, me=WEAVING, promises=promises)
    for one in suggest_stages(found, Settings(), TODAY):
        ladder = list(Stage)
        assert one.from_stage == (who.stage or Stage.ACQUAINTANCE)
        assert ladder.index(one.to_stage) == ladder.index(one.from_stage) + 1
        assert one.evidence
        assert all(criterion.evidence for criterion in one.met)
        written = {who.source, *(i.source for i in history), *(p.source for p in promises)}
        assert set(one.evidence) <= written


@given(PEOPLE, HISTORIES, PROMISES, st.randoms())
def test_suggestions_do_not_depend_on_order(
    who: Contact, history: list[Interaction], promises: tuple[Promise, ...], random: object
) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    found = network([who], history, me=WEAVING, promises=promises)
    unsorted = replace(found, interactions=tuple(shuffled), promises=promises[::-1])
    assert next_stage(who, Grounds(unsorted, Settings(), History(unsorted, TODAY))) == next_stage(
        who, Grounds(found, Settings(), History(found, TODAY))
    )


@given(PEOPLE, HISTORIES, CONTACTS)
def test_contact_with_others_changes_nothing(
    who: Contact, history: list[Interaction], one: Interaction
) -> None:
    other = replace(one, contacts=("People/Odo.md",))
    assert judged(who, [*history, other]) == judged(who, history)


@given(PEOPLE, HISTORIES, CONTACTS, st.sampled_from([(), act()]))
def test_more_contact_never_closes_a_gate(
    who: Contact, history: list[Interaction], one: Interaction, acts: tuple[ValueAct, ...]
) -> None:
    """Value that goes one way alone, time after time, may: it is what was then found out."""
    more = replace(one, gave=acts, received=acts)
    assert judged(who, [*history, more]).is_open >= judged(who, history).is_open


@given(PEOPLE, HISTORIES, PROMISES)
def test_unknown_never_becomes_a_number(
    who: Contact, history: list[Interaction], promises: tuple[Promise, ...]
) -> None:
    found = judged(who, history, promises=promises)
    for one in found.unknown:
        assert one.facts.keys() <= {"needed"}
        assert one.evidence == ()


@given(PEOPLE, HISTORIES, CONTACTS)
def test_a_bare_mention_opens_no_gate(
    who: Contact, history: list[Interaction], one: Interaction
) -> None:
    mention = replace(
        one, channel=Channel.UNKNOWN, recognition=Recognition.MENTION, gave=(), received=()
    )
    assert judged(who, [*history, mention]) == judged(who, history)
