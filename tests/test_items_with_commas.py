"""An item of a list of people is one person, as it is one item to Obsidian, whatever its commas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from parsed_vault import PEOPLE, note, parsed, told

if TYPE_CHECKING:
    from vaultnet.core.records import Network

SMITH: Final = {"People/Anna Smith.md": "", "People/Stone, Eve.md": ""}
MEETING: Final = "Meetings/2026-05-20 Bridges.md"

# The property, who took part, how many, whom the remarks name and where.
ITEMS = {
    "family name first": ("- Smith, Anna", "Anna Smith", 1, []),
    "with what somebody is": ("- Smith, Anna (CTO)", "Anna Smith", 1, []),
    "the whole is a name": ("- Stone, Eve", "Stone, Eve", 1, []),
    "nobody knows them": ("- Dovrefield, Kofi", "", 1, ["Dovrefield, Kofi 4"]),
    "the second": ("- Boris Stone\n  - Dovrefield, Kofi", "Boris Stone", 2, ["Dovrefield, Kofi 5"]),
    "several whole names": ("- Anna Smith, Boris Stone", "Anna Smith+Boris Stone", 2, []),
    "a whole name and a stranger": ("- Boris Stone, Kofi", "Boris Stone", 2, ["Kofi 4"]),
    "several links": ('- "[[Anna Smith]], [[Boris Stone]]"', "Anna Smith+Boris Stone", 2, []),
    "addresses": (
        "- anna@example.org, kofi@example.org",
        "Anna Petrova",
        2,
        ["kofi@example.org 4"],
    ),
    "one name": ("- Kofi", "", 1, ["Kofi 4"]),
}


def named(network: Network) -> list[str]:
    return [
        f"{one.message.removesuffix(' has no note yet.')} {one.source.line}"
        for one in network.problems
        if one.code == "no-note-yet"
    ]


@pytest.mark.parametrize(("items", "who", "people", "remarks"), ITEMS.values(), ids=ITEMS)
def test_an_item_is_one_person(items: str, who: str, people: int, remarks: list[str]) -> None:
    text = f"---\ntype: meeting\nattendees:\n  {items}\n---\n"
    network = parsed({**PEOPLE, **SMITH, MEETING: text})
    assert named(network) == remarks
    expected = [f"2026-05-20 {who} meeting"] if who else []
    assert told(network) == expected
    assert [one.people for one in network.interactions] == [people] * len(expected)


def test_a_list_in_brackets_is_a_list_too() -> None:
    text = '---\ntype: meeting\nattendees: ["Smith, Anna", "Dovrefield, Kofi"]\n---\n'
    network = parsed({**SMITH, MEETING: text})
    assert told(network) == ["2026-05-20 Anna Smith meeting"]
    assert named(network) == ["Dovrefield, Kofi 3"]


def test_a_text_is_split_at_its_commas() -> None:
    text = "---\ntype: meeting\nattendees: Anna Smith, Kofi, Boris Stone\n---\n"
    network = parsed({**PEOPLE, **SMITH, MEETING: text})
    assert told(network) == ["2026-05-20 Anna Smith+Boris Stone meeting"]
    assert named(network) == ["Kofi 3"]


def test_so_are_members_and_the_people_of_a_day() -> None:
    files = {
        **SMITH,
        "Circle.md": note("""
            ---
            type: group
            members:
              - Smith, Anna
              - Dovrefield, Kofi
            ---
            """),
        "Daily/2026-05-20.md": "---\npeople:\n  - Smith, Anna\n---\n",
    }
    network = parsed(files)
    (group,) = network.groups
    assert (group.members, group.others) == (("People/Anna Smith.md",), ("Dovrefield, Kofi",))
    assert told(network) == ["2026-05-20 Anna Smith unknown"]
    assert named(network) == ["Dovrefield, Kofi 5"]
