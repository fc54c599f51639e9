"""What the owner does in public: each week, each quarter, and nothing without evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from network_of import day, network
from records_of import activities

from vaultnet.core.plan import Reminder, ReminderKind, Slot
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Network, Owner, Source
from vaultnet.core.settings import DigestSettings, OwnSettings, Settings

WEDNESDAY = day("2026-11-25")  # of the week from the 23rd to the 29th
ME = Owner("Me.md", profile_updated=day("2026-08-20"), profile_line=5)


def reminders(known: Network, settings: Settings | None = None) -> list[Reminder]:
    plan = make_plan(known, settings or Settings(), WEDNESDAY)
    return [one for one in plan.reminders if one.kind is ReminderKind.OWN_ACTIVITY]


@pytest.mark.parametrize(
    ("days", "asked", "done"),
    [
        pytest.param(["2026-11-20"], 1, 0, id="the last one was last week"),
        pytest.param(["2026-01-20"], 1, 0, id="the last one was long ago"),
        pytest.param(["2026-11-23"], 2, 1, id="one of two"),
        pytest.param(["2026-11-20", "2026-11-27"], 1, 0, id="a day ahead is none yet"),
    ],
)
def test_a_week_that_lacks_activities(days: list[str], asked: int, done: int) -> None:
    settings = Settings(own=OwnSettings(activities=asked))
    (reminder,) = reminders(network([], activities=activities(days)), settings)
    assert reminder.reason.code == "own-activity"
    assert reminder.reason.facts == {"done": done, "asked": asked}
    assert (reminder.contacts, reminder.due) == ((), day("2026-11-29"))
    assert (reminder.days_late, reminder.slot) == (-4, Slot.THIS_WEEK)
    latest = max(one for one in days if one <= "2026-11-25")
    assert reminder.source == Source(f"Daily/{latest}.md", 3)
    assert reminder.last is not None
    assert reminder.last.day == day(latest)


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        pytest.param(["2026-11-23"], 1, id="done on Monday"),
        pytest.param(["2026-11-25"], 1, id="done today"),
        pytest.param(["2026-11-23", "2026-11-24"], 2, id="two of two"),
        pytest.param(["2026-11-20"], 0, id="not asked for"),
        pytest.param([], 1, id="never noted: not known, and not asked for"),
        pytest.param(["2026-11-27"], 1, id="noted ahead alone"),
    ],
)
def test_a_week_of_which_nothing_is_asked(days: list[str], asked: int) -> None:
    settings = Settings(own=OwnSettings(activities=asked))
    assert reminders(network([], activities=activities(days)), settings) == []


def test_the_week_is_that_of_the_page() -> None:
    """With weeks from Sunday on, the 22nd belongs to this one."""
    settings = Settings(digest=DigestSettings(week_start="sunday"))
    assert reminders(network([], activities=activities(["2026-11-22"])), settings) == []


def test_a_private_activity_is_marked() -> None:
    known = [replace(one, private=True) for one in activities(["2026-11-20"])]
    (reminder,) = reminders(network([], activities=tuple(known)))
    assert reminder.private


def test_a_profile_of_a_quarter_ago_is_to_be_looked_at() -> None:
    (reminder,) = reminders(network([], me=ME))
    assert (reminder.reason.code, reminder.reason.facts) == (
        "profile",
        {"since": "2026-08-20", "span": "P3M"},
    )
    assert (reminder.due, reminder.days_late) == (day("2026-11-20"), 5)
    assert reminder.source == Source("Me.md", 5)


@pytest.mark.parametrize(
    "me",
    [
        pytest.param(Owner("Me.md"), id="nobody wrote when: not known, and not overdue"),
        pytest.param(replace(ME, profile_updated=day("2026-11-01")), id="this month"),
        pytest.param(replace(ME, profile_updated=day("2027-01-01")), id="a day ahead"),
        pytest.param(replace(ME, path=None), id="nowhere written"),
    ],
)
def test_a_profile_of_which_nothing_is_asked(me: Owner) -> None:
    assert reminders(network([], me=me)) == []


def test_both_have_ids_of_their_own() -> None:
    found = reminders(network([], me=ME, activities=activities(["2026-11-20"])))
    assert len({one.id for one in found}) == 2
