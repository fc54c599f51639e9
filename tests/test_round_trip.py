"""People exported as vCards and imported into an empty vault are the same people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import json_of, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PEOPLE: Final = {
    "People/Ada Berg.md": """\
---
type: person
aliases: [Countess, "Berg; Ada, B."]
tags: [person, work/data]
role: mentor/career
stage: trust
tier: A
cadence: {light: 1 month, deep: 3 months}
minimum_gap: 2 weeks
birthday: --02-29
anniversary: 2015-06-01
work_anniversary: 2018-05-01
organisation: [Acme, Looms]
job: Engineer, looms
interests: [looms, "tea; green"]
emails: [ada@example.org, a@b.example]
phones: ["+49 171 1234567", "030 1234567"]
linkedin: https://www.linkedin.com/in/ada-berg
website: https://berg.example
location: Hamburg
timezone: Europe/Berlin
language: German
met: 2019-01-02
met_at: a ferry
next_contact: 2026-12-01
trust: 4 (2026-05-01)
influence: 2
last_contact: 2026-10-01
---
""",
    "People/Юлия Ёлкина.md": (
        "---\ntype: person\nbirthday: 1990-05-20\nrelation: подруга\npaused: true\n---\n"
    ),
    "People/Bo Lund.md": "---\ntype: person\ncadence: none\nsnoozed_until: 2026-12-24\n---\n",
    "People/Cy.md": "---\ntype: person\ncadence: quarterly\ninterests: chess\n---\n",
}
# What is of a vault, not of a person: where a note stands, and on which line.
OF_THE_VAULT: Final = frozenset(
    {"path", "line", "interests_line", "next_contact_line", "last_contact", "salvaged"}
)


def people_of(vault: Path) -> list[dict[str, Any]]:
    return [
        {key: _bare(value) for key, value in one.items() if key not in OF_THE_VAULT}
        for one in json_of(vault, "contacts")
    ]


def _bare(value: object) -> object:
    """Give a value without the places in it."""
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in {"path", "line"}}
    return value


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_come_back_as_the_same_people(
    make_vault: Callable[[Mapping[str, str]], Path], tmp_path: Path, version: str
) -> None:
    vault = make_vault(PEOPLE)
    cards = tmp_path / "people.vcf"
    assert run(vault, "export", "vcf", "--vcard", version, "-o", str(cards)).exit_code == 0
    empty = tmp_path / "empty"
    (empty / ".obsidian").mkdir(parents=True)
    result = run(empty, "import", str(cards), "--yes")
    assert (result.exit_code, result.stderr) == (0, "")
    assert people_of(empty) == people_of(vault)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_add_nothing_to_the_vault_that_they_come_from(
    make_vault: Callable[[Mapping[str, str]], Path], tmp_path: Path, version: str
) -> None:
    vault = make_vault(PEOPLE)
    cards = tmp_path / "people.vcf"
    run(vault, "export", "vcf", "--vcard", version, "-o", str(cards))
    result = run(vault, "import", str(cards), "--yes")
    assert "There is nothing to write." in result.stdout
