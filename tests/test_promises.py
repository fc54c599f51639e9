"""Promises: their state on a day, the share kept, and which of them are reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network
from records_of import promise

from vaultnet.core.plan import Reminder, ReminderKind, Slot
from vaultnet.core.planning import make_plan
from vaultnet.core.promises import (
    PromiseState,
    kept_share,
    kept_shares,
    promises_by_contact,
    state_of,
    without_day,
)
from vaultnet.core.records import Contact, Promise, Promiser, Source
from vaultnet.core.settings import PromiseSettings, Settings

MONDAY = day("2026-11-23")
ADA = contact("Ada")
KEPT = promise("Ada", due="2026-10-01", done="2026-10-01")
LATE = promise("Ada", due="2026-10-01", done="2026-10-02")
BROKEN = promise("Ada", due="2026-10-01")
OPEN = promise("Ada", due="2026-12-01")
OFF = promise("Ada", due="2026-10-01", done="2026-10-05", cancelled=True)


def reminders(
    *promises: Promise, ada: Contact = ADA, today: date = MONDAY, days: int = 0
) -> list[Reminder]:
    people = [ada, contact("Bo"), contact("Cy", deceased=True)]
    history = [met("Bo", "2026-11-20"), met("Ada", "2026-11-10")]
    plan = make_plan(network(people, history, promises=promises), Settings(), today, days=days)
    return [one for one in plan.reminders if one.kind is ReminderKind.PROMISE]


@pytest.mark.parametrize(
    ("made", "state"),
    [
        pytest.param(promise("Ada"), PromiseState.OPEN, id="no day: open for ever"),
        pytest.param(promise("Ada", due="2026-11-24"), PromiseState.OPEN, id="due tomorrow"),
        pytest.param(promise("Ada", due="2026-11-23"), PromiseState.OPEN, id="due today"),
        pytest.param(promise("Ada", due="2026-11-22"), PromiseState.LATE, id="due yesterday"),
        pytest.param(promise("Ada", due="2026-10-24"), PromiseState.LATE, id="last day of grace"),
        pytest.param(promise("Ada", due="2026-10-23"), PromiseState.BROKEN, id="grace is over"),
        pytest.param(KEPT, PromiseState.KEPT, id="done on the day due"),
        pytest.param(LATE, PromiseState.LATE, id="done a day later"),
        pytest.param(
            promise("Ada", due="2026-01-01", done="2026-11-01"),
            PromiseState.LATE,
            id="done at last",
        ),
        pytest.param(promise("Ada", done="2026-11-01"), PromiseState.KEPT, id="done, no day due"),
        pytest.param(
            promise("Ada", due="2026-10-01", settled=True),
            PromiseState.KEPT,
            id="ticked, nobody wrote when",
        ),
        pytest.param(
            promise("Ada", due="2026-11-20", done="2026-11-25"),
            PromiseState.LATE,
            id="done on a day ahead: not yet",
        ),
        pytest.param(OFF, None, id="called off"),
        pytest.param(
            promise("Ada", settled=True, cancelled=True), None, id="called off, nobody wrote when"
        ),
        pytest.param(
            promise("Ada", due="2026-12-01", done="2026-11-30", cancelled=True),
            PromiseState.OPEN,
            id="called off on a day ahead: not yet",
        ),
        pytest.param(
            promise("Ada", done="2026-11-01", settled=False), PromiseState.OPEN, id="box still open"
        ),
    ],
)
def test_the_state_of_a_promise(made: Promise, state: PromiseState | None) -> None:
    assert state_of(made, MONDAY) is state


def test_the_grace_is_a_setting() -> None:
    settings = PromiseSettings(grace_days=0)
    assert state_of(promise("Ada", due="2026-11-22"), MONDAY, settings) is PromiseState.BROKEN


@pytest.mark.parametrize(
    ("made", "share"),
    [
        pytest.param([], None, id="none"),
        pytest.param([KEPT, KEPT], None, id="too few"),
        pytest.param([KEPT, KEPT, OPEN], None, id="open ones say nothing yet"),
        pytest.param([KEPT, KEPT, OFF], None, id="nor those called off"),
        pytest.param([KEPT, KEPT, promise("Ada", done="2026-10-01")], None, id="nor passing tasks"),
        pytest.param([KEPT, KEPT, KEPT], 1.0, id="all"),
        pytest.param([KEPT, KEPT, LATE, LATE, OPEN], 0.5, id="half"),
        pytest.param([LATE, LATE, LATE], 0.0, id="none of three: known, and not unknown"),
        pytest.param([BROKEN] * 4, None, id="never ticked: nobody knows how they ended"),
        pytest.param([KEPT, KEPT, LATE, BROKEN], 2 / 3, id="without a noted end: in no share"),
        pytest.param([KEPT, KEPT, KEPT, *[BROKEN] * 4], None, id="most have no noted end"),
        pytest.param(
            [KEPT, KEPT, promise("Ada", done="2026-10-01", counted=True)], 1.0, id="tagged"
        ),
    ],
)
def test_the_share_kept(made: list[Promise], share: float | None) -> None:
    assert kept_share(made, MONDAY) == share


def test_even_with_no_least_nothing_is_no_share() -> None:
    assert kept_share([], MONDAY, needed=0) is None
    assert kept_share([KEPT], MONDAY, needed=1) == 1.0


def test_mine_and_theirs_have_their_own_share() -> None:
    theirs = [replace(one, promiser=Promiser.THEM) for one in (KEPT, LATE, LATE)]
    assert kept_shares([*theirs, KEPT], MONDAY) == {
        Promiser.ME: None,
        Promiser.THEM: pytest.approx(1 / 3),
    }


def test_promises_are_sorted_by_their_contacts() -> None:
    both = promise("Ada", "Bo", source=Source("A.md", 9))
    found = promises_by_contact([both, replace(KEPT, source=Source("A.md", 2))])
    assert {path: [one.source.line for one in of] for path, of in found.items()} == {
        "People/Ada.md": [2, 9],
        "People/Bo.md": [9],
    }


def test_promises_without_a_day_are_listed_and_never_reminded_of() -> None:
    """Nobody wrote a day, so there is none: not even for a promise that is tagged."""
    tagged = promise("Ada", counted=True, promiser=Promiser.THEM)
    plain = promise("Ada", source=Source("A.md", 1))
    made = [tagged, plain, OPEN, promise("Ada", done="2026-11-01")]
    assert without_day(made, MONDAY) == (plain, tagged)
    assert reminders(tagged, plain, days=400) == []


def test_a_promise_of_mine_is_due_on_its_day() -> None:
    (reminder,) = reminders(promise("Ada", due="2026-11-26"))
    assert (reminder.due, reminder.days_late, reminder.slot) == (
        day("2026-11-26"),
        -3,
        Slot.THIS_WEEK,
    )
    assert (reminder.reason.code, reminder.reason.facts) == (
        "promise-mine",
        {"text": "send the slides", "state": "open"},
    )
    assert reminder.source == Source("Daily/2026-11-01.md", 4)
    assert reminder.last is not None
    assert reminder.last.day == day("2026-11-10")


def test_a_promise_of_theirs_has_its_own_reason() -> None:
    (reminder,) = reminders(promise("Ada", due="2026-11-20", promiser=Promiser.THEM))
    assert (reminder.reason.code, reminder.days_late, reminder.slot) == (
        "promise-theirs",
        3,
        Slot.OVERDUE,
    )


@pytest.mark.parametrize(
    ("made", "count"),
    [
        pytest.param(BROKEN, 1, id="a missed one stays"),
        pytest.param(KEPT, 0, id="kept"),
        pytest.param(LATE, 0, id="done at last"),
        pytest.param(OFF, 0, id="called off"),
        pytest.param(promise("Ada", due="2026-12-07"), 0, id="beyond the horizon"),
        pytest.param(
            promise("Ada", due="2026-11-20", done="2026-11-25"), 1, id="done on a day ahead"
        ),
        pytest.param(promise("Nobody", due="2026-11-23"), 0, id="to nobody with a note"),
        pytest.param(promise("Cy", due="2026-11-23"), 0, id="to the deceased"),
    ],
)
def test_which_promises_are_reminders(made: Promise, count: int) -> None:
    assert len(reminders(made)) == count


def test_contact_does_not_keep_a_promise() -> None:
    assert len(reminders(promise("Ada", due="2026-11-01"))) == 1


@pytest.mark.parametrize("facts", [{"snoozed_until": day("2027-01-01")}, {"paused": True}])
def test_snooze_and_pause_do_not_silence_a_promise(facts: dict[str, object]) -> None:
    assert len(reminders(promise("Ada", due="2026-11-23"), ada=contact("Ada", **facts))) == 1


def test_a_promise_to_several_is_one_reminder() -> None:
    (reminder,) = reminders(promise("Ada", "Bo", "Cy", due="2026-11-23"))
    assert reminder.contacts == ("People/Ada.md", "People/Bo.md")
    assert reminder.last is not None
    assert reminder.last.day == day("2026-11-20"), "the latest contact with any of them"


def test_a_private_promise_is_marked_and_says_no_words() -> None:
    (reminder,) = reminders(promise("Ada", due="2026-11-23", text=None, private=True))
    assert reminder.private
    assert "text" not in reminder.reason.facts


def test_an_id_outlives_lines_that_come_before() -> None:
    made = promise("Ada", due="2026-11-23")
    (before,) = reminders(made)
    (after,) = reminders(replace(made, source=Source(made.source.path, 40)))
    assert before.id == after.id


def test_two_promises_alike_have_two_ids_also_when_the_first_is_done() -> None:
    first = promise("Ada", due="2026-11-23", source=Source("A.md", 1))
    second = replace(first, source=Source("A.md", 2))
    one, two = sorted(reminders(second, first), key=lambda found: found.source)
    assert one.id != two.id
    (left,) = reminders(replace(first, settled=True, done=MONDAY), second)
    assert left.id == two.id


DAYS = st.none() | st.integers(-400, 400).map(lambda days: MONDAY + timedelta(days=days))
PROMISES = st.builds(
    lambda due, done, settled, cancelled, counted: replace(
        promise("Ada"), due=due, done=done, settled=settled, cancelled=cancelled, counted=counted
    ),
    DAYS, DAYS, st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(PROMISES), st.randoms())
def test_the_share_is_none_or_between_nothing_and_all(made: list[Promise], random: object) -> None:
    share = kept_share(made, MONDAY)
    assert share is None or 0 <= share <= 1
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    assert kept_share(shuffled, MONDAY) == share


@given(st.lists(PROMISES))
def test_one_more_promise_kept_never_lowers_the_share(made: list[Promise]) -> None:
    before = kept_share(made, MONDAY)
    if before is not None:
        after = kept_share([*made, KEPT], MONDAY)
        assert after is not None
        assert after >= before


@given(PROMISES)
def test_what_is_done_by_today_is_neither_open_nor_broken(made: Promise) -> None:
    done = replace(made, settled=True, cancelled=False, done=MONDAY)
    assert state_of(done, MONDAY) in {PromiseState.KEPT, PromiseState.LATE}


@given(PROMISES)
def test_a_promise_without_a_day_is_never_late(made: Promise) -> None:
    assert state_of(replace(made, due=None), MONDAY) not in {PromiseState.LATE, PromiseState.BROKEN}
