"""The reader of common structure against all rules: no line may tell which of them settled it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_commonmark import DOCUMENTS

from vaultnet.vault.common_structure import read_common_structure
from vaultnet.vault.markdown import read_structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vaultnet.vault.structure import Structure

PIECES: Final = st.sampled_from(
    [
        *("> ", ">", "- ", "* ", "+ ", "-", "*", "1. ", "2) ", "10. ", "- [ ] ", "[x] ", "# ", "#"),
        *("  ", "    ", "\t", "   ", "```", "~~~", "%%", "$$", "[^1]: ", "[a]: b", "[a", "b]: c"),
        *("<div>", "<!--", "-->", "|", "|a|", "|-|", "a | b", "-|-", "---", "===", "***", "___"),
        *("word", "[!note]", "[[x]]", "", " ", "\u2028", "\u200b", "\x00", "e\u0301", "🎂"),
    ]
)
LINES: Final = st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=9)


def both(lines: Sequence[str]) -> tuple[Structure, Structure]:
    return read_common_structure(lines, read_structure), read_structure(lines)


@given(LINES)
def test_every_text_has_one_structure(lines: list[str]) -> None:
    common, known = both(lines)
    assert common == known


@pytest.mark.parametrize("length", range(1, 6))
def test_every_short_table_has_one_structure(length: int) -> None:
    for signs in product("|-a \n", repeat=length):
        text = "".join(signs)
        common, known = both(text.split("\n"))
        assert common == known, repr(text)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_documents_of_each_construct_have_one_structure(document: str) -> None:
    common, known = both(document.split("\n"))
    assert common == known


def test_notes_of_others_have_one_structure(outside: Path) -> None:
    for path in sorted((outside / "corpora").rglob("*.md")):
        common, known = both(path.read_text(encoding="utf-8", errors="replace").splitlines())
        assert common == known, path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> > [!note]\n\na", id="a quote within a quote opens no callout of the outer"),
        pytest.param(">>\n", id="a quote that ends with a mark takes the empty line"),
        pytest.param("```a | b\n-|-", id="the head of a table may look like a fence"),
        pytest.param("10. \n10. a | b\n-|-", id="an item is no head of a table"),
        pytest.param("- a\n\n- b | c\n-|-", id="nor is it after an empty line"),
        pytest.param("   * a\n\t10. b", id="a marker far from its list is text"),
        pytest.param("|a|\n---\n\u2028", id="a line of odd spaces ends a table"),
        pytest.param("|\n|", id="a table has at least one column"),
        pytest.param("-\n\n  a", id="an empty item ends with an empty line"),
        pytest.param("- a\n      - b", id="deep markers are text of the item"),
        pytest.param("> a\n>$$b\n\n* $$", id="math that would end behind its quote"),
        pytest.param("- [ ] [a\nb]: c\nd", id="a definition that begins behind a box"),
        pytest.param("a\n2. b\n1. c", id="only a one interrupts a paragraph"),
    ],
)
def test_what_once_differed(text: str) -> None:
    common, known = both(text.split("\n"))
    assert common == known


@pytest.mark.parametrize(
    "text",
    [
        "# a\ntext [[b]]\nmore\n\n- one\n\t- two\n  lazy\n- [ ] three\n\n```\n    x\n\n```\nend",
        "> [!note] a\n> - b\n> ```\n> c\n> ```\n\n1. d\n2. e\n   f\n***\ng",
        "| a | b |\n|---|:-:|\n| c | d |\n\n- \n- a",
    ],
)
def test_common_notes_need_no_other_reader(text: str) -> None:
    def never(_lines: Sequence[str]) -> Structure:
        raise AssertionError

    lines = text.split("\n")
    assert read_common_structure(lines, never) == read_structure(lines)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("| [[A]] | b |", id="whole"),
        pytest.param("| a", id="lacking cells"),
        pytest.param("a \\| b | c", id="an escape"),
        pytest.param("a | b | c |", id="more cells"),
    ],
)
def test_a_table_of_very_many_cells_has_one_structure(row: str) -> None:
    rows = ["| a | b |", "|---|---|", *["| a | b |"] * 5_000, row, "| c | d |"]
    common, known = both(rows)
    assert common == known


def test_a_table_in_which_too_many_cells_lack_has_one_structure() -> None:
    common, known = both(["|".join("a" * 300), "|".join("-" * 300), *["a"] * 300])
    assert common == known
