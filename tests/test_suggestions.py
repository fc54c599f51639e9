"""Who is suggested in a week, in which order, and for how long a dismissal holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import act, contact, day, network
from stage_cases import (
    CALL,
    GAVE,
    TODAY,
    WEAVER,
    WEAVING,
    ago,
    judged,
)

from vaultnet.core.grounds import fingerprint_of, were_known
from vaultnet.core.records import (
    Contact,
    Dismissal,
    Source,
    Stage,
)
from vaultnet.core.settings import Settings, StageSettings
from vaultnet.core.suggestions import suggest_stages

if TYPE_CHECKING:
    from collections.abc import Iterable


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
