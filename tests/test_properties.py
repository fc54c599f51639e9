"""Tags, aliases and links of property blocks (rows P1 to P22)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.frontmatter import read_frontmatter
from vaultnet.vault.note import Frontmatter, Link, Tag, Value
from vaultnet.vault.properties import aliases_of, links_of, tags_of
from vaultnet.vault.tag_text import is_tag

if TYPE_CHECKING:
    from pathlib import Path

texts = st.text(
    st.one_of(st.sampled_from("[]()|#<>\\\"'% ,:/.\n\u2028\u0438\u0306\ufeff"), st.characters())
)
values: st.SearchStrategy[Value] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), texts),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(texts, inner)),
    max_leaves=6,
)


def block(properties: dict[str, Value], lines: dict[str, int] | None = None) -> Frontmatter:
    return Frontmatter("read", properties, lines=lines or {})


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param({"tags": "journal"}, ["journal"], id="P1 text is one tag"),
        pytest.param({"tags": "tea, cake"}, [], id="P2 no list by commas"),
        pytest.param({"tags": "tea cake"}, [], id="P3 no list by spaces"),
        pytest.param({"tags": ["tea cake", "tea"]}, ["tea"], id="P3 a space in a list"),
        pytest.param({"tags": ["tea", "cake"]}, ["tea", "cake"], id="P4 list"),
        pytest.param({"tags": ["#tea", "##tea", "#"]}, ["tea"], id="P5 a hash before it"),
        pytest.param({"Tags": ["tea"], "TAGS": "cake"}, ["tea", "cake"], id="P6 case of the key"),
        pytest.param({"tag": "tea", "TAG": ["tea"]}, [], id="P7 the old key"),
        pytest.param({"tags": None}, [], id="P8 empty"),
        pytest.param({"tags": []}, [], id="P8 empty list"),
        pytest.param({"tags": [2024, "2024", "y2024"]}, ["y2024"], id="P9 numbers"),
        pytest.param({"tags": 7}, [], id="P9 a number alone"),
        pytest.param({"tags": ["проект/дом"]}, ["проект/дом"], id="P10 nested, Cyrillic"),
        pytest.param(
            {"tags": [None, ["tea"], {"a": "b"}, True, " tea "]}, ["tea"], id="other kinds"
        ),
        pytest.param({"tags": {"tea": "cake"}}, [], id="a mapping"),
    ],
)
def test_tags(properties: dict[str, Value], expected: list[str]) -> None:
    assert [tag.name for tag in tags_of(block(properties))] == expected


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param({"aliases": "Ann, Annie"}, ["Ann, Annie"], id="P11 text is one alias"),
        pytest.param({"aliases": ["Ann", 1, None]}, ["Ann"], id="P12 only texts"),
        pytest.param({"alias": "Ann"}, [], id="P13 the old key"),
        pytest.param({"Aliases": ["Ann"]}, ["Ann"], id="P14 case of the key"),
        pytest.param({"aliases": [" Ann ", "", "  "]}, ["Ann"], id="trimmed, none empty"),
        pytest.param({"aliases": None}, [], id="empty"),
        pytest.param({"aliases": 5}, [], id="a number"),
        pytest.param({"aliases": {"a": "Ann"}}, [], id="a mapping"),
    ],
)
def test_aliases(properties: dict[str, Value], expected: list[str]) -> None:
    assert list(aliases_of(block(properties))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("[[Ann Reyes]]", ("Ann Reyes", "", "Ann Reyes"), id="link"),
        pytest.param("see [[Ann Reyes]]", None, id="P15 text before it"),
        pytest.param("[[Ann Reyes]].", None, id="P15 text after it"),
        pytest.param("![[Ann Reyes]]", None, id="an embed is text"),
        pytest.param("[[A]], [[B]]", ("A]], [[B", "", "A]], [[B"), id="P16 two links are one"),
        pytest.param("[[Ann Reyes|Ann]]", ("Ann Reyes", "", "Ann"), id="P17 display"),
        pytest.param("[Ann](People/Ann%20Reyes.md)", ("People/Ann Reyes.md", "", "Ann"), id="P18"),
        pytest.param("[Ann](<Ann Reyes.md> 'her')", ("Ann Reyes.md", "", "Ann"), id="P18 angles"),
        pytest.param("[Ann](Ann.md#Log)", ("Ann.md", "Log", "Ann"), id="P18 heading"),
        pytest.param("[Ann](https://ann.example)", None, id="P18 leads outside"),
        pytest.param("[Ann](Ann%E0.md)", None, id="P18 broken escape"),
        pytest.param("[Ann](Ann.md) too", None, id="P18 text after it"),
        pytest.param("[Ann] (Ann.md)", None, id="P18 a space between"),
        pytest.param("![Ann](Ann.png)", None, id="P18 an image is text"),
        pytest.param("[[#Log]]", ("", "Log", "Log"), id="P19 within the note"),
        pytest.param("2026-11-25", None, id="P20 a date is text"),
        pytest.param("[[2026-11-25]]", ("2026-11-25", "", "2026-11-25"), id="P21 a daily note"),
        pytest.param(None, None, id="P22 an empty box"),
        pytest.param("[[]]", None, id="empty link"),
        pytest.param("[[ ]]", None, id="a space as link"),
        pytest.param("[[A]", None, id="never closed"),
        pytest.param("[[]", None, id="brackets that overlap"),
        pytest.param("[[A]]\n", None, id="a line end after it"),
        pytest.param([["Ann Reyes"]], None, id="unquoted brackets are lists"),
    ],
)
def test_links(value: Value, expected: tuple[str, str, str] | None) -> None:
    links = links_of(block({"about": value}))
    assert [(link.target, link.subpath, link.display) for link in links] == (
        [] if expected is None else [expected]
    )


def test_origins_and_lines() -> None:
    """Keys are dotted; a value without a line of its own has that of the key above it (P17)."""
    front = block(
        {"x": [{"y": "[[A]]"}, "[[B]]"], "Tags": ["tea", 1, "cake"], "z": "[[C]]"},
        {"x": 2, "x.0.y": 3, "Tags": 5, "Tags.0": 6, "z": 9},
    )
    assert links_of(front) == (
        Link("A", "", "A", 3, origin="property:x.0.y"),
        Link("B", "", "B", 2, origin="property:x.1"),
        Link("C", "", "C", 9, origin="property:z"),
    )
    assert tags_of(front) == (Tag("tea", 6, "property:Tags"), Tag("cake", 5, "property:Tags"))


BLOCK = """---
tags:
  - tea
  - "#cake"
  - two words
  - 2026
