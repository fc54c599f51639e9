"""Whole notes from their bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vaultnet.core.records import Severity
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from vaultnet.vault.note import Note

PATH = "People/Nora Quill.md"
NOTE = """\
---
tags: [people, "#tea"]
Aliases: [Nora, N. Quill]
friends:
  - "[[Zoe|Z]]"
  - who: "[[Ida#Jobs]]"
self: "[[#Log]]"
said: "see [[Zoe]]"
page: "[her page](Her%20Page.md)"
---
# Log
- [ ] call [[Zoe]] #call [due:: 2026-11-25]
"""
PIECES = st.sampled_from(
    [
        *("---", "---\n", "\n", "\r\n", "\r", "\ufeff", "a: b", "tags: [x]", "- ", "  ", "\t"),
        *("[[Nora]]", "![[map]]", "#tea", "`", "```", "%%", "$$", "<!--", "-->", "[k:: v]", "|"),
        *("\u2028", "\x85", "\v", "\x00", "e\u0301", "ё", "🎂", "> ", "# ", "^id", "&x ", "*x"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=40))


def read(text: str) -> Note:
    return read_note(text.encode("utf-8", "surrogatepass"), PATH)


def test_a_note_joins_properties_and_body() -> None:
    note = read(NOTE)
    assert note.name == "Nora Quill"
    assert note.lines == tuple(NOTE.split("\n")[:-1])
    assert [(tag.name, tag.line, tag.origin) for tag in note.tags] == [
        ("people", 2, "property:tags"),
        ("tea", 2, "property:tags"),
        ("call", 12, "body"),
    ]
    assert note.aliases == ("Nora", "N. Quill")
    assert [(link.target, link.subpath, link.line, link.origin) for link in note.links] == [
        ("Zoe", "", 5, "property:friends.0"),
        ("Ida", "Jobs", 6, "property:friends.1.who"),
        ("", "Log", 7, "property:self"),
        ("Her Page.md", "", 9, "property:page"),
        ("Zoe", "", 12, "body"),
    ]
    assert [item.line for item in note.body.items] == [12]
    assert [field.line for field in note.body.fields] == [12]
    assert note.problems == ()


def test_a_rejected_block_leaves_the_body_as_it_is() -> None:
    """S3.6: no properties at all, and no tag or link of them; the body is unaffected."""
    note = read("---\ntags: [people]\nwho: [[Nora]], [[Zoe]]\n---\n[[Ida]] #tea\n")
    assert [link.target for link in note.links] == ["Ida"]
    assert [tag.name for tag in note.tags] == ["tea"]
    assert note.frontmatter.state == "rejected"
    assert note.problems == (note.frontmatter.problem,)


def test_a_note_without_properties() -> None:
    note = read("[[Nora]]")
    assert (note.frontmatter.state, [link.line for link in note.links]) == ("none", [1])


def test_an_empty_note() -> None:
    assert read("").lines == ()


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"caf\xe9", 1), (b"a\r\nb\rc\nd \xff", 4), (b"\xff\xfea\x00", 1), (b"a\n\xed\xa0\x80", 2)],
)
def test_bytes_that_are_no_utf_8_are_a_problem(data: bytes, line: int) -> None:
    """S2.1."""
    note = read_note(data, PATH)
    assert (note.lines, note.links) == ((), ())
    (problem,) = note.problems
    assert (problem.code, problem.severity) == ("not-utf-8", Severity.ERROR)
    assert (problem.source.path, problem.source.line) == (PATH, line)
    assert problem.hint


@given(st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary()))
def test_any_bytes_are_read(data: bytes) -> None:
    note = read_note(data, PATH)
    assert len(note.body.regions) == len(note.lines)
    for link in note.body.links:
        span = note.lines[link.line - 1][link.column : link.end]
        assert span.startswith("![" if link.embed else "[")
    for tag in note.body.tags:
        assert f"#{tag.name}" in note.lines[tag.line - 1]
    for item in note.body.items:
        assert note.frontmatter.last_line < item.line <= item.end_line <= len(note.lines)
    for heading in note.body.headings:
        assert heading.text.partition("\n")[0] in note.lines[heading.line - 1]


@given(
    TEXTS.map(lambda text: text.replace("\r", "").lstrip("\ufeff")),
    st.sampled_from(["\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_line_ends_and_a_mark_in_front_change_nothing(text: str, eol: str, bom: str) -> None:
    """S2.1, S2.2, row B27."""
    plain = read(text)
    assert read(bom + text.replace("\n", eol)) == plain


@given(TEXTS)
def test_a_final_line_end_changes_nothing(text: str) -> None:
    assume(re.search(r"[^\r\n]\Z", text.removeprefix("\ufeff")))
    with_end, without = read(text + "\n"), read(text)
    assert replace(with_end, utf_8=without.utf_8) == without
    assert (with_end.lines, with_end.body) == (without.lines, without.body)
