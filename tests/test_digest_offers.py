"""What to offer at the end of a person's line: words, links, discretion, steadiness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from ideas_of import note
from network_of import contact, met, network
from page_of import ids_of, page, page_by, section
from records_of import activities, event, promise

from vaultnet.core.dates import Span
from vaultnet.core.ideas import IDEAS
from vaultnet.core.records import Channel, Layer
from vaultnet.core.settings import IdeaSettings, Settings
from vaultnet.core.words import phrases_of
from vaultnet.languages import LANGUAGES, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Network

MONTHLY: Final = {Layer.ANY: Span(months=1)}
CANARY: Final = contact("Canary", private=True, interests=("weaving",), cadence=MONTHLY)


def known(**records: object) -> Network:
    """Make Ada, who is due, Ben, who likes weaving too, and somebody private."""
    people = [
        contact("Ada", interests=("weaving",), interests_line=4, cadence=MONTHLY),
        contact("Ben", interests=("Weaving",), interests_line=7),
        CANARY,
    ]
    calls = [met(name, "2026-09-01", Channel.CALL) for name in ("Ada", "Ben", "Canary")]
    return network(people, calls, **records)


def line(text: str) -> str:
    (found,) = section(text, "Already due")
    return found


def offered(text: str) -> str:
    return line(text).partition(" To offer: ")[2]


OFFERS: Final = {
    "introduction": (
        {},
        "an introduction to [[Ben]], who likes weaving too (line 7 there).",
    ),
    "note": (
        {"knowledge": (note("Looms", "weaving"),)},
        "your note [[Looms]], on weaving (line 3 there); an introduction to [[Ben]]",
    ),
    "hostile-name": (
        {"knowledge": (note("Looms *old*", "weaving"),)},
        "your note [[Looms *old*",
    ),
    "promise": (
        {"promises": (promise("Ada", text="send [[x]]"),)},
        "your open task: send \\[\\[x\\]\\] ([[2026-11-01]], line 4); an introduction",
    ),
    "event": (
        {"events": (event("Fair", "2026-12-05", "Ada"),)},
        (
            "an introduction to [[Ben]], who likes weaving too (line 7 there); "
            "seeing each other at [[Fair]], 2026-12-05 (line 2 there)."
        ),
    ),
}


@pytest.mark.parametrize(("records", "said"), OFFERS.values(), ids=OFFERS)
def test_it_ends_the_line(records: Mapping[str, object], said: str) -> None:
    assert offered(page(known(**records))).startswith(said)


def test_one_or_none_by_the_settings() -> None:
    records = known(promises=(promise("Ada"),))
    one = page_by(Settings(ideas=IdeaSettings(per_line=1)), records)
    assert offered(one) == "your open task: send the slides ([[2026-11-01]], line 4)."
    none = page_by(Settings(ideas=IdeaSettings(off=tuple(IDEAS))), records)
    assert "To offer" not in none


@pytest.mark.parametrize("cadence", [{}, MONTHLY], ids=["only met", "due besides"])
def test_a_follow_up_has_ideas_unless_they_stand_with_who_is_due(
    cadence: Mapping[Layer, Span],
) -> None:
    ada = contact("Ada", cadence=cadence)
    seen = met("Ada", "2026-10-01", Channel.EVENT, event="Events/Fair.md")
    text = page(
        network(
            [ada],
            [seen],
            events=(event("Fair", "2026-10-01", "Ada"),),
            promises=(promise("Ada"),),
        )
    )
    (row,) = section(text, "After an event")
    assert ("To offer: your open task" in row) is not bool(cadence)
    assert text.count("To offer") == 1


def test_nobody_private_is_offered_or_named() -> None:
    records = known(
        promises=(promise("Ada", text="ask Canary"), promise("Ada", "Canary", text="both")),
        knowledge=(note("Canary looms", "weaving"),),
        activities=tuple(
            replace(one, text="a talk with Canary") for one in activities(["2026-11-16"])
        ),
    )
    text = page(records)
    assert "Canary" not in text
    assert offered(text) == "an introduction to [[Ben]], who likes weaving too (line 7 there)."


def test_an_idea_that_changes_changes_its_line_alone() -> None:
    monday = page(known(promises=(promise("Ada"),)))
    tuesday = page(known(), "2026-11-24", monday)
    assert ids_of(tuesday) == ids_of(monday)
    assert "your open task" in line(monday)
    assert "your open task" not in line(tuesday)
    assert "an introduction to [[Ben]]" in line(tuesday)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_idea_has_its_words(language: str) -> None:
    phrases = phrases_of(load(language))
    codes = ("promise", "task", "achievement", "note", "introduction", "there", "local", "again")
    for code in (*codes, "balance", "update", "day"):
        assert phrases.has(f"idea.{code}"), code
    for code in ("promise", "task", "achievement"):
        assert phrases.has(f"idea.{code}.untold"), code
