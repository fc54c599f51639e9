"""What a person asks for is heeded: not more often than so, silence for a time, hours, language."""

from __future__ import annotations

import pytest
from network_of import contact, day, met, network
from records_of import event, promise
from test_digest import page

from vaultnet import languages
from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.plan import Reminder, ReminderKind
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Interaction, Layer, Network, Source, YearlyDay
from vaultnet.core.settings import Settings
from vaultnet.core.spoken import cadence_reason, gap_text
from vaultnet.core.words import phrases_of

MONDAY = day("2026-11-23")
QUARTER = Span(months=3)
FIVE_TIMES = ["2026-08-20", "2026-07-31", "2026-07-11", "2026-06-21", "2026-06-01"]


def of_kind(known: Network, kind: ReminderKind, days: int = 0) -> list[Reminder]:
    plan = make_plan(known, Settings(), MONDAY, days=days)
    return [one for one in plan.reminders if one.kind is kind]


def test_a_cadence_is_not_asked_for_before_the_gap_is_over() -> None:
    ada = contact("Ada", cadence={Layer.ANY: Span(months=1)}, minimum_gap=QUARTER)
    known = network([ada], [met("Ada", "2026-10-01")])
    (reminder,) = of_kind(known, ReminderKind.KEEP_IN_TOUCH, 60)
    assert (reminder.due, reminder.days_late) == (day("2027-01-01"), -39)
    said = [
        cadence_reason(reminder.reason, phrases_of(languages.load(one))) for one in ("en", "ru")
    ]
    assert said == [
        "every month, as the note says; at most every 3 months, as the note asks",
        "раз в месяц, как указано в заметке; не чаще чем раз в 3 месяца, как просит заметка",
    ]


def test_a_gap_counts_from_the_last_contact_of_any_depth() -> None:
    ada = contact("Ada", cadence={Layer.DEEP: QUARTER}, minimum_gap=Span(weeks=2))
    known = network([ada], [met("Ada", "2026-05-01", Channel.CALL), met("Ada", "2026-11-20")])
    (reminder,) = of_kind(known, ReminderKind.KEEP_IN_TOUCH, 60)
    assert reminder.due == day("2026-12-04")


def test_a_gap_that_is_over_changes_nothing() -> None:
    ada = contact("Ada", cadence={Layer.ANY: QUARTER}, minimum_gap=Span(weeks=2))
    known = network([ada], [met("Ada", "2026-08-01")])
    (reminder,) = of_kind(known, ReminderKind.KEEP_IN_TOUCH)
    assert reminder.due == day("2026-11-01")
    assert "gap" not in reminder.reason.facts


def test_a_follow_up_waits_for_the_gap_and_says_so() -> None:
    ada = contact("Ada", minimum_gap=Span(weeks=4))
    known = network(
        [ada],
        [met("Ada", "2026-11-20", Channel.EVENT, event="Events/Conf.md")],
        events=(event("Conf", "2026-11-20", "Ada"),),
    )
    (reminder,) = of_kind(known, ReminderKind.FOLLOW_UP, 60)
    assert reminder.due == day("2026-12-18")
    english = phrases_of(languages.load("en"))
    assert gap_text(reminder.reason, english) == "at most every 4 weeks, as the note asks"


@pytest.mark.parametrize("gap", [None, QUARTER, Span(months=4)])
def test_who_drifts_is_not_offered_before_the_gap_is_over(gap: Span | None) -> None:
    ada = contact("Ada", minimum_gap=gap)
    known = network([ada], [met("Ada", on) for on in FIVE_TIMES])
    offered = of_kind(known, ReminderKind.DRIFTING)
    assert bool(offered) == (gap != Span(months=4))


def test_promises_yearly_days_and_typed_days_heed_no_gap() -> None:
    born = YearlyDay("birthday", PartialDate(11, 24), Source("People/Ada.md", 2))
    ada = contact("Ada", minimum_gap=Span(years=9), yearly_days=(born,), next_contact=MONDAY)
    known = network([ada], [met("Ada", "2026-11-20")], promises=(promise("Ada", due="2026-11-24"),))
    assert [one.kind for one in make_plan(known, Settings(), MONDAY).reminders] == [
        ReminderKind.NEXT_CONTACT,
        ReminderKind.YEARLY_DAY,
        ReminderKind.PROMISE,
    ]


@pytest.mark.parametrize("today", ["2026-11-23", "2026-11-26", "2026-12-14"])
def test_a_snooze_holds_through_every_refresh(today: str) -> None:
    """The day stands in the note: no page, however often it is made, asks before it."""
    ada = contact("Ada", cadence={Layer.ANY: QUARTER}, snoozed_until=day("2026-12-15"))
    known = network([ada], [met("Ada", "2026-01-01")])
    assert make_plan(known, Settings(), day(today)).reminders == ()
    (reminder,) = make_plan(known, Settings(), day("2026-12-15")).reminders
    assert reminder.due == day("2026-04-01")


def line_about(history: list[Interaction], **facts: object) -> str:
    text = page([contact("Ada", **facts)], history)
    return next(row for row in text.split("\n") if row.startswith("- [ ] [[Ada]]:"))


def test_the_page_names_hours_and_language_where_they_help() -> None:
    called = [met("Ada", "2026-08-01", Channel.CALL)]
    talk, write = {Layer.DEEP: Span(months=1)}, {Layer.LIGHT: Span(months=1)}
    facts: dict[str, object] = {"timezone": "Asia/Tokyo", "language": "ja", "country": "Japan"}
    assert "Time zone: Asia/Tokyo. Language: ja." in line_about(called, cadence=talk, **facts)
    assert "Time zone" not in line_about(called, cadence=write, **facts)
    for own in ("en", "English"):
        assert "Language" not in line_about(called, cadence=talk, **{**facts, "language": own})
