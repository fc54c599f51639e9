"""The lines of each section: what they say, and what stays out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from life import CANARY
from network_of import act, contact, met, network, ready
from page_of import ids_of, page, page_by, section
from records_of import achievement, activities, organisation, promise

from vaultnet import languages
from vaultnet.core.dates import Span
from vaultnet.core.gates import DRIVERS, GATES
from vaultnet.core.records import (
    Channel,
    Layer,
    Organisation,
    Owner,
    Promiser,
    Source,
    Stage,
)
from vaultnet.core.settings import DaySettings, OwnSettings, Settings
from vaultnet.core.words import phrases_of
from vaultnet.languages import LANGUAGES


@pytest.mark.parametrize(
    ("text", "promiser", "due", "line"),
    [
        pytest.param(
            "send it",
            Promiser.ME,
            "2026-11-23",
            "[[Ada]] – you promised: send it, due today ",
            id="me",
        ),
        pytest.param(
            "send it",
            Promiser.THEM,
            "2026-11-22",
            "[[Ada]] – you wait for: send it, due since 2026-11-22 ",
            id="them",
        ),
        pytest.param(
            "Ada sends it",
            Promiser.THEM,
            "2026-11-22",
            "[[Ada]] sends it, due since 2026-11-22 – you wait for it ",
            id="the name stands there once",
        ),
        pytest.param(
            "Adam sends it",
            Promiser.THEM,
            "2026-11-22",
            "[[Ada]] – you wait for: Adam sends it, due since 2026-11-22 ",
            id="another name stays",
        ),
        pytest.param(
            None,
            Promiser.ME,
            "2026-11-29",
            "[[Ada]] – what you promised, due by 2026-11-29 ",
            id="no words",
        ),
    ],
)
def test_a_promise_says_whose_it_is_and_when(
    text: str | None, promiser: Promiser, due: str, line: str
) -> None:
    known = network(
        [contact("Ada")], promises=(promise("Ada", due=due, text=text, promiser=promiser),)
    )
    assert section(page(known), "Promises") == [f"- {line}([[2026-11-01]], line 4)."]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("wrote a book", "[[Ada]]: congratulations on: wrote a book"),
        ("Ada wrote a book", "[[Ada]] wrote a book"),
        ("Countess wrote a book", "[[Ada]] wrote a book"),
        ("Ada", "[[Ada]]: congratulations on: Ada"),
    ],
)
def test_an_achievement_names_its_contact_once(text: str, line: str) -> None:
    won = achievement("2026-11-22", "Ada", text=text)
    known = network([contact("Ada", aliases=("Countess",))], achievements=(won,))
    found = section(page(known), "To congratulate")
    assert found == [f"- {line} ([[2026-11-22]], line 7)."]


def test_a_suggestion_says_each_thing_once() -> None:
    """To have met after the first week says that one met, value both ways that there was any."""
    history = [
        met("Ada", f"2026-0{month}-01", Channel.MEETING, gave=act()) for month in range(1, 8)
    ]
    history.append(met("Ada", "2026-08-01", received=act()))
    known = network([contact("Ada", stage=Stage.COMMUNICATION)], history)
    (line,) = section(page(known), "Perhaps the next stage")
    assert "7 meetings" not in line.partition("after the first week")[2]
    assert "something of value exchanged" not in line
    assert "Not known: how promises are kept; shared interests; joint projects." in line


def test_a_suggestion_says_what_it_can_do_without() -> None:
    history = [met("Ada", "2026-08-01", Channel.CALL)]
    history.append(met("Ada", "2026-08-02", Channel.MEETING, gave=act()))
    (line,) = section(page(network([contact("Ada")], history)), "Perhaps the next stage")
    assert "Missing, but not needed: in touch 1 of 3 times in 12 months in a way that is" in line


def test_a_promise_of_next_week_can_wait() -> None:
    known = network([contact("Ada")], promises=(promise("Ada", due="2026-11-30"),))
    assert section(page(known), "Promises") == []


def test_an_edit_above_a_promise_leaves_its_id() -> None:
    known = network([contact("Ada")], promises=(promise("Ada", due="2026-11-24"),))
    moved = replace(known.promises[0], source=Source(known.promises[0].source.path, 90))
    assert ids_of(page(known)) == ids_of(page(replace(known, promises=(moved,))))


def test_the_promises_without_a_day_are_one_line() -> None:
    names = [f"P{number}" for number in range(7)]
    known = network(
        map(contact, names),
        promises=tuple(
            promise(name, counted=True, source=Source("A.md", line))
            for line, name in enumerate(names)
        ),
    )
    (line,) = section(page(known), "Promises")
    named = "[[P0]], [[P1]], [[P2]], [[P3]], [[P4]] and 2 more"
    assert line == f"- 7 promises without a day: {named}. All: `vaultnet promises`."


def test_a_plain_task_without_a_day_is_not_on_the_page() -> None:
    known = network([contact("Ada")], promises=(promise("Ada"),))
    assert section(page(known), "Promises") == []


def test_private_evidence_speaks_and_is_not_named() -> None:
    person, interactions = ready("Ada")
    quiet = [
        replace(one, private=True, source=Source(f"Canary {number}.md", 1))
        for number, one in enumerate(interactions)
    ]
    text = page(network([person], quiet, me=Owner("Me.md", ("weaving",))))
    (line,) = section(text, "Perhaps the next stage")
    assert "in touch 3 times in 12 months; " in line
    assert CANARY not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_has_its_words(language: str) -> None:
    phrases = phrases_of(languages.load(language))
    never_missing = {"value_act"}
    unknown = {"shared_interest", "value_act", "days_known", "value_both_ways", "promises_kept"}
    judges = {judge for gate in GATES.values() for demand in gate for judge in demand}
    names = {judge.__name__ for judge in {*judges, *DRIVERS}} | {"drivers"}
    for name in names:
        code = f"criterion.{name.replace('_', '-')}"
        assert phrases.has(f"{code}.met"), code
        assert phrases.has(f"{code}.missing") or name in never_missing, code
        assert phrases.has(f"{code}.unknown") or name not in unknown, code


def test_a_holiday_is_one_line_for_all_who_keep_it() -> None:
    people = [contact(f"P{number}", job="weaver") for number in range(7)]
    (line,) = section(page(network(people)), "Yearly days")
    assert (
        line == "- Day of Looms on 2026-11-28: [[P0]], [[P1]], [[P2]], [[P3]], [[P4]] and 2 more."
    )
    off = Settings(days=DaySettings(holidays=False))
    assert section(page_by(off, network(people)), "Yearly days") == []


@pytest.mark.parametrize(("count", "lines"), [(3, 3), (4, 1), (90, 1)])
def test_an_anniversary_of_many_is_one_line(count: int, lines: int) -> None:
    people = [
        contact(f"P{number:02}", organisations=(Organisation("Loom"),)) for number in range(count)
    ]
    loom = organisation("Loom", (11, 25, 2016))
    known = network(people, organisations=(loom,))
    found = section(page(known), "Yearly days")
    assert len(found) == lines
    if lines == 1:
        assert found[0].startswith("- anniversary of Loom on 2026-11-25 (10 years): [[P00]], ")
        assert found[0].endswith(" ([[Loom]], line 3).")
        greeted = replace(known, interactions=(met("P00", "2026-11-25"),))
        later = page(greeted, "2026-11-25", page(known))
        assert ids_of(later)[: len(ids_of(page(known)))] == ids_of(page(known))


@pytest.mark.parametrize(
    ("days", "asked", "line"),
    [
        pytest.param([], 1, [], id="never noted"),
        pytest.param(["2026-11-27"], 1, [], id="only ahead"),
        pytest.param(
            ["2026-11-02"],
            1,
            ["- Nothing noted this week yet. The last one: a talk ([[2026-11-02]], line 3)."],
            id="before",
        ),
        pytest.param(
            ["2026-11-23", "2026-11-02"],
            2,
            ["- Done this week: 1 of 2. The last one: a talk ([[2026-11-23]], line 3)."],
            id="one of two",
        ),
        pytest.param(
            ["2026-11-23", "2026-11-22"],
            1,
            ["- Done this week: 1 of 1. The last one: a talk ([[2026-11-23]], line 3)."],
            id="one of one, and one the week before",
        ),
        pytest.param(["2026-11-23"], 0, [], id="not asked for"),
    ],
)
def test_own_activity_is_one_line(days: list[str], asked: int, line: list[str]) -> None:
    settings = Settings(own=OwnSettings(activities=asked))
    text = page_by(settings, network([], activities=activities(days)))
    assert section(text, "What you do in public") == line


NEVER_MET: Final = {
    "the known layer leads, and the lighter of the others": (
        ["2025-01-05", "2026-10-01"],
        "Already due",
        (
            "- [[Ada]]: a light update, due since 2026-11-01 (every month, as the note says). "
            "Also a conversation, none noted yet (every 3 months). "
            "Last contact: message on 2026-10-01"
        ),
    ),
    "nothing but open": (
        ["2025-01-05", "2026-11-20"],
        "Due this week",
        (
            "- [[Ada]]: a conversation, none noted yet (every 3 months, as the note says). Last "
            "contact: message on 2026-11-20"
        ),
    ),
}


@pytest.mark.parametrize(("days", "heading", "line"), NEVER_MET.values(), ids=NEVER_MET)
def test_a_layer_never_noted_is_told_with_no_days(days: list[str], heading: str, line: str) -> None:
    """The lighter of those never noted alone, behind what is noted and due."""
    layers = {Layer.LIGHT: Span(months=1), Layer.DEEP: Span(months=3), Layer.MEETING: Span(years=1)}
    known = network(
        [contact("Ada", cadence=layers)],
        [replace(met("Ada", on), source=Source("Letters.md", 3)) for on in days],
    )
    (row,) = section(page(known), heading)
    assert row.startswith(line)
    assert "meeting" not in row
