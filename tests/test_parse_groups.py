"""The notes of groups, projects and organisations, and the contacts that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parsed_vault import ANNA, PEOPLE, codes, parsed

from vaultnet.core.dates import PartialDate

if TYPE_CHECKING:
    from vaultnet.core.records import Group

PATH = "Groups/Bridge Circle.md"
PROJECT = "Projects/Bridges.md"
OWN = "People/Anna Petrova.md"


def group_of(text: str, path: str = PATH) -> Group:
    (one,) = parsed({**PEOPLE, path: text}).groups
    return one


KINDS = {
    "folder": (PATH, "", "community"),
    "group": ("Circle.md", "type: group", "community"),
    "community": ("Circle.md", "type: community", "community"),
    "team-tag": ("Circle.md", "tags: [team]", "community"),
    "course": ("Circle.md", "type: course", "education"),
    "kind": ("Circle.md", "type: group\nkind: education", "education"),
    "kind-first": ("Circle.md", "kind: course\ntype: group", "education"),
    "study-group": ("Circle.md", "type: study group", "education"),
    "kind-project": ("Circle.md", "type: group\nkind: joint project", "project"),
    "kind-meetup": ("Circle.md", "type: group\nkind: meetup", "meetup"),
    "category": (PATH, 'categories: ["[[Courses]]"]', "education"),
    "tag": (PATH, "tags: [kind/education]", "education"),
    "project": ("Bridges.md", "type: project", "project"),
    "project-folder": (PROJECT, "", "project"),
    "project-category": ("Bridges.md", 'categories: ["[[Projects]]"]', "project"),
    "russian": ("Круг.md", "тип: сообщество", "community"),
    "russian-course": ("Круг.md", "тип: курс", "education"),
    "russian-kind": ("Круг.md", "тип: группа\nвид: учебная группа", "education"),
    "russian-project": ("Мосты.md", "тип: проект", "project"),
    "russian-folder": ("Сообщества/Круг.md", "", "community"),
}


@pytest.mark.parametrize(("path", "front", "kind"), KINDS.values(), ids=KINDS)
def test_what_a_group_is_for(path: str, front: str, kind: str) -> None:
    one = group_of(f"---\n{front}\n---\n", path)
    assert (one.path, one.kind) == (path, kind)


MEMBERS = {
    "members": ('---\nmembers: ["[[Anna Petrova]]"]\n---\n', 2),
    "member": ("---\nmember: Anna Petrova\n---\n", 2),
    "people": ('---\npeople: "[[Anna Petrova]]"\n---\n', 2),
    "stakeholders": ('---\nstakeholders: ["[[Anna Petrova]]"]\n---\n', 2),
    "russian": ('---\nучастники: ["[[Anna Petrova]]"]\n---\n', 2),
    "russian-members": ('---\nсостав: ["[[Anna Petrova]]"]\n---\n', 2),
    "both": ('---\nkind: x\npeople: "[[Anna Petrova]]"\nmembers: Anya\n---\n', 3),
    "section": ("# Circle\n\n## Members\n\n- [[Anna Petrova]]\n", 5),
    "section-russian": ("## Состав\n\n- [[Anna Petrova]]\n", 3),
    "line": ("**Members:** [[Anna Petrova]]\n", 1),
    "field": ("members:: [[Anna Petrova]]\n", 1),
}


@pytest.mark.parametrize("path", [PATH, PROJECT])
@pytest.mark.parametrize(("text", "line"), MEMBERS.values(), ids=MEMBERS)
def test_who_belongs_to_it(path: str, text: str, line: int) -> None:
    one = group_of(text, path)
    assert (one.members, one.others, one.source.line) == ((OWN,), (), line)


def test_members_without_a_note_are_named() -> None:
    network = parsed({**ANNA, PATH: "---\nmembers: [Anna Petrova, Noor]\n---\n"})
    assert (network.groups[0].members, network.groups[0].others) == ((OWN,), ("Noor",))
    assert codes(network) == [f"no-note-yet {PATH}:2"]


def test_a_link_in_the_text_and_a_task_make_no_member() -> None:
    assert group_of("Begun by [[Anna Petrova]].\n\n- [ ] ask [[Boris Stone]]\n").members == ()


PARTS = {
    "organiser": ("organiser", "organiser"),
    "moderator": ("moderated", "moderator"),
    "mentor": ("mentor", "mentor"),
    "speaker": ("spoke", "speaker"),
    "member": ("participant", "member"),
    "russian": ("организатор", "organiser"),
    "own-word": ("Treasurer", "Treasurer"),
    "none": ("", None),
}


@pytest.mark.parametrize(("written", "part"), PARTS.values(), ids=PARTS)
def test_the_owner_s_part(written: str, part: str | None) -> None:
    network = parsed({PATH: f"---\nmy_role: {written}\n---\n"})
    assert network.groups[0].part == part
    assert not network.problems


def test_a_private_group_says_so() -> None:
    assert group_of("---\nprivate: true\n---\n").private
    assert not group_of("").private


NAMED = {
    "groups": ('groups: ["[[Bridge Circle]]"]', "groups", (PATH,)),
    "group-by-name": ("group: bridge circle", "groups", (PATH,)),
    "group-by-alias": ("groups: BC", "groups", (PATH,)),
    "group-unknown": ("groups: Chess club", "groups", ("Chess club",)),
    "group-russian": ('сообщества: "[[Bridge Circle]]"', "groups", (PATH,)),
    "projects": ('projects: ["[[Bridges]]"]', "projects", (PROJECT,)),
    "project-by-name": ("projects: Bridges", "projects", (PROJECT,)),
    "project-russian": ('проект: "[[Bridges]]"', "projects", (PROJECT,)),
    "several": ('projects: ["[[Bridges]]", Bridges, Tunnels]', "projects", (PROJECT, "Tunnels")),
    "introduced-by": (
        'introduced_by: "[[Boris Stone]]"',
        "introduced_by",
        ("People/Boris Stone.md",),
    ),
    "introduced-by-name": (
        "introduced_by: Boris Stone",
        "introduced_by",
        ("People/Boris Stone.md",),
    ),
    "introduced-by-nobody": ("introduced_by: a friend", "introduced_by", ("a friend",)),
    "introduced-russian": (
        'кто_познакомил: "[[Boris Stone]]"',
        "introduced_by",
        ("People/Boris Stone.md",),
    ),
}


@pytest.mark.parametrize(("front", "name", "expected"), NAMED.values(), ids=NAMED)
def test_a_contact_names_its_ties(front: str, name: str, expected: tuple[str, ...]) -> None:
    files = {
        **PEOPLE,
        OWN: f"---\n{front}\n---\n",
        PATH: "---\naliases: [BC]\n---\n",
        PROJECT: "",
    }
    network = parsed(files)
    contact = network.contact_at(OWN)
    assert contact is not None
    assert getattr(contact, name) == expected
    assert not network.problems


FOUNDED = {
    "day": ("founded: 2014-04-02", PartialDate(4, 2, 2014), 2),
    "russian": ("основана: 2 апреля 2014", PartialDate(4, 2, 2014), 2),
    "no-year": ("industry: bridges\nfounded: 04-02", PartialDate(4, 2), 3),
    "year": ("founded: 2014", None, 1),
    "month": ("founded: 2014-04", None, 1),
    "month-in-words": ("founded: April 2014", None, 1),
    "empty": ("founded:", None, 1),
}


@pytest.mark.parametrize(("front", "day", "line"), FOUNDED.values(), ids=FOUNDED)
def test_since_when_an_organisation_exists(front: str, day: PartialDate | None, line: int) -> None:
    network = parsed({"Companies/Acme.md": f"---\n{front}\n---\n"})
    (one,) = network.organisations
    assert (one.name, one.founded, one.source.line) == ("Acme", day, line)
    assert not network.problems


def test_an_impossible_founding_day_is_reported() -> None:
    network = parsed({"Companies/Acme.md": "---\nfounded: 2014-02-30\n---\n"})
    assert network.organisations[0].founded is None
    assert codes(network) == ["unreadable-day Companies/Acme.md:2"]


def test_a_private_organisation_says_so() -> None:
    network = parsed({"Companies/Acme.md": "---\nprivate: true\n---\n"})
    assert network.organisations[0].private
