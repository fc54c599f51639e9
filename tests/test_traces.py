"""Traces in raw text: whatever a reading of a body finds has left one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.read import read_note
from vaultnet.vault.traces import Traces, traces_in

PATH = "Notes/Looms.md"
PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "\r\n", "\r", "- ", "  ", "\t", "> ", "| ", " | ", "|---|\n", "# ", "1. "),
        *("[[Anna]]", "[[Anna|A]]", "[[Anna\\|A]]", "[[a/Anna#b]]", "![[Anna]]", "[[", "]]", "["),
        *("[A](Anna.md)", "[A](<An na.md>)", "](", "[x](Ann%61.md 'T')", "\\", "(", ")", "<", ">"),
        *(
            "#tag",
            "#a/b",
            "#x_",
            "#",
            "_",
            "*",
            "~~",
            "==",
            "/",
            "key:: ",
            "[k:: v]",
            "(k:: v)",
            "::",
        ),
        *(
            "`",
            "```\n",
            "$",
            "$$\n",
            "%%",
            "<!--",
            "-->",
            "<b>",
            "\ufeff",
            "\u2028",
            "e\u0301",
            "é",
        ),
        *("word", "Anna", "1", "!", ":", "^id", "---\n", "a: b\n", "\u00a0"),
    ]
)
BODIES = st.lists(PIECES, max_size=25).map("".join)


def assert_traced(text: str) -> None:
    note = read_note(text.encode(), PATH)
    body, traces = note.body, note.traces
    assert {tag.name for tag in body.tags} <= traces.tags
    if traces.links is not None:
        assert {link.target for link in body.links} <= {target for target, _ in traces.links}
        for target, at in traces.links:
            assert 0 <= at <= len(note.text) - note.below, target
    for field in body.fields:
        words = words_in(field.key)
        ends = [words_in(before)[-len(words) :] for before in traces.keys]
        assert words in ends, field


@given(BODIES)
def test_whatever_a_body_holds_has_left_a_trace(text: str) -> None:
    assert_traced(text)


@given(st.text())
def test_any_text_is_searched(text: str) -> None:
    assert_traced(text)


def test_the_notes_of_others(outside: Path) -> None:
    for path in sorted(outside.glob("corpora/**/*.md")):
        assert_traced(path.read_bytes().decode("utf-8", "replace"))


CASES = {
    "nothing": ("plain text", Traces(frozenset(), (), ())),
    "heading": ("# Title\n", Traces(frozenset(), (), ())),
    "tag": ("a #b/c_ d", Traces(frozenset({"b/c_", "b/c"}), (), ())),
    "link": ("a [[B/C#d|e]]", Traces(frozenset({"d"}), (("B/C", 2),), ())),
    "in-code": ("`[[b]]`", Traces(frozenset(), (("b", 1),), ())),
    "markdown": ("[a](b%20c.md)", Traces(frozenset(), (("b c.md", 2),), ())),
    "outside": ("[a](https://example.org)", Traces(frozenset(), (), ())),
    "with-a-title": ("[a](b.md 'c')", Traces(frozenset(), None, ())),
    "field": ("made by:: me", Traces(frozenset(), (), ("made by",))),
    "fields": ("- (a:: b) c:: d", Traces(frozenset(), (), ("- (a", " b) c"))),
}


@pytest.mark.parametrize(("text", "traces"), CASES.values(), ids=CASES)
def test_traces(text: str, traces: Traces) -> None:
    assert traces_in(text) == traces
