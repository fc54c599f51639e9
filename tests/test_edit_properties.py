"""One property edited: its own lines change and not a byte beside them, or the note is left."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.errors import NoteRefusedError
from vaultnet.vault.edit.properties import put_property_back, remove_property, set_property
from vaultnet.vault.frontmatter import read_frontmatter, split_note
from vaultnet.vault.text import decode

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.vault.note import Frontmatter, Value

PATH: Final = "People/Ada.md"
EXAMPLES: Final = int(os.environ.get("VAULTNET_EXAMPLES", "300"))
BODY: Final = "\n# Ada\r\n- [ ] x \u2028y\n"


@pytest.mark.parametrize(
    ("old", "key", "value", "new"),
    [
        pytest.param("", "a", 1, "---\na: 1\n---\n", id="an-empty-note"),
        pytest.param("x\r\ny", "a", "b", "---\r\na: b\r\n---\r\nx\r\ny", id="a-new-block"),
        pytest.param("\ufeffx", "a", 1, "\ufeff---\na: 1\n---\nx", id="behind-a-mark-of-order"),
        pytest.param("---\n---\nx", "a", True, "---\na: true\n---\nx", id="an-empty-block"),
        pytest.param("---\n# r\n---\n", "a", 1, "---\n# r\na: 1\n---\n", id="only-a-remark"),
        pytest.param("---\nb: 1\n---\n", "a", 2, "---\nb: 1\na: 2\n---\n", id="at-the-end"),
        pytest.param(
            "---\r\nb: 1\r\n---\r\nx\ny",
            "a",
            ["p", "q"],
            "---\r\nb: 1\r\na:\r\n  - p\r\n  - q\r\n---\r\nx\ny",
            id="crlf",
        ),
        pytest.param("---\na: 1\nb: 2\n---", "a", 3, "---\na: 3\nb: 2\n---", id="no-last-line-end"),
        pytest.param("---\na:   1 # why\n---\n", "a", 2, "---\na: 2 # why\n---\n", id="remark"),
        pytest.param("---\n\"a b\": 'c'\n---\n", "a b", "d", '---\n"a b": d\n---\n', id="quotes"),
        pytest.param(
            "---\na:\n- x\n- y\n\n# of b\nb: 1\n---\n",
            "a",
            None,
            "---\na:\n\n# of b\nb: 1\n---\n",
            id="a-remark-of-the-next",
        ),
        pytest.param(
            "---\na: |\n  x\n  # y\nb: 1\n---\n", "a", "z", "---\na: z\nb: 1\n---\n", id="a-text"
        ),
        pytest.param(
            "---\n  a: 1\n  b: 2\n---\n",
            "c",
            [1],
            "---\n  a: 1\n  b: 2\n  c:\n    - 1\n---\n",
            id="indented",
        ),
        pytest.param("---\na: no\n---\n", "a", False, "---\na: false\n---\n", id="no-is-a-text"),
        pytest.param("---\na: 1.0\n---\n", "a", 1, "---\na: 1.0\n---\n", id="the-same-value"),
        pytest.param(
            "---\na: 2026-01-02\n---\n",
            "a",
            date(2026, 1, 2),
            "---\na: 2026-01-02\n---\n",
            id="the-same-day",
        ),
        pytest.param("---\na#b: 1\n---\n", "a#b", 2, "---\na#b: 2\n---\n", id="hash-in-the-key"),
        pytest.param("---\na: b #c\n---\n", "a", "d", "---\na: d #c\n---\n", id="remark-close-by"),
        pytest.param("---\na: b#c\n---\n", "a", "d", "---\na: d\n---\n", id="hash-in-the-value"),
    ],
)
def test_set(old: str, key: str, value: Value | date, new: str) -> None:
    assert set_property(old.encode(), PATH, key, value).decode() == new


@pytest.mark.parametrize(
    ("note", "line"),
    [
        pytest.param("---\na: 1\na: 2\n---\n", 3, id="a-key-twice"),
        pytest.param("---\na: [1\n---\n", 2, id="rejected"),
        pytest.param("---\na: 1\n----\n", 3, id="an-odd-closer"),
        pytest.param("---\na: 1\n", 1, id="never-closed"),
        pytest.param("\n---\na: 1\n---\n", 1, id="misplaced"),
        pytest.param("---\na: &x 1\nb: *x\n---\n", 2, id="an-anchor"),
        pytest.param("---\nb: &x 1\na: *x\n---\n", 3, id="an-alias"),
        pytest.param("---\na: !!str 1\n---\n", 2, id="a-tag-of-yaml"),
        pytest.param("---\na:\n  - &x 1\nb: *x\n---\n", 2, id="an-anchor-within"),
        pytest.param("---\n{a: 1, b: 2}\n---\n", 2, id="one-line-for-all"),
        pytest.param("---\n? a\n: 1\n---\n", 2, id="a-key-apart"),
        pytest.param("---\na:\n  - x # why\n---\n", 2, id="a-remark-within"),
        pytest.param("---\n- a\n---\n", 1, id="a-list"),
        pytest.param("---\nb: 1\n...\n---\n", 1, id="an-end-within"),
    ],
)
def test_refused_with_line_and_what_to_type(note: str, line: int) -> None:
    with pytest.raises(NoteRefusedError) as caught:
        set_property(note.encode(), PATH, "a", "new")
    assert str(caught.value).startswith(f"{PATH}:{line}: ")
    assert "`a: new`" in str(caught.value)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NoteRefusedError, match="UTF-8"):
        set_property(b"---\na: \xff\n---\n", PATH, "a", 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("---\na: 1\nb: 2\n---\n", "---\nb: 2\n---\n", id="first"),
        pytest.param("---\nb: 2\na:\n  - 1\n---\nx", "---\nb: 2\n---\nx", id="last"),
        pytest.param("---\na: 1\n---\nx", "---\n---\nx", id="only"),
        pytest.param("---\nb: 1\n---\n", "---\nb: 1\n---\n", id="not-there"),
    ],
)
def test_remove(old: str, new: str) -> None:
    assert remove_property(old.encode(), PATH, "a").decode() == new


def test_a_remark_is_not_removed_with_its_property() -> None:
    with pytest.raises(NoteRefusedError, match="remark"):
        remove_property(b"---\na: 1 # why\n---\n", PATH, "a")


# --- whatever the block is ---

TEXT: Final = st.text(
    st.sampled_from("abй е\u0301 '\"#:-[]{},&*!|>%@`~\\\u2028\ufeff0123.+"), max_size=8
)
KEYS: Final = st.sampled_from(("a", "b", "c d", "ключ", "last-contact", '"q"', "'r s'", "x.y"))
INLINE: Final = st.one_of(
    TEXT,
    st.sampled_from(("1", "0x1", "true", "~", "2026-01-02", "[]", "{}", "[a, 'b #c']", "{d: 1}")),
    TEXT.map(lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'),
    TEXT.map(lambda text: "'" + text.replace("'", "''") + "'"),
    st.sampled_from(("&x 1", "*x", "!!str 2", "[[Ada]]", '"[[Ada]]"', "a # remark", "-")),
)
BELOW: Final = st.one_of(
    st.lists(INLINE.map(lambda text: f"  - {text}"), min_size=1, max_size=3),
    st.lists(INLINE.map(lambda text: f"- {text}"), min_size=1, max_size=2),
    st.lists(INLINE.map(lambda text: f"  k: {text}"), min_size=1, max_size=1),
)
SET_OFF: Final = st.lists(TEXT.map(lambda text: f"  {text}"), min_size=1, max_size=3)


@st.composite
def properties(draw: st.DrawFn) -> list[str]:
    key = draw(KEYS)
    form = draw(st.sampled_from(("inline", "below", "text", "remark", "blank", "noise")))
    if form == "inline":
        return [f"{key}: {draw(INLINE)}"]
    if form == "below":
        return [f"{key}:", *draw(BELOW)]
    if form == "text":
        return [f"{key}: {draw(st.sampled_from(('|', '>', '|-', '>+', '|2')))}", *draw(SET_OFF)]
    return [{"remark": "# remark", "blank": "", "noise": draw(TEXT)}[form]]


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    lines = [line for part in draw(st.lists(properties(), max_size=5)) for line in part]
    eol = draw(st.sampled_from(("\n", "\r\n", "\r")))
    closer = draw(st.sampled_from(("---", "---", "---", "----")))
    block = "".join(line + eol for line in ("---", *lines, closer))
    bom = draw(st.sampled_from(("", "\ufeff")))
    text = bom + (block if draw(st.booleans()) or lines else "")
    body = draw(st.sampled_from(("", "x", BODY, "---\n", "---\na: 1\n---\n")))
    return (text + body).encode()


VALUES: Final = st.one_of(
    st.booleans(),
    st.integers(-9, 10**12),
    st.none(),
    TEXT,
    st.lists(TEXT, max_size=3),
    st.text(st.sampled_from("ab\n #:-|\r\t\0"), max_size=12),
)


def front_of(data: bytes) -> Frontmatter:
    return read_frontmatter(decode(data).lines, PATH)


def check_edit(old: bytes, key: str, new: bytes) -> None:
    """Look at an edit from outside: by the lines that differ, and by what is read."""
    before, after = front_of(old), front_of(new)
    assert split_note(new).bom == split_note(old).bom
    assert split_note(new).body == split_note(old).body
    others = [(name, repr(value)) for name, value in before.properties.items() if name != key]
    assert [(n, repr(v)) for n, v in after.properties.items() if n != key] == others
    lines, changed = old.splitlines(keepends=True), new.splitlines(keepends=True)
    same = 0
    while same < min(len(lines), len(changed)) and lines[same] == changed[same]:
        same += 1
    tail = 0
    while tail < min(len(lines), len(changed)) - same and lines[-1 - tail] == changed[-1 - tail]:
        tail += 1
    touched = len(decode(b"".join(lines[: len(lines) - tail])).lines)
    if touched > len(decode(b"".join(lines[:same])).lines) and key in before.properties:
        own = before.lines[key]
        following = [before.lines[n] for n in before.properties if before.lines[n] > own]
        assert own - 1 <= same
        assert touched < min([*following, before.last_line])


@given(notes(), KEYS.map(lambda key: key.strip("\"'")), VALUES)
@settings(max_examples=EXAMPLES)
def test_generated_blocks(note: bytes, key: str, value: Value) -> None:
    """Run `make fidelity` for many thousands of them."""
    try:
        new = set_property(note, PATH, key, value)
    except NoteRefusedError:
        return
    check_edit(note, key, new)
    assert key in front_of(new).properties
    assert set_property(new, PATH, key, value) == new


@given(notes(), KEYS.map(lambda key: key.strip("\"'")))
@settings(max_examples=EXAMPLES)
def test_generated_removals(note: bytes, key: str) -> None:
    try:
        new = remove_property(note, PATH, key)
    except NoteRefusedError:
        return
    check_edit(note, key, new)
    assert key not in front_of(new).properties


@given(notes(), KEYS.map(lambda key: key.strip("\"'")), VALUES)
@settings(max_examples=EXAMPLES)
def test_generated_properties_put_back(note: bytes, key: str, value: Value) -> None:
    """What was set and is put back leaves every byte as it was."""
    if key not in front_of(note).properties:
        return
    try:
        new = set_property(note, PATH, key, value)
        back = put_property_back(new, PATH, key, note, key)
    except NoteRefusedError:
        return
    assert back == note


@pytest.mark.parametrize(
    ("now", "before", "back"),
    [
        pytest.param("a: 7\r\nb: 3\r\n", "a:\n  - 1\nb: 2\n", "a:\r\n  - 1\r\nb: 3\r\n", id="ends"),
        pytest.param("a: 2 # why\n", "a: '1'\n", "a: '1' # why\n", id="remark-typed-since"),
        pytest.param("a: 2\n", "a: 1 # why\n", "a: 1\n", id="remark-taken-out-since"),
        pytest.param("b: 0\n  a: 2\n", "a: 1\nb: 0\n", None, id="odd-now"),
        pytest.param("a: 2 # why\n", "a:\n  - 1\n", None, id="remark-before-lines"),
    ],
)
def test_the_value_of_an_earlier_time(now: str, before: str, back: str | None) -> None:
    end = "\r\n" if "\r" in now else "\n"
    data, then = f"---{end}{now}---{end}x".encode(), f"---\n{before}---\n".encode()
    if back is None:
        with pytest.raises(NoteRefusedError):
            put_property_back(data, PATH, "a", then, "a")
        return
    assert put_property_back(data, PATH, "a", then, "a") == f"---{end}{back}---{end}x".encode()


def test_a_key_that_was_spelled_anew_keeps_its_spelling() -> None:
    new = put_property_back(
        b"---\nlast-seen: 2\n---\n", PATH, "last-seen", b"---\na: 1\n---\n", "a"
    )
    assert new == b"---\nlast-seen: 1\n---\n"


def test_the_frontmatter_of_the_corpora(outside: Path) -> None:
    """Each property of each note is set, and one is added; few notes are refused."""
    edits: Counter[str] = Counter()
    for place in sorted((outside / "corpora").rglob("*.md")):
        data = place.read_bytes()
        for key in (*front_of(data).properties, "snoozed_until"):
            values: tuple[Value, ...] = ("2026-12-01", ["one", "two"])
            for value in values:
                try:
                    new = set_property(data, PATH, key, value)
                except NoteRefusedError:
                    edits["refused"] += 1
                    continue
                edits["made"] += 1
                check_edit(data, key, new)
    assert edits["made"] > 1000
    assert edits["refused"] < edits["made"] / 10, edits


@pytest.mark.parametrize("line", ['- foo\n    - "bar #x"', '- "a" # b', '- foo\n    "bar #x"'])
def test_a_remark_beside_quotes_is_still_one(line: str) -> None:
    data = f"---\nlog:\n  {line}\n---\n".encode()
    with pytest.raises(NoteRefusedError, match="a remark stands within"):
        set_property(data, "a.md", "log", ["other"])


def test_a_hash_in_quotes_is_no_remark() -> None:
    data = b'---\nlog:\n  - "a #b"\n  - "c #d"\n---\n'
    new = set_property(data, "a.md", "log", ["a #b", "other"])
    assert new == b'---\nlog:\n  - "a #b"\n  - other\n---\n'
