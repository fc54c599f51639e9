"""Where a property block begins and ends: section F of the cases, and the bytes of a note."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.records import Severity
from vaultnet.vault.frontmatter import read_frontmatter, read_head, split_note
from vaultnet.vault.text import decode

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.vault.note import Frontmatter

PATH = "People/Ada.md"
ADA = {"name": "Ada"}

FRAGMENTS = ("---", "----", "--- ", "...", "+++", "\ufeff", "\n", "\r\n", "\r", "name: Ada", "- a")
MARKS = ("{", "}", "\u2028", "e\u0301", " ", "\t", "x", ": ", '"', "'", "[[", "]]", "|")
fragments = st.lists(st.sampled_from(FRAGMENTS + MARKS)).map("".join)


def read(note: str | bytes) -> Frontmatter:
    data = note.encode() if isinstance(note, str) else note
    return read_frontmatter(decode(data).lines, PATH)


@pytest.mark.parametrize(
    ("note", "last_line"),
    [
        pytest.param("\ufeff---\nname: Ada\n---\nx", 3, id="F1-byte-order-mark"),
        pytest.param("---\r\nname: Ada\r\n---\r\nx\r\n", 3, id="F2-crlf"),
        pytest.param("---\nname: Ada\n---  \nx", 3, id="F6-blanks-behind-the-closer"),
        pytest.param("---\nname: Ada\n----\nx", 3, id="F7-four-dashes-close"),
        pytest.param("---\nname: Ada\n--- x\n", 3, id="F7-text-behind-the-closer"),
        pytest.param("---\n\nname: Ada\n\n---\n", 5, id="F15-empty-lines-within"),
        pytest.param("---\nname: Ada\n---", 3, id="F16-file-ends-with-the-closer"),
        pytest.param('---\n{"name": "Ada"}\n---\n', 3, id="F21-json"),
        pytest.param('---\n{\n  "name": "Ada"\n}\n---\n', 5, id="F21-json-in-lines"),
        pytest.param("---\rname: Ada\r---\rx", 3, id="F22-lone-cr"),
    ],
)
def test_a_block_is_read(note: str, last_line: int) -> None:
    front = read(note)
    assert (front.state, dict(front.properties), front.last_line) == ("read", ADA, last_line)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("", id="empty-note"),
        pytest.param("\n---\nname: Ada\n---\nx", id="F3-empty-first-line"),
        pytest.param(" ---\nname: Ada\n---\nx", id="F4-space-before-the-opener"),
        pytest.param("--- \nname: Ada\n---\nx", id="F5-space-behind-the-opener"),
        pytest.param("----\nname: Ada\n---\nx", id="F8-four-dashes-open-nothing"),
        pytest.param("---\nname: Ada\n...\nx", id="F9-dots-do-not-close"),
        pytest.param("---\nname: Ada\nx", id="F10-no-closer"),
        pytest.param("---", id="F10-fence-alone"),
        pytest.param("---\n ---\n", id="F10-closer-behind-a-space"),
        pytest.param("{\nname: Ada\n}\n", id="F19-braces"),
        pytest.param("+++\nname = 'Ada'\n+++\n", id="F20-toml"),
        pytest.param("———\nname: Ada\n———\n", id="F23-long-dashes"),
        pytest.param("%%c%%\n---\nname: Ada\n---\n", id="F24-comment-before"),
        pytest.param("<!-- c -->\n---\nname: Ada\n---\n", id="F24-html-comment-before"),
        pytest.param("\u2028---\nname: Ada\n---\n", id="line-separator-before"),
    ],
)
def test_no_block(note: str) -> None:
    front = read(note)
    assert (front.state, dict(front.properties), front.last_line) == ("none", {}, 0)


@pytest.mark.parametrize(
    ("note", "last_line"),
    [
        pytest.param("---\nHello world\n---\nrest", 3, id="F11-rules-around-text"),
        pytest.param("---\n- a\n- b\n---\nrest", 4, id="F13-list"),
        pytest.param("---\n---\nx", 2, id="F14-nothing"),
        pytest.param("---\n\n\n---\nx", 4, id="F14-empty-lines"),
        pytest.param("---\n# only a comment\n---\nx", 3, id="comment"),
        pytest.param("---\n{}\n---\nx", 3, id="empty-map"),
        pytest.param("---\n42\n---\nx", 3, id="number"),
    ],
)
def test_a_block_without_a_map_is_empty(note: str, last_line: int) -> None:
    front = read(note)
    assert (front.state, dict(front.properties), front.last_line) == ("empty", {}, last_line)
    assert front.problem is None


def test_f12_text_with_a_colon_between_rules_is_rejected() -> None:
    front = read("---\nNote: see a: b\n---\nrest")
    assert (front.state, dict(front.properties), front.last_line) == ("rejected", {}, 3)


def test_f17_an_indented_fence_stays_in_a_text_set_off() -> None:
    front = read("---\nnote: |\n  one\n  ---\n  two\n---\n")
    assert dict(front.properties) == {"note": "one\n---\ntwo\n"}


def test_f18_a_fence_in_a_quoted_text_closes_the_block() -> None:
    front = read('---\nname: Ada\nnote: "one\n---\ntwo"\n---\n')
    assert (front.state, front.last_line) == ("rejected", 4)
    assert front.salvaged == {"name": "Ada", "note": "one"}


@pytest.mark.parametrize("closer", ["--- ", "----", "---x", "---\t"])
def test_an_odd_closer_is_marked_and_reported(closer: str) -> None:
    front = read(f"---\nname: Ada\n{closer}\nx")
    assert front.odd_closer
    assert front.problem is not None
    assert front.problem.code == "frontmatter-odd-closer"
    assert (front.problem.severity, front.problem.source.line) == (Severity.WARNING, 3)
    assert not read("---\nname: Ada\n---\nx").odd_closer


@pytest.mark.parametrize(
    ("note", "code"),
    [
        pytest.param("---\nname: Ada\n\ntext", "frontmatter-unclosed", id="F10-properties-follow"),
        pytest.param("---\n\naliases:\n  - A\ntext", "frontmatter-unclosed", id="F10-empty-line"),
        pytest.param("---\nname: Ada\n...\n", "frontmatter-unclosed", id="F9-dots"),
        pytest.param("---\nA rule, then text\n", None, id="F10-a-rule"),
        pytest.param("---\n\n# Heading: with a colon\n", None, id="F10-a-rule-and-a-heading"),
        pytest.param("---\n- [ ] task: x\n", None, id="F10-a-rule-and-a-list"),
        pytest.param("\n---\nname: Ada\n---\n", "frontmatter-misplaced", id="F3"),
        pytest.param(" ---\nname: Ada\n---\n", "frontmatter-misplaced", id="F4"),
        pytest.param("--- \nname: Ada\n---\n", "frontmatter-misplaced", id="F5"),
        pytest.param("----\nname: Ada\n---\n", "frontmatter-misplaced", id="F8"),
        pytest.param("\n---\nname: Ada\n", None, id="F3-without-a-closer"),
        pytest.param("\n---\nA rule.\n\n---\n", None, id="F3-rules"),
        pytest.param("Text: x\n---\nname: Ada\n---\n", None, id="text-before"),
        pytest.param("+++\nname: Ada\n+++\n", None, id="F20"),
    ],
)
def test_fences_that_are_none_are_reported(note: str, code: str | None) -> None:
    problem = read(note).problem
    assert (problem.code if problem else None) == code
    if problem:
        assert (problem.source.path, problem.source.line) == (PATH, 1)
        assert problem.severity is Severity.WARNING
        assert problem.hint


def test_split_note() -> None:
    parts = split_note(b"\xef\xbb\xbf---\r\nname: Ada\r\n--- \r\nHello\r\n")
    assert parts.bom == b"\xef\xbb\xbf"
    assert parts.opener == b"---\r\n"
    assert parts.block == b"name: Ada\r\n"
    assert parts.closer == b"--- \r\n"
    assert parts.body == b"Hello\r\n"


def test_split_note_without_a_block() -> None:
    parts = split_note(b"\xef\xbb\xbf--- \nname: Ada\n---\n")
    assert (parts.opener, parts.block, parts.closer) == (b"", b"", b"")
    assert parts.body == b"--- \nname: Ada\n---\n"


@given(fragments | st.text())
def test_parts_joined_give_the_bytes_and_agree_with_the_lines(text: str) -> None:
    data = text.encode()
    parts = split_note(data)
    assert parts.bom + parts.opener + parts.block + parts.closer + parts.body == data
    front = read(text)
    assert (front.state == "none") == (parts.opener == b"")
    if front.last_line:
        above = parts.bom + parts.opener + parts.block + parts.closer
        assert len(decode(above).lines) == front.last_line


@given(st.binary())
def test_parts_of_any_bytes_give_the_bytes(data: bytes) -> None:
    parts = split_note(b"---\n" + data)
    joined = parts.bom + parts.opener + parts.block + parts.closer + parts.body
    assert joined == b"---\n" + data


@given(fragments | st.text())
def test_lines_of_a_block_are_lines_of_the_file(text: str) -> None:
    front = read(f"---\n{text}\n---\n")
    assert all(1 < line < front.last_line for line in front.lines.values())
    assert set(front.written) <= set(front.lines)
    if front.problem:
        assert 1 < front.problem.source.line <= front.last_line


@given(st.lists(st.text(st.characters(exclude_characters="\r\n"))))
def test_reading_never_raises(lines: list[str]) -> None:
    """Not even on halves of emojis, which no UTF-8 file can hold."""
    assert read_frontmatter(["---", *lines, "---"], PATH).state != "none"


@given(fragments | st.text())
def test_the_head_of_a_note_says_what_all_its_lines_say(text: str) -> None:
    text = decode(text.encode("utf-8", "replace")).text
    front, below = read_head(text, PATH)
    assert front == read_frontmatter(text.split("\n"), PATH)
    assert text[:below].split("\n")[: front.last_line] == text.split("\n")[: front.last_line]


def test_recorded_blocks(outside: Path) -> None:
    """What Obsidian itself recorded of notes with and without properties."""
    recorded = sorted((outside / "corpora" / "obsidian-recorded").glob("*.json"))
    assert recorded
    wrong = []
    for file in recorded:
        record = json.loads(file.read_text(encoding="utf-8"))
        cache = record["cachedMetadata"]
        position = cache.get("frontmatterPosition")
        front = read(record["fileContents"])
        last_line = position["end"]["line"] + 1 if position else front.last_line
        if (dict(front.properties), front.last_line) != (cache.get("frontmatter", {}), last_line):
            wrong.append(file.name)
    assert wrong == []
