"""python-frontmatter with our handler: what its users get, and what it decides by itself."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Final

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.frontmatter import read_frontmatter
from vaultnet.vault.frontmatter.handler import ObsidianHandler
from vaultnet.vault.text import decode

HANDLER: Final = ObsidianHandler()


def test_properties_are_those_of_obsidian() -> None:
    """Neither dates nor words nor phone numbers change."""
    post = frontmatter.loads(
        "---\nborn: 1815-12-10\nagreed: no\nat: 12:30\nroom: 010\n2024: x\n---\n\nHello\n",
        handler=HANDLER,
    )
    assert post.metadata == {
        "born": "1815-12-10",
        "agreed": "no",
        "at": "12:30",
        "room": 10,
        "2024": "x",
    }
    assert post.content == "Hello"


@pytest.mark.parametrize(
    ("note", "metadata", "content"),
    [
        pytest.param("\ufeff---\na: 1\n---\nx", {"a": 1}, "x", id="F1-byte-order-mark"),
        pytest.param("---\r\na: 1\r\n---\r\nx", {"a": 1}, "x", id="F2-crlf"),
        pytest.param("--- \na: 1\n---\nx", {}, "--- \na: 1\n---\nx", id="F5-space-behind"),
        pytest.param("---\na: 1\n----\nx", {"a": 1}, "x", id="F7-four-dashes-close"),
        pytest.param("----\na: 1\n---\nx", {}, "----\na: 1\n---\nx", id="F8-four-dashes-open"),
        pytest.param("---\na: 1\n...\nx", {}, "---\na: 1\n...\nx", id="F9-dots"),
        pytest.param("---\nHello\n---\nx", {}, "x", id="F11-text-between-rules"),
        pytest.param("---\na: @x\n---\nx", {}, "x", id="F12-rejected"),
        pytest.param("---\n- a\n---\nx", {}, "x", id="F13-list"),
        pytest.param("{\n}\nx", {}, "{\n}\nx", id="F19-braces"),
        pytest.param("+++\na = 1\n+++\nx", {}, "+++\na = 1\n+++\nx", id="F20-toml"),
        pytest.param("---\ra: 1\r---\rx", {"a": 1}, "x", id="F22-lone-cr"),
        pytest.param("x", {}, "x", id="no-block"),
        pytest.param("\n ---\na: 1\n---\nx", {"a": 1}, "x", id="F3-F4-decided-by-the-library"),
    ],
)
def test_splitting(note: str, metadata: dict[str, object], content: str) -> None:
    assert frontmatter.parse(note, handler=HANDLER) == (metadata, content)


def test_y40_two_keys_are_refused_by_the_library_itself() -> None:
    note = "---\ncontent: x\nhandler: y\n---\n"
    with pytest.raises(TypeError):
        frontmatter.loads(note, handler=HANDLER)
    metadata, _ = frontmatter.parse(note, handler=HANDLER)
    assert metadata == {"content": "x", "handler": "y"}


def test_dumps_writes_as_obsidian_does() -> None:
    post = frontmatter.loads('---\nz: "[[Ada]]"\na: 12:30\nb: [x]\n---\n\nHello', handler=HANDLER)
    post.metadata |= {"day": date(2026, 3, 9), "pair": ("x", None), "deep": {1: "@"}}
    assert frontmatter.dumps(post) == (
        '---\nz: "[[Ada]]"\na: 12:30\nb:\n  - x\nday: 2026-03-09\npair:\n  - x\n  - \n'
        'deep:\n  "1": "@"\n---\n\nHello'
    )


def test_w10_no_block_is_added() -> None:
    assert frontmatter.dumps(frontmatter.loads("Hello", handler=HANDLER)) == "Hello"


def test_detect() -> None:
    assert HANDLER.detect("---\na: 1\n---\n")
    assert HANDLER.detect("\ufeff---\r\n")
    assert not HANDLER.detect("----\na: 1\n---\n")
    assert not HANDLER.detect("{\n}")


def test_the_library_is_imported_only_when_asked_for() -> None:
    program = "import sys, vaultnet.vault.frontmatter\nsys.exit('frontmatter' in sys.modules)\n"
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - the text above


FRAGMENTS: Final = (
    "a: ",
    "b: ",
    "x",
    "\n",
    "\n  ",
    "- ",
    "[[",
    "]]",
    "12:30",
    "@",
    "'",
    '"',
    "\u2028",
    "я",
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_same_properties_as_our_reader(block: str) -> None:
    note = f"---\n{block}\n---\nbody"
    metadata, content = frontmatter.parse(note, handler=HANDLER)
    assert metadata == read_frontmatter(decode(note.encode()).lines, "x.md").properties
    assert content == "body"
