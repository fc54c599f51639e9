"""Block structure: what CommonMark says of the lines, and what Obsidian adds to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.markdown import read_structure
from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from vaultnet.vault.structure import Structure

LINE_PIECES = st.sampled_from(
    [
        *("> ", ">", "- ", "* ", "1. ", "2) ", "  ", "    ", "\t", "- [ ] ", "[x] ", "# ", "#"),
        *("```", "~~~", "%%", "$$", "[^1]: ", "[^1]:", "[a]: b", "<div>", "<!--", "-->", "|a|"),
        *("|-|", "---", "===", "word", "[!note]", "", " ", "\u2028", "\u200b", "\x00", "é", "🎂"),
    ]
)
LINES = st.lists(st.lists(LINE_PIECES, max_size=5).map("".join), max_size=12)


def structure_of(text: str) -> Structure:
    return read_structure(text.split("\n"))


def regions_of_leaves(text: str) -> list[tuple[str, int, int]]:
    return [(leaf.region.value, leaf.first, leaf.last) for leaf in structure_of(text).leaves]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("```\na\n", [("code", 0, 2)], id="B28-fence-never-closed"),
        pytest.param("> ```\n> a\nb", [("code", 0, 1), ("text", 2, 2)], id="B29-fence-in-quote"),
        pytest.param("a\n\n    b", [("text", 0, 0), ("code", 2, 2)], id="indented-code"),
        pytest.param("a\n    b", [("text", 0, 1)], id="indent-continues-a-paragraph"),
        pytest.param("<div>\na\n</div>\n\nb", [("html", 0, 2), ("text", 4, 4)], id="html-block"),
        pytest.param("<!--\n\na\n-->\nb", [("html", 0, 3), ("text", 4, 4)], id="html-comment"),
        pytest.param("$$\na\n\nb\n$$\nc", [("math", 0, 4), ("text", 5, 5)], id="math"),
        pytest.param("$$ a $$", [("math", 0, 0)], id="math-on-one-line"),
        pytest.param("$$ a $$ b", [("text", 0, 0)], id="math-with-text-behind"),
        pytest.param("$$\na", [("text", 0, 1)], id="math-never-closed"),
        pytest.param("$$\na $$ b", [("math", 0, 1), ("text", 1, 1)], id="text-behind-math"),
        pytest.param("|a|\n|-|\n|b|\nc", [("table", 0, 3)], id="table"),
        pytest.param("|a|b|\n|-|", [("text", 0, 1)], id="no-table"),
        pytest.param("a\n===", [("heading", 0, 1)], id="setext"),
        pytest.param("# a\n#b", [("heading", 0, 0), ("text", 1, 1)], id="B13-heading-and-tag"),
        pytest.param("[a]: b\n    c", [("text", 0, 0), ("code", 1, 1)], id="link-definition"),
        pytest.param("[^1]: a\n\n    b", [("text", 0, 0), ("text", 2, 2)], id="footnote"),
        pytest.param("[^1]:\n\n    b\nc", [("text", 2, 3)], id="footnote-on-the-next-line"),
        pytest.param("a\n[^1]: b", [("text", 0, 0), ("text", 1, 1)], id="footnote-interrupts"),
        pytest.param("%%\nunclosed", [("text", 0, 1)], id="comment-never-closed"),
    ],
)
def test_leaves(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert regions_of_leaves(text) == expected


def test_a_comment_hides_no_code() -> None:
    text = "%% a\n```\nb\n```\n\n    c\n- d %% e"
    assert regions_of_leaves(text) == [
        ("comment", 0, 0),
        ("code", 1, 3),
        ("code", 5, 5),
        ("comment", 6, 6),
    ]
    assert all(leaf.comment for leaf in structure_of(text).leaves)


@pytest.mark.parametrize(
    ("text", "extents"),
    [
        ("%% a %%", [("comment", 0, 0)]),
        ("a\n%%\nb\n%%", [("comment", 1, 3)]),
        ("%% a %% b", []),
        ("- a\n%%\n- [ ] b\n%%", [("comment", 1, 3)]),
        ("- a\n  %%\n  - [ ] b\n  %%", [("comment", 1, 3)]),
        ("- a\n  %%\nb\n%%", []),  # the item ends before its comment does
        ("> a\n> %%\n> - [ ] b\n> %%", [("quote", 0, 3), ("comment", 1, 3)]),
        ("> %%\n\n%%", [("quote", 0, 0)]),
        ("    %%\n    a\n    %%", []),
        ("> [!note] a\n> b", [("callout", 0, 1)]),
        ("> [!NOTE|wide]- a", [("callout", 0, 0)]),
        ("> a\n> [!note]", [("quote", 0, 1)]),
        ("> - [!note]", [("quote", 0, 0)]),
        (" > [!a]\n >> [!b]\n >> c", [("callout", 0, 2), ("callout", 1, 2)]),
        ("> > [!b]\n> c", [("quote", 0, 1), ("callout", 0, 1)]),
    ],
)
def test_extents(text: str, extents: list[tuple[str, int, int]]) -> None:
    found = structure_of(text).extents
    assert [(one.region.value, one.first, one.last) for one in found] == extents


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("# a", 1),
        ("###### a", 6),
        ("####### a", 0),
        ("a\n---", 2),
        ("> # a", 0),
        ("- # a", 0),
        ("[^1]: # a", 0),
        ("%%\n# a\n%%", 0),
        ("    # a", 0),
    ],
)
def test_only_headings_at_the_root_have_a_level(text: str, level: int) -> None:
    """S8.1, rows B13, B23, B25."""
    assert max(leaf.level for leaf in structure_of(text).leaves) == level


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("  a\n b", [(2, 1)]),
        ("> a\n>b\nc", [(2, 1, 0)]),
        (">  - a\n>    b", [(5, 5)]),
        ("- [ ] a\n\tb", [(6, 1)]),
        ("1)  [x]  a", [(9,)]),
        ("> > a", [(4,)]),
        ("[^1]: a", [(6,)]),
    ],
)
def test_text_begins_after_marks(text: str, starts: list[tuple[int, ...]]) -> None:
    assert [leaf.starts for leaf in structure_of(text).leaves] == starts


@given(LINES)
def test_any_lines_have_a_structure(lines: list[str]) -> None:
    found = read_structure(lines)
    for leaf in found.leaves:
        assert 0 <= leaf.first <= leaf.last < len(lines)
        assert len(leaf.starts) == leaf.last - leaf.first + 1
        for line, start in enumerate(leaf.starts, leaf.first):
            assert 0 <= start <= len(lines[line])
    assert all(one.first <= other.first for one, other in pairwise(found.leaves))
    for index, item in enumerate(found.items):
        assert item.first <= item.last < len(lines)
        if item.parent is not None:
            parent = found.items[item.parent]
            assert item.parent < index
            assert parent.first <= item.first <= item.last <= parent.last


@given(LINES)
def test_hidden_and_visible_lines_lie_apart(lines: list[str]) -> None:
    """Only the line that closes math may hold text again."""
    found = read_structure(lines).leaves
    hidden = {
        line
        for leaf in found
        if leaf.region in (Region.CODE, Region.HTML)
        for line in range(leaf.first, leaf.last + 1)
    }
    visible = {line for leaf in found if leaf.region is Region.TEXT for line in leaf.text_lines}
    assert not hidden & visible


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "[^1]: ", "- [ ] ", ">"])
def test_nesting_is_bounded(mark: str) -> None:
    deep = mark * 2_000 + "a"
    assert len(read_structure([deep, deep]).items) < 200


@pytest.mark.parametrize(
    "unit",
    [
        *("a\n", "> a\nb\n", "- a\n", "- a\nb\n", "1. a\n\n", "%%\n", "%% a\n", "- %%\n", "$$\n"),
        *("> %%\n\n", "> a\n%%\n", "[a]: b\n", '[a]: b\n"\n', "[a\n", "[^1]: a\n", "```\n"),
        *("- ```\n", "<!--\n", "- <!--\n", "<a \n", "|a|\n|-|\n", "    a\n", "-\n\n\n", "# a\n"),
        "a\n---\n",
    ],
)
def test_hostile_lines_take_time_in_proportion(unit: str) -> None:
    count = 20_000 // len(unit)
    lines = (unit * count).split("\n")
    assert len(read_structure(lines).leaves) <= len(lines)
