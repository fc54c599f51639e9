"""`vaultnet events NAME`: one event, at the terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import json_of, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FAIR: Final = "Events/Fair 2026.md"
NOTES: Final = {
    "People/Ada Berg.md": "---\ntype: person\n---\n",
    "People/Ben Ost.md": "---\ntype: person\nlocation: Riga\n---\n",
    "People/Vera Quill.md": "---\ntype: person\nprivate: true\n---\n",
    "People/Юлия Ёлкина.md": "---\ntype: person\n---\n",
    "Events/Fair 2025.md": (
        "---\ntype: conference\ndate: 2025-10-01\nparticipants: '[[Юлия Ёлкина]]'\n---\n"
    ),
    FAIR: """\
---
type: conference
start: 2026-11-02
end: 2026-11-03
location: Riga
my_role: spoke
participants: ["[[Ada Berg]]", "[[Юлия Ёлкина]]", "Noor"]
---
""",
    "Events/Secret Summit.md": "---\ntype: event\nprivate: true\ndate: 2026-10-01\n---\n",
    "Daily/2026-11-10.md": "- call with [[Юлия Ёлкина]]\n",
}


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


def test_the_page_at_the_terminal(vault: Path) -> None:
    assert (
        run(vault, "events", "Fair 2026").stdout
        == """\
Fair 2026
  days: 2026-11-02 – 2026-11-03
  place: Riga
  your part: speaker (Events/Fair 2026.md:6)
  note: Events/Fair 2026.md

Who was there
WHO          FOLLOW-UP                                         EVIDENCE
Ada Berg     reminder 2 of 3, due since 2026-11-17             Events/Fair 2026.md:7
Юлия Ёлкина  in touch since (reminder 1 of 3): 2026-11-10 Daily/2026-11-10.md:1  Events/Fair 2026.md:7

Without a note of their own
  Noor

Who lives there
  Ben Ost

Whom you met at the last edition: Fair 2025 (2025-10-01)
  Юлия Ёлкина
"""  # noqa: E501  a table of the terminal
    )


def test_the_page_as_json(vault: Path) -> None:
    page = json_of(vault, "events", "fair 2026")
    assert (page["path"], page["is_over"], page["part"]) == (FAIR, True, "spoke")
    assert page["presence"] == {"attended": "yes", "evidence": [{"path": FAIR, "line": 6}]}
    assert [one["contact"] for one in page["guests"]] == [
        "People/Ada Berg.md",
        "People/Юлия Ёлкина.md",
    ]
    ada, julia = (one["follow_up"] for one in page["guests"])
    assert ada == {
        "state": "due",
        "wave": 2,
        "waves": 3,
        "due": "2026-11-17",
        "done": None,
        "again": None,
    }
    assert (julia["state"], julia["done"]["day"]) == ("done", "2026-11-10")
    assert page["local"] == ["People/Ben Ost.md"]
    assert (page["last_edition"], page["met_then"]) == (
        "Events/Fair 2025.md",
        ["People/Юлия Ёлкина.md"],
    )


def test_of_a_private_guest_the_terminal_has_the_name_and_json_nothing(vault: Path) -> None:
    """A line that names a private person is nobody's evidence before others."""
    note = NOTES[FAIR].replace('"Noor"', '"[[Vera Quill]]"')
    (vault / FAIR).write_text(note, encoding="utf-8")
    rows = run(vault, "events", "Fair 2026").stdout.splitlines()
    (vera,) = (row for row in rows if row.startswith("Vera Quill"))
    assert vera.split() == ["Vera", "Quill", "-", "-"]
    assert "Vera" not in run(vault, "events", "Fair 2026", "--json").stdout
    page = json_of(vault, "events", "Fair 2026")
    assert [one["evidence"] for one in page["guests"]] == [[], []]
    everybody = json_of(vault, "events", "Fair 2026", "--include-private")
    assert len(everybody["guests"]) == 3
    assert all(one["evidence"] for one in everybody["guests"])


def test_before_an_event_nothing_is_followed_up(vault: Path) -> None:
    told = run(vault, "events", "Fair 2026", today="2026-10-20").stdout
    assert "Who will be there\n" in told
    assert "FOLLOW-UP" not in told
    assert "wave" not in told
    page = json_of(vault, "events", "Fair 2026")
    assert page["guests"][0]["evidence"] == [{"path": FAIR, "line": 7}]


def test_where_nothing_says_that_you_were_there_the_remedy_is_said(vault: Path) -> None:
    told = run(vault, "events", "Fair 2025").stdout
    assert "your part: not known: write `my_role: attended` into the note" in told


def test_the_page_in_russian(vault: Path) -> None:
    (vault / "vaultnet.toml").write_text('language = "ru"\n', encoding="utf-8")
    told = run(vault, "events", "Fair 2026").stdout
    assert "  ваша роль: докладчик (Events/Fair 2026.md:6)\n" in told
    assert "Кто был\n" in told
    assert "напоминание 2 из 3, пора с 2026-11-17" in told


def test_a_private_event_has_name_and_days(vault: Path) -> None:
    told = run(vault, "events", "Secret").stdout
    assert told == "Secret Summit\n  days: 2026-10-01\n"
    result = run(vault, "events", "Secret", "--json")
    assert result.exit_code == 2
    assert "add --include-private" in result.stderr
    assert json_of(vault, "events", "Secret", "--include-private")["private"] is True


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        pytest.param(("Fair",), "Fair may be Fair 2025, Fair 2026", id="several"),
        pytest.param(("Market",), "No event is called Market", id="none"),
        pytest.param((" ",), "No event is called", id="blank"),
        pytest.param(("Fair 2026", "--ahead"), "Give the name of one event", id="both"),
    ],
)
def test_what_cannot_be_answered(vault: Path, args: tuple[str, ...], sentence: str) -> None:
    result = run(vault, "events", *args)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_the_list_of_an_event_is_light_contact_for_those_on_it(vault: Path) -> None:
    (ada,) = json_of(vault, "interactions", "--contact", "Ada Berg")
    assert (ada["day"], ada["layer"], ada["channel"], ada["recognition"]) == (
        "2026-11-03",
        "light",
        "unknown",
        "participants",
    )
    assert ada["contacts"] == ["People/Ada Berg.md", "People/Юлия Ёлкина.md"]
    assert json_of(vault, "interactions", "--planned") == []
    assert "both there" not in run(vault, "interactions", today="2026-11-02").stdout


def test_why_nobody_is_asked_to_write_is_said_of_each(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    person = "---\ntype: person\n{}---\n"
    vault = make_vault(
        {
            "People/Ada.md": person.format("snoozed_until: 2027-01-02\n"),
            "People/Ben.md": person.format("paused: true\n"),
            "People/Cid.md": person.format("deceased: true\n"),
            "Fair.md": "---\ntype: meetup\ndate: 2026-11-19\nmy_role: attendee\n"
            "participants: ['[[Ada]]', '[[Ben]]', '[[Cid]]']\n---\n",
        }
    )
    rows = run(vault, "events", "Fair").stdout.splitlines()
    said = {
        row.split()[0]: row for row in rows if row.split()[:1] and row.split()[0] in "Ada Ben Cid"
    }
    assert "  put off until 2027-01-02  " in said["Ada"]
    assert "  paused  " in said["Ben"]
    assert "  deceased  " in said["Cid"]
