"""Who is dormant and worth a word again: by trust and novelty, unknown being neither."""

from __future__ import annotations

from datetime import timedelta

import pytest
from network_of import act, contact, day, met, network

from vaultnet.core.dates import Span
from vaultnet.core.plan import Reminder, ReminderKind, Slot
from vaultnet.core.planning import make_plan, waiting
from vaultnet.core.records import (
    Channel,
    Contact,
    Interaction,
    Layer,
    Organisation,
    Rating,
    Stage,
)
from vaultnet.core.settings import DigestSettings, Settings
from vaultnet.core.warmth import Health, health

MONDAY = day("2026-11-23")
LONG_AGO = ("2023-05-01", "2023-03-01", "2023-01-10")


def reconnect(
    people: list[Contact], history: list[Interaction], settings: Settings | None = None
) -> list[Reminder]:
    plan = make_plan(network(people, history), settings or Settings(), MONDAY)
    return [one for one in plan.reminders if one.kind is ReminderKind.RECONNECT]


def past(*names: str) -> list[Interaction]:
    return [met(name, on) for name in names for on in LONG_AGO]


def test_who_is_dormant_is_offered_since_the_first_day_of_it() -> None:
    (reminder,) = reconnect([contact("Ada")], past("Ada"))
    days = [day(on) for on in LONG_AGO]
    assert health(days, reminder.due) is Health.DORMANT
    assert health(days, reminder.due - timedelta(days=1)) is not Health.DORMANT
    assert reminder.slot is Slot.THIS_WEEK
    assert reminder.last is not None
    assert reminder.last.day == day("2023-05-01")


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"no_cadence": True}, id="a cadence was declined"),
        pytest.param({"snoozed_until": day("2027-01-01")}, id="snoozed"),
        pytest.param({"paused": True}, id="paused"),
        pytest.param({"deceased": True}, id="deceased"),
        pytest.param({"next_contact": day("2027-01-01")}, id="a day is typed"),
        pytest.param({"minimum_gap": Span(years=9)}, id="not more often than"),
    ],
)
def test_who_is_not_offered(facts: dict[str, object]) -> None:
    assert reconnect([contact("Ada", **facts)], past("Ada")) == []


@pytest.mark.parametrize(
    ("facts", "history", "offered"),
    [
        pytest.param({}, [met("Ada", "2023-01-01")], False, id="seen once"),
        pytest.param({}, [], False, id="no contact: unknown, and not dormant"),
        pytest.param({"stage": Stage.TRUST}, [met("Ada", "2023-01-01")], True, id="a stage"),
        pytest.param({"ratings": {"trust": Rating(2)}}, [met("Ada", "2023-01-01")], True,
                     id="trust"),
        pytest.param({}, [met("Ada", "2023-01-01", gave=act())], True, id="something given"),
        pytest.param({}, past("Ada"), True, id="three times in touch"),
        pytest.param({}, [*past("Ada"), met("Ada", "2026-10-01")], False, id="in touch"),
        pytest.param({}, [*past("Ada"), met("Ada", "2026-12-01", Channel.CALL)], False,
                     id="an appointment"),
    ],
)  # fmt: skip
def test_there_must_be_a_relationship_to_wake(
    facts: dict[str, object], history: list[Interaction], *, offered: bool
) -> None:
    assert bool(reconnect([contact("Ada", **facts)], history)) is offered


def test_who_is_dormant_by_a_cadence_has_one_place_by_the_one_or_the_other() -> None:
    """By the budget if it reaches so far, else by what speaks for a word."""
    people = [contact(name, cadence={Layer.ANY: Span(months=1)}) for name in ("Ada", "Ben")]
    history = [*past("Ada"), *past("Ben"), met("Ben", "2022-12-01", Channel.MEETING, gave=act())]
    plan = make_plan(network(people, history), Settings(digest=DigestSettings(budget=1)), MONDAY)
    by_kind = [(one.kind, one.contacts[0][7:10], one.slot) for one in plan.reminders]
    assert by_kind == [
        (ReminderKind.KEEP_IN_TOUCH, "Ada", Slot.OVERDUE),
        (ReminderKind.RECONNECT, "Ben", Slot.THIS_WEEK),
        (ReminderKind.KEEP_IN_TOUCH, "Ben", Slot.LATER),
        (ReminderKind.RECONNECT, "Ada", Slot.LATER),
    ]
    assert waiting(plan) == ()


def names(reminders: list[Reminder]) -> list[str]:
    return [one.contacts[0].removeprefix("People/").removesuffix(".md") for one in reminders]


def test_trust_and_novelty_rank_and_what_is_unknown_stands_between() -> None:
    people = [
        contact("Little", ratings={"trust": Rating(1)}),
        contact("Much", ratings={"trust": Rating(5)}),
        contact("Partner", stage=Stage.PARTNERSHIP),
        contact("Unknown"),
        contact("Other", organisations=(Organisation("Globex"),), stage=Stage.PARTNERSHIP),
        contact("Same", organisations=(Organisation("Acme"),), stage=Stage.PARTNERSHIP),
        contact("Near", organisations=(Organisation("ACME"),)),
    ]
    history = [*past(*(one.name for one in people[:-1])), met("Near", "2026-11-20")]
    ranked = names(
        reconnect(people, history, Settings(digest=DigestSettings(budget=0, reconnect=9)))
    )
    assert ranked[0] == "Other"
    assert set(ranked[1:3]) == {"Much", "Partner"}
    assert set(ranked[3:5]) == {"Same", "Unknown"}
    assert ranked[5] == "Little"


def test_the_reason_names_what_is_known_and_nothing_else() -> None:
    people = [
        contact("Ada", ratings={"trust": Rating(4), "information": Rating(5)}),
        contact("Ben", stage=Stage.TRUST, interests=("Weaving",)),
        contact("Cid"),
    ]
    history = past("Ada", "Ben", "Cid")
    found = {names([one])[0]: dict(one.reason.facts) for one in reconnect(people, history)}
    assert {key: {fact for fact in facts if fact != "since"} for key, facts in found.items()} == {
        "Ada": {"trust", "information"},
        "Ben": {"stage", "new"},
        "Cid": set(),
    }


def test_three_at_most_by_default() -> None:
    people = [contact(name) for name in "ABCDE"]
    offered = reconnect(people, past(*"ABCDE"))
    assert len(offered) == 5
    assert sum(one.slot is Slot.THIS_WEEK for one in offered) == 3