Aliases: Ann, Annie
due: 2026-11-25
seen: "[[2026-11-24]]"
done:
friends:
  - who: "[[Bo Lind|Bo]]"
  - who: [[Cem Aydin]]
---
"""


def test_a_block_as_written() -> None:
    front = read_frontmatter(BLOCK.split("\n"), "Ann.md")
    assert tags_of(front) == (Tag("tea", 3, "property:tags"), Tag("cake", 4, "property:tags"))
    assert aliases_of(front) == ("Ann, Annie",)
    assert front.properties["due"] == "2026-11-25"
    assert front.properties["done"] is None
    assert links_of(front) == (
        Link("2026-11-24", "", "2026-11-24", 9, origin="property:seen"),
        Link("Bo Lind", "", "Bo", 12, origin="property:friends.0.who"),
    )


def test_a_rejected_block_has_nothing_but_what_is_salvaged() -> None:
    front = Frontmatter(
        "rejected", salvaged={"tags": "tea", "aliases": "Ann", "org": "[[Tea House]]"}
    )
    assert not (*tags_of(front), *aliases_of(front), *links_of(front))
    assert [tag.name for tag in tags_of(front, salvaged=True)] == ["tea"]
    assert aliases_of(front, salvaged=True) == ("Ann",)
    assert [link.target for link in links_of(front, salvaged=True)] == ["Tea House"]


def test_salvaged_properties_are_read_of_rejected_blocks_only() -> None:
    assert [tag.name for tag in tags_of(block({"tags": "tea"}), salvaged=True)] == ["tea"]


def test_depth_costs_no_recursion() -> None:
    value: Value = "[[A]]"
    for _ in range(2_000):
        value = [value]
    assert [link.target for link in links_of(block({"deep": value}))] == ["A"]


@given(st.dictionaries(texts, values, max_size=3))
def test_nothing_raises_and_tags_are_legal(properties: dict[str, Value]) -> None:
    front = block(properties)
    assert all(is_tag(tag.name) for tag in tags_of(front))
    assert all(alias.strip() == alias != "" for alias in aliases_of(front))
    assert all(link.origin.startswith("property:") for link in links_of(front))


@given(st.one_of(st.just("tags"), st.just("aliases")), values)
def test_nothing_raises_for_any_value(key: str, value: Value) -> None:
    tags_of(block({key: value}))
    aliases_of(block({key: value}))


@pytest.mark.parametrize(
    "value",
    ["[" * 100_000, "[a](" * 30_000, "[" + "\\" * 99_999, "[[" + "#" * 100_000 + "]]"],
    ids=["brackets", "links", "backslashes", "hashes"],
)
def test_long_values_end_soon(value: str) -> None:
    links_of(block({"about": value}))


def test_recorded_notes(outside: Path) -> None:
    """From the properties that Obsidian read it made these tags and links."""
    files = sorted((outside / "corpora" / "obsidian-recorded").glob("*.json"))
    assert files
    for file in files:
        recorded = json.loads(file.read_text(encoding="utf-8"))
        cache = recorded["cachedMetadata"]
        properties = cache.get("frontmatter") or {}
        front = block({key: value for key, value in properties.items() if key != "position"})
        tags = [f"#{tag.name}" for tag in tags_of(front)]
        assert tags == (recorded["parseFrontMatterTags"] or []), file.name
        links = [
            (link.target + "#" * bool(link.subpath) + link.subpath, link.display, link.origin)
            for link in links_of(front)
        ]
        assert links == [
            (link["link"], link["displayText"], f"property:{link['key']}")
            for link in cache.get("frontmatterLinks", [])
        ], file.name
