"""List items and tasks: markers, nesting, own text (rows B14 to B22, S8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vaultnet.vault.body import read_body

if TYPE_CHECKING:
    from vaultnet.vault.note import ListItem


def items(text: str) -> tuple[ListItem, ...]:
    return read_body(text.split("\n")).items


def outline(text: str) -> list[tuple[int, str | None, int | None, str]]:
    return [(item.line, item.task, item.parent, item.text) for item in items(text)]


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "7.", "1)", "123456789)"])
def test_every_marker_makes_items_and_tasks(marker: str) -> None:
    """Row B16."""
    assert outline(f"{marker} call Nora\n{marker} [ ] call Zoe") == [
        (1, None, None, "call Nora"),
        (2, " ", None, "call Zoe"),
    ]


@pytest.mark.parametrize("char", [*" xX/->!?<*", "🎂", "я", "]", "[", '"', "\\", "1"])
def test_any_one_character_in_the_box_makes_a_task(char: str) -> None:
    """Row B17."""
    assert outline(f"- [{char}] call Nora") == [(1, char, None, "call Nora")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[  ] call", id="B18-two-characters"),
        pytest.param("[] call", id="B18-none"),
        pytest.param("[ ]call", id="no-space-behind"),
        pytest.param("[x](Nora.md)", id="a-link"),
        pytest.param("[[Nora]] call", id="a-wikilink"),
        pytest.param("\\[ ] call", id="escaped"),
        pytest.param("call [ ] Nora", id="not-at-the-start"),
    ],
)
def test_what_is_no_box(text: str) -> None:
    assert outline(f"- {text}") == [(1, None, None, text)]


def test_a_box_with_nothing_behind() -> None:
    assert outline("- [ ] ") == [(1, " ", None, "")]
    assert outline("- [x] \n  call Nora") == [(1, "x", None, "call Nora")]
    assert outline("- [ ]") == [(1, None, None, "[ ]")]


def test_nesting() -> None:
    text = "- trip\n    - [ ] call Nora\n    - [x] write Zoe\n        1. letter\n- home"
    assert outline(text) == [
        (1, None, None, "trip"),
        (2, " ", 1, "call Nora"),
        (3, "x", 1, "write Zoe"),
        (4, None, 3, "letter"),
        (5, None, None, "home"),
    ]


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "   "])
def test_every_usual_indent_nests(indent: str) -> None:
    assert [item.parent for item in items(f"- a\n{indent}- b\n{indent}{indent}- c")] == [None, 1, 2]


def test_an_empty_line_keeps_siblings() -> None:
    assert [item.parent for item in items("- a\n    - b\n\n - c")] == [None, 1, None]


def test_five_markers_make_five_lists() -> None:
    """Row B22."""
    found = outline("- a\n* b\n+ c\n1. d\n1) e")
    assert [(parent, text) for _, _, parent, text in found] == [(None, text) for text in "abcde"]


def test_a_list_right_behind_the_box() -> None:
    """Recorded: the item within begins on the task's own line; the task keeps its whole text."""
    assert outline("- [ ] 1. call Nora\n- [ ] 2 call Zoe\n- [ ] 3) write Ida") == [
        (1, " ", None, "1. call Nora"),
        (1, None, 1, "call Nora"),
        (2, " ", None, "2 call Zoe"),
        (3, " ", None, "3) write Ida"),
        (3, None, 3, "write Ida"),
    ]


def test_text_over_lines() -> None:
    """Row B21."""
    found = items("- [ ] call Nora\n    about the map\nand the trip  \n  - ask Zoe\n    too")
    assert [(item.text, item.line, item.end_line) for item in found] == [
        ("call Nora\nabout the map\nand the trip", 1, 3),
        ("ask Zoe\ntoo", 4, 5),
    ]


def test_further_paragraphs_quotes_and_tables_are_own_text() -> None:
    text = "- trip\n\n  with Nora\n  > she said\n  > yes\n\n  |a|\n  |-|\n\n- home"
    assert [(item.text, item.end_line) for item in items(text)] == [
        ("trip\nwith Nora\nshe said\nyes\n|a|\n|-|", 8),
        ("home", 10),
    ]


def test_what_stands_below_the_items_under_it_is_no_own_text() -> None:
    found = items("- trip\n  - Nora\n\n  later")
    assert [(item.text, item.end_line) for item in found] == [("trip", 1), ("Nora", 2)]


def test_code_lies_within_the_item_but_is_no_text_of_it() -> None:
    """Recorded: an item ends with the code in it."""
    found = items("- [ ] run\n  ```sh\n  ls\n  ```\n  %%\n  hush\n  %%\n- [ ] rest")
    assert [(item.text, item.end_line) for item in found] == [("run", 7), ("rest", 8)]


def test_a_zero_width_space_is_no_indent() -> None:
    """Row B20."""
    assert outline("- trip\n\u200b\t- [ ] call Nora") == [
        (1, None, None, "trip\n\u200b\t- [ ] call Nora")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("%%\n- [ ] call\n%%", id="B14-block-comment"),
        pytest.param("<!--\n- [ ] call\n-->", id="B15-html-comment"),
        pytest.param("<div>\n- [ ] call\n</div>", id="html"),
        pytest.param("```\n- [ ] call\n```", id="fence"),
        pytest.param("    - [ ] call", id="indented-code"),
        pytest.param("$$\n- [ ] call\n$$", id="math"),
        pytest.param("text\n%%\n- [ ] call\n%%", id="comment-below-text"),
        pytest.param("text\n    - [ ] call", id="continued-paragraph"),
        pytest.param("-[ ] call", id="no-space"),
    ],
)
def test_what_is_no_item(text: str) -> None:
    assert items(text) == ()


def test_items_in_quotes_and_callouts() -> None:
    """Row B19."""
    text = "> [!todo] this week\n> - [ ] call Nora\n>     - [x] find her number\n> > - Zoe"
    assert outline(text) == [
        (2, " ", None, "call Nora"),
        (3, "x", 2, "find her number"),
        (4, None, None, "Zoe"),
    ]


def test_a_time_is_text() -> None:
    """Row B26."""
    assert outline("- [ ] 10:00 - 10:30 call Nora")[0][3] == "10:00 - 10:30 call Nora"


def test_a_line_separator_ends_no_line() -> None:
    """Row B27."""
    assert outline("- call\u2028Nora\v\x85Zoe\n- b")[1] == (2, None, None, "b")


def test_lines_count_through_the_whole_file() -> None:
    found = read_body(["---", "a: 1", "---", "- trip", "  - Nora"], 4).items
    assert [(item.line, item.end_line, item.parent) for item in found] == [(4, 4, None), (5, 5, 4)]
