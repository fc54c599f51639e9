"""What holds of ideas whatever the records are."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from ideas_of import ground, ideas, note
from network_of import contact, day, met, network
from records_of import achievement, activities, event, promise

from vaultnet.core.ideas import all_ideas, best_ideas
from vaultnet.core.records import Channel, Source, ValueAct

if TYPE_CHECKING:
    from vaultnet.core.ideas import Idea
    from vaultnet.core.records import Network

NAMES = ("Ada", "Ben", "Cid", "Dov", "Gil", "Fay")
INTERESTS = ("weaving", "tea", "lace")
DAYS = ("2026-09-01", "2026-10-20", "2026-11-16", "2026-11-22", "2026-12-05")
FLAGS = ("private", "paused", "deceased")

names = st.sampled_from(NAMES)
days = st.sampled_from(DAYS)
texts = st.sampled_from(("slides", "ask Ben", "a book for Gil", None))
people = st.tuples(
    *(
        st.builds(
            lambda name, interests, flags, snoozed: contact(
                name,
                interests=tuple(sorted(interests)),
                snoozed_until=day("2026-12-05") if snoozed else None,
                **dict.fromkeys(flags, True),
            ),
            st.just(name),
            st.sets(st.sampled_from(INTERESTS)),
            st.sets(st.sampled_from(FLAGS), max_size=1),
            st.booleans(),
        )
        for name in NAMES
    )
)
contacts = st.lists(
    st.builds(
        lambda name, on, line, private, notes, got: met(
            name,
            on,
            Channel.CALL,
            line,
            private=private,
            notes=tuple(sorted(f"Notes/{one}.md" for one in notes)),
            received=(ValueAct("advice"),) if got else (),
        ),
        names,
        days,
        st.integers(1, 9),
        st.booleans(),
        st.sets(st.sampled_from(("A", "B")), max_size=1),
        st.booleans(),
    ),
    max_size=12,
)
pairs = st.sets(
    st.tuples(names, names)
    .map(lambda two: (min(two), max(two)))
    .filter(lambda two: two[0] < two[1])
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a network with some records of each kind."""
    two = st.lists(names, min_size=1, max_size=2, unique=True)
    promises = [
        promise(*draw(two), text=draw(texts), private=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 3)))
    ]
    return network(
        draw(people),
        draw(contacts),
        promises=tuple(promises),
        achievements=tuple(
            achievement(on, *draw(two), text=draw(texts)) for on in draw(st.sets(days, max_size=2))
        ),
        activities=tuple(
            replace(one, text=draw(texts)) for one in activities(draw(st.sets(days, max_size=3)))
        ),
        knowledge=(
            note("A", *draw(st.sets(st.sampled_from(INTERESTS), min_size=1))),
            note("B for Fay", *draw(st.sets(st.sampled_from(INTERESTS), min_size=1))),
        ),
        events=(event("Fair", "2026-12-05", *draw(two)),),
        acquainted={
            (f"People/{one}.md", f"People/{other}.md"): Source(f"People/{one}.md", 2)
            for one, other in sorted(draw(pairs))
        },
    )


def every_idea(known: Network) -> dict[str, tuple[Idea, ...]]:
    base = ground(known)
    return {one.path: all_ideas(one.path, base) for one in known.contacts}


@given(networks())
def test_an_idea_has_a_source_and_a_line_has_two_kinds_at_most(known: Network) -> None:
    base = ground(known)
    for person in known.contacts:
        found = all_ideas(person.path, base)
        assert all(one.sources for one in found)
        assert all(source.line >= 1 for one in found for source in one.sources)
        best = best_ideas(person.path, base)
        assert len({one.kind for one in best}) == len(best) <= 2
        assert set(map(repr, best)) <= set(map(repr, found))


@given(networks())
def test_nobody_private_is_ever_named(known: Network) -> None:
    private = {one.name for one in known.contacts if one.private}
    for path, found in every_idea(known).items():
        assert not found or path.removeprefix("People/").removesuffix(".md") not in private
        for one in found:
            told = " ".join((one.about or "", *map(str, one.facts.values())))
            places = " ".join(source.path for source in one.sources)
            assert not any(name in told or name in places for name in private)


@given(networks())
def test_whom_one_introduces_is_free_and_does_not_know_the_other(known: Network) -> None:
    by_path = {one.path: one for one in known.contacts}
    for path, found in every_idea(known).items():
        for one in found:
            if one.code == "introduction" and one.about:
                other = by_path[one.about]
                assert not any((other.paused, other.deceased, other.snoozed_until))
                assert not by_path[path].paused
                assert (min(path, other.path), max(path, other.path)) not in known.acquainted
                assert set(by_path[path].interests) & set(other.interests)


@given(networks(), st.integers(0, 2**16))
def test_the_order_of_the_records_shows_in_no_idea(known: Network, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret

    def mixed(kind: str) -> tuple[object, ...]:
        records = list(getattr(known, kind))
        chance.shuffle(records)
        return tuple(records)

    kinds = ("contacts", "promises", "activities", "knowledge", "events", "achievements")
    other = replace(known, **{kind: mixed(kind) for kind in kinds})  # type: ignore[arg-type]  # records of the same kind
    assert every_idea(other) == every_idea(known)


@given(networks())
def test_who_shares_nothing_changes_no_idea_of_others(known: Network) -> None:
    stranger = contact("Zed", interests=("sailing",))
    more = replace(
        known,
        contacts=(*known.contacts, stranger),
        knowledge=(*known.knowledge, note("Zed's sails", "sailing")),
        interactions=(*known.interactions, met("Zed", "2026-01-01")),
        promises=(*known.promises, promise("Zed", text="a map")),
    )
    before, after = every_idea(known), every_idea(more)
    assert {path: after[path] for path in before} == before


@given(networks())
def test_a_note_that_was_given_is_not_offered_again(known: Network) -> None:
    given_to = {
        (path, linked)
        for one in known.interactions
        if one.day <= day("2026-11-23")
        for path in one.contacts
        for linked in one.notes
    }
    for name in NAMES:
        for one in ideas(known, name):
            assert one.code != "note" or (f"People/{name}.md", one.about) not in given_to
