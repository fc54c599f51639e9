"""What a suggestion of the next stage shows, how sure it is, and what it leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from network_of import act, network
from stage_cases import (
    CALL,
    GAVE,
    HALF_A_YEAR,
    IN_TOUCH,
    KEPT,
    LOOM,
    MEETING,
    THREE,
    TODAY,
    TRUSTED,
    TWICE,
    WEAVER,
    WEAVING,
    ago,
    codes,
    criterion,
    judged,
    loom,
    promise,
)

from vaultnet.core.gates import MOST_EVIDENCE
from vaultnet.core.history import History
from vaultnet.core.records import (
    Interaction,
    Source,
    Stage,
)
from vaultnet.core.settings import Settings, StageSettings
from vaultnet.core.stages import (
    Confidence,
    Grounds,
    _confidence,
    next_stage,
)


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
