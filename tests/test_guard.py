"""The guard: what of a network others may read, and what leaves the vault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from network_of import contact, day, met, network
from records_of import event, group, promise

from vaultnet.core.disclosure import disclose
from vaultnet.core.guard import Guard
from vaultnet.core.open_records import NOWHERE
from vaultnet.core.planning import make_plan
from vaultnet.core.promises import PromiseState
from vaultnet.core.records import Channel, Network, Source
from vaultnet.core.settings import Settings

VERA = contact("Vera Quill", aliases=("Nyx",), private=True)
ADA = contact("Ada")


def opened(known: Network) -> Network:
    settings = Settings()
    return disclose(known, make_plan(known, settings, day("2026-11-23")), settings).network


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a talk on looms", True),
        ("lunch with Vera Quill", False),
        ("https://example.org/Vera%20Quill", False),
        ("vera_quill", False),
        ("a verandah", True),
    ],
)
def test_words_are_told_that_name_nobody_private(text: str, *, told: bool) -> None:
    assert Guard(network([ADA, VERA])).tells(text) is told


def test_an_alias_that_is_a_private_name_makes_no_open_name() -> None:
    younger = contact("Selma Bloom", aliases=("Vera Quill",))
    guard = Guard(network([younger, VERA]))
    assert guard.tells_line("selma.bloom@example.org")
    assert not guard.tells_line("vera.quill@example.org")


@pytest.mark.parametrize(
    ("path", "linked"),
    [
        ("People/Ada.md", True),
        ("People/Vera Quill.md", False),
        ("Notes/Vera Quill at the fair.md", False),
        ("Notes/Diary.md", False),
        ("Events/Fair.md", False),
        ("Notes/Looms.md", True),
    ],
)
def test_notes_are_linked_that_are_open(path: str, *, linked: bool) -> None:
    known = network(
        [ADA, VERA],
        private_notes=frozenset({"Notes/Diary.md"}),
        events=(event("Fair", "2026-11-01", private=True),),
    )
    assert Guard(known).links_to(path) is linked


def test_a_place_where_something_private_stands_is_hidden() -> None:
    hidden = Source("Daily/2026-11-01.md", 4)
    known = network([ADA], (met("Ada", "2026-11-01", source=hidden, private=True),))
    guard = Guard(known)
    assert guard.hides(hidden)
    assert not guard.hides(replace(hidden, line=5))


def test_who_was_there_besides_takes_the_words_along() -> None:
    shared = replace(
        met("Ada", "2026-11-01", Channel.CALL, summary="of looms"),
        contacts=("People/Ada.md", "People/Vera Quill.md"),
    )
    known = opened(network([ADA, VERA], (shared,)))
    (one,) = known.interactions
    assert (one.contacts, one.summary) == (("People/Ada.md",), None)


def test_open_promises_keep_their_states() -> None:
    known = network(
        [ADA, VERA],
        promises=(
            promise("Vera Quill", due="2026-11-01"),
            promise("Ada", due="2026-11-20", source=Source("Daily/2026-11-02.md", 2)),
            promise("Ada", due="2026-11-25", private=True),
        ),
    )
    settings = Settings()
    found = disclose(known, make_plan(known, settings, day("2026-11-23")), settings)
    assert [one.due for one in found.network.promises] == [day("2026-11-20")]
    assert found.promise_states == (PromiseState.LATE,)


def test_members_and_participants_are_open() -> None:
    known = opened(
        network(
            [ADA, VERA],
            groups=(group("Choir", "Ada", "Vera Quill", others=("Nyx", "Tom")),),
            events=(event("Expo", "2026-11-01", "Ada", "Vera Quill", place="Vera Quill's"),),
        )
    )
    assert (known.groups[0].members, known.groups[0].others) == (("People/Ada.md",), ("Tom",))
    assert (known.events[0].participants, known.events[0].place) == (("People/Ada.md",), None)


def test_a_record_stays_whose_note_names_somebody_private_without_its_place() -> None:
    place = Source("Notes/Lunch with Vera Quill.md", 3)
    known = opened(network([ADA, VERA], (met("Ada", "2026-11-01", source=place),)))
    assert [one.source for one in known.interactions] == [NOWHERE]
