"""Groups: who belongs to which, by the group's note or by the contact's own."""

from __future__ import annotations

from network_of import contact, network
from records_of import group

from vaultnet.core.groups import Membership

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
