"""What holds for every kind of reminder, whatever a vault says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_of import contact, day, met, network
from records_of import achievement, activities, event, organisation, paths, promise

from vaultnet.core.dates import PartialDate, Span, Week
from vaultnet.core.history import History
from vaultnet.core.holidays import holidays_of
from vaultnet.core.plan import Plan, Reminder, ReminderKind
from vaultnet.core.planning import make_plan
from vaultnet.core.records import (
    Achievement,
    Channel,
    Contact,
    Event,
    Layer,
    Network,
    Organisation,
    Owner,
    Promise,
    Source,
    YearlyDay,
)
from vaultnet.core.reminders import REMINDERS
from vaultnet.core.reminders.setting import Setting
from vaultnet.core.settings import Settings
from vaultnet.languages import load_all

MONDAY = day("2026-11-23")
HOLIDAYS = holidays_of(load_all())
NAMES = ("Ada", "Bo", "Cy")
TEXTS = st.sampled_from([None, "a", "b"])
DAYS = st.integers(-400, 40).map(lambda days: MONDAY + timedelta(days=days))
SOURCES = st.builds(Source, st.sampled_from(["A.md", "B.md"]), st.integers(1, 4))
PEOPLE = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)

_Record = TypeVar("_Record", Promise, Event, Achievement)

LOOM = organisation("Loom", (11, 25, 2006))


def person(name: str, snoozed: date | None, *, paused: bool, deceased: bool) -> Contact:
    path = f"People/{name}.md"
    return contact(
        name,
        cadence={Layer.ANY: Span(months=2)},
        job="юрист",
        organisations=(Organisation("Loom", LOOM.path),),
        yearly_days=(YearlyDay("birthday", PartialDate(11, 24), Source(path, 3)),),
        snoozed_until=snoozed,
        paused=paused,
        deceased=deceased,
    )


def persons() -> st.SearchStrategy[tuple[Contact, ...]]:
    flag, snoozed = st.booleans(), st.none() | DAYS
    return st.tuples(
        *(st.builds(person, st.just(name), snoozed, paused=flag, deceased=flag) for name in NAMES)
    )


HISTORIES = st.lists(
    st.builds(
        lambda name, on, how: met(name, on.isoformat(), how),
        st.sampled_from(NAMES), DAYS, st.sampled_from([Channel.MESSAGE, Channel.MEETING]),
    ),
    max_size=5,
)  # fmt: skip
PROMISES = st.builds(
    lambda names, due, settled, text, source: replace(
        promise(*names), due=due, settled=settled, text=text, source=source
    ),
    PEOPLE, st.none() | DAYS, st.booleans(), TEXTS, SOURCES,
)  # fmt: skip
EVENTS = st.builds(
    lambda name, first, names: event(name, first and first.isoformat(), *names),
    st.sampled_from(["E", "F", "G"]), st.none() | DAYS, PEOPLE,
)  # fmt: skip
ACHIEVEMENTS = st.builds(
    lambda on, names, text, source: replace(
        achievement(on.isoformat(), *names), text=text, source=source
    ),
    DAYS, PEOPLE, TEXTS, SOURCES,
)  # fmt: skip


def place_of(one: Promise | Event | Achievement) -> Source:
    return one.source


def distinct(items: st.SearchStrategy[_Record]) -> st.SearchStrategy[tuple[_Record, ...]]:
    """Give records of which no two stand at one place, as in a vault."""
    return st.lists(items, max_size=4, unique_by=place_of).map(tuple)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    days = draw(st.lists(DAYS, max_size=3))
    me = Owner("Me.md", profile_updated=draw(st.none() | DAYS))
    return network(
        draw(persons()),
        draw(HISTORIES),
        promises=draw(distinct(PROMISES)),
        events=draw(distinct(EVENTS)),
        achievements=draw(distinct(ACHIEVEMENTS)),
        activities=activities(on.isoformat() for on in days),
        organisations=(LOOM,),
        me=me,
    )


def plan_of(known: Network, days: int = 20) -> Plan:
    return make_plan(known, Settings(), MONDAY, days=days, holidays=HOLIDAYS)


def places_of(known: Network) -> set[str]:
    sources = [one.source for one in known.contacts]
    sources += [one.source for one in known.promises]
    sources += [one.source for one in known.events]
    sources += [one.source for one in known.achievements]
    sources += [one.source for one in known.activities]
    sources += [one.source for one in known.organisations]
    return {one.path for one in sources} | {"Me.md"}


def full() -> Network:
    """Give a network in which every kind of reminder is due."""
    ada = replace(person("Ada", None, paused=False, deceased=False), next_contact=MONDAY)
    return network(
        [ada],
        [met("Ada", "2026-09-01")],
        promises=(promise("Ada", due="2026-11-24"),),
        events=(event("E", "2026-11-10", "Ada"),),
        achievements=(achievement("2026-11-20", "Ada"),),
        activities=activities(["2026-11-10"]),
    )


def test_every_kind_on_the_shelf_can_come_about() -> None:
    made = {one.kind for one in plan_of(full()).reminders}
    assert made >= {
        ReminderKind.KEEP_IN_TOUCH,
        ReminderKind.PROMISE,
        ReminderKind.FOLLOW_UP,
        ReminderKind.YEARLY_DAY,
        ReminderKind.NEXT_CONTACT,
        ReminderKind.ACHIEVEMENT,
        ReminderKind.OWN_ACTIVITY,
    }


@pytest.mark.parametrize("kind", list(REMINDERS))
def test_a_function_gives_reminders_of_its_own_kind(kind: ReminderKind) -> None:
    known, week = full(), Week.containing(MONDAY)
    history = History(known, MONDAY)
    setting = Setting(MONDAY, week, week.last, history, Settings(), HOLIDAYS)
    assert {one.kind for one in REMINDERS[kind](known, setting)} <= {kind}


@settings(max_examples=150)
@given(networks())
def test_no_reminder_without_a_reason_and_a_source(known: Network) -> None:
    places = places_of(known)
    people = {one.path for one in known.contacts if not one.deceased}
    for one in plan_of(known).reminders:
        assert one.reason.code
        assert one.source.path in places
        assert one.source.line >= 1
        assert set(one.contacts) <= people
        assert one.contacts or one.kind is ReminderKind.OWN_ACTIVITY
        late = (MONDAY - one.due).days
        assert one.days_late == (None if one.is_unnoted and late >= 0 else late)


@settings(max_examples=150)
@given(networks())
def test_no_two_lines_have_one_id(known: Network) -> None:
    ids = [one.id for one in plan_of(known).reminders]
    assert len(ids) == len(set(ids))


@settings(max_examples=150)
@given(networks(), st.randoms())
def test_the_order_of_what_is_read_does_not_matter(known: Network, random: object) -> None:
    other = known
    for name in ("contacts", "promises", "events", "achievements", "activities"):
        mixed = list(getattr(known, name))
        random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis' Random
        other = replace(other, **{name: tuple(mixed)})  # type: ignore[arg-type]  # its own records
    assert plan_of(other) == plan_of(known)


@settings(max_examples=150)
@given(networks())
def test_what_lies_ahead_is_no_evidence(known: Network) -> None:
    """A note of a day to come changes nothing of what is due today."""
    ahead = [one for one in known.interactions if one.day > MONDAY]
    past = replace(known, interactions=tuple(one for one in known.interactions if one not in ahead))
    assert plan_of(known) == plan_of(past)


SILENCED = {ReminderKind.KEEP_IN_TOUCH, ReminderKind.FOLLOW_UP}


@settings(max_examples=150)
@given(networks())
def test_snooze_and_pause_silence_what_they_should_and_no_more(known: Network) -> None:
    def kept(one: Reminder) -> bool:
        return "People/Ada.md" not in one.contacts or one.kind not in SILENCED

    ada, *others = known.contacts
    awake = replace(ada, paused=False, snoozed_until=None)
    asleep = replace(awake, snoozed_until=MONDAY + timedelta(days=1))
    said = plan_of(replace(known, contacts=(awake, *others))).reminders
    silent = plan_of(replace(known, contacts=(asleep, *others))).reminders
    assert silent == tuple(one for one in said if kept(one))


@settings(max_examples=150)
@given(networks(), st.sampled_from(NAMES))
def test_contact_today_leaves_only_days_and_promises(known: Network, name: str) -> None:
    today = met(name, MONDAY.isoformat(), Channel.MEETING)
    spoken = replace(known, interactions=(today, *known.interactions))
    (path,) = paths(name)
    late = {
        one.kind for one in plan_of(spoken).reminders if path in one.contacts and one.when == "past"
    }
    assert late <= {ReminderKind.PROMISE}


def test_a_missed_reminder_stays_until_it_is_met() -> None:
    known = replace(full(), contacts=(contact("Ada", next_contact=MONDAY),))
    for later in (0, 30, 300):
        made = make_plan(known, Settings(), MONDAY + timedelta(days=later)).reminders
        kinds = {one.kind for one in made}
        assert {ReminderKind.PROMISE, ReminderKind.NEXT_CONTACT, ReminderKind.FOLLOW_UP} <= kinds


def test_nothing_known_gives_no_number() -> None:
    """A contact with no evidence at all: unknown, and no reminder of any kind."""
    plan = plan_of(
        network(
            [contact("Ada", cadence={Layer.ANY: Span(months=1)})],
            promises=(promise("Ada"),),
            events=(event("E", None, "Ada"),),
            organisations=(organisation("Loom", None),),
            me=Owner("Me.md"),
        )
    )
    assert (plan.reminders, plan.unknown) == ((), ("People/Ada.md",))


def test_an_unrelated_contact_changes_nothing() -> None:
    known = full()
    more = replace(known, contacts=(*known.contacts, contact("Zed", cadence={})))
    assert plan_of(more).reminders == plan_of(known).reminders
