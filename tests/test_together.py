"""A day that many people have at once is one line: how many they are, and the nearest of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from network_of import contact, day, met, network
from records_of import organisation

from vaultnet.core.planning import make_plan
from vaultnet.core.records import Organisation
from vaultnet.core.settings import Settings
from vaultnet.core.together import MOST_LINES, gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MONDAY: Final = day("2026-11-23")
LOOM: Final = organisation("Loom", (11, 25, 2016))
FIRM: Final = "---\ntype: company\nfounded: 2016-11-25\n---\n"


@pytest.mark.parametrize(("count", "lines"), [(MOST_LINES, [1, 1, 1]), (97, [97])])
def test_who_belongs_to_one_organisation_is_put_together(count: int, lines: list[int]) -> None:
    names = [f"P{number:02}" for number in range(count)]
    people = [contact(name, organisations=(Organisation("Loom"),)) for name in names]
    last = [met("P02", "2026-10-01"), met("P01", "2026-11-01")]
    plan = make_plan(network(people, last, organisations=(LOOM,)), Settings(), MONDAY)
    found = gathered(plan.reminders, lambda _: False)
    assert [len(together) for together in found] == lines
    if count > MOST_LINES:
        nearest = [one.contacts[0] for one in found[0][:3]]
        assert nearest == ["People/P01.md", "People/P02.md", "People/P00.md"]


def test_due_has_one_row_and_json_one_reminder_for_each(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """A private person stands alone, and nothing says what of."""
    person = '---\ntype: person\ncompany: "[[Loom]]"\n---\n'
    people = {f"People/P{number}.md": person for number in range(7)}
    hidden = person.replace("type:", "private: true\ntype:")
    vault = make_vault({**people, "People/Canary.md": hidden, "Loom.md": FIRM})
    rows = run(vault, "due").stdout.split("\n")
    (row,) = [one for one in rows if "Loom" in one]
    assert "7 people: P0, P1, P2, P3, P4 and 2 more" in row
    (private,) = [one for one in rows if "Canary" in one]
    assert "anniversary" not in private
    found = json.loads(run(vault, "due", "--json", "--include-private").stdout)
    assert len([one for one in found if one["kind"] == "yearly-day"]) == 8


def test_whom_to_write_to_after_an_event_is_one_row_that_names_all_of_them(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    people = {f"People/P{number}.md": "---\ntype: person\n---\n" for number in range(7)}
    guests = ", ".join(f"'[[P{number}]]'" for number in range(7))
    fair = (
        f"---\ntype: meetup\ndate: 2026-11-19\nmy_role: attendee\nparticipants: [{guests}]\n---\n"
    )
    vault = make_vault({**people, "Fair.md": fair})
    rows = run(vault, "due").stdout.split("\n")
    (row,) = [one for one in rows if "a word after Fair" in one]
    assert "7 people: P0, P1, P2, P3, P4, P5, P6  " in row
    assert row.endswith("2026-11-19 Fair.md:5")
    assert len(json.loads(run(vault, "due", "--json").stdout)) == 7


def test_a_day_that_a_note_has_twice_is_told_once_as_on_the_page(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """Two reminders with one id are one line: a person is never counted as two."""
    ada = "---\ntype: person\nbirthday: 1990-11-27\n---\nbirthday:: 1990-11-27\n"
    rows = run(make_vault({"Ada.md": ada}), "due", "--today", "2026-11-25").stdout
    (row,) = [one for one in rows.split("\n") if "birthday" in one]
    assert "people" not in row
    assert "Ada.md:3" in row
