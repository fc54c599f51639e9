"""What to offer at the terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import json_of, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ADA: Final = "People/Ada Berg.md"
BEN: Final = "People/Ben Vale.md"
NOTES: Final[Mapping[str, str]] = {
    ADA: "---\ncadence: monthly\ninterests: [looms]\n---\n## Log\n\n- 2026-09-01: call\n",
    BEN: "---\ninterests: [Looms]\n---\n## Log\n\n- 2026-09-01: call with [[Cid Moor]]\n",
    "People/Cid Moor.md": "Cousin of [[Ada Berg]].\n",
    "People/Dora Quill.md": (
        "---\nprivate: true\ncadence: monthly\ninterests: [looms]\n---\nSister of [[Ada Berg]].\n"
        "## Log\n\n- 2026-09-01: call\n"
    ),
    "Ideas/Weft.md": "#looms\n",
    "Ideas/Warp.md": "#looms\n",
    "Daily/2026-10-01.md": "- [ ] ask [[Ada Berg]] about [[Dora Quill]]\n",
    "Daily/2026-10-02.md": "- [[Ada Berg]] (gave:: article [[Warp]])\n",
}


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


def test_show_has_every_idea_with_its_sources(vault: Path) -> None:
    shown = run(vault, "show", "Ada").stdout
    offers = shown.partition("What to offer\n")[2].partition("\n\n")[0]
    assert "your note Weft, on looms" in offers
    assert "Ideas/Weft.md:1, People/Ada Berg.md:3" in offers
    assert "an introduction to Ben Vale, who likes looms too" in offers
    assert "Warp" not in offers
    assert "Dora" not in offers


def test_show_says_who_could_introduce_whom(vault: Path) -> None:
    shown = run(vault, "show", "Ada").stdout
    known = shown.partition("Could introduce\n")[2].partition("\n\n")[0]
    assert "People/Cid Moor.md:1" in known
    assert "Dora" not in known


def test_nothing_is_said_of_a_private_person(vault: Path) -> None:
    shown = run(vault, "show", "Dora").stdout
    assert "What to offer" not in shown
    assert "Could introduce" not in shown


def test_due_has_the_ideas_of_the_line(vault: Path) -> None:
    for flags in ((), ("--include-private",)):
        found = {one["contact"]: one["ideas"] for one in json_of(vault, "due", "--json", *flags)}
        assert found.get("People/Dora Quill.md", []) == []
        assert found[ADA] == [
            {
                "kind": "note",
                "code": "note",
                "facts": {"note": "Weft", "interests": "looms"},
                "about": "Ideas/Weft.md",
                "sources": [{"path": "Ideas/Weft.md", "line": 1}, {"path": ADA, "line": 3}],
            },
            {
                "kind": "introduction",
                "code": "introduction",
                "facts": {"name": "Ben Vale", "interests": "looms"},
                "about": BEN,
                "sources": [{"path": BEN, "line": 2}, {"path": ADA, "line": 3}],
            },
        ]


def test_show_as_json_has_what_the_screen_shows(vault: Path) -> None:
    shape = json_of(vault, "show", "Ada", "--json")
    assert [one["kind"] for one in shape["ideas"]] == ["note", "introduction"]
    (one, *_) = shape["introducers"]
    assert set(one) == {"by", "whom", "to", "sources"}
    assert "Dora" not in str(shape)


def test_an_interaction_has_the_notes_that_it_links_to(vault: Path) -> None:
    notes = [one["notes"] for one in json_of(vault, "interactions", "--contact", "Ada", "--json")]
    assert ["Ideas/Warp.md"] in notes
