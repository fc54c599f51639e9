"""Values written as Obsidian's serializer writes them: section W of the cases."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.frontmatter import read_frontmatter
from vaultnet.vault.frontmatter.writer import write_property, write_value

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.vault.note import Value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Lovelace", id="words"),
        pytest.param("no", id="W3-no"),
        pytest.param("yes", id="W3-yes"),
        pytest.param("12:30", id="W3-time"),
        pytest.param("2026-03-09", id="W3-date"),
        pytest.param("=", id="W3-equals-sign"),
        pytest.param("1_000", id="underscore"),
        pytest.param("+1 202 555-01-23", id="phone"),
        pytest.param("--05-12", id="day-without-a-year"),
        pytest.param("it's", id="apostrophe-within"),
        pytest.param('Ada "Countess" King', id="quotes-within"),
        pytest.param("a, b", id="comma"),
        pytest.param("x]", id="bracket-at-the-end"),
        pytest.param("-x", id="dash-in-front"),
        pytest.param("?x", id="question-mark-in-front"),
        pytest.param(":x", id="colon-in-front"),
        pytest.param("a:b", id="colon-within"),
        pytest.param("x#y", id="hash-within"),
        pytest.param("C:\\x", id="backslash"),
        pytest.param("<% x %>", id="templater"),
        pytest.param("---", id="three-dashes"),
        pytest.param("🎂 май", id="W9-emoji"),
        pytest.param("\xa0x\u2028y", id="rare-blanks"),
        pytest.param("a\tb", id="tab-within"),
        pytest.param("word " * 60 + "end", id="W8-long"),
        pytest.param("\ufeff", id="byte-order-mark"),
    ],
)
def test_plain_texts(text: str) -> None:
    assert write_property("a", text) == f"a: {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("[[Ada]]", '"[[Ada]]"', id="W2-link"),
        pytest.param("true", '"true"', id="W4-true"),
        pytest.param("NULL", '"NULL"', id="W4-null"),
        pytest.param("~", '"~"', id="W4-tilde"),
        pytest.param("1", '"1"', id="W4-number"),
        pytest.param("010", '"010"', id="W4-leading-zero"),
        pytest.param(".5", '".5"', id="W4-point-in-front"),
        pytest.param("1e3", '"1e3"', id="W4-exponent"),
        pytest.param("0xF", '"0xF"', id="W4-hexadecimal"),
        pytest.param(".nan", '".nan"', id="W4-not-a-number"),
        pytest.param("+12025550123", '"+12025550123"', id="W4-phone"),
        pytest.param("#x", '"#x"', id="W4-hash"),
        pytest.param("x #y", '"x #y"', id="W4-comment"),
        pytest.param("a: b", '"a: b"', id="W4-colon"),
        pytest.param("x:", '"x:"', id="W4-colon-at-the-end"),
        pytest.param("@x", '"@x"', id="W4-at-sign"),
        pytest.param("`x`", '"`x`"', id="W4-backtick"),
        pytest.param("%x", '"%x"', id="W4-percent"),
        pytest.param("*x", '"*x"', id="W4-star"),
        pytest.param("{{date}}", '"{{date}}"', id="W4-placeholder"),
        pytest.param("- x", '"- x"', id="W4-item"),
        pytest.param("-", '"-"', id="W4-dash"),
        pytest.param("? x", '"? x"', id="W4-question-mark"),
        pytest.param(" x", '" x"', id="W4-blank-in-front"),
        pytest.param("x ", '"x "', id="W4-blank-at-the-end"),
        pytest.param("x\t", '"x\\t"', id="W4-tab-at-the-end"),
        pytest.param("", '""', id="W4-empty"),
        pytest.param("'x'", "\"'x'\"", id="W4-single-quotes-around"),
        pytest.param('"x"', "'\"x\"'", id="W4-double-quotes-around"),
        pytest.param("\"it's\"", '"\\"it\'s\\""', id="W4-both-quotes"),
        pytest.param("x\r\ny", '"x\\r\\ny"', id="W4-crlf-within"),
        pytest.param("\0\a\b\v\f\x1b\x1f\\", '"\\0\\a\\b\\v\\f\\e\\x1f\\\\"', id="W4-controls"),
        pytest.param("\x7f", '"\x7f"', id="W4-delete"),
        pytest.param("\ud800", '"\\ud800"', id="W4-half-of-an-emoji"),
        pytest.param("x\ny", "|-\n  x\n  y", id="W7-lines"),
        pytest.param("x\ny\n", "|\n  x\n  y", id="W7-lines-with-an-end"),
        pytest.param("x\n\n", "|+\n  x\n", id="W7-empty-line-at-the-end"),
        pytest.param("x\n\ny", "|-\n  x\n\n  y", id="W7-empty-line-within"),
        pytest.param("  x\ny", "|2-\n    x\n  y", id="W7-indented-first-line"),
        pytest.param("x: y\n# z", "|-\n  x: y\n  # z", id="W7-what-would-need-quotes"),
        pytest.param("---\nx", "|-\n  ---\n  x", id="W7-fence"),
        pytest.param("x\n ", '"x\\n "', id="W7-blanks-at-the-end"),
        pytest.param("\n", '"\\n"', id="W7-only-a-line-end"),
        pytest.param(" \n", '"\\ \\n"', id="W7-only-blanks"),
        pytest.param("long enough to be broken into lines\nx\n ",
                     '"long enough to be broken into lines\n\n  x\n\n  \\ "',
                     id="W7-long-in-quotes"),
        pytest.param("long enough to be broken into lines \n\n\x07\n\n",
                     '"long enough to be broken into lines\\ \n\n\n  \\a\n\n  \\n"',
                     id="W7-long-with-a-control"),
    ],
)  # fmt: skip
def test_other_texts(text: str, written: str) -> None:
    assert write_property("a", text) == f"a: {written}\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(None, "a:", id="W5-nothing"),
        pytest.param([], "a: []", id="W5-empty-list"),
        pytest.param({}, "a: {}", id="W5-empty-map"),
        pytest.param(True, "a: true", id="true"),
        pytest.param(0, "a: 0", id="zero"),
        pytest.param(-0.0, "a: 0", id="minus-zero"),
        pytest.param(1.0, "a: 1", id="no-fraction"),
        pytest.param(-1.5, "a: -1.5", id="fraction"),
        pytest.param(0.000001, "a: 0.000001", id="small"),
        pytest.param(1.5e-7, "a: 1.5e-7", id="smaller"),
        pytest.param(1e20, "a: 100000000000000000000", id="large"),
        pytest.param(1e21, "a: 1e+21", id="larger"),
        pytest.param(2**70, "a: 1.1805916207174113e+21", id="whole-and-large"),
        pytest.param(2**66, "a: 73786976294838210000", id="double-digits"),
        pytest.param(10**400, "a: .inf", id="too-large"),
        pytest.param(-math.inf, "a: -.inf", id="infinity"),
        pytest.param(math.nan, "a: .nan", id="not-a-number"),
        pytest.param(["x", "[[Ada]]", 1, None],
                     'a:\n  - x\n  - "[[Ada]]"\n  - 1\n  - ', id="W6-list"),
        pytest.param([["x", ["y"]], []], "a:\n  - - x\n    - - y\n  - []", id="lists-in-a-list"),
        pytest.param({"b": {"c": 1}, "d": None}, "a:\n  b:\n    c: 1\n  d:", id="maps"),
        pytest.param([{"b": 1, "c": ["x"]}, {"d": {}}],
                     "a:\n  - b: 1\n    c:\n      - x\n  - d: {}", id="maps-in-a-list"),
        pytest.param(["x\ny", {"b": "x\ny\n"}],
                     "a:\n  - |-\n    x\n    y\n  - b: |\n      x\n      y", id="lines-in-a-list"),
        pytest.param({"light": "1 month"}, "a:\n  light: 1 month", id="cadence"),
    ],
)  # fmt: skip
def test_other_values(value: Value, written: str) -> None:
    assert write_property("a", value) == written + "\n"
    assert "a:" + write_value(value) == written


@pytest.mark.parametrize(
    ("key", "written"),
    [
        pytest.param("last contact", "last contact", id="blank"),
        pytest.param("день рождения", "день рождения", id="other-letters"),
        pytest.param("k:v", "k:v", id="colon"),
        pytest.param("", '""', id="empty"),
        pytest.param("true", '"true"', id="true"),
        pytest.param("10", '"10"', id="number"),
        pytest.param("#k", '"#k"', id="hash"),
        pytest.param("@k", '"@k"', id="at-sign"),
        pytest.param("- k", '"- k"', id="item"),
        pytest.param("k: v", '"k: v"', id="colon-and-blank"),
        pytest.param("--- k", '"--- k"', id="fence"),
        pytest.param("%k", '"%k"', id="percent"),
        pytest.param("k\nl", '"k\\nl"', id="lines"),
        pytest.param('"k"', "'\"k\"'", id="quotes"),
    ],
)
def test_keys(key: str, written: str) -> None:
    assert write_property(key, 1) == f"{written}: 1\n"


def test_line_ends() -> None:
    assert (
        write_property("a", ["x", "y\nz"], "\r\n") == "a:\r\n  - x\r\n  - |-\r\n    y\r\n    z\r\n"
    )
    assert write_value({"b": 1}, "\r\n") == "\r\n  b: 1"


SCALARS: Final = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False).filter(lambda number: not number.is_integer())
    | st.text()
    | st.lists(
        st.sampled_from(
            ["a", " ", "\n", "\t", ":", "#", "-", "'", '"', "\\", "[", "{", "|", ">", "\r"]
        )
        | st.sampled_from(["---", "...", "%", "true", "1", "é", "e\u0301", "\u2028", "\x85", "🎂"])
    ).map("".join)
)
keys = st.text(max_size=40) | st.sampled_from(["a b", "1", "true", "---", "a:b", "- a", "?", "~"])
values = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
)


@given(keys, values)
def test_what_is_written_is_read_back(key: str, value: Value) -> None:
    written = write_property(key, value)
    lines = ["---", *written.removesuffix("\n").split("\n"), "after: x", "---"]
    front = read_frontmatter(lines, "x.md")
    expected = {key: value, "after": "x"} if key != "after" else None
    assert expected is None or (front.state, dict(front.properties)) == ("read", expected)


@given(keys, values)
def test_no_written_line_closes_the_block(key: str, value: Value) -> None:
    lines = write_property(key, value).split("\n")
    assert not any(line.startswith("---") for line in lines)


def test_answers_of_obsidians_own_serializer(outside: Path) -> None:
    """What npm's `yaml` writes with the application's options."""
    vectors = json.loads((outside / "vectors" / "yaml-write.json").read_text(encoding="utf-8"))
    wrong = [
        row["text"]
        for row in vectors
        for key, value in row["value"].items()
        if write_property(key, value) != row["text"]
    ]
    assert len(vectors) == 118
    assert wrong == []
