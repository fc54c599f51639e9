"""Bridges: who alone leads to an organisation, a group, a series of events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, network
from records_of import event, group

from vaultnet.core.bridges import Bridge, WorldKind, bridges_of
from vaultnet.core.records import Contact, Network, Organisation, Source

TODAY = day("2026-11-23")
ACME = Organisation("Acme", "Companies/Acme.md")


def told(known: Network) -> list[tuple[str, list[str]]]:
    return [
        (one.path.removeprefix("People/").removesuffix(".md"), [w.name for w in one.worlds])
        for one in bridges_of(known, TODAY)
    ]


def people(*ada: Organisation, ben: tuple[Organisation, ...] = (), **facts: object) -> Network:
    return network([contact("Ada", organisations=ada), contact("Ben", organisations=ben, **facts)])


ORGANISATIONS = {
    "alone": (people(ACME), [("Ada", ["Acme"])]),
    "not-alone": (people(ACME, ben=(ACME,)), []),
    "not-alone-by-name": (people(Organisation("acme"), ben=(Organisation("Acme"),)), []),
    "the-other-died": (people(ACME, ben=(ACME,), deceased=True), [("Ada", ["Acme"])]),
    "the-other-is-paused": (people(ACME, ben=(ACME,), paused=True), [("Ada", ["Acme"])]),
    "named-twice": (people(ACME, ACME), [("Ada", ["Acme"])]),
    "nowhere": (people(), []),
    "most-worlds-first": (
        people(ACME, ben=(Organisation("Beta"), Organisation("Able"))),
        [("Ben", ["Able", "Beta"]), ("Ada", ["Acme"])],
    ),
}


@pytest.mark.parametrize(("known", "expected"), ORGANISATIONS.values(), ids=ORGANISATIONS)
def test_who_leads_to_an_organisation(
    known: Network, expected: list[tuple[str, list[str]]]
) -> None:
    assert told(known) == expected


GROUPS = {
    "alone": (group("Guild", "Ada"), ["Guild"]),
    "not-alone": (group("Guild", "Ada", "Ben"), []),
    "the-owner-is-in-it": (group("Guild", "Ada", part="member"), []),
    "a-joint-project": (group("Guild", "Ada", kind="project"), []),
    "nobody": (group("Guild"), []),
}


@pytest.mark.parametrize(("made", "names"), GROUPS.values(), ids=GROUPS)
def test_who_leads_to_a_group(made: object, names: list[str]) -> None:
    known = network([contact("Ada"), contact("Ben")], groups=(made,))
    assert told(known) == ([("Ada", names)] if names else [])


FAIR = event("Fair 2025", "2025-03-10", "Ada")
NEXT = event("Fair 2026", "2026-12-10", "Ada")
EVENTS = {
    "alone": ((FAIR,), ["Fair 2025"]),
    "at-all-editions": ((FAIR, NEXT), ["Fair 2025"]),
    "another-at-another-edition": ((FAIR, event("Fair 2026", "2026-12-10", "Ben")), []),
    "the-owner-was-there": ((replace(FAIR, part="attended"),), []),
    "the-owner-was-at-another-edition": (
        (FAIR, event("Fair 2024", "2024-03-10", part="spoke")),
        [],
    ),
    "the-owner-missed-it": ((replace(FAIR, part="absent"),), ["Fair 2025"]),
    "a-series": ((replace(FAIR, series="Fair"),), ["Fair"]),
}


@pytest.mark.parametrize(("events", "names"), EVENTS.values(), ids=EVENTS)
def test_who_leads_to_a_series_of_events(events: object, names: list[str]) -> None:
    known = network([contact("Ada"), contact("Ben")], events=events)
    assert told(known) == ([("Ada", names)] if names else [])


def test_an_organisation_that_is_a_group_is_one_world() -> None:
    known = network(
        [contact("Ada", organisations=(Organisation("Guild"),))], groups=(group("Guild", "Ada"),)
    )
    (bridge,) = bridges_of(known, TODAY)
    assert [(one.kind, one.evidence) for one in bridge.worlds] == [
        (WorldKind.GROUP, (Source("Groups/Guild.md", 1),))
    ]


def test_every_bridge_has_its_evidence_and_says_what_is_private() -> None:
    known = network(
        [contact("Ada", organisations=(ACME, Organisation("Beta")))],
        private_notes=frozenset({"Companies/Acme.md"}),
    )
    (bridge,) = bridges_of(known, TODAY)
    assert [(one.name, one.private) for one in bridge.worlds] == [("Acme", True), ("Beta", False)]
    assert all(one.evidence == (Source("People/Ada.md", 1),) for one in bridge.worlds)


PEOPLE = st.lists(
    st.builds(
        lambda name, orgs: contact(name, organisations=tuple(map(Organisation, orgs))),
        st.sampled_from("abcdef"),
        st.lists(st.sampled_from("uvwxyz"), max_size=3),
    ),
    max_size=6,
    unique_by=lambda one: one.path,
)


@given(PEOPLE, st.randoms())
def test_a_world_has_one_bridge_at_most_whatever_the_order(
    given_people: list[Contact], random: object
) -> None:
    found = bridges_of(Network(contacts=tuple(given_people)), TODAY)
    worlds = [one.name for bridge in found for one in bridge.worlds]
    assert len(worlds) == len(set(worlds))
    for name in worlds:
        holders = [one for one in given_people if Organisation(name) in one.organisations]
        assert len(holders) == 1
    shuffled = list(given_people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    again: tuple[Bridge, ...] = bridges_of(Network(contacts=tuple(shuffled)), TODAY)
    assert again == found
