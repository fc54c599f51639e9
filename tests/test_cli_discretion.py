"""JSON without `--include-private` names no private person, whatever open notes say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import json_of, run

if TYPE_CHECKING:
    from pathlib import Path

NOTES: Final = {
    "People/Vera Quill.md": "---\nprivate: true\naliases: [Nyx]\n---\n",
    "People/Ada Berg.md": """\
---
tier: Nyx
tags: [vera-quill]
organisation: Vera Quill Trust
introduced_by: "[[Vera Quill]]"
met: 2024-05-01, at the party of Vera Quill
groups: Friends of Nyx
interests: [looms, "Nyx"]
own_days: {vera quill: 05-20}
---
## Log

- 2026-09-01 (call): about Vera_Quill (gave:: article by VeraQuill)
- [[Vera Quill|her]] and [[nyx]]

## With Vera Quill

note:: of Nyx
""",
    "Meetings/2026-09-10 Lunch with Nyx.md": (
        "---\ntype: meeting\nattendees: ['[[Ada Berg]]', Nyx Bloom]\n---\nOn looms.\n"
    ),
    "Daily/2026-09-12.md": "- [ ] give [[Ada Berg]] the book of Vera Quill 📅 2026-11-24\n",
    "Events/Nyx Day.md": "---\ntype: event\ndate: 2026-12-05\nattendees: '[[Ada Berg]]'\n---\n",
    "Groups/Club of Vera Quill.md": "---\ntype: community\nmembers: ['[[Ada Berg]]']\n---\n",
}
VERBS: Final = (
    ("contacts",),
    ("show", "Ada Berg"),
    ("interactions",),
    ("inspect", "--all"),
    ("check",),
    ("promises",),
    ("events",),
    ("groups",),
    ("stages", "--all"),
    ("stats",),
    ("due", "--days", "60"),
)


@pytest.fixture
def vera(tmp_path: Path) -> Path:
    for path, text in NOTES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("args", VERBS, ids=" ".join)
def test_no_verb_names_her_in_json(vera: Path, args: tuple[str, ...]) -> None:
    said = run(vera, *args, "--json").stdout
    assert said
    assert not re.findall(r".*(?:vera.?quill|nyx).*", said, re.IGNORECASE)


def test_the_rest_is_there(vera: Path) -> None:
    (ada,) = json_of(vera, "contacts")
    assert (ada["name"], ada["interests"], ada["met_text"]) == ("Ada Berg", ["looms"], None)
    interactions = json_of(vera, "interactions")
    assert [(one["day"], one["path"]) for one in interactions] == [
        ("2026-09-10", None),
        ("2026-09-01", "People/Ada Berg.md"),
    ]
    assert interactions[1]["summary"] is None
    assert re.search("Nyx", run(vera, "contacts", "--json", "--include-private").stdout)
