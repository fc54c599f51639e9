"""Events: who was there, who will be, who lives there, and whom one met at the last edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network
from records_of import event, paths

from vaultnet.core.events import Attendance, EventAhead, ahead, days_of, is_over, series_of
from vaultnet.core.records import Channel, Contact, Event, Interaction

MONDAY = day("2026-11-23")
LAST = event("Fernwerk 2025", "2025-12-01", "Ada", "Bo", last="2025-12-03")
NEXT = event("Fernwerk 2026", "2026-12-01", "Cy", last="2026-12-03", place="Riga, Latvia")
PEOPLE = [contact("Ada"), contact("Bo", location="Riga"), contact("Cy"), contact("Dee")]


def only(*events: Event, people: list[Contact] | None = None, days: int = 30) -> EventAhead:
    (found,) = ahead(network(people or PEOPLE, events=events), MONDAY, days)
    return found


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-11-23", "2026-11-24", ("2026-11-23", "2026-11-24")),
        ("2026-11-23", None, ("2026-11-23", "2026-11-23")),
        (None, "2026-11-24", ("2026-11-24", "2026-11-24")),
        ("2026-11-23", "2026-11-02", ("2026-11-23", "2026-11-23")),
        (None, None, None),
    ],
)
def test_the_days_of_an_event(
    first: str | None, last: str | None, days: tuple[str, str] | None
) -> None:
    """What ends before it begins is a slip of the hand: its first day alone counts."""
    expected = (day(days[0]), day(days[1])) if days else None
    assert days_of(event("E", first, last=last)) == expected


@pytest.mark.parametrize(
    ("made", "over"),
    [
        pytest.param(event("E", "2026-11-22"), True, id="yesterday"),
        pytest.param(event("E", "2026-11-23"), False, id="today"),
        pytest.param(event("E", "2026-11-20", last="2026-11-23"), False, id="its last day"),
        pytest.param(event("E", None), False, id="no day is known"),
    ],
)
def test_an_event_is_over_when_its_last_day_is_past(made: Event, *, over: bool) -> None:
    assert is_over(made, MONDAY) is over


@pytest.mark.parametrize(
    ("name", "series", "key"),
    [
        pytest.param("Fernwerk 2026", None, "fernwerk", id="the name but the year"),
        pytest.param("2026 Fernwerk", None, "fernwerk", id="the year before it"),
        pytest.param("Fernwerk 2026", "Fernwerk-Days", "fernwerk days", id="the series"),
        pytest.param("Fernwerk", None, None, id="a name without a year"),
        pytest.param("Fernwerk 20261", None, None, id="a number that is no year"),
        pytest.param("2026", None, None, id="nothing but a year"),
    ],
)
def test_what_editions_have_in_common(name: str, series: str | None, key: str | None) -> None:
    assert series_of(event(name, None, series=series)) == key


@pytest.mark.parametrize(
    ("person", "history"),
    [
        pytest.param(contact("Ada", events=("Events/Meetup.md",)), (), id="names its note"),
        pytest.param(contact("Ada", events=("meetup",)), (), id="names it"),
        pytest.param(contact("Ada", met_text="a train, Meetup"), (), id="met at it"),
        pytest.param(
            contact("Ada"),
            (met("Ada", "2026-11-02", Channel.EVENT, event="Events/Meetup.md"),),
            id="an entry of its day",
        ),
    ],
)
def test_who_was_at_an_event(person: Contact, history: tuple[Interaction, ...]) -> None:
    held = event("Meetup", "2026-11-02", "Bo")
    known = Attendance(network([person, contact("Bo")], history, events=(held,)), MONDAY)
    assert known.people(held) == {"People/Ada.md", "People/Bo.md"}
    assert known.seen_at("People/Ada.md") == (held,)


def test_an_event_that_the_owner_missed_is_no_place_to_have_seen_anybody() -> None:
    missed = event("Meetup", "2026-11-02", "Ada", part="absent")
    ahead_of_it = event("Fair", "2026-12-02", "Ada", part="absent")
    known = Attendance(network([contact("Ada")], events=(missed, ahead_of_it)), MONDAY)
    assert known.people(missed) == {"People/Ada.md"}
    assert known.seen_at("People/Ada.md") == ()
    assert known.will_be_at("People/Ada.md") == (ahead_of_it,)


@pytest.mark.parametrize(
    "on", ["2026-11-01", "2026-11-03"], ids=["the day before", "the day after"]
)
def test_who_only_spoke_of_an_event_was_not_there(on: str) -> None:
    held = event("Meetup", "2026-11-02")
    spoken = met("Ada", on, event=held.path)
    known = Attendance(network([contact("Ada")], [spoken], events=(held,)), MONDAY)
    assert known.people(held) == frozenset()


def test_a_name_that_two_events_have_is_no_event() -> None:
    held = event("Meetup", "2026-11-02"), event("Meetup", "2026-12-02", path="Old/Meetup.md")
    known = Attendance(network([contact("Ada", events=("Meetup",))], events=held), MONDAY)
    assert known.of("People/Ada.md") == ()


def test_seen_at_and_will_be_at() -> None:
    held = (
        event("Undated", None, "Ada"),
        event("Ahead", "2026-12-24", "Ada"),
        event("Today", "2026-11-23", "Ada"),
        event("Going on", "2026-11-20", "Ada", last="2026-11-25"),
        event("Yesterday", "2026-11-22", "Ada"),
        event("Long ago", "2020-01-01", "Ada"),
    )
    known = Attendance(network([contact("Ada")], events=held), MONDAY)
    assert [one.name for one in known.seen_at("People/Ada.md")] == ["Yesterday", "Long ago"]
    assert [one.name for one in known.will_be_at("People/Ada.md")] == ["Going on", "Today", "Ahead"]


def test_an_event_ahead_with_all_that_is_known_of_it() -> None:
    assert only(LAST, NEXT) == EventAhead(
        event=NEXT,
        there=paths("Cy"),
        local=paths("Bo"),
        last_edition=LAST,
        met_then=paths("Ada", "Bo"),
    )


def test_an_event_of_which_nothing_is_known() -> None:
    bare = event("Meetup", "2026-12-01")
    assert only(bare) == EventAhead(bare)


@pytest.mark.parametrize(
    ("first", "last", "days", "there"),
    [
        pytest.param("2026-11-22", None, 30, False, id="yesterday"),
        pytest.param("2026-11-23", None, 0, True, id="today"),
        pytest.param("2026-11-20", "2026-11-23", 0, True, id="its last day"),
        pytest.param("2026-11-30", None, 7, True, id="the last day looked at"),
        pytest.param("2026-12-01", None, 7, False, id="beyond it"),
        pytest.param(None, None, 7, False, id="no day is known"),
        pytest.param("9999-12-31", None, 10**7, True, id="the end of the calendar"),
    ],
)
def test_which_events_are_ahead(
    first: str | None, last: str | None, days: int, *, there: bool
) -> None:
    known = network(PEOPLE, events=(event("E", first, last=last),))
    assert bool(ahead(known, MONDAY, days)) is there


@pytest.mark.parametrize(
    ("home", "place", "lives"),
    [
        pytest.param("riga", "Riga", True, id="the same city"),
        pytest.param("Riga", "Riga, Latvia", True, id="with a country"),
        pytest.param("Riga, Latvia", "Riga", True, id="the other way round"),
        pytest.param("Paris, Texas", "Paris, France", False, id="another city of that name"),
        pytest.param(
            "Springfield, Vermont, USA", "Springfield, USA", True, id="one part in common"
        ),
        pytest.param("Latvia", "Riga, Latvia", False, id="the country is no city"),
        pytest.param("", "", False, id="both empty"),
        pytest.param(None, None, False, id="both unknown"),
    ],
)
def test_who_lives_there(home: str | None, place: str | None, *, lives: bool) -> None:
    found = only(event("E", "2026-12-01", place=place), people=[contact("Ada", location=home)])
    assert found.local == (paths("Ada") if lives else ())


def test_who_comes_is_not_listed_as_living_there_too() -> None:
    held = event("E", "2026-12-01", "Bo", place="Riga")
    assert (only(held).there, only(held).local) == (paths("Bo"), ())


@pytest.mark.parametrize(
    "facts", [{"paused": True}, {"deceased": True}], ids=["paused", "deceased"]
)
def test_who_is_not_to_be_asked_is_left_out(facts: dict[str, object]) -> None:
    bo = contact("Bo", location="Riga", **facts)
    found = only(LAST, replace(NEXT, participants=()), people=[contact("Ada"), bo])
    assert (found.local, found.met_then) == ((), paths("Ada"))


def test_people_come_by_name() -> None:
    people = [replace(contact("1"), name="Zoe"), replace(contact("2"), name="abe")]
    assert only(event("E", "2026-12-01", "1", "2"), people=people).there == (
        "People/2.md",
        "People/1.md",
    )


def test_the_last_edition_is_the_latest_that_is_over() -> None:
    older = event("Fernwerk 2024", "2024-12-01", "Dee")
    following = event("Fernwerk 2027", "2027-12-01")
    known = network(PEOPLE, events=(NEXT, older, following, LAST))
    assert [one.last_edition for one in ahead(known, MONDAY, 900)] == [LAST, LAST]


DAYS = st.integers(-300, 300).map(lambda days: (MONDAY + timedelta(days=days)).isoformat())
EVENTS = st.lists(
    st.builds(event, st.sampled_from(["A 2025", "A 2026", "B", "C"]), DAYS, st.just("Ada")),
    max_size=4,
    unique_by=lambda one: one.path,
)


@given(EVENTS, st.randoms())
def test_the_order_of_what_is_read_does_not_matter(held: list[Event], random: object) -> None:
    known, shuffled = network(PEOPLE, events=tuple(held)), list(held)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    other = network(PEOPLE, events=tuple(shuffled))
    assert ahead(known, MONDAY, 400) == ahead(other, MONDAY, 400)
    for seen in ("of", "seen_at", "will_be_at"):
        one, two = (getattr(Attendance(each, MONDAY), seen) for each in (known, other))
        assert one("People/Ada.md") == two("People/Ada.md")


@given(EVENTS, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_an_event_with_a_day_was_or_will_be(held: list[Event], today: date) -> None:
    known = Attendance(network(PEOPLE, events=tuple(held)), today)
    path = "People/Ada.md"
    assert len(known.seen_at(path)) + len(known.will_be_at(path)) == len(held)
