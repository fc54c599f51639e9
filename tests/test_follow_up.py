"""After an event: who is followed up, when, and what ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network
from records_of import event

from vaultnet.core.dates import Span
from vaultnet.core.plan import Reminder, ReminderKind
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Contact, Event, Interaction, Source
from vaultnet.core.settings import FollowUpSettings, Settings

ADA = contact("Ada")
# Three days in March; the last is the 12th, a Thursday.
CONFERENCE = event("Fernwerk 2026", "2026-03-10", "Ada", last="2026-03-12")
NOBODY: tuple[Interaction, ...] = ()


def reminders(
    today: str | date,
    *events: Event,
    history: tuple[Interaction, ...] = NOBODY,
    people: tuple[Contact, ...] = (ADA,),
    settings: FollowUpSettings | None = None,
    days: int = 0,
) -> list[Reminder]:
    known = network(people, history, events=events or (CONFERENCE,))
    on = day(today) if isinstance(today, str) else today
    judged = Settings(follow_up=settings or FollowUpSettings())
    plan = make_plan(known, judged, on, days=days)
    return [one for one in plan.reminders if one.kind is ReminderKind.FOLLOW_UP]


@pytest.mark.parametrize(
    ("today", "wave", "due"),
    [
        pytest.param("2026-03-12", 1, "2026-03-14", id="the last day: the first wave is ahead"),
        pytest.param("2026-03-14", 1, "2026-03-14", id="2 days after"),
        pytest.param("2026-03-25", 1, "2026-03-14", id="missed, and it stays"),
        pytest.param("2026-03-26", 2, "2026-03-26", id="2 weeks after: only the second"),
        pytest.param("2026-06-11", 2, "2026-03-26", id="a day before the third"),
        pytest.param("2026-06-12", 3, "2026-06-12", id="3 months after"),
        pytest.param("2026-09-28", 3, "2026-06-12", id="silent for 200 days: judged, not skipped"),
        pytest.param("2027-03-12", 3, "2026-06-12", id="the last day of the year after"),
    ],
)
def test_only_the_latest_wave_that_fell_due_is_shown(today: str, wave: int, due: str) -> None:
    (reminder,) = reminders(today)
    assert (reminder.reason.facts["wave"], reminder.due) == (wave, day(due))


@pytest.mark.parametrize(
    "today",
    [
        pytest.param("2026-03-09", id="before it"),
        pytest.param("2026-03-11", id="while it lasts"),
        pytest.param("2027-03-13", id="a year and a day after"),
    ],
)
def test_days_without_a_follow_up(today: str) -> None:
    assert reminders(today, days=30) == []


def test_the_reason_names_the_event_and_the_source_is_its_note() -> None:
    (reminder,) = reminders("2026-03-26")
    assert reminder.reason.code == "follow-up"
    assert reminder.reason.facts == {
        "event": "Fernwerk 2026",
        "since": "2026-03-12",
        "wave": 2,
        "waves": 3,
    }
    assert reminder.source == CONFERENCE.source
    assert reminder.contacts == ("People/Ada.md",)
    assert (reminder.last, reminder.private) == (None, False)


@pytest.mark.parametrize(
    ("history", "count"),
    [
        pytest.param(("2026-03-13",), 0, id="the day after"),
        pytest.param(("2026-03-12",), 1, id="on the last day: that was the event"),
        pytest.param(("2026-02-01", "2026-03-10"), 1, id="before and at it"),
        pytest.param(("2026-04-20",), 1, id="an appointment ahead"),
        pytest.param(("2026-03-20", "2026-03-11"), 0, id="at it, and after it"),
    ],
)
def test_one_contact_after_the_event_ends_all_waves(history: tuple[str, ...], count: int) -> None:
    made = tuple(met("Ada", on) for on in history)
    assert len(reminders("2026-03-27", history=made)) == count
    assert len(reminders("2026-04-19", history=made)) == count


@pytest.mark.parametrize(
    ("person", "at", "history"),
    [
        pytest.param(ADA, CONFERENCE, NOBODY, id="a participant"),
        pytest.param(
            contact("Ada", events=("Events/Fernwerk 2026.md",)), None, NOBODY, id="names its note"
        ),
        pytest.param(contact("Ada", events=("fernwerk-2026",)), None, NOBODY, id="names it"),
        pytest.param(contact("Ada", met_text="Fernwerk 2026"), None, NOBODY, id="met at it"),
        pytest.param(
            ADA,
            None,
            (met("Ada", "2026-03-11", Channel.EVENT, event="Events/Fernwerk 2026.md"),),
            id="an entry links to it",
        ),
    ],
)
def test_who_was_met_at_the_event(
    person: Contact, at: Event | None, history: tuple[Interaction, ...]
) -> None:
    held = at or replace(CONFERENCE, participants=())
    assert len(reminders("2026-03-20", held, people=(person,), history=history)) == 1


def test_an_entry_before_the_event_that_links_to_it_is_no_meeting_there() -> None:
    before = met("Ada", "2026-03-01", event="Events/Fernwerk 2026.md")
    held = replace(CONFERENCE, participants=())
    assert reminders("2026-03-20", held, history=(before,)) == []


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        pytest.param({"snoozed_until": day("2026-03-21")}, 0, id="snoozed"),
        pytest.param({"snoozed_until": day("2026-03-20")}, 1, id="snoozed to today"),
        pytest.param({"paused": True}, 0, id="paused"),
        pytest.param({"deceased": True}, 0, id="deceased"),
    ],
)
def test_snooze_and_pause_silence_it(facts: dict[str, object], count: int) -> None:
    assert len(reminders("2026-03-20", people=(contact("Ada", **facts),))) == count


def test_a_snooze_holds_whatever_the_wave() -> None:
    """The second wave falls due while the person sleeps."""
    asleep = contact("Ada", snoozed_until=day("2026-04-01"))
    assert reminders("2026-03-27", people=(asleep,)) == []
    assert len(reminders("2026-04-01", people=(asleep,))) == 1


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(replace(CONFERENCE, follow_up=False), id="followup: false"),
        pytest.param(replace(CONFERENCE, first=None, last=None), id="no day is known"),
        pytest.param(replace(CONFERENCE, participants=()), id="nobody was met"),
        pytest.param(replace(CONFERENCE, part="absent"), id="the owner was not there"),
    ],
)
def test_events_without_a_follow_up(held: Event) -> None:
    assert reminders("2026-03-20", held) == []


@pytest.mark.parametrize("facts", [{"last": None, "first": day("2026-03-12")}, {"first": None}])
def test_one_known_day_is_enough(facts: dict[str, object]) -> None:
    (reminder,) = reminders("2026-03-20", replace(CONFERENCE, **facts))  # type: ignore[arg-type]
    assert reminder.due == day("2026-03-14")


def test_to_meet_again_ends_the_waves_of_the_event_before() -> None:
    later = event("Meetup", "2026-03-18", "Ada")
    (reminder,) = reminders("2026-03-27", CONFERENCE, later)
    assert reminder.reason.facts["event"] == "Meetup"


def test_an_event_that_the_owner_missed_ends_no_waves() -> None:
    missed = event("Meetup", "2026-03-18", "Ada", part="absent")
    (reminder,) = reminders("2026-03-27", CONFERENCE, missed)
    assert reminder.reason.facts["event"] == "Fernwerk 2026"


def test_waves_are_settings() -> None:
    monthly = FollowUpSettings(waves=(Span(months=1), Span(days=1)), ends_after=Span(months=2))
    assert [one.due for one in reminders("2026-03-13", settings=monthly)] == [day("2026-03-13")]
    assert [one.due for one in reminders("2026-04-30", settings=monthly)] == [day("2026-04-12")]
    assert reminders("2026-05-13", settings=monthly) == []
    assert reminders("2026-03-20", settings=FollowUpSettings(waves=())) == []


def test_a_first_wave_beyond_the_horizon_waits() -> None:
    """The week ends on Sunday the 15th, and a week of lead time is looked at beyond it."""
    late = FollowUpSettings(waves=(Span(days=11),))
    assert reminders("2026-03-12", settings=late) == []
    assert len(reminders("2026-03-12", settings=late, days=11)) == 1


def test_a_private_event_is_not_named() -> None:
    (reminder,) = reminders("2026-03-20", replace(CONFERENCE, private=True))
    assert reminder.private
    assert "event" not in reminder.reason.facts


def test_each_contact_met_has_a_line_of_its_own() -> None:
    held = event("Meetup", "2026-03-12", "Ada", "Bo", "Nobody")
    found = reminders("2026-03-20", held, people=(ADA, contact("Bo")))
    assert [one.contacts for one in found] == [("People/Ada.md",), ("People/Bo.md",)]
    assert len({one.id for one in found}) == 2


DAYS = st.integers(-500, 500).map(lambda days: day("2026-03-12") + timedelta(days=days))
EVENTS = st.builds(
    lambda number, first, lasts: event(
        f"E{number}", first.isoformat(), "Ada", last=(first + timedelta(days=lasts)).isoformat()
    ),
    st.integers(0, 5), DAYS, st.integers(0, 3),
)  # fmt: skip


@given(st.lists(EVENTS, max_size=4, unique_by=lambda one: one.path), DAYS)
def test_contact_today_ends_the_waves_of_every_event_before(held: list[Event], today: date) -> None:
    spoken = met("Ada", today.isoformat())
    ended = [one for one in held if one.last is not None and one.last < today]
    if ended:
        assert reminders(today, *ended, history=(spoken,)) == []


@given(st.lists(EVENTS, min_size=1, max_size=4, unique_by=lambda one: one.path), DAYS, st.randoms())
def test_a_person_has_one_follow_up_whatever_the_order(
    held: list[Event], today: date, random: object
) -> None:
    found = reminders(today, *held)
    assert len(found) <= 1
    for one in found:
        assert one.source in {each.source for each in held}
        assert one.source != Source("", 0)
    shuffled = list(held)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    assert reminders(today, *shuffled) == found
