"""Who is due, why, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.plan import UNNOTED, Reminder, Slot
from vaultnet.core.planning import due_within, make_plan
from vaultnet.core.records import Channel, Contact, Interaction, Layer, Source, YearlyDay
from vaultnet.core.settings import DaySettings, Settings

MONDAY = day("2026-11-23")
LAYERED = {
    Layer.LIGHT: Span(months=1),
    Layer.DEEP: Span(months=3),
    Layer.MEETING: Span(years=1),
}


def due(
    contacts: list[Contact],
    interactions: list[Interaction],
    today: date = MONDAY,
    days: int | None = None,
    settings: Settings | None = None,
) -> list[Reminder]:
    plan = make_plan(network(contacts, interactions), settings or Settings(), today, days=days or 0)
    return list(due_within(plan, days))


def facts(reminders: list[Reminder]) -> list[tuple[str, Layer | None, str, int | None]]:
    return [(one.kind, one.layer, one.due.isoformat(), one.days_late) for one in reminders]


def birthday(month: int, of_month: int, year: int | None = None) -> YearlyDay:
    return YearlyDay("birthday", PartialDate(month, of_month, year), Source("People/Ada.md", 3))


def test_each_layer_counts_from_the_last_contact_that_satisfies_it() -> None:
    """A call in July, a message in October: the message does not stand for a conversation."""
    ada = contact("Ada", cadence=LAYERED)
    history = [met("Ada", "2026-07-01", Channel.CALL), met("Ada", "2026-10-20")]
    assert facts(due([ada], history)) == [
        ("keep-in-touch", Layer.DEEP, "2026-10-01", 53),
        ("keep-in-touch", Layer.LIGHT, "2026-11-20", 3),
    ]


def test_a_deeper_contact_satisfies_the_lighter_layers() -> None:
    ada = contact("Ada", cadence=LAYERED)
    assert due([ada], [met("Ada", "2026-11-20", Channel.MEETING)]) == []


def test_a_layer_that_never_happened_is_open_from_the_first_known_day_on() -> None:
    ada = contact("Ada", cadence={Layer.DEEP: Span(months=3)}, met=day("2026-06-01"))
    (reminder,) = due([ada], [met("Ada", "2026-11-20")])
    assert (reminder.due, reminder.last) == (day("2026-09-01"), None)
    assert (reminder.reason.code, reminder.days_late) == (UNNOTED, None)
    assert reminder.reason.facts["since"] == "2026-06-01"


def test_no_evidence_is_unknown_and_never_overdue() -> None:
    ada = contact("Ada", cadence=LAYERED)
    plan = make_plan(network([ada]), Settings(), MONDAY)
    assert plan.reminders == ()
    assert plan.unknown == ("People/Ada.md",)


def test_a_day_of_meeting_is_no_evidence_of_contact() -> None:
    ada = contact("Ada", cadence={Layer.ANY: Span(weeks=1)}, met=day("2026-01-01"))
    for history in ([], [met("Ada", "2026-12-01")]):
        plan = make_plan(network([ada], history), Settings(), MONDAY)
        assert plan.reminders == ()
        assert plan.unknown == ("People/Ada.md",)


def test_a_contact_without_a_cadence_is_never_overdue() -> None:
    plan = make_plan(network([contact("Ada")], [met("Ada", "2020-01-01")]), Settings(), MONDAY)
    assert plan.reminders == ()
    assert (plan.unknown, plan.no_cadence) == ((), ("People/Ada.md",))


def test_a_day_ahead_is_an_appointment_and_no_contact() -> None:
    ada = contact("Ada", cadence={Layer.ANY: Span(days=30)})
    (reminder,) = due([ada], [met("Ada", "2026-10-01"), met("Ada", "2026-12-01")])
    assert reminder.due == day("2026-10-31")
    assert reminder.last is not None
    assert reminder.last.day == day("2026-10-01")


@pytest.mark.parametrize(
    ("change", "silent"),
    [
        pytest.param({"snoozed_until": day("2026-11-24")}, True, id="snoozed to tomorrow"),
        pytest.param({"snoozed_until": day("2026-11-23")}, False, id="snoozed to today"),
        pytest.param({"paused": True}, True, id="paused"),
        pytest.param({"deceased": True}, True, id="deceased"),
        pytest.param({"private": True}, False, id="private"),
    ],
)
def test_snooze_and_pause_silence_the_cadence(change: dict[str, object], *, silent: bool) -> None:
    ada = contact("Ada", cadence={Layer.ANY: Span(days=30)}, **change)
    assert (due([ada], [met("Ada", "2026-01-01")]) == []) is silent


def test_a_snoozed_birthday_is_still_a_birthday() -> None:
    ada = contact("Ada", yearly_days=(birthday(11, 25),), snoozed_until=day("2027-01-01"))
    assert facts(due([ada], [])) == [("yearly-day", None, "2026-11-25", -2)]


def test_there_is_no_birthday_of_the_deceased() -> None:
    assert due([contact("Ada", yearly_days=(birthday(11, 25),), deceased=True)], []) == []


@pytest.mark.parametrize(
    ("today", "late"),
    [("2026-11-25", 0), ("2026-11-24", -1), ("2026-11-26", 1), ("2026-12-02", 7)],
)
def test_days_late_of_a_birthday(today: str, late: int) -> None:
    """A birthday today is no day away; one that passed stays for a week."""
    (reminder,) = due([contact("Ada", yearly_days=(birthday(11, 25, 1990),))], [], day(today))
    assert (reminder.days_late, reminder.reason.facts["years"]) == (late, 36)


def test_a_birthday_that_passed_a_week_ago_is_no_more_shown() -> None:
    assert due([contact("Ada", yearly_days=(birthday(11, 25),))], [], day("2026-12-03")) == []


def test_a_contact_on_the_birthday_meets_it() -> None:
    ada = contact("Ada", yearly_days=(birthday(11, 25),))
    assert due([ada], [met("Ada", "2026-11-25")], day("2026-11-26")) == []
    assert len(due([ada], [met("Ada", "2026-11-24")], day("2026-11-26"))) == 1


@pytest.mark.parametrize(("feb29", "kept"), [("02-28", "2027-02-28"), ("03-01", "2027-03-01")])
def test_29_february_in_other_years(feb29: str, kept: str) -> None:
    settings = Settings(days=DaySettings(feb29=feb29))  # type: ignore[arg-type]  # a table's text
    ada = contact("Ada", yearly_days=(birthday(2, 29, 1992),))
    (reminder,) = due([ada], [], day("2027-02-27"), 5, settings)
    assert (reminder.due.isoformat(), reminder.reason.facts["years"]) == (kept, 35)


def test_two_own_days_of_one_person_have_two_ids() -> None:
    own = [
        YearlyDay("own", PartialDate(11, 25), Source("People/Ada.md", 3), label)
        for label in ("first sale", "house")
    ]
    reminders = due([contact("Ada", yearly_days=tuple(own))], [])
    assert len({one.id for one in reminders}) == 2


def test_a_typed_next_contact_stays_until_it_is_met() -> None:
    ada = contact("Ada", next_contact=day("2026-11-18"), next_contact_line=7)
    (reminder,) = due([ada], [met("Ada", "2026-11-17")])
    assert (reminder.kind, reminder.days_late, reminder.slot) == ("next-contact", 5, Slot.OVERDUE)
    assert reminder.source == Source("People/Ada.md", 7)
    assert due([ada], [met("Ada", "2026-11-18")]) == []


def test_slots_and_horizon() -> None:
    people = [
        contact(name, next_contact=day(on))
        for name, on in [
            ("A", "2026-11-22"), ("B", "2026-11-23"), ("C", "2026-11-29"), ("D", "2026-11-30"),
        ]
    ]  # fmt: skip
    assert [one.slot for one in due(people, [])] == [Slot.OVERDUE, Slot.THIS_WEEK, Slot.THIS_WEEK]
    assert [one.slot for one in due(people, [], days=7)][-1] is Slot.LATER
    assert len(due(people, [], days=0)) == 2


def test_the_most_urgent_comes_first() -> None:
    people = [
        contact(name, next_contact=day(f"2026-11-{on}")) for name, on in [("A", "20"), ("B", "09")]
    ]
    assert [one.contacts[0] for one in due(people, [])] == ["People/B.md", "People/A.md"]


DAYS = st.integers(0, 900).map(lambda ago: MONDAY - timedelta(days=ago))
CHANNELS = st.sampled_from([Channel.MESSAGE, Channel.CALL, Channel.MEETING])
HISTORIES = st.lists(st.builds(lambda on, how: met("Ada", on.isoformat(), how), DAYS, CHANNELS))
ADA = contact("Ada", cadence=LAYERED, yearly_days=(birthday(11, 25, 1990),))


@given(HISTORIES, st.randoms())
def test_the_plan_does_not_depend_on_the_order_of_what_is_read(
    history: list[Interaction], random: object
) -> None:
    plan = make_plan(network([ADA], history), Settings(), MONDAY)
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    assert make_plan(network([ADA], shuffled), Settings(), MONDAY) == plan


@given(HISTORIES)
def test_every_reminder_has_a_reason_and_a_source(history: list[Interaction]) -> None:
    for reminder in due([ADA], history, days=400):
        assert reminder.reason.code
        assert reminder.source.path == "People/Ada.md"
        late = (MONDAY - reminder.due).days
        assert reminder.days_late == (None if reminder.is_unnoted and late >= 0 else late)


@given(HISTORIES.filter(bool), CHANNELS)
def test_a_contact_today_puts_off_every_layer_that_it_satisfies(
    history: list[Interaction], channel: Channel
) -> None:
    today = met("Ada", MONDAY.isoformat(), channel)
    before = {one.layer: one.due for one in due([ADA], history, days=400) if one.layer}
    after = {one.layer: one.due for one in due([ADA], [*history, today], days=400) if one.layer}
    for layer, due_day in after.items():
        assert due_day >= before.get(layer, due_day)
    assert Layer.LIGHT not in after or after[Layer.LIGHT] == day("2026-12-23")


@given(HISTORIES)
def test_a_private_contact_is_planned_like_any_other(history: list[Interaction]) -> None:
    private = replace(ADA, private=True)
    assert facts(due([private], history)) == facts(due([ADA], history))
