"""Whose own rhythm is broken, though no cadence asks for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet.core.dates import Span
from vaultnet.core.plan import Reason, Reminder, ReminderKind, Slot
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Contact, Interaction, Layer, Source
from vaultnet.core.settings import DigestSettings, Settings

MONDAY = day("2026-11-23")


def every(step: int, *, silent: int, times: int = 5, **facts: object) -> list[Interaction]:
    """Contacts `step` days apart, the last of them `silent` days ago."""
    ages = range(silent, silent + step * times, step)
    made = [met("Ada", (MONDAY - timedelta(days=age)).isoformat()) for age in ages]
    return [replace(one, **facts) for one in made]  # type: ignore[arg-type]  # facts of a record


def drifting(
    history: list[Interaction], person: Contact | None = None, days: int = 0
) -> list[Reminder]:
    known = network([person or contact("Ada")], history)
    plan = make_plan(known, Settings(), MONDAY, days=days)
    return [one for one in plan.reminders if one.kind is ReminderKind.DRIFTING]


def test_a_silence_of_more_than_two_rhythms_is_a_drift() -> None:
    """Every 40 days, and silent for 81: due since the first day beyond two rhythms."""
    (reminder,) = drifting(every(40, silent=81))
    last = MONDAY - timedelta(days=81)
    assert (reminder.due, reminder.days_late, reminder.slot) == (MONDAY, 0, Slot.THIS_WEEK)
    assert reminder.reason == Reason("drifting", {"rhythm": 40, "since": last.isoformat()})
    assert reminder.source == Source("People/Ada.md", 1)
    assert reminder.last is not None
    assert reminder.last.day == last


@pytest.mark.parametrize(
    ("history", "why"),
    [
        pytest.param(every(40, silent=60), "within two rhythms", id="within"),
        pytest.param(every(10, silent=45), "a month is the shortest rhythm", id="short rhythm"),
        pytest.param(every(40, silent=120, times=3), "two gaps are no rhythm", id="no rhythm"),
        pytest.param([], "no contact", id="unknown"),
        pytest.param(every(40, silent=120, people=30), "groups define none", id="groups"),
        pytest.param(every(100, silent=1100), "dormant, which is another list", id="dormant"),
    ],
)
def test_no_drift(history: list[Interaction], why: str) -> None:
    assert drifting(history) == [], why


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"cadence": {Layer.ANY: Span(years=2)}}, id="a cadence asks for them"),
        pytest.param({"no_cadence": True}, id="a cadence was declined"),
        pytest.param({"snoozed_until": day("2026-12-01")}, id="snoozed"),
        pytest.param({"paused": True}, id="paused"),
        pytest.param({"deceased": True}, id="deceased"),
        pytest.param({"next_contact": day("2026-12-20")}, id="a day is typed"),
        pytest.param({"minimum_gap": Span(years=1)}, id="not more often than"),
    ],
)
def test_who_is_not_offered(facts: dict[str, object]) -> None:
    assert drifting(every(40, silent=120), contact("Ada", **facts)) == []


def test_an_appointment_silences_it() -> None:
    assert drifting([met("Ada", "2026-12-01", Channel.CALL), *every(40, silent=120)]) == []


def test_it_is_offered_and_never_overdue_and_three_at_most() -> None:
    names = "ABCDE"
    history = [
        replace(one, contacts=(f"People/{name}.md",))
        for name in names
        for one in every(40, silent=120 + 10 * names.index(name))
    ]
    known = network([contact(name) for name in names], history)
    for count in (3, 0, 1):
        settings = Settings(digest=DigestSettings(drifting=count))
        plan = make_plan(known, settings, MONDAY)
        offered = [one for one in plan.reminders if one.slot is Slot.THIS_WEEK]
        assert [one.contacts[0][7] for one in offered] == ["E", "D", "C"][:count]
        assert {one.slot for one in plan.reminders} <= {Slot.THIS_WEEK, Slot.LATER}


def test_one_to_come_is_seen_when_looking_ahead() -> None:
    (reminder,) = drifting(every(40, silent=70), days=60)
    assert reminder.days_late == -11


AGES = st.lists(st.integers(0, 900), max_size=25)


@given(AGES)
def test_a_contact_today_ends_every_drift(ages: list[int]) -> None:
    history = [met("Ada", (MONDAY - timedelta(days=age)).isoformat()) for age in ages]
    assert drifting([*history, met("Ada", MONDAY.isoformat())]) == []
