"""Cases of the format that several rooms answer together, each from a note's text to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parsed_vault import PEOPLE, codes, contact_of, parsed, told

from vaultnet.api import read_vault
from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.records import Layer
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DAILY = "2026-11-23.md"
FIRST = ("Plan.md", "work/Plan.md", "a/b/Plan.md")


@pytest.mark.parametrize(
    ("paths", "source", "link", "answer"),
    [
        pytest.param(FIRST, "a/b/s.md", "Plan", "Plan.md", id="R2-the-root-is-the-whole-path"),
        pytest.param(FIRST[1:], "work/s.md", "Plan", "work/Plan.md", id="R3-beside-the-source"),
        pytest.param(FIRST[1:], "s.md", "Plan", "a/b/Plan.md", id="R4-fewer-letters-not-folders"),
        pytest.param(
            (*FIRST[1:], "b/Plan.md"), "work/x/s.md", "Plan", "b/Plan.md", id="R5-no-ancestor-helps"
        ),
        pytest.param(
            ("b/Plan.md", "a/b/Plan.md"), "a/b/s.md", "b/Plan", "b/Plan.md", id="R6-exact-first"
        ),
        pytest.param(("a/b/Plan.md",), "s.md", "b/Plan", "a/b/Plan.md", id="R7-end-of-a-path"),
        pytest.param(("top.md", "a/x.md"), "a/x.md", "../top", "top.md", id="R8-upwards"),
    ],
)
def test_links_to_notes_of_one_name(
    paths: tuple[str, ...], source: str, link: str, answer: str
) -> None:
    assert LinkIndex([*paths, source]).resolve(link, source) == answer


@pytest.mark.parametrize(
    ("text", "tags", "properties"),
    [
        pytest.param('---\n{"tags": "tea"}\n---\n', ["tea"], {"tags": "tea"}, id="F21-json"),
        pytest.param("–––\ntags: tea\n–––\n", [], {}, id="F23-dashes-of-another-kind"),
        pytest.param(
            "---\ntags:\n  - #tea\n  - cake\n---\n", ["cake"], {"tags": [None, "cake"]}, id="Y27"
        ),
        pytest.param("---\ntags: [#tea]\n---\n", [], {}, id="Y26-rejected"),
        pytest.param("---\nAliases: [Nora]\nalias: N\n---\n#tea", ["tea"], None, id="P13-P14"),
    ],
)
def test_properties_and_tags(
    text: str, tags: list[str], properties: dict[str, object] | None
) -> None:
    note = read_note(text.encode(), "x.md")
    assert [tag.name for tag in note.tags] == tags
    assert properties is None or dict(note.frontmatter.properties) == properties


def test_p17_links_at_any_depth_bear_the_keys_that_lead_to_them() -> None:
    """A link in a text does not count, one in a list of maps does (P15, P17)."""
    text = '---\nsaid: "see [[Zoe]]"\nmet:\n  - {who: "[[Ida|I.]]"}\nrel: "[[Nora]]"\n---\n'
    note = read_note(text.encode(), "x.md")
    assert [(link.origin, link.target, link.display) for link in note.links] == [
        ("property:met.0.who", "Ida", "I."),
        ("property:rel", "Nora", "Nora"),
    ]


@pytest.mark.parametrize("key", ["birthday", "Birthday", "BIRTHDAY", "Дата рождения"])
def test_p23_one_property_however_its_key_is_written(key: str) -> None:
    assert contact_of(f"---\n{key}: 1990-05-20\n---\n").birthday == PartialDate(5, 20, 1990)


@pytest.mark.parametrize("key", ["paused", "deceased", "keep_in_touch"])
def test_p22_an_empty_box_says_nothing(key: str) -> None:
    contact = contact_of(f"---\n{key}:\n---\n")
    assert (contact.paused, contact.deceased, contact.no_cadence) == (False, False, False)


def test_p22_an_empty_box_private_is_private() -> None:
    """Other than Obsidian has it: whoever adds the key means it, and a leak cannot be undone."""
    assert contact_of("---\nprivate:\n---\n").private
    assert not contact_of("---\nprivate: false\n---\n").private


@pytest.mark.parametrize("written", ["1m", "1M", "1 m", "P1M", "month"])
def test_i13_m_is_a_month_whatever_its_case(written: str) -> None:
    """Other than in Bases, where `1m` is a minute: nobody keeps in touch every minute."""
    assert contact_of(f"---\ncadence: {written}\n---\n").cadence == {Layer.ANY: Span(months=1)}


def test_r31_a_canvas_is_the_target_of_links_and_nothing_else(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """Other than Obsidian, which has a canvas among the backlinks of the notes on it."""
    board = '{"nodes": [{"id": "a", "type": "file", "file": "People/Boris Stone.md"}], "edges": []}'
    root = make_vault({**PEOPLE, "2026-11-23 Board.canvas": board, "2026-11-23.canvas": board})
    vault = read_vault(root)
    assert told(vault.network) == []
    assert vault.links.resolve("2026-11-23 Board.canvas", DAILY) == "2026-11-23 Board.canvas"


@pytest.mark.parametrize("tag", ["#contact", "#Contact", "#CONTACT"])
def test_b10_tags_that_differ_in_capitals_are_one(tag: str) -> None:
    assert [one.path for one in parsed({"x/Ann.md": tag}).contacts] == ["x/Ann.md"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("==lunch with [[Boris Stone]]==", id="B30-highlight"),
        pytest.param("lunch[^1]\n\n[^1]: with [[Boris Stone]]", id="B30-footnote"),
        pytest.param("lunch ^[with [[Boris Stone]]]", id="B30-inline-footnote"),
        pytest.param("> [!note] lunch with [[Boris Stone]]", id="L44-callout"),
    ],
)
def test_what_a_day_tells_of_a_person(text: str) -> None:
    assert [line.split(" ")[:2] for line in told(parsed({**PEOPLE, DAILY: text}))] == [
        ["2026-11-23", "Boris"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[[Boris Stone's shop#Boris Stone]]", id="R28-heading"),
        pytest.param("`[[Boris Stone]]`", id="L17"),
        pytest.param("<!-- [[Boris Stone]] -->", id="L20"),
        pytest.param("$[[Boris Stone]]$", id="L22"),
        pytest.param("[[Boris\nStone]]", id="L15"),
        pytest.param("[Boris](Boris Stone.md)", id="L28"),
        pytest.param("[Boris](https://boris.example)", id="L32"),
        pytest.param("```dataview\nLIST FROM [[Boris Stone]]\n```", id="L48"),
        pytest.param("<div>\n[[Boris Stone]]\n</div>", id="L21"),
        pytest.param("%% [[Boris Stone]] %%", id="L19-a-link-that-is-no-contact"),
        pytest.param("saw ![[Boris Stone]]", id="L24-an-embed-that-is-no-contact"),
    ],
)
def test_what_tells_of_nobody(text: str) -> None:
    assert told(parsed({**PEOPLE, DAILY: text})) == []


@pytest.mark.parametrize(
    "text", ["[[https://q.example]]", "[[##Log]]", "[[^^x]]", "[[#Log]]", "[[|x]]"]
)
def test_l40_a_line_with_what_is_no_person_misses_nobody(text: str) -> None:
    """S6.6: an address, a prompt for a search, a link within the note."""
    network = parsed({**PEOPLE, DAILY: f"- call with [[Boris Stone]], see {text}\n"})
    assert told(network) == ["2026-11-23 Boris Stone call"]
    assert (network.mentioned, codes(network)) == ({}, [])


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("[see](Boris%20Stone.md)", ["2026-11-23 Boris Stone unknown"], id="L27"),
        pytest.param("[see](<Boris Stone.md>)", ["2026-11-23 Boris Stone unknown"], id="L29"),
        pytest.param("[[BORIS STONE]]", ["2026-11-23 Boris Stone unknown"], id="R1"),
        pytest.param("[[People/Boris Stone.md]]", ["2026-11-23 Boris Stone unknown"], id="R19"),
        pytest.param("[[Boris\u00a0Stone]]s", ["2026-11-23 Boris Stone unknown"], id="L41-L47"),
        pytest.param(
            "| who |\n|---|\n| [[Boris Stone\\|B.]] |", ["2026-11-23 Boris Stone unknown"], id="L3"
        ),
    ],
)
def test_ways_to_name_a_person(text: str, answer: list[str]) -> None:
    assert told(parsed({**PEOPLE, DAILY: text})) == answer
