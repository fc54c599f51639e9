"""The week's budget: who has a place in it, who waits, and that nothing else changes by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from network_of import contact, day, met, network
from records_of import event, promise

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.identity import action_id
from vaultnet.core.plan import Plan, ReminderKind, Slot
from vaultnet.core.planning import make_plan, waiting
from vaultnet.core.records import Channel, Contact, Interaction, Layer, Source, YearlyDay
from vaultnet.core.settings import DigestSettings, FollowUpSettings, Settings

MONDAY = day("2026-11-23")
WEEK = "2026-W48"
MONTHLY = {Layer.ANY: Span(months=1)}
QUARTERLY = {Layer.ANY: Span(months=3)}
KEEP = ReminderKind.KEEP_IN_TOUCH


def by(budget: int) -> Settings:
    return Settings(digest=DigestSettings(budget=budget))


def path(name: str) -> str:
    return f"People/{name}.md"


def placed(plan: Plan, kind: ReminderKind = KEEP) -> list[str]:
    """Give the names of those who have a place in the week, in their order."""
    found = (one for one in plan.reminders if one.kind is kind and one.slot is not Slot.LATER)
    return [one.contacts[0].removeprefix("People/").removesuffix(".md") for one in found]


def line(name: str, kind: ReminderKind = KEEP) -> str:
    return action_id(path(name), kind, WEEK)


FIVE = [contact(name, cadence=MONTHLY) for name in "ABCDE"]
SILENT = [
    met(name, on)
    for name, on in [
        ("A", "2026-10-20"), ("B", "2026-09-20"), ("C", "2026-08-20"), ("D", "2026-07-20"),
        ("E", "2026-06-20"),
    ]
]  # fmt: skip


def test_the_most_urgent_have_a_place_and_the_rest_waits() -> None:
    plan = make_plan(network(FIVE, SILENT), by(2), MONDAY)
    assert placed(plan) == ["E", "D"]
    assert waiting(plan) == (path("C"), path("B"), path("A"))
    assert [one.slot for one in plan.reminders] == [Slot.OVERDUE] * 2 + [Slot.LATER] * 3


def test_of_two_equally_late_the_colder_comes_first() -> None:
    people = [contact(name, cadence=MONTHLY) for name in ("Ada", "Ben")]
    warm = [met("Ada", on) for on in ("2026-10-01", "2026-09-01", "2026-08-01")]
    plan = make_plan(network(people, [*warm, met("Ben", "2026-10-01")]), by(1), MONDAY)
    assert placed(plan) == ["Ben"]


def test_the_same_lateness_is_more_urgent_for_the_shorter_span() -> None:
    people = [contact("Ada", cadence=QUARTERLY), contact("Ben", cadence=MONTHLY)]
    plan = make_plan(network(people, [met("Ada", "2026-08-03"), met("Ben", "2026-10-03")]), by(1),
                     MONDAY)  # fmt: skip
    assert [one.days_late for one in plan.reminders] == [20, 20]
    assert placed(plan) == ["Ben"]


def test_who_was_met_this_week_has_had_the_place() -> None:
    """Nobody jumps in for them: five a week are five, not five and one for each that is done."""
    met_now = [*SILENT, met("E", "2026-11-24", Channel.CALL)]
    plan = make_plan(network(FIVE, met_now), by(2), day("2026-11-26"))
    assert placed(plan) == ["D"]


def test_the_choice_is_the_same_on_every_day_of_the_week() -> None:
    for ago in range(7):
        plan = make_plan(network(FIVE, SILENT), by(2), MONDAY + timedelta(days=ago))
        assert placed(plan) == ["E", "D"]


def test_who_is_on_the_page_stays_there_and_counts() -> None:
    shown = {line("A"), line("B")}
    plan = make_plan(network(FIVE, SILENT), by(3), MONDAY, shown=shown)
    assert sorted(placed(plan)) == ["A", "B", "E"]
    assert sorted(placed(make_plan(network(FIVE, SILENT), by(1), MONDAY, shown=shown))) == [
        "A",
        "B",
    ]


def test_who_was_put_off_from_the_page_has_had_the_place() -> None:
    people = [replace(one, snoozed_until=day("2026-12-15")) if one.name == "E" else one
              for one in FIVE]  # fmt: skip
    shown = {line("E"), line("D")}
    assert placed(make_plan(network(people, SILENT), by(2), MONDAY, shown=shown)) == ["D"]


def test_days_of_their_own_come_regardless() -> None:
    born = YearlyDay("birthday", PartialDate(11, 25), Source(path("A"), 3))
    people = [contact("A", yearly_days=(born,), next_contact=day("2026-11-24"), cadence=MONTHLY)]
    known = network(people, SILENT[:1], promises=(promise("A", due="2026-11-24"),))
    plan = make_plan(known, by(0), MONDAY)
    assert {one.kind for one in plan.reminders if one.slot is not Slot.LATER} == {
        ReminderKind.YEARLY_DAY, ReminderKind.NEXT_CONTACT, ReminderKind.PROMISE, KEEP,
    }  # fmt: skip
    assert waiting(plan) == ()


def test_who_is_there_by_a_typed_day_takes_no_place_of_the_budget() -> None:
    people = [replace(one, next_contact=MONDAY) if one.name == "E" else one for one in FIVE]
    assert placed(make_plan(network(people, SILENT), by(2), MONDAY)) == ["E", "D", "C"]


def test_those_met_at_an_event_have_a_budget_of_their_own() -> None:
    names = [f"P{number}" for number in range(4)]
    people = [contact(name) for name in names]
    known = network(
        [*people, *FIVE],
        [*SILENT, *(met(name, "2026-11-20", Channel.EVENT) for name in names)],
        events=(event("Conf", "2026-11-20", *names),),
    )
    settings = replace(by(2), follow_up=FollowUpSettings(per_week=3))
    plan = make_plan(known, settings, MONDAY)
    assert len(placed(plan, ReminderKind.FOLLOW_UP)) == 3
    assert placed(plan) == ["E", "D"]
    assert len(waiting(plan)) == 1 + 3


def imported(count: int, on: str = "2026-03-01") -> tuple[list[Contact], list[Interaction]]:
    names = [f"P{number:03}" for number in range(count)]
    return [contact(name, cadence=QUARTERLY) for name in names], [met(name, on) for name in names]


def weeks_of(count: int, budget: int, weeks: int, *, answers: bool) -> list[list[str]]:
    """Give who is on the page in each of some weeks; `answers`: whoever is on it is written to."""
    people, past = imported(count)
    pages = []
    for number in range(weeks):
        today = MONDAY + timedelta(weeks=number)
        pages.append(placed(make_plan(network(people, past), by(budget), today)))
        if answers:
            past += [met(name, (today + timedelta(days=1)).isoformat()) for name in pages[-1]]
    return pages


@pytest.mark.parametrize("answers", [True, False], ids=["each is written to", "nobody is"])
def test_an_import_of_300_is_spread_over_their_span(*, answers: bool) -> None:
    """300 people each quarter are 24 a week: all have been on the page within 13 weeks."""
    pages = weeks_of(300, 24, 13, answers=answers)
    assert all(len(names) <= 24 for names in pages)
    assert len({name for names in pages for name in names}) == 300


@pytest.mark.parametrize("answers", [True, False], ids=["each is written to", "nobody is"])
def test_a_budget_too_small_for_the_span_lets_nobody_starve(*, answers: bool) -> None:
    """At five a week 60 people take 12 weeks; and at twelve times the mass twelve times as long."""
    pages = weeks_of(60, 5, 12, answers=answers)
    assert [len(names) for names in pages] == [5] * 12
    assert len({name for names in pages for name in names}) == 60


def test_the_mass_is_in_no_order_of_names() -> None:
    first = weeks_of(300, 24, 1, answers=False)[0]
    assert sorted(first) != [f"P{number:03}" for number in range(24)]


def test_waiting_makes_more_urgent() -> None:
    people, past = imported(1)
    known = network(people, past)
    figures = [
        make_plan(known, Settings(), MONDAY + timedelta(weeks=week)).reminders[0].urgency or 0.0
        for week in range(20)
    ]
    assert figures == sorted(set(figures))


def test_a_missed_reminder_stays_until_it_is_met() -> None:
    ada = contact("Ada", cadence=MONTHLY)
    known = network([ada], [met("Ada", "2026-01-05")])
    for week in range(60):
        (reminder,) = make_plan(known, Settings(), MONDAY + timedelta(weeks=week)).reminders
        assert (reminder.due, reminder.slot) == (day("2026-02-05"), Slot.OVERDUE)
    done = network([ada], [met("Ada", "2026-01-05"), met("Ada", "2026-11-23")])
    assert make_plan(done, Settings(), MONDAY).reminders == ()
