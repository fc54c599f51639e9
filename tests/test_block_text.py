"""Blocks put into notes, filled and taken out: no other character changes, no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.block_text import (
    below_title,
    filled,
    hand_made,
    new_block,
    with_block,
    without_block,
)
from vaultnet.vault.blocks import Block, find_blocks
from vaultnet.vault.read import read_note

SIGNS = "aя%[ -#>\u2028\u0301\u0085"
LINE = st.text(alphabet=st.sampled_from(SIGNS), max_size=12)
EOL = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.lists(LINE.map(lambda text: f"- {text}x"), max_size=4).map(tuple)
NOTE = st.builds(
    lambda bom, lines, eol, final: bom + eol.join(lines) + (eol if final else ""),
    st.sampled_from(["", "\ufeff"]),
    st.lists(LINE, max_size=6),
    EOL,
    st.booleans(),
)


def block_of(text: str, name: str = "glance") -> Block:
    return next(one for one in find_blocks(text) if one.name == name)


def rows_of(text: str) -> list[str]:
    """Give the lines of a text that hold anything."""
    return [one for one in as_lf(text.removeprefix("\ufeff")).split("\n") if one.strip(" \t")]


def as_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(NOTE, st.integers(0, 6), EOL)
def test_a_block_is_put_below_a_line_and_all_else_stays(text: str, after: int, eol: str) -> None:
    lines = read_note(text.encode(), "a.md").lines
    after = min(after, len(lines))
    put = with_block(text, "glance", after, eol)
    block = block_of(put)
    head, tail = put[: block.start], put[block.end :]
    assert [*rows_of(head), *rows_of(tail)] == rows_of(text)
    assert put.startswith("\ufeff") == text.startswith("\ufeff")
    assert as_lf(head).removeprefix("\ufeff").split("\n")[:after] == list(lines[:after])
    if after == len(lines) and text.removeprefix("\ufeff"):
        assert tail.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))


@given(NOTE, LINES, LINES, EOL)
def test_filling_changes_the_block_alone(
    text: str, first: tuple[str, ...], then: tuple[str, ...], eol: str
) -> None:
    put = with_block(text, "glance", 0, eol)
    for lines in (first, then):
        block = block_of(put)
        head, tail = put[: block.start], put[block.end :]
        put = filled(put, block, lines)
        again = block_of(put)
        assert put[: again.start] == head
        assert put[again.end :] == tail
        assert again.is_ours
        assert [one for one in again.content.split("\n") if one] == list(lines)
        assert filled(put, again, lines) == put
        if lines:
            assert put[again.start : again.end].replace(eol, "") == as_lf(
                put[again.start : again.end]
            ).replace("\n", "")


@given(
    st.lists(LINE.map(lambda text: f"mine {text}"), min_size=1, max_size=4), LINES, LINES, st.data()
)
def test_what_a_person_wrote_in_a_block_goes_below_it(
    mine: list[str], first: tuple[str, ...], then: tuple[str, ...], data: st.DataObject
) -> None:
    text = f"{new_block('glance', '', first)}\nrest"
    rows = text.split("\n")
    for line in mine:
        rows.insert(data.draw(st.integers(1, rows.index("rest") - 1)), line)
    edited = "\n".join(rows)
    block = block_of(edited)
    assert sorted(filter(None, hand_made(block, then))) == sorted(mine)
    put = filled(edited, block, then)
    below = put[block_of(put).end :].split("\n")
    assert sorted(one for one in below if one.startswith("mine")) == sorted(mine)
    assert below[-1] == "rest"
    assert filled(put, block_of(put), then) == put


def test_a_line_of_ours_that_was_rewritten_is_kept_too() -> None:
    text = new_block("glance", "", ("- a line", "- b"))
    edited = text.replace("a line", "a line, which I know better")
    put = filled(edited, block_of(edited), ("- c",))
    assert put.endswith("%%\n\n- a line, which I know better")


def test_empty_lines_of_a_person_part_their_paragraphs() -> None:
    text = new_block("glance", "", ("- a",)).replace("- a\n", "- a\none\n\ntwo\n")
    put = filled(text, block_of(text), ("- b",))
    assert put.endswith("%%\n\none\n\ntwo")


def test_what_was_typed_in_two_places_does_not_become_one_paragraph() -> None:
    """A line right below a task is a part of it: parted by a line of ours, it was none."""
    text = new_block("glance", "", ("- a", "", "- b", "")).replace("- b\n", "- b\n\nmine\n")
    text = text.replace("- a\n", "- a\n- [ ] a task\n")
    assert filled(text, block_of(text), ("- c",)).endswith("%%\n\n- [ ] a task\n\nmine")
    assert without_block(text, block_of(text)) == "- [ ] a task\n\nmine"


@given(NOTE, st.integers(0, 6), LINES, EOL)
def test_a_block_that_is_taken_out_leaves_every_line(
    text: str, after: int, lines: tuple[str, ...], eol: str
) -> None:
    number = min(after, len(read_note(text.encode(), "a.md").lines))
    put = with_block(text, "glance", number, eol)
    put = filled(put, block_of(put), lines)
    bare = without_block(put, block_of(put))
    assert rows_of(bare) == rows_of(text)
    assert not find_blocks(bare)


def test_words_within_a_block_that_is_taken_out_stay_in_their_place() -> None:
    text = new_block("glance", "", ("- a",)).replace("- a\n", "- a\nmine\n")
    assert (
        without_block(f"x\n\n{text}\n\ny\n", block_of(f"x\n\n{text}\n\ny\n")) == "x\n\nmine\n\ny\n"
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("text\n", 0, id="no-title"),
        pytest.param("# Ada\ntext\n", 1, id="title"),
        pytest.param("\n\n# Ada\n", 3, id="title-below-empty-lines"),
        pytest.param("---\na: b\n---\ntext\n", 3, id="properties"),
        pytest.param("---\na: b\n---\n# Ada\n", 4, id="both"),
        pytest.param("text\n# Ada\n", 0, id="title-further-below"),
        pytest.param("## Log\n", 0, id="no-title-but-a-heading"),
        pytest.param("Ada\n===\ntext\n", 0, id="underlined-title"),
    ],
)
def test_a_block_at_the_head_stands_below_the_title(text: str, after: int) -> None:
    assert below_title(read_note(text.encode(), "a.md")) == after
