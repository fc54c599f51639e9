"""Blocks: what is generated changes, every other byte stays."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.blocks import (
    MarkerError,
    checksum_of,
    compose_block,
    find_blocks,
    generated_lines,
    parse_marker,
    replace_block,
)

TEXT = st.text(alphabet=st.sampled_from("aя%[ -\u2028\u0301\n\r\ufeff"), max_size=40)
CONTENT = st.text(alphabet=st.sampled_from("aя[]- ^\u2028\n"), max_size=40).map(
    lambda text: text + "\n"
)
EOL = st.sampled_from(["\n", "\r\n"])


def test_a_block_is_found_with_its_week_and_content() -> None:
    text = "mine\n%% vaultnet:begin due 2026-W48 %%\nours\n%% vaultnet:end due 0 %%\nmine too"
    (block,) = find_blocks(text)
    assert (block.name, block.week, block.content, block.line) == ("due", "2026-W48", "ours\n", 2)
    assert text[block.end :] == "\nmine too"


def test_a_change_by_hand_is_seen() -> None:
    text = compose_block("due", "2026-W48", "\n- a line\n\n")
    assert find_blocks(text)[0].is_ours
    assert not find_blocks(text.replace("a line", "my line"))[0].is_ours


def test_an_empty_block_is_free_to_be_filled() -> None:
    text = "%% vaultnet:begin due %%\n\n%% vaultnet:end due %%"
    assert find_blocks(text)[0].is_ours


def test_content_typed_between_fresh_markers_is_not_ours() -> None:
    text = "%% vaultnet:begin due %%\nmy words\n%% vaultnet:end due %%"
    assert not find_blocks(text)[0].is_ours


def test_the_checksum_does_not_know_line_ends() -> None:
    text = compose_block("due", "2026-W48", "\n- a\n\n").replace("\n", "\r\n")
    assert find_blocks(text)[0].is_ours


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        pytest.param("x\n%% vaultnet:begin due %%\n", "no end marker", 2, id="never closed"),
        pytest.param("%% vaultnet:end due %%", "no begin marker", 1, id="never opened"),
        pytest.param(
            "%% vaultnet:begin a %%\n%% vaultnet:begin b %%\n", "within another", 2, id="nested"
        ),
        pytest.param(
            "%% vaultnet:begin a %%\n%% vaultnet:end b %%\n", "no begin marker", 2, id="crossed"
        ),
        pytest.param(
            "%% vaultnet:begin a %%\n%% vaultnet:end a %%\n" * 2, "second block", 3, id="twice"
        ),
    ],
)
def test_odd_markers_are_refused_with_their_line(text: str, message: str, line: int) -> None:
    with pytest.raises(MarkerError, match=message) as refused:
        find_blocks(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "line",
    ["%% vaultnet:begin %%", "- %% vaultnet:begin due %%", "%% vaultnet:go due %%", "%% note %%"],
)
def test_other_comments_are_no_markers(line: str) -> None:
    assert parse_marker(line) is None


def test_lines_of_blocks_are_numbered_with_their_markers() -> None:
    lines = ["a", "%% vaultnet:begin due %%", "x", "%% vaultnet:end due %%", "b"]
    assert list(generated_lines(lines)) == [2, 3, 4]
    assert list(generated_lines([*lines[:3], "y"])) == [2, 3, 4]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param(("```", "```"), id="fence"),
        pytest.param(("~~~~ md", "~~~\n~~~~"), id="longer fence"),
        pytest.param(("<!-- as an example", "-->"), id="comment"),
    ],
)
def test_markers_in_code_and_comments_are_none(around: tuple[str, str]) -> None:
    shown = f"{around[0]}\n%% vaultnet:begin due %%\n{around[1]}\n"
    ours = compose_block("due", "2026-W48", "x\n")
    (block,) = find_blocks(shown + ours)
    assert block.start == len(shown)
    lines = (shown + ours).split("\n")
    assert list(generated_lines(lines)) == [len(lines) - 2, len(lines) - 1, len(lines)]


@pytest.mark.parametrize("line", ["``` a ` b", "``", "<!-- mine -->", "x ```", "    ```"])
def test_what_opens_no_code_hides_no_marker(line: str) -> None:
    assert find_blocks(f"{line}\n%% vaultnet:begin due %%\n%% vaultnet:end due %%")


def test_a_fence_within_a_block_does_not_hide_its_end() -> None:
    (block,) = find_blocks("%% vaultnet:begin due %%\n```\n%% vaultnet:end due %%\n")
    assert block.content == "```\n"


def test_a_byte_order_mark_before_a_marker_stays() -> None:
    text = "\ufeff%% vaultnet:begin due %%\n%% vaultnet:end due %%\n"
    (block,) = find_blocks(text)
    assert (block.line, block.start) == (1, 1)
    assert replace_block(text, block, "2026-W48", "x\n").startswith("\ufeff%% vaultnet:begin due ")


@given(before=TEXT, after=TEXT, old=CONTENT, new=CONTENT, eol=EOL)
def test_everything_outside_the_block_stays(
    before: str, after: str, old: str, new: str, eol: str
) -> None:
    """A note around a block, with CRLF, lone CR, BOM, NFD and U+2028 in it."""
    head = before + eol if before else ""
    tail = eol + after if after else ""
    text = head + compose_block("due", "2026-W48", old).replace("\n", eol) + tail
    (block,) = find_blocks(text)
    assert block.is_ours
    assert block.content == old
    written = replace_block(text, block, "2026-W49", new)
    assert written.startswith(head)
    assert written.endswith(tail)
    (again,) = find_blocks(written)
    assert (again.content, again.week, again.is_ours) == (new, "2026-W49", True)
    assert again.checksum == checksum_of(new)
    assert replace_block(written, again, "2026-W49", new) == written


@given(TEXT)
def test_any_text_has_blocks_or_says_why_not(text: str) -> None:
    with suppress(MarkerError):
        assert all(text[one.start :].startswith("%%") for one in find_blocks(text))
