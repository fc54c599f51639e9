"""How a relationship stands: by cadence first, else by warmth, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet.core.dates import Span
from vaultnet.core.health import HealthReading, health_of
from vaultnet.core.history import History
from vaultnet.core.plan import Evidence, Reason
from vaultnet.core.records import Channel, Interaction, Layer
from vaultnet.core.settings import Settings
from vaultnet.core.spoken import health_reason
from vaultnet.core.warmth import Health
from vaultnet.core.words import phrases_of
from vaultnet.languages import load

MONDAY = day("2026-11-23")
BEST_FIRST = list(Health)
LAYERED = {Layer.LIGHT: Span(months=1), Layer.DEEP: Span(months=3), Layer.MEETING: Span(years=1)}


def on(ago: int, channel: Channel = Channel.MESSAGE, line: int = 1) -> Interaction:
    return met("Ada", (MONDAY - timedelta(days=ago)).isoformat(), channel, line)


def health(interactions: list[Interaction], today: date = MONDAY, **facts: object) -> HealthReading:
    ada = contact("Ada", **facts)
    return health_of(ada, History(network([ada], interactions), today), Settings(), today)


def test_without_any_contact_nothing_is_known() -> None:
    for facts in ({}, {"cadence": LAYERED}, {"met": day("2020-01-01")}):
        assert health([], **facts) == HealthReading(Health.UNKNOWN, Reason("no-contact"))


@pytest.mark.parametrize(
    ("interactions", "cadence", "expected", "code", "layer"),
    [
        pytest.param([on(3, Channel.MEETING)], LAYERED, Health.FRESH, "cadence-kept", "light",
                     id="no layer is due"),
        pytest.param([on(3), on(400, Channel.MEETING)], LAYERED, Health.DUE, "cadence-due",
                     "meeting", id="in touch, and a meeting is due"),
        pytest.param([on(40, Channel.MEETING)], LAYERED, Health.DUE, "cadence-due", "light",
                     id="the light update is due"),
        pytest.param([on(62, Channel.MEETING)], LAYERED, Health.COOLING, "cadence-silent", "light",
                     id="the second update was missed too"),
        pytest.param([on(244)], {Layer.ANY: Span(months=1)}, Health.DORMANT, "cadence-silent",
                     "any", id="beyond eight months"),
        pytest.param([on(170)], {Layer.ANY: Span(weeks=1)}, Health.COOLING, "cadence-silent",
                     "any", id="half a year is not over"),
        pytest.param([on(1096)], {Layer.ANY: Span(years=1)}, Health.DORMANT, "cadence-silent",
                     "any", id="three years are dormant"),
        pytest.param([on(1400)], {Layer.ANY: Span(years=5)}, Health.FRESH, "cadence-kept",
                     "any", id="every five years is what was agreed"),
    ],
)  # fmt: skip
def test_by_cadence(
    interactions: list[Interaction],
    cadence: dict[Layer, Span],
    expected: Health,
    code: str,
    layer: str,
) -> None:
    reading = health(interactions, cadence=cadence)
    assert (reading.health, reading.reason.code) == (expected, code)
    assert reading.reason.facts["layer"] == layer
    assert reading.reason.facts["silent"] == (MONDAY - interactions[0].day).days
    assert reading.last == Evidence(interactions[0].day, interactions[0].source)


def test_three_conference_days_a_year_and_then_200_days_of_silence_are_judged() -> None:
    """They are one episode each year, too few for a rhythm; the silence tells all the same."""
    seen = [
        replace(on(200 + year * 365 + nth, Channel.EVENT), people=300)
        for year in range(3)
        for nth in range(3)
    ]
    reading = health(seen)
    assert reading.health is Health.COOLING
    assert reading.reason == Reason("warmth", {"silent": 200, "episodes": 3, "felt": 111})


def test_no_cadence_wanted_is_judged_by_warmth() -> None:
    reading = health([on(20)], no_cadence=True)
    assert (reading.health, reading.reason.code) == (Health.DUE, "warmth")


def test_snooze_and_pause_change_no_health() -> None:
    silent = health([on(62)], cadence=LAYERED)
    assert health([on(62)], cadence=LAYERED, snoozed_until=day("2027-01-01")) == silent
    assert health([on(62)], cadence=LAYERED, paused=True) == silent


CHANNELS = st.sampled_from([Channel.MESSAGE, Channel.CALL, Channel.MEETING])
PASTS = st.lists(st.builds(on, st.integers(0, 1500), CHANNELS), max_size=12)
CADENCES = st.dictionaries(
    st.sampled_from(list(Layer)), st.integers(1, 800).map(lambda days: Span(days=days)), max_size=3
)


@given(PASTS, CADENCES, CHANNELS)
def test_a_contact_today_never_worsens_health(
    past: list[Interaction], cadence: dict[Layer, Span], channel: Channel
) -> None:
    before = health(past, cadence=cadence).health
    after = health([*past, on(0, channel)], cadence=cadence).health
    assert BEST_FIRST.index(after) <= BEST_FIRST.index(before)


@given(PASTS, CADENCES, st.integers(0, 400))
def test_waiting_never_improves_health(
    past: list[Interaction], cadence: dict[Layer, Span], days: int
) -> None:
    before = health(past, cadence=cadence).health
    after = health(past, MONDAY + timedelta(days=days), cadence=cadence).health
    assert BEST_FIRST.index(after) >= BEST_FIRST.index(before)


@given(PASTS, CADENCES)
def test_unknown_is_for_no_contact_alone(
    past: list[Interaction], cadence: dict[Layer, Span]
) -> None:
    reading = health(past, cadence=cadence)
    assert (reading.health is Health.UNKNOWN) == (not past) == (reading.last is None)


@pytest.mark.parametrize(
    ("interactions", "cadence", "english", "russian"),
    [
        pytest.param([], {}, "no contact noted yet", "контактов пока не записано", id="unknown"),
        pytest.param(
            [on(21)],
            {},
            "21 days since the only contact",
            "21 день с последнего контакта; других пока нет",
            id="once",
        ),
        pytest.param(
            [on(90), on(180)],
            {},
            "90 days since the last contact; in touch 2 times of late",
            "90 дней с последнего контакта; на связи раз за последнее время: 2",
            id="warmth",
        ),
        pytest.param(
            [on(1)],
            {Layer.ANY: Span(months=1)},
            "1 day since the last contact; nothing is due (every month, as the note says)",
            "1 день с последнего контакта; пока ничего не нужно "
            "(раз в месяц, как указано в заметке)",
            id="kept",
        ),
        pytest.param(
            [on(42)],
            {Layer.LIGHT: Span(months=1)},
            "42 days since the last contact; due: a light update (every month, as the note says)",
            "42 дня с последнего контакта; пора: короткая весточка "
            "(раз в месяц, как указано в заметке)",
            id="due",
        ),
        pytest.param(
            [on(400)],
            {Layer.ANY: Span(months=1)},
            "400 days since the last contact (every month, as the note says)",
            "400 дней с последнего контакта (раз в месяц, как указано в заметке)",
            id="silent",
        ),
    ],
)
def test_the_reason_is_a_sentence(
    interactions: list[Interaction], cadence: dict[Layer, Span], english: str, russian: str
) -> None:
    reason = health(interactions, cadence=cadence).reason
    said = [health_reason(reason, phrases_of(load(one))) for one in ("en", "ru")]
    assert said == [english, russian]
