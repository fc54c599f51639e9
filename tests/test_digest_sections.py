"""Each section of the page, in both languages: its lines, what becomes of them, what stays out."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from life import CANARY, CONTACTS, HOLIDAYS, MONDAY, life
from network_of import act, contact, day, met, network
from records_of import achievement, activities, organisation, promise

from vaultnet import languages
from vaultnet.core.dates import Span
from vaultnet.core.gates import DRIVERS, GATES
from vaultnet.core.planning import make_plan
from vaultnet.core.records import (
    Channel,
    Contact,
    Dismissal,
    Interaction,
    Layer,
    Network,
    Organisation,
    Owner,
    Promiser,
    Source,
    Stage,
)
from vaultnet.core.settings import DaySettings, DigestSettings, OwnSettings, Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest.compose import compose
from vaultnet.digest.page import ids_of as lines_of
from vaultnet.digest.sections import SECTIONS
from vaultnet.digest.view import View
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDENS: Final = Path(__file__).parent / "goldens"
WEEK: Final = [f"2026-11-{number}" for number in range(23, 30)]


def link(path: str, shown: str | None) -> str | None:
    name = path.rpartition("/")[2].removesuffix(".md")
    return f"[[{name}|{shown}]]" if shown else f"[[{name}]]"


def page(
    known: Network, today: str = MONDAY, before: str | None = None, language: str = "en"
) -> str:
    settings = Settings(language=language, digest=DigestSettings(budget=2))
    return page_by(settings, known, today, before)


def page_by(
    settings: Settings, known: Network, today: str = MONDAY, before: str | None = None
) -> str:
    view = View(
        plan=make_plan(
            known, settings, day(today), holidays=HOLIDAYS, shown=lines_of(before or "")
        ),
        network=known,
        settings=settings,
        phrases=phrases_of(languages.load(settings.language)),
        link=link,
    )
    return compose(view, before)


def section(text: str, heading: str) -> list[str]:
    """Give the lines under a heading, without their boxes and ids."""
    _, _, rest = text.partition(f"## {heading}\n")
    rows = rest.partition("\n\n")[0].split("\n")
    return [re.sub(r" \^vn-[0-9a-z]+$", "", bare(row)) for row in rows if row]


def bare(row: str) -> str:
    """Give a line without its box; of one due no more, whose it is and what became of it."""
    row = re.sub(r"^- \[.\] ", "- ", row)
    closed = re.fullmatch(r"- (?:You wait for )?(.*?\]\])(?::| –) .*? ([✓⇒]) (.*)", row)
    return f"- {closed[2].replace('⇒', '–')} {closed[1]}: {closed[3]}" if closed else row


def ids_of(text: str) -> list[str]:
    return [row.rpartition("^")[2] for row in text.split("\n") if "^vn-" in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_life(language: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / f"life-{language}.md", page(life(), language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_has_a_heading_and_the_life_fills_it(language: str) -> None:
    phrases = phrases_of(languages.load(language))
    text = page(life(), language=language)
    empty = {"this-week"}
    for code in SECTIONS.keys() - empty:
        assert section(text, phrases.say(f"digest.heading.{code}")), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", WEEK)
def test_nothing_private_is_named_on_any_day(language: str, today: str) -> None:
    monday = page(life(), language=language)
    assert CANARY not in page(life(), today, language=language)
    assert CANARY not in page(life(), today, monday, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_becomes_private_within_the_week_is_taken_off_the_page(language: str) -> None:
    monday = page(life(), language=language)
    names = [one.name for one in CONTACTS]
    hidden = replace(life(), contacts=tuple(replace(one, private=True) for one in life().contacts))
    tuesday = page(hidden, "2026-11-24", monday, language)
    assert ids_of(tuesday)[: len(ids_of(monday))] == ids_of(monday)
    for name in names:
        assert f"[[{name}]]" not in tuesday, name


def test_the_head_of_the_page_is_short_and_begins_with_what_to_do() -> None:
    rows = page(life()).split("\n")
    assert rows[2].startswith("- Begin with ")
    assert rows[:25].index("## Already due") <= 7


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


# What becomes of each kind of line: by a change of the life, the words that its line then has.
CLOSED: Final[dict[str, tuple[str, Callable[[Network], Network], str]]] = {
    "promise-kept": (
        "you promised",
        lambda known: replace(
            known,
            promises=tuple(
                replace(one, settled=True, done=day("2026-11-24")) for one in known.promises
            ),
        ),
        "- ✓ [[Ada]]: the promise is kept.",
    ),
    "promise-called-off": (
        "[[Ben]] – you wait for",
        lambda known: replace(
            known,
            promises=tuple(replace(one, settled=True, cancelled=True) for one in known.promises),
        ),
        "- – [[Ben]]: the promise is called off.",
    ),
    "promise-gone": (
        "you promised",
        lambda known: replace(known, promises=()),
        "- – [[Ada]]: no longer due.",
    ),
    "promises-have-days": (
        "promise without a day",
        lambda known: replace(known, promises=()),
        "- Every promise has a day.",
    ),
    "follow-up-done": (
        "a word after",
        lambda known: replace(
            known, interactions=(met("Cid", "2026-11-24", Channel.CALL), *known.interactions)
        ),
        "- ✓ [[Cid]]: done, call ([[2026-11-24]], line 1).",
    ),
    "follow-up-paused": (
        "a word after",
        lambda known: replace(
            known, contacts=tuple(replace(one, paused=True) for one in known.contacts)
        ),
        "- – [[Cid]]: paused.",
    ),
    "achievement-congratulated": (
        "wrote a book ([[",
        lambda known: replace(known, interactions=(met("Dov", "2026-11-24"), *known.interactions)),
        "- ✓ [[Dov]]: done, message ([[2026-11-24]], line 1).",
    ),
    "stage-taken": (
        "from acquaintance to",
        lambda known: replace(
            known,
            contacts=tuple(replace(one, stage=Stage.COMMUNICATION) for one in known.contacts),
        ),
        "- ✓ [[Ada]]: now communication.",
    ),
    "stage-dismissed": (
        "from acquaintance to",
        lambda known: replace(
            known,
            contacts=tuple(
                replace(one, stage_dismissed=Dismissal(day("2026-11-24"), ""))
                for one in known.contacts
            ),
        ),
        "- – [[Ada]]: not this time.",
    ),
    "stage-without-grounds": (
        "from acquaintance to",
        lambda known: replace(known, interactions=()),
        "- – [[Ada]]: the notes do not speak for the next stage now.",
    ),
    "event-put-off": (
        "- [[RiverConf 2026]]",
        lambda known: replace(
            known,
            events=tuple(
                replace(one, first=day("2027-05-01"), last=day("2027-05-01"))
                for one in known.events
            ),
        ),
        "- – [[RiverConf 2026]]: not within the next weeks.",
    ),
    "event-over": (
        "- [[RiverConf 2026]]",
        lambda known: replace(
            known,
            events=tuple(
                replace(one, first=day("2026-11-21"), last=day("2026-11-22"))
                for one in known.events
            ),
        ),
        "- – [[RiverConf 2026]] is over.",
    ),
    "appointment-gone": (
        "- [[Ben]]: call",
        lambda known: replace(known, interactions=()),
        "- – [[Ben]]: no longer due.",
    ),
    "own-activity-not-asked": (
        "Done this week",
        lambda known: replace(known, activities=()),
        "- Nothing is asked of you.",
    ),
    "drifting-done": (
        "usually in touch every",
        lambda known: replace(known, interactions=(met("Fay", "2026-11-24"), *known.interactions)),
        "- ✓ [[Fay]]: done, message ([[2026-11-24]], line 1).",
    ),
    "reconnect-put-off": (
        "trust rated 5 of 5",
        lambda known: replace(
            known,
            contacts=tuple(replace(one, snoozed_until=day("2027-01-01")) for one in known.contacts),
        ),
        "- – [[Gil]]: put off until 2027-01-01.",
    ),
    "nobody-waits": (
        "waiting for a later week",
        lambda known: replace(known, interactions=(met("Hal", "2026-11-24"), *known.interactions)),
        "- Nobody waits for a later week.",
    ),
    "profile-updated": (
        "look at your own profile",
        lambda known: replace(known, me=Owner("Me.md", profile_updated=day("2026-11-24"))),
        "- – No longer due.",
    ),
    "private-matters-gone": (
        "more things are private",
        lambda _: network([]),
        "- Nothing else is private.",
    ),
}


@pytest.mark.parametrize(("part", "change", "closed"), CLOSED.values(), ids=CLOSED)
def test_what_becomes_of_a_line(
    part: str, change: Callable[[Network], Network], closed: str
) -> None:
    monday = page(life())
    tuesday = page(change(life()), "2026-11-24", monday)
    (row,) = (row for row in monday.split("\n") if part in row)
    line_id = row.rpartition("^")[2]
    assert f"{closed} ^{line_id}" in list(map(bare, tuesday.split("\n")))


def test_an_appointment_whose_day_has_come() -> None:
    ahead = met("Ada", "2026-11-25", Channel.CALL)
    monday = page(network([contact("Ada")], [ahead]))
    assert section(monday, "Planned") == ["- [[Ada]]: call ([[2026-11-25]], line 1)."]
    wednesday = page(network([contact("Ada")], [ahead]), "2026-11-25", monday)
    assert "- ✓ [[Ada]]: call ([[2026-11-25]], line 1); the day has come. ^" in wednesday


def test_an_anniversary_that_was_greeted() -> None:
    monday = page(life())
    greeted = replace(
        life(), interactions=(met("Ada", "2026-11-27", Channel.CALL), *life().interactions)
    )
    friday = page(greeted, "2026-11-27", monday)
    assert friday.count("✓ done, call ([[2026-11-27]], line 1).") == 1


def ready(name: str) -> tuple[Contact, list[Interaction]]:
    """Make somebody whose notes speak for the next stage."""
    days = ("2026-11-10", "2026-10-10", "2026-09-10")
    return contact(name, interests=("weaving",)), [met(name, one, gave=act()) for one in days]


def test_three_suggestions_a_week_and_nobody_takes_the_place_of_one_that_is_settled() -> None:
    names = ("Ada", "Ben", "Cid", "Dov", "Eve")
    people, interactions = [], list[Interaction]()
    for name in names:
        person, history = ready(name)
        people.append(person)
        interactions += history
    me = Owner("Me.md", ("weaving",))
    monday = page(network(people, interactions, me=me))
    assert len(section(monday, "Perhaps the next stage")) == 3
    taken = [replace(people[0], stage=Stage.COMMUNICATION), *people[1:]]
    # Somebody with more evidence would now come first, and still waits for the next week.
    more = [met("Eve", f"2026-0{month}-01", Channel.CALL) for month in range(1, 9)]
    tuesday = page(network(taken, [*interactions, *more], me=me), "2026-11-24", monday)
    lines = section(tuesday, "Perhaps the next stage")
    assert [line.split("]]")[0] for line in lines] == ["- ✓ [[Ada", "- [[Ben", "- [[Cid"]
    assert "Since then" not in tuesday
    next_week = page(network(taken, [*interactions, *more], me=me), "2026-11-30")
    assert section(next_week, "Perhaps the next stage")[0].startswith("- [[Eve]]")


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


@examples(max_examples=60)
@given(st.lists(st.integers(0, 2**16), min_size=2, max_size=4))
def test_no_line_of_any_section_is_moved_or_removed_within_its_week(seeds: list[int]) -> None:
    """Some days of one week; each day other records are there, on other lines of their notes."""
    text: str | None = None
    for number, seed in enumerate(seeds):
        today, known = WEEK[number], part_of(life(), random.Random(seed))  # noqa: S311  no secret
        renewed = page(known, today, text)
        if text is not None:
            assert ids_of(renewed)[: len(ids_of(text))] == ids_of(text)
        assert len(set(ids_of(renewed))) == len(ids_of(renewed))
        assert page(known, today, renewed) == renewed
        assert CANARY not in renewed
        text = renewed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_are_the_numbers_of_lines(language: str) -> None:
    text = page(life(), language=language)
    counts = next(row for row in text.split("\n") if row.endswith("^vn-counts"))
    say = phrases_of(languages.load(language)).say
    counted = ("overdue", "promises", "follow-ups", "yearly-days", "achievements", "stages")
    for code in counted:
        lines = section(text, say(f"digest.heading.{code}"))
        assert say(f"digest.count.{code}", n=len(lines)) in counts


def part_of(known: Network, chance: random.Random) -> Network:
    """Leave out some records of each kind, and move the others down in their notes."""

    def some(records: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(
            replace(one, source=Source(one.source.path, one.source.line + chance.randrange(3)))  # type: ignore[attr-defined, type-var]  # every record has its source
            for one in records
            if chance.random() < 0.7
        )

    kinds = ("promises", "events", "groups", "organisations", "achievements", "activities")
    changed = {kind: some(getattr(known, kind)) for kind in kinds}
    met_of = tuple(one for one in known.interactions if chance.random() < 0.7)
    return replace(known, interactions=met_of, **changed)  # type: ignore[arg-type]  # likewise


NEVER_MET: Final = {
    "the known layer leads, and the lighter of the others": (
        ["2025-01-05", "2026-10-01"],
        "Already due",
        (
            "- [[Ada]]: a light update, due since 2026-11-01 (every month, as the note says). "
            "Also a conversation, none noted yet (every 3 months, as the note says). "
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
