"""Warmth: six times in touch, each worth less by the month; what it says of a relationship."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.dates import Span
from vaultnet.core.warmth import (
    DAYS_APART,
    DRIFTING,
    Health,
    drift,
    felt_silence,
    health,
    times_in_touch,
    urgency,
    warmth,
)

TODAY = date(2026, 11, 23)
BEST_FIRST = list(Health)

ages = st.integers(min_value=0, max_value=1500)
lives = st.lists(ages, max_size=40)
lived = st.lists(ages, min_size=1, max_size=40)


def ago(*numbers: int) -> list[date]:
    return [TODAY - timedelta(days=number) for number in numbers]


def warmth_of(days: list[date], today: date = TODAY) -> float:
    figure = warmth(days, today)
    assert figure is not None
    return figure


def every(step: int, *, since: int, times: int = 60) -> list[date]:
    """Contacts `step` days apart, the last of them `since` days ago."""
    return ago(*range(since, since + step * times, step))


@pytest.mark.parametrize(
    ("days", "figure", "felt"),
    [
        pytest.param(ago(0), 1.0, 0, id="met today"),
        pytest.param(ago(30), 1 / 2, 30, id="a month halves"),
        pytest.param(ago(60), 1 / 3, 60, id="two months leave a third"),
        pytest.param(ago(200, 201, 202), 30 / 230, 200, id="three days of one conference are one"),
        pytest.param(ago(30, 39), 1 / 2, 30, id="the ninth day before is the same time"),
        pytest.param(ago(30, 40), 1 / 2 + 3 / 7, 2, id="the tenth day before is another"),
        pytest.param(ago(0, 6, 12), 1 + 30 / 42, 0, id="times are not chained"),
        pytest.param(ago(90, 180), 1 / 4 + 1 / 7, 46, id="two that are far apart add up"),
        pytest.param(ago(0, 30, 60, 90, 150, 270, 300), 2.35, 0, id="the seventh adds nothing"),
        pytest.param(ago(30, 30, 30), 1 / 2, 30, id="thrice on one day is once"),
        pytest.param(ago(-1, 60), 1 / 3, 60, id="tomorrow is no contact yet"),
    ],
)
def test_warmth_and_the_silence_it_feels_like(days: list[date], figure: float, felt: int) -> None:
    assert warmth(days, TODAY) == pytest.approx(figure)
    assert felt_silence(days, TODAY) == felt


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param(ago(6), Health.FRESH, id="a newcomer, within the week"),
        pytest.param(ago(7), Health.FRESH, id="a newcomer after a week"),
        pytest.param(ago(8), Health.DUE, id="a newcomer after more than a week"),
        pytest.param(ago(30), Health.DUE, id="a newcomer after a month"),
        pytest.param(ago(31), Health.COOLING, id="a newcomer after more than a month"),
        pytest.param(ago(365), Health.COOLING, id="a newcomer after a year"),
        pytest.param(ago(366), Health.DORMANT, id="a newcomer after more than a year"),
        pytest.param(every(7, since=30), Health.FRESH, id="weekly, then a month of silence"),
        pytest.param(every(7, since=31), Health.DUE, id="weekly, then more than a month"),
        pytest.param(every(7, since=90), Health.DUE, id="weekly, then a quarter"),
        pytest.param(every(7, since=91), Health.COOLING, id="weekly, then more than a quarter"),
        pytest.param(every(7, since=1095), Health.COOLING, id="weekly, then three years"),
        pytest.param(every(7, since=1096), Health.DORMANT, id="weekly, then more than three years"),
        pytest.param(every(365, since=200), Health.COOLING, id="yearly, between two meetings"),
        pytest.param(
            ago(200, 201, 202), Health.COOLING, id="three conference days, then silent: judged"
        ),
        pytest.param(
            ago(*range(2000, 2350, 7), 0), Health.FRESH, id="fifty old messages and one new"
        ),
        pytest.param(ago(*range(2000, 2350, 7)), Health.DORMANT, id="fifty old messages alone"),
    ],
)
def test_health_where_no_cadence_says_how_often(days: list[date], found: Health) -> None:
    assert health(days, TODAY) is found


@pytest.mark.parametrize("days", [[], ago(-1), ago(-1, -400)], ids=["none", "one ahead", "two"])
def test_never_contacted_is_unknown_and_no_number(days: list[date]) -> None:
    assert warmth(days, TODAY) is None
    assert felt_silence(days, TODAY) is None
    assert health(days, TODAY) is Health.UNKNOWN


def test_old_contacts_do_not_hide_the_new_one_and_add_little_to_it() -> None:
    assert warmth_of(ago(*range(2000, 2350, 7), 0)) == pytest.approx(1.0, abs=0.08)


@given(lived, ages)
def test_one_contact_more_never_makes_it_colder(life: list[int], more: int) -> None:
    days, fuller = ago(*life), ago(*life, more)
    assert warmth_of(fuller) >= warmth_of(days)
    assert BEST_FIRST.index(health(fuller, TODAY)) <= BEST_FIRST.index(health(days, TODAY))


@given(lives)
def test_a_contact_today_makes_it_fresh(life: list[int]) -> None:
    assert health(ago(*life, 0), TODAY) is Health.FRESH
    assert felt_silence(ago(*life, 0), TODAY) == 0


@given(lived, ages)
def test_waiting_never_makes_it_warmer(life: list[int], wait: int) -> None:
    days, later = ago(*life), TODAY + timedelta(days=wait)
    assert warmth_of(days, later) <= warmth_of(days)
    assert BEST_FIRST.index(health(days, later)) >= BEST_FIRST.index(health(days, TODAY))


@given(lived, st.lists(st.integers(min_value=1, max_value=500)), st.randoms())
def test_order_repeats_and_days_ahead_change_nothing(
    life: list[int], ahead: list[int], dice: Random
) -> None:
    days = ago(*life)
    told = [*days, *days, *(TODAY + timedelta(days=number) for number in ahead)]
    dice.shuffle(told)
    assert warmth(told, TODAY) == warmth(days, TODAY)
    assert health(told, TODAY) is health(days, TODAY)


@given(lived)
def test_the_felt_silence_is_never_longer_than_the_silence(life: list[int]) -> None:
    felt = felt_silence(ago(*life), TODAY)
    assert felt is not None
    assert 0 <= felt <= min(life)
    assert 0 < warmth_of(ago(*life)) <= 6


@given(lives)
def test_times_in_touch_hold_all_contacts_and_keep_apart(life: list[int]) -> None:
    days = ago(*life)
    ends = times_in_touch(days, TODAY)
    assert all(any(0 <= (end - day).days < DAYS_APART for end in ends) for day in days)
    assert all((later - earlier).days >= DAYS_APART for later, earlier in pairwise(ends))


@pytest.mark.parametrize(
    ("silent", "rhythm", "drifting"),
    [
        pytest.param(200, None, None, id="no rhythm, no drift"),
        pytest.param(60, 7.0, False, id="weekly, after two months"),
        pytest.param(61, 7.0, True, id="weekly, after more than two months"),
        pytest.param(180, 90.0, False, id="quarterly, after half a year"),
        pytest.param(181, 90.0, True, id="quarterly, after more than half a year"),
        pytest.param(400, 365.0, False, id="yearly, a little late"),
    ],
)
def test_drift_is_silence_against_the_own_rhythm(
    silent: int, rhythm: float | None, drifting: bool | None
) -> None:
    figure = drift(silent, rhythm)
    assert (None if figure is None else figure > DRIFTING) is drifting


@given(st.floats(min_value=7, max_value=2000))
def test_a_contact_today_ends_any_drift(rhythm: float) -> None:
    assert drift(0, rhythm) == 0


def test_of_two_equally_late_the_colder_is_more_urgent() -> None:
    quarter = Span(months=3)
    assert urgency(100, quarter, 0.2) > urgency(100, quarter, 2.0)
    assert urgency(100, quarter, None) > urgency(100, quarter, 0.2)


def test_urgency_counts_in_spans() -> None:
    assert urgency(28, Span(weeks=1), 0.0) == pytest.approx(4.0)
    assert urgency(28, Span(weeks=4), 1.0) == pytest.approx(0.5)
    assert urgency(-3, Span(weeks=4), 1.0) == 0


@given(ages, st.integers(min_value=0, max_value=400), st.floats(min_value=0, max_value=6))
def test_urgency_grows_with_silence_and_falls_with_warmth(
    silent: int, more: int, figure: float
) -> None:
    month = Span(months=1)
    assert urgency(silent + more, month, figure) >= urgency(silent, month, figure)
    assert urgency(silent, month, figure) >= urgency(silent, month, figure + 1)
