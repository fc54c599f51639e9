"""A layer of a cadence that was never noted: it is open, and never late (decision 64)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet.core.dates import Span
from vaultnet.core.health import health_of
from vaultnet.core.history import History
from vaultnet.core.plan import UNNOTED, ReminderKind, Slot
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Layer, Stage
from vaultnet.core.settings import CadenceSettings, Settings
from vaultnet.core.spoken import cadence_reason, why
from vaultnet.core.warmth import Health
from vaultnet.core.words import phrases_of
from vaultnet.languages import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.plan import Plan, Reminder
    from vaultnet.core.records import Contact, Interaction

MONDAY: Final = day("2026-11-23")
LAYERED: Final[Mapping[Layer, Span]] = {
    Layer.LIGHT: Span(months=1),
    Layer.DEEP: Span(months=3),
    Layer.MEETING: Span(years=1),
}
ADA: Final = contact("Ada", cadence=LAYERED)
SUMMER: Final = [met("Ada", "2024-05-01"), met("Ada", "2026-08-01")]


def plan_of(*people: Contact, past: list[Interaction], days: int = 0) -> Plan:
    return make_plan(network(people, past), Settings(), MONDAY, days=days)


def said(one: Reminder) -> tuple[Layer | None, int | None, Slot]:
    return one.layer, one.days_late, one.slot


def test_what_was_never_noted_is_open_and_not_late_while_the_known_layer_is() -> None:
    """Two messages, the last in August: the update is late; a talk and a meeting are not known."""
    plan = plan_of(ADA, past=SUMMER)
    assert sorted(map(said, plan.reminders)) == [
        (Layer.DEEP, None, Slot.THIS_WEEK),
        (Layer.LIGHT, 83, Slot.OVERDUE),
        (Layer.MEETING, None, Slot.THIS_WEEK),
    ]


def test_it_is_open_a_span_after_the_first_known_day() -> None:
    """So light updates do not put it off for ever; before that day nothing asks for it."""
    ada = contact("Ada", cadence={Layer.DEEP: Span(months=3)})
    asked = plan_of(ada, past=[met("Ada", "2026-08-23"), met("Ada", "2026-11-20")]).reminders
    assert list(map(said, asked)) == [(Layer.DEEP, None, Slot.THIS_WEEK)]
    assert not plan_of(ada, past=[met("Ada", "2026-09-08"), met("Ada", "2026-11-20")]).reminders


def test_what_is_ahead_has_its_days() -> None:
    ada = contact("Ada", cadence={Layer.DEEP: Span(months=3)})
    (ahead,) = plan_of(ada, past=[met("Ada", "2026-09-01")], days=30).reminders
    assert (ahead.due, ahead.days_late, ahead.when) == (day("2026-12-01"), -8, "ahead")


def test_an_import_with_a_typed_last_day_makes_nobody_overdue() -> None:
    """Of 300 who were in touch three weeks ago, no conversation and no meeting was ever noted."""
    names = [f"P{number}" for number in range(300)]
    people = [contact(name, cadence=LAYERED, met=day("2020-01-01")) for name in names]
    plan = plan_of(*people, past=[met(name, "2026-11-02") for name in names])
    assert not [one for one in plan.reminders if one.slot is Slot.OVERDUE]
    assert all(one.days_late is None for one in plan.reminders if one.due <= MONDAY)


def test_three_days_of_a_conference_a_year_and_then_silence_are_judged() -> None:
    """In company, so light alone: 200 days later the update is late, and health is no unknown."""
    days = ("2025-05-05", "2025-05-06", "2025-05-07", "2026-05-05", "2026-05-06", "2026-05-07")
    past = [met("Ada", on, Channel.EVENT, people=40) for on in days]
    by_layer = {one.layer: one for one in plan_of(ADA, past=past).reminders}
    assert by_layer[Layer.LIGHT].days_late == (MONDAY - day("2026-06-07")).days
    assert by_layer[Layer.MEETING].days_late is None
    reading = health_of(ADA, History(network([ADA], past), MONDAY), Settings(), MONDAY)
    assert (reading.health, reading.reason.facts["silent"]) == (Health.COOLING, 200)


def test_a_cadence_of_talks_alone_is_judged_by_the_silence_too() -> None:
    ada = contact("Ada", cadence={Layer.DEEP: Span(months=3)})
    silent = [met("Ada", "2026-05-07")]
    history = History(network([ada], silent), MONDAY)
    assert health_of(ada, history, Settings(), MONDAY).health is Health.COOLING
    recent = [met("Ada", "2026-05-07"), met("Ada", "2026-11-20")]
    reading = health_of(ada, History(network([ada], recent), MONDAY), Settings(), MONDAY)
    assert (reading.health, reading.reason.code) == (Health.DUE, UNNOTED)


def test_who_was_just_in_touch_is_less_urgent_than_who_fell_silent() -> None:
    """Urgency counts the silence that is known, not the years since the first day."""
    people = [contact(name, cadence={Layer.MEETING: Span(years=1)}) for name in ("Ada", "Bo")]
    past = [met("Ada", "2018-01-01"), met("Ada", "2026-11-20"), met("Bo", "2025-10-01")]
    plan = plan_of(*people, past=past)
    assert [one.contacts for one in plan.reminders] == [("People/Bo.md",), ("People/Ada.md",)]


DAYS: Final = st.dates(min_value=day("2023-01-01"), max_value=MONDAY).map(str)
HISTORIES: Final = st.lists(
    st.builds(lambda on, how: met("Ada", on, how), DAYS, st.sampled_from(Channel)), max_size=8
)


@given(HISTORIES)
def test_only_a_layer_that_was_noted_is_ever_late(past: list[Interaction]) -> None:
    for one in plan_of(ADA, past=past).reminders:
        if one.kind is ReminderKind.KEEP_IN_TOUCH and one.due <= MONDAY:
            assert (one.days_late is None) is (one.last is None) is one.is_unnoted
            assert one.slot is not Slot.OVERDUE or one.last is not None


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        pytest.param(CadenceSettings(), "at the stage trust", id="by the stage"),
        pytest.param(
            CadenceSettings(default=LAYERED), "cadence.default in vaultnet.toml", id="set"
        ),
    ],
)
def test_a_default_says_where_it_comes_from(settings: CadenceSettings, rule: str) -> None:
    ada = contact("Ada", stage=Stage.TRUST)
    known = network([ada], SUMMER)
    phrases = phrases_of(load("en"))
    for one in make_plan(known, Settings(cadence=settings), MONDAY).reminders:
        assert rule in cadence_reason(one.reason, phrases)
        assert ("last contact 2026-08-01" in why(one, phrases, "")) is one.is_unnoted
