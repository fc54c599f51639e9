"""What the command line keeps to itself of private notes, lines and people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import json_of, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

CANARY: Final = "xyzzy"
NOTES: Final[Mapping[str, str]] = {
    "People/Ada Berg.md": "---\ntype: person\n---\n",
    "Daily/2026-11-05.md": (
        "---\nfriends: '[[Bo Lund]]'\nlikes: looms\n---\n"
        "- open [[Cy Young]] (gave:: article)\n"
        f"- {CANARY} told #private [[Cy Young|{CANARY}]] [gift:: {CANARY}]\n"
        f"    - below it {CANARY}\n"
        f"- met [[Bo Lund]] {CANARY}\n\n"
        f"## Личное {CANARY}\n\n- {CANARY} [[Cy Young]]\n- [ ] {CANARY}\n{CANARY}:: {CANARY}\n\n"
        f"### Deeper {CANARY}\n\n#{CANARY}\n\n## Open\n"
    ),
    "People/Bo Lund.md": (
        f"---\ntype: person\nprivate: true\ncadence: {CANARY}\naliases: [Shared One]\n---\n"
    ),
    "People/Cy Young.md": "---\ntype: person\naliases: [Shared One]\ncadence: sometimes\n---\n",
    "Meetings/2026-11-02 Board.md": f"---\nprivate: true\ndate: {CANARY}\n---\n{CANARY}\n",
    "Daily/2026-11-03.md": f"---\nprivate: true\n---\n{CANARY} [[Ada Berg]]\n",
}


@pytest.fixture
def hushed(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


def test_inspect_leaves_out_every_private_note(hushed: Path) -> None:
    paths = [one["path"] for one in json_of(hushed, "inspect", "--all")]
    assert paths == ["Daily/2026-11-05.md", "People/Ada Berg.md", "People/Cy Young.md"]
    everything = json_of(hushed, "inspect", "--all", "--include-private")
    assert {one["path"] for one in everything} == set(NOTES)


def test_inspect_of_a_private_daily_note_by_name_needs_the_option(hushed: Path) -> None:
    refused = run(hushed, "inspect", "Daily/2026-11-03.md", "--json")
    assert (refused.exit_code, refused.stdout) == (2, "")


@pytest.mark.parametrize("form", [("--json",), ()])
def test_inspect_of_an_open_note_leaves_out_its_private_lines(
    hushed: Path, form: tuple[str, ...]
) -> None:
    result = run(hushed, "inspect", "--all", *form)
    assert CANARY not in result.output
    assert "Lund" not in result.stdout
    assert "looms" in result.stdout
    asked = run(hushed, "inspect", "--all", "--include-private", *form).stdout
    assert CANARY in asked
    assert "Lund" in asked


def test_inspect_keeps_what_stands_beside_private_lines(hushed: Path) -> None:
    (day,) = json_of(hushed, "inspect", "2026-11-05")
    assert [one["line"] for one in day["list_items"]] == [5]
    assert [one["text"] for one in day["headings"]] == ["Open"]
    assert [one["line"] for one in day["links"]] == [5]
    assert [one["key"] for one in day["fields"]] == ["gave"]
    assert day["tags"] == []
    assert list(day["properties"]) == ["likes"]


def test_an_interaction_in_a_private_note_has_no_place(hushed: Path) -> None:
    found = [one for one in json_of(hushed, "interactions") if one["day"] == "2026-11-03"]
    assert [(one["path"], one["line"]) for one in found] == [(None, None)]


SPOKEN_OF: Final = (
    ("due",),
    ("due", "--json"),
    ("interactions",),
    ("interactions", "--json"),
    ("promises", "--json"),
    ("show", "Ada", "Berg"),
    ("digest", "--dry-run"),
    ("review", "--dry-run"),
    *(("export", one) for one in ("json", "csv", "ics")),
)


@pytest.mark.parametrize("asked", SPOKEN_OF, ids=" ".join)
def test_a_line_that_links_to_a_private_note_is_told_of_without_its_words(
    make_vault: Callable[[Mapping[str, str]], Path], asked: tuple[str, ...]
) -> None:
    vault = make_vault(
        {
            "People/Ada Berg.md": "---\ntype: person\ncadence: weekly\n---\n",
            f"Notes/{CANARY} plan.md": "---\nprivate: true\n---\nof cuts\n",
            "Daily/2026-11-12.md": (
                f"- call with [[Ada Berg]] about [[{CANARY} plan|that]] and more\n"
                f"- [ ] send [[Ada Berg]] the [plan](<../Notes/{CANARY} plan.md>) 📅 2026-11-24\n"
                f"- [[Ada Berg]] won a prize for the [[{CANARY} plan]] #award\n"
            ),
        }
    )
    said = run(vault, *asked)
    assert said.exit_code == 0
    assert "Ada" in said.stdout
    assert CANARY not in said.output


@pytest.mark.parametrize("form", ["json", "github"])
def test_check_says_nothing_private_to_programs(hushed: Path, form: str) -> None:
    result = run(hushed, "check", "--format", form)
    assert CANARY not in result.output
    for name in ("Lund", "Board", "2026-11-03"):
        assert name not in result.output
    assert "sometimes" in result.stdout
    assert "left out: add --include-private" in result.stderr
    asked = run(hushed, "check", "--format", form, "--include-private")
    assert CANARY in asked.stdout
    assert asked.stderr == ""


def test_check_tells_of_private_problems_by_place_and_code_alone(hushed: Path) -> None:
    text = run(hushed, "check").output
    assert CANARY not in text
    assert "sometimes" in text
    (line,) = (one for one in text.splitlines() if "[unknown-cadence]" in one and "Lund" in one)
    assert line == (
        "People/Bo Lund.md:4: warning: Something private cannot be understood; its words are not "
        "shown [unknown-cadence]"
    )
    assert f"{line}\n    All that it says: vaultnet check --include-private\n" in text
    shared = [one for one in text.splitlines() if "[shared-name]" in one]
    assert shared
    assert not any("Cy Young" in one and "Lund" in one for one in shared)
    assert CANARY in run(hushed, "check", "--include-private").stdout


def test_problems_beside_an_answer_say_no_private_words(hushed: Path) -> None:
    result = run(hushed, "contacts", "--json")
    assert CANARY not in result.stderr
    assert "Lund" not in result.stderr
    assert json.loads(result.stdout)
    about = run(hushed, "show", "Bo Lund")
    assert CANARY not in about.stderr
    assert "People/Bo Lund.md:4: warning: Something private" in about.stderr
