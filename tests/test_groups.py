"""Groups: who belongs to which; a group call is light for each and defines no rhythm."""

from __future__ import annotations

import pytest
from network_of import contact, day, network
from parsed_vault import parsed
from records_of import group

from vaultnet.core.episodes import rhythm_of
from vaultnet.core.groups import Membership
from vaultnet.core.history import History
from vaultnet.core.records import Channel, Layer

GUILD = group("Map Guild", "Ada", part="organiser")
COURSE = group("Course", "Ada", "Bo", kind="education")
BRIDGE = group("Bridge", kind="project")
PEOPLE = [
    contact("Ada"),
    contact("Bo", groups=("map guild", "A club without a note"), projects=(BRIDGE.path,)),
    contact("Cy"),
]
KNOWN = Membership(network(PEOPLE, groups=(BRIDGE, COURSE, GUILD)))


def test_groups_of_a_contact_by_name_with_my_part() -> None:
    found = KNOWN.of("People/Ada.md")
    assert [(one.name, one.kind, one.part) for one in found] == [
        ("Course", "education", None),
        ("Map Guild", "community", "organiser"),
    ]


def test_what_a_contact_names_counts_too() -> None:
    assert [one.name for one in KNOWN.of("People/Bo.md")] == ["Bridge", "Course", "Map Guild"]
    assert KNOWN.members(GUILD) == ("People/Ada.md", "People/Bo.md")
    assert KNOWN.members(BRIDGE) == ("People/Bo.md",)


def test_who_is_in_no_group() -> None:
    assert KNOWN.of("People/Cy.md") == ()
    assert KNOWN.members(group("Unknown")) == ()


def test_said_twice_counts_once() -> None:
    both = Membership(network([contact("Ada", groups=(GUILD.path,))], groups=(GUILD,)))
    assert both.of("People/Ada.md") == (GUILD,)
    assert both.members(GUILD) == ("People/Ada.md",)


NAMES = ("Ada", "Bo", "Cy", "Dee", "Eve")
MONTHS = ("2026-05-04", "2026-06-01", "2026-07-06", "2026-08-03", "2026-09-07")


@pytest.mark.parametrize(
    ("count", "layer", "rhythm"),
    [
        pytest.param(3, Layer.DEEP, 31.5, id="three people: a conversation with each"),
        pytest.param(4, Layer.LIGHT, None, id="four: light for each, and no rhythm"),
        pytest.param(5, Layer.LIGHT, None, id="five"),
    ],
)
@pytest.mark.parametrize("source", ["daily", "meeting"])
def test_a_call_with_more_than_three_people(
    source: str, count: int, layer: Layer, rhythm: float | None
) -> None:
    links = [f"[[{name}]]" for name in NAMES[:count]]
    if source == "daily":
        notes = {f"Daily/{on}.md": f"- call with {', '.join(links)}\n" for on in MONTHS}
    else:
        listed = ", ".join(f'"{link}"' for link in links)
        front = f"---\ntype: call\nattendees: [{listed}]\n---\n"
        notes = {f"Meetings/{on} Round.md": front for on in MONTHS}
    vault = parsed({**{f"People/{name}.md": "" for name in NAMES}, **notes})
    history = History(vault, day("2026-11-23")).of("People/Ada.md")
    assert [(one.channel, one.layer, one.people) for one in history] == [
        (Channel.CALL, layer, count)
    ] * len(MONTHS)
    assert rhythm_of(history) == rhythm


def test_those_without_a_note_make_a_company_larger() -> None:
    notes = {"Daily/2026-05-04.md": "- call with [[Ada]], [[Bo]], [[@Noor]] and [[@Pim]]\n"}
    vault = parsed({"People/Ada.md": "", "People/Bo.md": "", **notes})
    (one,) = vault.interactions
    assert (one.people, one.layer) == (4, Layer.LIGHT)
