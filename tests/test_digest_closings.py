"""What becomes of the lines of a page within its week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from life import life
from network_of import contact, day, met, network, ready
from page_of import bare, page, section

from vaultnet.core.records import (
    Channel,
    Dismissal,
    Interaction,
    Network,
    Owner,
    Stage,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WEEK: Final = [f"2026-11-{number}" for number in range(23, 30)]


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
        "- ✓ Your own profile: updated on 2026-11-24.",
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
