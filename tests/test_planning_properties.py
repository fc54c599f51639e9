"""What holds for every plan: its order, its budget, its steadiness, its reasons."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet.core.dates import Span
from vaultnet.core.identity import action_id
from vaultnet.core.plan import Plan, Reminder, ReminderKind, Slot
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Contact, Interaction, Layer
from vaultnet.core.settings import DigestSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

MONDAY = day("2026-11-23")
KEEP = ReminderKind.KEEP_IN_TOUCH


def by(budget: int) -> Settings:
    return Settings(digest=DigestSettings(budget=budget))


def path(name: str) -> str:
    return f"People/{name}.md"


def line(name: str) -> str:
    return action_id(path(name), KEEP, "2026-W48")


def placed(plan: Plan) -> set[str]:
    """Give the names of those who have a place in the week by their cadence."""
    return {_name(one) for one in plan.reminders if one.kind is KEEP and one.slot is not Slot.LATER}


def due(plan: Plan) -> set[str]:
    """Give the names of those whose cadence fell due, with a place or without."""
    last = plan.week.last
    return {_name(one) for one in plan.reminders if one.kind is KEEP and one.due <= last}


def _name(reminder: Reminder) -> str:
    return reminder.contacts[0].removeprefix("People/").removesuffix(".md")


NAMES = ["A", "B", "C", "D", "E", "F", "G"]
SPANS = st.integers(1, 200).map(lambda days: Span(days=days))
PEOPLE = st.lists(
    st.builds(
        lambda layers, gap, snoozed: {
            "cadence": layers, "minimum_gap": gap, "snoozed_until": snoozed,
        },
        st.dictionaries(st.sampled_from(list(Layer)), SPANS, max_size=3),
        st.none() | SPANS,
        st.none() | st.integers(-9, 9).map(lambda ahead: MONDAY + timedelta(days=ahead)),
    ),
    min_size=len(NAMES),
    max_size=len(NAMES),
)  # fmt: skip
PASTS = st.lists(
    st.builds(
        lambda name, ago, how: met(name, (MONDAY - timedelta(days=ago)).isoformat(), how),
        st.sampled_from(NAMES),
        st.integers(-6, 900),
        st.sampled_from([Channel.MESSAGE, Channel.CALL, Channel.MEETING]),
    ),
    max_size=25,
)


def known_by(facts: Iterable[dict[str, object]]) -> list[Contact]:
    return [contact(name, **one) for name, one in zip(NAMES, facts, strict=True)]


def without_slot(reminders: Iterable[Reminder]) -> dict[str, Reminder]:
    return {one.id: replace(one, slot=Slot.LATER) for one in reminders}


@given(PEOPLE, PASTS, st.integers(0, 8), st.integers(0, 6))
def test_a_budget_never_changes_due_days_and_days_late(
    facts: list[dict[str, object]], past: list[Interaction], budget: int, weekday: int
) -> None:
    known, today = network(known_by(facts), past), MONDAY + timedelta(days=weekday)
    plan = make_plan(known, by(budget), today)
    assert without_slot(plan.reminders) == without_slot(make_plan(known, by(99), today).reminders)
    assert len(placed(plan)) <= budget


@given(PEOPLE, PASTS, st.integers(0, 8))
def test_a_page_that_was_read_changes_slots_alone_and_keeps_its_people(
    facts: list[dict[str, object]], past: list[Interaction], budget: int
) -> None:
    known = network(known_by(facts), past)
    shown = {line(name) for name in NAMES[:3]}
    plan = make_plan(known, by(budget), MONDAY, shown=shown)
    plain = make_plan(known, by(budget), MONDAY)
    assert without_slot(plan.reminders) == without_slot(plain.reminders)
    due = {
        one.contacts[0] for one in plan.reminders if one.kind is KEEP and one.due <= plan.week.last
    }
    assert {path(name) for name in NAMES[:3]} & due <= {path(name) for name in placed(plan)}


@given(PEOPLE, PASTS, st.integers(0, 3), st.integers(0, 5))
def test_the_page_is_steady_through_its_week(
    facts: list[dict[str, object]], past: list[Interaction], budget: int, weekday: int
) -> None:
    """Who has a place on one day and is still due has it on the next, whatever was noted since."""
    people = known_by(facts)
    today = MONDAY + timedelta(days=weekday)
    before = make_plan(network(people, past), by(budget), today)
    shown = {line(name) for name in placed(before)}
    after = make_plan(network(people, past), by(budget), today + timedelta(days=1), shown=shown)
    assert placed(before) & due(after) <= placed(after)


@given(PEOPLE, PASTS, st.randoms(use_true_random=False))
def test_the_plan_does_not_depend_on_the_order_of_files(
    facts: list[dict[str, object]], past: list[Interaction], chance: random.Random
) -> None:
    people = known_by(facts)
    plan = make_plan(network(people, past), by(2), MONDAY)
    shuffled, others = list(people), list(past)
    chance.shuffle(shuffled)
    chance.shuffle(others)
    known = network([], others)
    assert make_plan(replace(known, contacts=tuple(shuffled)), by(2), MONDAY) == plan


@given(PEOPLE, PASTS)
def test_no_reminder_is_without_reason_and_source(
    facts: list[dict[str, object]], past: list[Interaction]
) -> None:
    for one in make_plan(network(known_by(facts), past), by(2), MONDAY, days=400).reminders:
        assert one.reason.code
        assert one.source.path == one.contacts[0]
        assert one.last is not None or one.is_unnoted


@given(PEOPLE, PASTS, st.integers(0, 900), st.sampled_from([Channel.MESSAGE, Channel.MEETING]))
@examples(max_examples=200)
def test_more_contact_never_makes_a_cadence_reminder_come_sooner(
    facts: list[dict[str, object]], past: list[Interaction], ago: int, how: Channel
) -> None:
    """From the first known day on: contact before it tells that they were known for longer."""
    people = known_by(facts)
    known = [one.day for one in past if one.contacts == (path("A"),) and one.day <= MONDAY]
    added = MONDAY - timedelta(days=ago)
    if not known or added < min(known):
        return
    before = due_days(make_plan(network(people, past), by(9), MONDAY, days=2000))
    more = [*past, met("A", added.isoformat(), how)]
    after = due_days(make_plan(network(people, more), by(9), MONDAY, days=2000))
    assert all(after[key] >= on for key, on in before.items() if key in after)


def due_days(plan: Plan) -> dict[tuple[str, Layer | None], date]:
    return {(one.contacts[0], one.layer): one.due for one in plan.reminders if one.kind is KEEP}
