"""What to offer: each kind of idea, what must never be one, and the order among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from ideas_of import best, ideas, note, place, said, weaver
from network_of import act, contact, day, met, network
from records_of import achievement, activities, event, promise

from vaultnet.core.dates import PartialDate
from vaultnet.core.ideas import IDEAS, IdeaKind
from vaultnet.core.records import (
    Channel,
    Organisation,
    Owner,
    Promiser,
    Recognition,
    ValueAct,
    YearlyDay,
)
from vaultnet.core.settings import IdeaSettings, Settings

if TYPE_CHECKING:
    from vaultnet.core.records import Interaction, Knowledge, Network, Promise

ADA, ADA_CALLED = weaver("Ada")
BEN, BEN_CALLED = weaver("Ben")
CANARY: Final = contact("Canary", private=True, interests=("weaving",))
LOOMS: Final = note("Looms", "weaving")


def of_kind(known: Network, kind: IdeaKind, name: str = "Ada") -> list[str]:
    return said(tuple(one for one in ideas(known, name) if one.kind is kind))


PROMISES: Final = {
    "open": ([promise("Ada")], ["task send the slides"]),
    "with-a-day": ([promise("Ada", due="2026-12-20")], ["promise send the slides"]),
    "past-its-day": ([promise("Ada", due="2026-03-01")], ["promise send the slides"]),
    "first-due-first": (
        [
            promise("Ada", text="a thought"),
            promise("Ada", due="2026-12-20", text="later"),
            promise("Ada", due="2026-11-24", text="soon"),
        ],
        ["promise soon", "promise later", "task a thought"],
    ),
    "without-words": ([promise("Ada", text=None)], ["task"]),
    "done": ([promise("Ada", done="2026-11-20")], []),
    "done-ahead": ([promise("Ada", done="2026-11-30")], ["task send the slides"]),
    "called-off": ([promise("Ada", settled=True, cancelled=True)], []),
    "theirs": ([promise("Ada", promiser=Promiser.THEM)], []),
    "of-another": ([promise("Ben")], []),
    "private": ([promise("Ada", private=True)], []),
    "shared-with-the-private": ([promise("Ada", "Canary")], []),
    "names-the-private": ([promise("Ada", text="ask Canary")], []),
    "in-a-private-note": ([promise("Ada", source=place("People/Canary.md", 2))], []),
}


@pytest.mark.parametrize(("promises", "found"), PROMISES.values(), ids=PROMISES)
def test_a_promise_to_keep(promises: list[Promise], found: list[str]) -> None:
    known = network([ADA, BEN, CANARY], promises=tuple(promises))
    assert of_kind(known, IdeaKind.PROMISE) == found


NOTES: Final = {
    "shared": ([LOOMS], [], ["note Notes/Looms.md Looms weaving"]),
    "other-topic": ([note("Sailing", "sailing")], [], []),
    "newest-first": (
        [
            note("A", "weaving"),
            note("B", "weaving", day=day("2026-01-01")),
            note("C", "weaving", day=day("2026-05-01")),
        ],
        [],
        ["note Notes/C.md C weaving", "note Notes/B.md B weaving", "note Notes/A.md A weaving"],
    ),
    "most-shared-first": (
        [note("A", "weaving", day=day("2026-05-01")), note("B", "tea", "weaving")],
        [],
        ["note Notes/B.md B tea, weaving", "note Notes/A.md A weaving"],
    ),
    "dated-ahead": ([note("A", "weaving", day=day("2026-12-24"))], [], []),
    "linked-in-a-contact": (
        [LOOMS],
        [met("Ada", "2026-09-02", notes=("Notes/Looms.md",))],
        [],
    ),
    "linked-in-an-appointment": (
        [LOOMS],
        [met("Ada", "2026-12-02", notes=("Notes/Looms.md",))],
        ["note Notes/Looms.md Looms weaving"],
    ),
    "linked-in-a-private-contact": (
        [LOOMS],
        [met("Ada", "2026-09-02", notes=("Notes/Looms.md",), private=True)],
        [],
    ),
    "given-by-name": (
        [LOOMS],
        [met("Ada", "2026-09-02", gave=(ValueAct("book", "looms"),))],
        [],
    ),
    "given-to-another": (
        [LOOMS],
        [met("Ben", "2026-09-02", notes=("Notes/Looms.md",))],
        ["note Notes/Looms.md Looms weaving"],
    ),
    "known-to-them": ([note("Looms", "weaving", known_to=("People/Ada.md",))], [], []),
    "names-the-private": ([note("Looms for Canary", "weaving")], [], []),
}


@pytest.mark.parametrize(("notes", "contacts", "found"), NOTES.values(), ids=NOTES)
def test_a_note_on_a_shared_interest(
    notes: list[Knowledge], contacts: list[Interaction], found: list[str]
) -> None:
    ada = contact("Ada", interests=("weaving", "Tea"))
    known = network([ada, BEN, CANARY], contacts, knowledge=tuple(notes))
    assert [one.replace("Tea", "tea") for one in of_kind(known, IdeaKind.NOTE)] == found


def test_a_private_note_is_never_offered() -> None:
    known = network([ADA], knowledge=(LOOMS,), private_notes=frozenset({LOOMS.path}))
    assert of_kind(known, IdeaKind.NOTE) == []


def test_a_note_says_where_it_and_the_contact_name_the_interest() -> None:
    ada = contact("Ada", interests=("#Weaving",), interests_line=4)
    (one,) = ideas(network([ada], knowledge=(LOOMS,)))
    assert one.sources == (place("Notes/Looms.md", 3), place("People/Ada.md", 4))
    assert one.facts == {"note": "Looms", "interests": "Weaving"}


def test_a_tag_is_an_interest_only_where_the_owner_has_it_too() -> None:
    ada = contact("Ada", tags=("friend", "Weaving"))
    notes = (note("Friends", "friend"), LOOMS)
    assert of_kind(network([ada], knowledge=notes), IdeaKind.NOTE) == []
    known = network([ada], knowledge=notes, me=Owner(interests=("#weaving",)))
    assert of_kind(known, IdeaKind.NOTE) == ["note Notes/Looms.md Looms Weaving"]


TWO: Final = ["introduction People/Ben.md Ben weaving"]
INTRODUCTIONS: Final = {
    "shared": ({}, {}, {}, TWO),
    "other-interest": ({}, {"interests": ("sailing",)}, {}, []),
    "private": ({}, {"private": True}, {}, []),
    "paused": ({}, {"paused": True}, {}, []),
    "deceased": ({}, {"deceased": True}, {}, []),
    "snoozed": ({}, {"snoozed_until": day("2026-12-07")}, {}, []),
    "snoozed-till-today": ({}, {"snoozed_until": day("2026-11-23")}, {}, TWO),
    "one-is-paused": ({"paused": True}, {}, {}, []),
    "colleagues": (
        {"organisations": (Organisation("Acme"),)},
        {"organisations": (Organisation("acme"), Organisation("Other"))},
        {},
        [],
    ),
    "introduced-by": ({"introduced_by": ("People/Ben.md",)}, {}, {}, []),
    "introduced-by-other-way": ({}, {"introduced_by": ("People/Ada.md",)}, {}, []),
    "acquainted": (
        {},
        {},
        {"acquainted": {("People/Ada.md", "People/Ben.md"): place("Daily/2026-01-01.md", 2)}},
        [],
    ),
    "acquainted-in-private": (
        {},
        {},
        {"acquainted": {("People/Ada.md", "People/Ben.md"): None}},
        [],
    ),
    "of-the-private": ({"private": True}, {}, {}, []),
}


@pytest.mark.parametrize(
    ("one", "other", "records", "found"), INTRODUCTIONS.values(), ids=INTRODUCTIONS
)
def test_an_introduction(
    one: dict[str, object], other: dict[str, object], records: dict[str, object], found: list[str]
) -> None:
    people = [replace(ADA, **one), replace(BEN, **other)]  # type: ignore[arg-type]  # facts of a table
    known = network(people, [ADA_CALLED, BEN_CALLED], **records)
    assert of_kind(known, IdeaKind.INTRODUCTION) == found


def test_nobody_introduces_a_stranger() -> None:
    assert of_kind(network([ADA, BEN], [ADA_CALLED]), IdeaKind.INTRODUCTION) == []
    met_once = replace(BEN, met=day("2026-05-01"))
    assert of_kind(network([ADA, met_once], [ADA_CALLED]), IdeaKind.INTRODUCTION) == TWO


def test_not_everybody_is_led_to_the_same_two() -> None:
    pairs = [weaver(f"P{number}") for number in range(12)]
    known = network([one for one, _ in pairs], [call for _, call in pairs])
    firsts = {
        one.about
        for person, _ in pairs
        for one in best(known, person.name)
        if one.kind is IdeaKind.INTRODUCTION
    }
    assert len(firsts) == 12


def test_each_week_begins_with_another() -> None:
    pairs = [weaver(f"P{number}") for number in range(4)]
    known = network([one for one, _ in pairs], [call for _, call in pairs])
    weeks = ("2026-11-23", "2026-11-30", "2026-12-07")
    assert len({best(known, "P0", week)[0].about for week in weeks}) == 3
    assert best(known, "P0", "2026-11-23") == best(known, "P0", "2026-11-29")


def test_the_rarest_shared_interest_comes_first() -> None:
    ada = contact("Ada", interests=("tea", "lace"))
    crowd = [weaver(f"P{number}", interests=("tea",)) for number in range(5)]
    zoe = weaver("Zoe", interests=("lace", "tea"))
    known = network([ada, *(one for one, _ in (*crowd, zoe))], [call for _, call in (*crowd, zoe)])
    assert of_kind(known, IdeaKind.INTRODUCTION)[0] == "introduction People/Zoe.md Zoe lace, tea"


EVENTS: Final = {
    "there": (event("Fair", "2026-12-05", "Ada"), ["there Events/Fair.md Fair 2026-12-05"]),
    "lives-there": (
        event("Fair", "2026-12-05", place="Lisbon"),
        ["local Events/Fair.md Fair 2026-12-05"],
    ),
    "met-at-the-last": (
        event("Fair 2026", "2026-12-05"),
        ["again Events/Fair 2026.md Fair 2026 2026-12-05"],
    ),
    "nothing-says-so": (event("Expo", "2026-12-05", "Ben", place="Porto"), []),
    "over": (event("Expo", "2026-11-20", "Ada"), []),
    "far-ahead": (event("Expo", "2027-06-05", "Ada"), []),
    "no-day": (event("Expo", None, "Ada"), []),
    "private": (event("Expo", "2026-12-05", "Ada", private=True), []),
    "names-the-private": (event("Canary Expo", "2026-12-05", "Ada"), []),
}


@pytest.mark.parametrize(("ahead", "found"), EVENTS.values(), ids=EVENTS)
def test_an_event_both_could_attend(ahead: object, found: list[str]) -> None:
    last = event("Fair 2025", "2025-12-05", "Ada")
    ada = replace(ADA, location="Lisbon")
    known = network([ada, BEN, CANARY], events=(last, ahead))
    assert of_kind(known, IdeaKind.EVENT) == found


def acts(gave: int, received: int) -> list[Interaction]:
    return [
        *(met("Ada", f"2026-08-{n + 1:02}", gave=act()) for n in range(gave)),
        *(met("Ada", f"2026-07-{n + 1:02}", received=act()) for n in range(received)),
    ]


@pytest.mark.parametrize(
    ("gave", "received", "found"),
    [
        pytest.param(1, 2, ["balance 1 2"], id="more received"),
        pytest.param(0, 3, ["balance 0 3"], id="nothing given"),
        pytest.param(0, 2, [], id="too little is known"),
        pytest.param(2, 2, [], id="even"),
        pytest.param(3, 1, [], id="more given"),
        pytest.param(0, 0, [], id="nothing noted"),
    ],
)
def test_give_before_you_ask(gave: int, received: int, found: list[str]) -> None:
    assert of_kind(network([ADA], acts(gave, received)), IdeaKind.BALANCE) == found


def test_what_is_private_does_not_tip_the_balance() -> None:
    quiet = [replace(one, private=True) for one in acts(0, 3)]
    assert of_kind(network([ADA], quiet), IdeaKind.BALANCE) == []


def test_the_balance_shows_where_something_was_received_the_newest_first() -> None:
    (one,) = ideas(network([ADA], acts(0, 5)))
    assert [source.path for source in one.sources] == [
        "Daily/2026-07-05.md",
        "Daily/2026-07-04.md",
        "Daily/2026-07-03.md",
    ]


def mentioned(on: str, line: int = 1) -> Interaction:
    return met("Ada", on, Channel.UNKNOWN, line, recognition=Recognition.MENTION)


UPDATES: Final = {
    "lately": (["2026-11-16"], [], ["update a talk 2026-11-16"]),
    "newest-first": (
        ["2026-10-16", "2026-11-16"],
        [],
        ["update a talk 2026-11-16", "update a talk 2026-10-16"],
    ),
    "told-since": (["2026-11-16"], [met("Ada", "2026-11-17")], []),
    "told-that-day": (["2026-11-16"], [met("Ada", "2026-11-16")], []),
    "told-before": (["2026-11-16"], [met("Ada", "2026-11-15")], ["update a talk 2026-11-16"]),
    "mentioned-since": (
        ["2026-11-16"],
        [mentioned("2026-11-17")],
        ["update a talk 2026-11-16"],
    ),
    "named-in-that-line": (
        ["2026-11-16"],
        [mentioned("2026-11-16", line=3)],
        [],
    ),
    "long-ago": (["2026-08-01"], [], []),
    "ahead": (["2026-11-30"], [], []),
}


@pytest.mark.parametrize(("done", "contacts", "found"), UPDATES.values(), ids=UPDATES)
def test_a_light_update(done: list[str], contacts: list[Interaction], found: list[str]) -> None:
    known = network([ADA], contacts, activities=activities(done))
    assert of_kind(known, IdeaKind.UPDATE) == found


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"private": True}, id="private"),
        pytest.param({"text": "a talk with Canary"}, id="names the private"),
        pytest.param({"text": None}, id="no words"),
        pytest.param({"source": place("People/Canary.md", 9)}, id="in a private note"),
    ],
)
def test_what_is_no_news_for_others(facts: dict[str, object]) -> None:
    done = tuple(replace(one, **facts) for one in activities(["2026-11-16"]))  # type: ignore[arg-type]  # facts of a table
    assert ideas(network([ADA, CANARY], activities=done)) == ()


def born(month: int, on: int) -> tuple[YearlyDay, ...]:
    return (YearlyDay("birthday", PartialDate(month, on), place("People/Ada.md", 5)),)


CONGRATULATIONS: Final = {
    "birthday": (born(11, 27), [], ["day birthday 2026-11-27 ahead"]),
    "today": (born(11, 23), [], ["day birthday 2026-11-23 today"]),
    "far": (born(3, 1), [], []),
    "achievement": ((), [achievement("2026-11-20", "Ada")], ["achievement wrote a book"]),
    "old-achievement": ((), [achievement("2026-10-20", "Ada")], []),
    "achievement-first": (
        born(11, 23),
        [achievement("2026-11-20", "Ada")],
        ["achievement wrote a book", "day birthday 2026-11-23 today"],
    ),
    "private-achievement": ((), [achievement("2026-11-20", "Ada", private=True)], []),
    "with-the-private": (
        (),
        [achievement("2026-11-20", "Ada", "Canary")],
        ["achievement wrote a book"],
    ),
    "names-the-private": ((), [achievement("2026-11-20", "Ada", text="beat Canary")], []),
}


@pytest.mark.parametrize(
    ("days", "achievements", "found"), CONGRATULATIONS.values(), ids=CONGRATULATIONS
)
def test_a_congratulation(
    days: tuple[YearlyDay, ...], achievements: list[object], found: list[str]
) -> None:
    known = network([replace(ADA, yearly_days=days), CANARY], achievements=tuple(achievements))
    assert of_kind(known, IdeaKind.CONGRATULATION) == found


def everything() -> Network:
    """Make a network in which there is an idea of every kind for Ada."""
    return network(
        [replace(ADA, yearly_days=born(11, 27)), BEN],
        [ADA_CALLED, BEN_CALLED, *acts(0, 3)],
        promises=(promise("Ada"),),
        knowledge=(LOOMS,),
        events=(event("Fair", "2026-12-05", "Ada"),),
        activities=activities(["2026-11-16"]),
    )


def test_the_order_is_that_of_the_table() -> None:
    assert [one.kind for one in ideas(everything())] == list(IDEAS) == list(IdeaKind)


def test_on_a_line_stand_two_of_two_kinds() -> None:
    known = replace(everything(), promises=(promise("Ada"), promise("Ada", text="more")))
    kinds = [one.kind for one in best(known)]
    assert kinds == [IdeaKind.PROMISE, IdeaKind.CONGRATULATION]


@pytest.mark.parametrize("number", range(8))
def test_how_many_stand_there_is_a_setting(number: int) -> None:
    settings = Settings(ideas=IdeaSettings(per_line=number))
    assert len(best(everything(), settings=settings)) == min(number, 6)


@pytest.mark.parametrize("kind", IdeaKind)
def test_a_kind_can_be_switched_off(kind: IdeaKind) -> None:
    settings = Settings(ideas=IdeaSettings(off=(kind,)))
    assert [one.kind for one in ideas(everything(), settings=settings)] == [
        one for one in IdeaKind if one is not kind
    ]


def test_an_update_is_for_want_of_anything_else() -> None:
    lonely = network([ADA], [ADA_CALLED], activities=activities(["2026-11-16"]))
    assert [one.kind for one in best(lonely)] == [IdeaKind.UPDATE]
    owing = replace(lonely, promises=(promise("Ada"),))
    assert [one.kind for one in best(owing)] == [IdeaKind.PROMISE]


@pytest.mark.parametrize("fact", ["private", "deceased"])
def test_nothing_is_offered_to_the_private_and_the_deceased(fact: str) -> None:
    known = everything()
    people = tuple(replace(one, **{fact: True}) for one in known.contacts)  # type: ignore[arg-type]  # both are flags
    assert ideas(replace(known, contacts=people)) == ()


def test_no_kind_shows_more_than_three() -> None:
    many = tuple(promise("Ada", text=f"thing {number}") for number in range(9))
    assert len(ideas(network([ADA], promises=many))) == 3
