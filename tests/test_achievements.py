"""Achievements: who is to be congratulated, and for how long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from network_of import contact, day, met, network
from records_of import achievement

from vaultnet.core.plan import Reminder, ReminderKind
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Achievement, Contact, Interaction, Recognition, Source
from vaultnet.core.settings import DaySettings, Settings

ADA = contact("Ada")
BOOK = achievement("2026-11-18", "Ada")
MENTIONED = met("Ada", "2026-11-18", line=7, recognition=Recognition.MENTION)


def reminders(
    today: str,
    *achievements: Achievement,
    people: tuple[Contact, ...] = (ADA,),
    history: tuple[Interaction, ...] = (),
    settings: DaySettings | None = None,
) -> list[Reminder]:
    known = network(people, history, achievements=achievements or (BOOK,))
    judged = Settings(days=settings or DaySettings())
    plan = make_plan(known, judged, day(today), days=30)
    return [one for one in plan.reminders if one.kind is ReminderKind.ACHIEVEMENT]


@pytest.mark.parametrize(
    ("today", "late"),
    [
        pytest.param("2026-11-18", 0, id="on its day"),
        pytest.param("2026-11-23", 5, id="missed, and it stays"),
        pytest.param("2026-11-25", 7, id="a week after"),
    ],
)
def test_it_waits_for_a_week(today: str, late: int) -> None:
    (reminder,) = reminders(today)
    assert (reminder.due, reminder.days_late) == (day("2026-11-18"), late)
    assert (reminder.reason.code, reminder.reason.facts) == (
        "achievement",
        {"text": "wrote a book"},
    )
    assert reminder.source == Source("Daily/2026-11-18.md", 7)


@pytest.mark.parametrize(
    "today",
    [
        pytest.param("2026-11-26", id="more than a week ago"),
        pytest.param("2026-11-17", id="noted on a day ahead"),
    ],
)
def test_days_on_which_nothing_is_asked(today: str) -> None:
    assert reminders(today) == []


def test_how_long_is_a_setting() -> None:
    assert len(reminders("2026-12-02", settings=DaySettings(achievement_days=14))) == 1
    assert reminders("2026-11-19", settings=DaySettings(achievement_days=0)) == []


@pytest.mark.parametrize(
    ("history", "count"),
    [
        pytest.param((), 1, id="no contact"),
        pytest.param((met("Ada", "2026-11-17"),), 1, id="before"),
        pytest.param((met("Ada", "2026-11-18"),), 0, id="on the day"),
        pytest.param((met("Ada", "2026-11-20"),), 0, id="after"),
        pytest.param((met("Ada", "2026-11-24"),), 1, id="an appointment ahead"),
        pytest.param((MENTIONED,), 1, id="the line that notes it"),
        pytest.param((MENTIONED, met("Ada", "2026-11-18", line=9)), 0, id="that line and another"),
        pytest.param(
            (met("Ada", "2026-11-19", line=9, recognition=Recognition.MENTION),),
            1,
            id="another mention",
        ),
        pytest.param(
            (replace(MENTIONED, recognition=Recognition.PARTICIPANTS),), 1, id="a list of an event"
        ),
        pytest.param((replace(MENTIONED, recognition=Recognition.DAILY),), 0, id="told in a call"),
    ],
)
def test_contact_on_or_after_the_day_meets_it(history: tuple[Interaction, ...], count: int) -> None:
    assert len(reminders("2026-11-23", history=history)) == count


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"snoozed_until": day("2027-01-01")}, 1),
        ({"paused": True}, 1),
        ({"deceased": True}, 0),
    ],
)
def test_snooze_and_pause_do_not_silence_it(facts: dict[str, object], count: int) -> None:
    assert len(reminders("2026-11-20", people=(contact("Ada", **facts),))) == count


def test_each_of_several_is_congratulated() -> None:
    both = achievement("2026-11-18", "Ada", "Bo", "Nobody")
    found = reminders(
        "2026-11-20", both, people=(ADA, contact("Bo")), history=(met("Bo", "2026-11-19"),)
    )
    assert [one.contacts for one in found] == [("People/Ada.md",)]


def test_two_achievements_alike_have_two_ids() -> None:
    again = replace(BOOK, source=Source(BOOK.source.path, 8))
    assert len({one.id for one in reminders("2026-11-20", BOOK, again)}) == 2


def test_a_private_one_is_marked_and_says_no_words() -> None:
    (reminder,) = reminders("2026-11-20", replace(BOOK, private=True, text=None))
    assert (reminder.private, reminder.reason.facts) == (True, {})
