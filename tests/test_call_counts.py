"""How much is done for a vault, in calls and never in time: what keeps a cold run from growing.

The vault is that of the benchmark. A figure is a bound with some room; what it guards is the name.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vaultnet import api
from vaultnet.vault import body, common_structure, files, markdown, scanner
from vaultnet.vault.frontmatter import block, libyaml, load
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.parse import note_records
from vaultnet.vault.parse.interactions import line as lines_of_notes
from vaultnet.vault.parse.lines import entries

if TYPE_CHECKING:
    from collections.abc import Callable

GENERATOR = Path(__file__).resolve().parents[1] / "bench" / "vault_generator.py"
NOTES = 120


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bench") / "vault"
    subprocess.run(  # noqa: S603  the project's own script
        [sys.executable, str(GENERATOR), str(root), str(NOTES)], check=True, capture_output=True
    )
    api.read_vault(root)  # what is imported late takes no counting function for its own
    return root


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], Counter[str]]:
    """Count the calls of a function where it is looked up."""
    counts: Counter[str] = Counter()

    def count(home: object, name: str) -> Counter[str]:
        original = getattr(home, name)

        def counting(*args: object, **named: object) -> object:
            counts[name] += 1
            return original(*args, **named)

        monkeypatch.setattr(home, name, counting)
        return counts

    return count


def test_a_cold_reading_takes_so_many_calls(vault: Path) -> None:
    """Most of which notes of people, days and meetings take; see docs/speed.md."""
    assert calls_of(vault) <= 1_660 * NOTES


def test_each_note_is_opened_once(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    api.read_vault(vault)  # imports what reads the settings of Obsidian
    counts = counted(files, "read_file")
    read = api.read_vault(vault)
    assert counts["read_file"] == len(read.notes)


def test_the_bodies_of_people_and_days_are_read_once_and_hardly_another(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counted(body, "read_body")
    counts = counted(body, "read_common_structure")
    read = api.read_vault(vault)
    people = {contact.path for contact in read.network.contacts}
    dated = {path for path in read.notes if path.startswith(("Daily/", "Meetings/"))}
    assert counts["read_body"] <= len(people | dated) + NOTES // 15
    assert counts["read_common_structure"] <= NOTES // 8  # most are plain


def test_topics_are_looked_for_when_somebody_asks(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(note_records, "knowledge_in")
    read = api.read_vault(vault)
    api.make_plan(read, date(2026, 1, 5))
    assert counts["knowledge_in"] == 0
    spoken_of = {path for one in read.network.interactions for path in one.notes}
    assert counts["knowledge_in"] < len(read.notes) // 2
    assert spoken_of < {one.path for one in read.network.knowledge}
    once = counts["knowledge_in"]
    assert len(read.network.knowledge) <= once == counts["knowledge_in"]


def test_hardly_a_note_takes_all_rules_of_markdown(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(markdown, "read_structure")
    api.read_vault(vault)
    assert counts["read_structure"] <= NOTES // 50


def test_a_property_block_is_loaded_once_and_most_are_plain(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counted(load, "read_plain")
    counted(libyaml, "read_fast")
    counts = counted(block, "parse")
    read = api.read_vault(vault)
    found = Counter(counts)
    blocks = sum(note.frontmatter.state != "none" for note in read.notes.values())  # read again
    assert found["read_plain"] == blocks
    assert found["read_fast"] <= NOTES // 50
    assert found["parse"] <= NOTES // 20


def test_few_texts_take_every_rule_of_the_scanner(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(scanner, "scan_by_every_rule")
    read = api.read_vault(vault)
    assert counts["scan_by_every_rule"] <= len(read.notes) // 4


def test_plain_lines_and_items_are_taken_without_a_look_at_their_kind(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(common_structure, "kind_of")
    read = api.read_vault(vault)
    lines = sum(len(note.lines) for note in read.notes.values())
    assert counts["kind_of"] <= lines // 20


def test_a_link_is_resolved_once_for_its_note(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(LinkIndex, "resolve")
    read = api.read_vault(vault)
    links = sum(len({link.target for link in note.links}) for note in read.notes.values())
    assert counts["resolve"] <= links // 2


def test_entries_are_made_of_lines_that_can_tell_of_somebody(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(entries, "_text_of")
    read = api.read_vault(vault)
    lines = sum(len(note.lines) for note in read.notes.values())
    assert counts["_text_of"] <= lines // 9


def test_a_line_that_cannot_say_when_or_how_is_not_read_further(
    vault: Path, counted: Callable[[object, str], Counter[str]]
) -> None:
    counts = counted(lines_of_notes, "said_in")
    read = api.read_vault(vault)
    links = sum(len(note.links) for note in read.notes.values())
    assert counts["said_in"] <= links // 100


SHAPES = {
    "prose": "lorem ipsum dolor sit amet\n",
    "tasks": "- [ ] write to [[Anna]] 📅 2026-01-02\n",
    "done tasks": "- [x] call [[Anna]] ✅ 2026-01-02\n",
    "nested items": "- a\n  - [[Anna]]\n    - b\n",
    "links": "[[Anna]] and [[Boris]]\n\n",
    "one line of links": "[[Anna]] [[Boris]] ",
    "Markdown links": "[a](Anna.md) ",
    "headings": "## Heading\n",
    "tags": "#tag #other\n",
    "fields": "[key:: value] (with:: [[Anna]])\n",
    "a table": "| a | b |\n| - | - |\n| [[Anna\\|A]] | c |\n\n",
    "quotes": "> [[Anna]] said\n> so\n\n",
    "code": "```\n[[Anna]]\n```\n",
    "HTML": "<div>\n[[Anna]]\n</div>\n\n",
}


def calls_of(root: Path) -> int:
    """Count the calls of functions, Python's own and C's, while a vault is read."""
    count = 0

    def tally(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tally)
    try:
        api.read_vault(root)
    finally:
        sys.setprofile(None)
    return count


LINES = {
    "a person": (lambda _: "- [[Anna]] x\n", 150),
    "a person and what was said": (lambda at: f"- called [[Anna]] about {at} looms\n", 220),
    "a link to nobody": (lambda at: f"[[Link {at}]] ", 65),
    "a line about nobody": (lambda at: f"- [[Somebody {at}]] came\n", 165),
}


@pytest.mark.parametrize(("line", "most"), LINES.values(), ids=LINES)
def test_a_line_of_a_day_takes_so_many_calls(
    line: Callable[[int], str], most: int, make_vault: Callable[[dict[str, str]], Path]
) -> None:
    """Of each further line, whatever the note is besides."""

    def vault_of(lines: int) -> Path:
        anna = {"Anna.md": "---\ntype: person\n---\n"}
        return make_vault({**anna, "2026-01-02.md": "".join(map(line, range(lines)))})

    api.read_vault(vault_of(1))  # whatever is found out once for all vaults
    once, twice = (calls_of(vault_of(lines)) for lines in (200, 400))
    assert twice - once <= 200 * most


@pytest.mark.parametrize("name", ["Anna", "2026-01-02", "Other"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_note_twice_as_long_takes_twice_the_calls(
    shape: str, name: str, make_vault: Callable[[dict[str, str]], Path]
) -> None:
    """Read as the note of a contact, of a day, and of neither."""

    def vault_of(times: int) -> Path:
        head = "---\ntype: person\n---\n## Log\n" if name == "Anna" else ""
        notes = {"Anna.md": "---\ntype: person\n---\n", "Boris.md": "---\ntype: person\n---\n"}
        return make_vault({**notes, f"{name}.md": head + SHAPES[shape] * times})

    api.read_vault(vault_of(1))  # whatever is found out once for all vaults
    base, once, twice = (calls_of(vault_of(times)) for times in (1, 100, 200))
    assert twice - base <= 2.2 * (once - base) + 100
