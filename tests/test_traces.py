"""Traces in raw text: whatever a reading of a body finds has left one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.read import read_note
from vaultnet.vault.traces import Traces, target_of

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
    if traces.written_links is not None and traces.targets is not None:
        assert {link.target for link in body.links} <= traces.targets
        for link in traces.written_links:
            places = traces.places_of(link)
            assert places
            assert all(note.text.startswith(link, at) and at >= note.below for at in places)
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
    "nothing": ("plain text", set(), [], ()),
    "heading": ("# Title\n", set(), [], ()),
    "tag": ("a #b/c_ d", {"b/c_", "b/c"}, [], ()),
    "link": ("a [[B/C#d|e]]", {"d"}, ["[[B/C#d|e]]"], ()),
    "in-code": ("`[[b]]`", set(), ["[[b]]"], ()),
    "brackets": ("[[]] [[[a]]] [[b]c]]", set(), ["[[a]]", "[[b]c]]"], ()),
    "markdown": ("[a](b%20c.md)", set(), ["](b%20c.md)"], ()),
    "outside": ("[a](https://example.org)", set(), ["](https://example.org)"], ()),
    "with-a-title": ("[a](b.md 'c')", set(), None, ()),
    "field": ("made by:: me", set(), [], ("made by",)),
    "fields": ("- (a:: b) c:: d\ne:::f", set(), [], ("- (a", " b) c", "e")),
}


@pytest.mark.parametrize(("text", "tags", "links", "keys"), CASES.values(), ids=CASES)
def test_traces(text: str, tags: set[str], links: list[str] | None, keys: tuple[str, ...]) -> None:
    for before in ("", "#above [[Above]] [a](b 'c') above::\n"):
        traces = Traces((before + text).encode(), len(before))
        assert traces.tags == tags
        assert traces.written_links == links
        assert traces.keys == keys


TARGETS = {
    "[[A]]": "A",
    "[[b/A#c|d]]": "b/A",
    "[[#c]]": "",
    "[[A\\|b]]": "A",
    "](A.md)": "A.md",
    "](<A b.md>)": "A b.md",
    "](A%20b.md#c)": "A b.md",
    "](https://example.org)": None,
    "]()": None,
}


@pytest.mark.parametrize(("written", "target"), TARGETS.items())
def test_where_a_link_leads(written: str, target: str | None) -> None:
    assert target_of(written) == target
