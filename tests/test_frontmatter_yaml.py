"""The dialect of properties, section Y of the cases, as all ways of reading have it."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from inspect import cleandoc
from typing import TYPE_CHECKING, Final

import pytest
from frontmatter_blocks import blocks, own_answer, same
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.frontmatter import libyaml, read_frontmatter
from vaultnet.vault.frontmatter.faults import MAX_EVENTS, BlockError
from vaultnet.vault.frontmatter.libyaml import read_fast
from vaultnet.vault.frontmatter.load import load_block

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vaultnet.vault.frontmatter.compose import Block
    from vaultnet.vault.note import Frontmatter, Value

    Load = Callable[[str], Block]

PATH: Final = "People/Ada.md"


def read(block: str) -> Frontmatter:
    return read_frontmatter(["---", *block.split("\n"), "---"], PATH)


@pytest.fixture(params=["line by line first", "libyaml first", "our parser alone"])
def load(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load a block in each of the ways in which it can be read."""
    if request.param != "line by line first":
        monkeypatch.setattr("vaultnet.vault.frontmatter.load.read_plain", lambda _text: None)
    if request.param == "our parser alone":
        monkeypatch.setattr(libyaml, "AVAILABLE", False)
    elif not libyaml.AVAILABLE:
        pytest.skip("PyYAML was built without libyaml")
    return load_block


@pytest.mark.parametrize(
    ("block", "value"),
    [
        pytest.param("a: no", "no", id="Y1-no"),
        pytest.param("a: yes", "yes", id="Y1-yes"),
        pytest.param("a: On", "On", id="Y1-on"),
        pytest.param("a: off", "off", id="Y1-off"),
        pytest.param("a: y", "y", id="Y2-y"),
        pytest.param("a: True", True, id="Y3-true"),
        pytest.param("a: FALSE", False, id="Y3-false"),
        pytest.param("a: tRUE", "tRUE", id="Y3-odd-case-is-text"),
        pytest.param("a: 1815-12-10", "1815-12-10", id="Y4-date"),
        pytest.param("a: 2026-03-09T10:30:00", "2026-03-09T10:30:00", id="Y5-date-and-time"),
        pytest.param("a: 2026-03-09T10:30:00+03:00", "2026-03-09T10:30:00+03:00", id="Y6-zone"),
        pytest.param("a: 2026-3-9", "2026-3-9", id="Y7-short-date"),
        pytest.param("a: 2026-13-45", "2026-13-45", id="Y8-impossible-date"),
        pytest.param("a: 09:30", "09:30", id="Y9-time"),
        pytest.param("a: 12:30:45", "12:30:45", id="Y10-time-with-seconds"),
        pytest.param("a: 010", 10, id="Y11-leading-zero"),
        pytest.param("a: 00421", 421, id="Y11-leading-zeros"),
        pytest.param("a: 08", 8, id="Y12-no-octal-digit"),
        pytest.param("a: 0o10", 8, id="Y13-octal"),
        pytest.param("a: 0xfF", 255, id="Y13-hexadecimal"),
        pytest.param("a: -0xff", "-0xff", id="Y13-signed-hexadecimal-is-text"),
        pytest.param("a: 0b11", "0b11", id="Y14-binary-is-text"),
        pytest.param("a: 1_000", "1_000", id="Y15-underscore-is-text"),
        pytest.param("a: 1,000", "1,000", id="Y15-comma-is-text"),
        pytest.param("a: 1e3", 1000, id="Y16-exponent"),
        pytest.param("a: -1.5E-1", -0.15, id="Y16-negative-exponent"),
        pytest.param("a: 1.0", 1, id="no-fraction"),
        pytest.param("a: 1.", 1, id="final-point"),
        pytest.param("a: .5", 0.5, id="first-point"),
        pytest.param("a: -0", 0, id="minus-zero"),
        pytest.param("a: .", ".", id="point-alone-is-text"),
        pytest.param("a: +", "+", id="plus-alone-is-text"),
        pytest.param("a: 1.2.3", "1.2.3", id="two-points-are-text"),
        pytest.param("a: ١٢", "١٢", id="other-digits-are-text"),
        pytest.param("a: -.INF", -math.inf, id="infinity"),
        pytest.param("a: inf", "inf", id="word-infinity-is-text"),
        pytest.param("a: " + "9" * 400, math.inf, id="too-large-for-a-double"),
        pytest.param("a: +12025550123", 12025550123, id="Y17-phone-number"),
        pytest.param("a: +1 202 555-01-23", "+1 202 555-01-23", id="Y18-phone-with-blanks"),
        pytest.param("a: =", "=", id="Y19-equals-sign"),
        pytest.param("a: [[Ada]]", [["Ada"]], id="Y20-unquoted-link-is-a-list"),
        pytest.param("a: [[Ada|her]]", [["Ada|her"]], id="Y20-unquoted-link-with-a-name"),
        pytest.param('a: "[[Ada]]"', "[[Ada]]", id="Y22-quoted-link"),
        pytest.param("a: #tag", None, id="Y25-comment"),
        pytest.param("a: x #tag", "x", id="Y25-comment-behind-a-value"),
        pytest.param("a: x#tag", "x#tag", id="Y25-no-space-no-comment"),
        pytest.param("a:\n  - #one\n  - two", [None, "two"], id="Y27-comment-in-a-list"),
        pytest.param("a:\tx", "x", id="Y31-tab-behind-the-colon"),
        pytest.param("a: x\ty\t", "x\ty", id="Y31-tab-in-a-text"),
        pytest.param("a: x\n\t\n", "x", id="Y31-line-of-a-tab"),
        pytest.param("a: {{date}}", {"{ date }": None}, id="Y32-placeholder"),
        pytest.param("a: {{date:YYYY}}", {"{ date:YYYY }": None}, id="Y32-with-a-format"),
        pytest.param("a: {{{date}}}", {"{ ? { date } }": None}, id="Y32-three-braces"),
        pytest.param("a: <% tp.now() %>", "<% tp.now() %>", id="Y33-templater"),
        pytest.param("a: !x", "", id="Y34-tag-alone"),
        pytest.param("a: !x 12", "12", id="Y34-unknown-tag-keeps-the-text"),
        pytest.param("a: !!str 3", "3", id="Y34-text-tag"),
        pytest.param('a: !!int "3"', 3, id="Y34-number-tag"),
        pytest.param("a: !!int x", "x", id="Y34-number-tag-on-text"),
        pytest.param("a: !!float 1.5", 1.5, id="Y34-float-tag"),
        pytest.param("a: !!bool 'true'", True, id="Y34-bool-tag"),
        pytest.param("a: !!null ''", None, id="Y34-null-tag"),
        pytest.param("a: !!python/object:os.system x", "x", id="Y34-hostile-tag"),
        pytest.param("a: !x\n  b: 1", {"b": 1}, id="Y34-tag-on-a-map"),
        pytest.param("a: x\n  y", "x y", id="Y41-folded"),
        pytest.param("a: x\n\n\n  y\n  z", "x\n\ny z", id="Y41-empty-lines-stay"),
        pytest.param("a: x\n  - y", "x - y", id="Y41-dash-in-a-text"),
        pytest.param('a: "C:\\new"', "C:\new", id="Y43-escape-by-accident"),
        pytest.param('a: "\\x41\\u0416\\U0001F382"', "AЖ🎂", id="Y43-code-points"),
        pytest.param('a: "\\ud83c\\udf82"', "🎂", id="Y43-halves-of-an-emoji"),
        pytest.param('a: "\\ud83c"', "\ufffd", id="Y43-half-of-an-emoji"),
        pytest.param('a: "x \\\n  y"', "x y", id="Y43-escaped-line-end"),
        pytest.param('a: "x  \n\n  y"', "x\ny", id="Y43-lines-in-double-quotes"),
        pytest.param('a: "\\/\\_\\L\\e"', "/\xa0\u2028\x1b", id="Y43-rare-escapes"),
        pytest.param("a: it's", "it's", id="Y44-apostrophe"),
        pytest.param("a: 'it''s'", "it's", id="Y44-doubled-apostrophe"),
        pytest.param("a: 'x\n\n  y '", "x\ny ", id="Y45-indented-lines-in-quotes"),
        pytest.param("a: x\u2028y", "x\u2028y", id="Y46-line-separator"),
        pytest.param("a: x\x85y", "x\x85y", id="Y46-next-line"),
        pytest.param("a: \x07", "\x07", id="Y46-control-character"),
        pytest.param("a: \ufeffx", "\ufeffx", id="Y46-byte-order-mark-within"),
        pytest.param("a: |\n  one\n  two", "one\ntwo\n", id="Y47-lines-kept"),
        pytest.param("a: |-\n  one\n\n   two\n\n", "one\n\n two", id="Y47-last-line-end-cut"),
        pytest.param("a: |+\n  one\n\n", "one\n\n", id="Y47-all-line-ends-kept"),
        pytest.param("a: >\n  x\n  y\n\n  z\n    deep\n  w", "x y\nz\n  deep\nw\n",
                     id="Y47-lines-joined"),
        pytest.param("a: |2\n   one\n  two", " one\ntwo\n", id="Y47-told-indentation"),
        pytest.param("a: | # why\n  one", "one\n", id="Y47-comment-in-the-head"),
        pytest.param("a: |", "", id="Y47-nothing"),
        pytest.param("a: -", [None], id="Y48-dash-alone"),
        pytest.param("a: -\n- x", [None, "x"], id="Y48-dash-alone-and-items"),
        pytest.param("a: -x", "-x", id="Y48-dash-in-front"),
        pytest.param("a: 9007199254740993", 9007199254740992, id="Y49-double"),
        pytest.param("a: 1e21", 1e21, id="Y49-large"),
        pytest.param("a: --05-12", "--05-12", id="Y53-day-without-a-year"),
        pytest.param("a: 05-12", "05-12", id="Y53-month-and-day"),
        pytest.param("a:", None, id="Y55-nothing"),
        pytest.param("a: ~", None, id="Y55-tilde"),
        pytest.param("a: Null", None, id="Y55-null"),
        pytest.param("a: ''", "", id="Y55-empty-text"),
        pytest.param("a: &nbsp; x", "x", id="anchor-that-was-meant-as-a-space"),
        pytest.param("a: http://x.org/#y", "http://x.org/#y", id="address"),
        pytest.param("a: <ada@x.org>", "<ada@x.org>", id="angle-brackets"),
        pytest.param("a: \xa0x\u200b", "\xa0x\u200b", id="no-break-space"),
        pytest.param("a: [x,\n  y,\n]", ["x", "y"], id="brackets-over-lines"),
        pytest.param("a:\n[x]", ["x"], id="brackets-below-the-key"),
        pytest.param("a: [x, {b: 1}, c: 2, ]", ["x", {"b": 1}, {"c": 2}], id="brackets-mixed"),
        pytest.param('a: {"b":1, c, ? d : 2}', {"b": 1, "c": None, "d": 2}, id="braces-mixed"),
        pytest.param("a: [ # why\n  x]", ["x"], id="comment-in-brackets"),
        pytest.param("a: [x # why\n  , :y, z:]", ["x", ":y", {"z": None}], id="colons-in-brackets"),
        pytest.param("a:\n- x\n-\n  - y\n- b: 1\n  c: 2", ["x", ["y"], {"b": 1, "c": 2}],
                     id="list-flush-with-its-key"),
        pytest.param("a:\n  - - x\n    - y", [["x", "y"]], id="list-in-a-list"),
        pytest.param("a:\n  b:\n    c: 1\n  d: 2", {"b": {"c": 1}, "d": 2}, id="maps"),
        pytest.param("a: x\n...\n", "x", id="Y54-dots-at-the-end"),
    ],
)  # fmt: skip
def test_values(load: Load, block: str, value: Value) -> None:
    read_value = load(block).value
    assert isinstance(read_value, dict)
    assert read_value == {"a": value}
    assert type(read_value["a"]) is type(value)


@pytest.mark.parametrize(
    ("block", "value"),
    [
        pytest.param("A: 1\na: 2", {"A": 1, "a": 2}, id="Y29-keys-differ-by-case"),
        pytest.param("<<: {a: 1}\nb: 2", {"<<": {"a": 1}, "b": 2}, id="Y35-no-merge"),
        pytest.param("2024: x", {"2024": "x"}, id="Y36-number"),
        pytest.param("1.50: x\n1e21: y", {"1.5": "x", "1e+21": "y"}, id="Y36-numbers-as-text"),
        pytest.param("2024-01-01: x", {"2024-01-01": "x"}, id="Y37-date"),
        pytest.param("yes: 1\ntrue: 2", {"yes": 1, "true": 2}, id="Y38-yes-and-true"),
        pytest.param("~: 1", {"": 1}, id="Y39-tilde"),
        pytest.param(": 1", {"": 1}, id="Y39-nothing"),
        pytest.param("content: x\nhandler: y", {"content": "x", "handler": "y"}, id="Y40"),
        pytest.param("имя: Ада\n🎂: x", {"имя": "Ада", "🎂": "x"}, id="Y50-other-letters"),
        pytest.param("a: &x 1\nb: *x", {"a": 1, "b": 1}, id="Y52-alias"),
        pytest.param("a: &x [1]\nb: *x\nc: &x 2\nd: *x", {"a": [1], "b": [1], "c": 2, "d": 2},
                     id="Y52-alias-of-a-list-and-name-used-twice"),
        pytest.param("&k a: 1\nb: *k", {"a": 1, "b": "a"}, id="Y52-alias-of-a-key"),
        pytest.param("a: &имя x\nb: *имя", {"a": "x", "b": "x"}, id="Y52-alias-in-other-letters"),
        pytest.param("[a]: 1", {"[ a ]": 1}, id="list-as-a-key"),
        pytest.param("{a: 1, b: [x, '1']}: 1", {'{ a: 1, b: [ x, "1" ] }': 1}, id="map-as-a-key"),
        pytest.param("? a\n: - x\n? b", {"a": ["x"], "b": None}, id="keys-set-off"),
        pytest.param("? |\n  a\n: 1", {"a\n": 1}, id="text-set-off-as-a-key"),
        pytest.param('1: x\n"1": y', {"1": "y"}, id="number-and-text-are-one-name-in-the-end"),
        pytest.param("'a b' : 1\n\"c\": 2", {"a b": 1, "c": 2}, id="quoted-keys"),
        pytest.param("# c\n\na: 1\n # d\n\nb: 2\n#e", {"a": 1, "b": 2}, id="comments"),
        pytest.param("  a: 1\n  b: 2", {"a": 1, "b": 2}, id="all-indented"),
        pytest.param('{"a": {"b": [1, true, null]}}', {"a": {"b": [1, True, None]}}, id="json"),
        pytest.param("a:b", "a:b", id="no-space-no-key"),
        pytest.param("one\ntwo", "one two", id="text-alone"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_blocks(load: Load, block: str, value: Value) -> None:
    assert load(block).value == value


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("a: [[Ada]], [[Bo]]", id="Y21-two-unquoted-links"),
        pytest.param("a: @ada", id="Y23-at-sign"),
        pytest.param("a: `x`", id="Y23-backtick"),
        pytest.param("a: %x", id="Y23-percent"),
        pytest.param("a: b: c", id="Y24-two-colons"),
        pytest.param("a: x:", id="Y24-colon-at-the-end"),
        pytest.param("a: [#one, #two]", id="Y26-tags-with-hashes"),
        pytest.param("a: 1\na: 2", id="Y28-key-twice"),
        pytest.param("a: {b: 1, 'b': 2}", id="Y28-key-twice-in-braces"),
        pytest.param("1: x\n1.0: y", id="Y28-number-twice"),
        pytest.param("~: x\nnull: y", id="Y28-null-twice"),
        pytest.param("\ta: b", id="Y30-tab-in-front"),
        pytest.param("a:\n\t- b", id="Y30-tab-before-an-item"),
        pytest.param("a:\n  \tb: 1", id="Y30-tab-within-the-indentation"),
        pytest.param("-\ta: 1", id="Y30-tab-before-a-map"),
        pytest.param("a: |\n\tx", id="Y30-tab-in-a-text-set-off"),
        pytest.param("a: b\n\tc: d", id="Y30-tab-before-a-key"),
        pytest.param("a: [\n\tx]", id="Y30-tab-in-brackets"),
        pytest.param(r'a: "\d"', id="Y42-unknown-escape"),
        pytest.param(r'a: "\xZZ"', id="Y42-no-code-point"),
        pytest.param(r'a: "\UFFFFFFFF"', id="Y42-code-point-too-large"),
        pytest.param(r'a: "\'"', id="Y42-escaped-apostrophe"),
        pytest.param("a: 'x\ny'", id="Y45-unindented-line-in-quotes"),
        pytest.param('a: "x\ny"', id="Y45-unindented-line-in-double-quotes"),
        pytest.param("a: [x,\ny]", id="Y45-unindented-line-in-brackets"),
        pytest.param("a:\n  - b: 'x\n    y\n  z'", id="Y45-line-in-quotes-not-indented-enough"),
        pytest.param("a: - b", id="Y48-item-behind-the-colon"),
        pytest.param("%YAML 1.1", id="Y51-directive"),
        pytest.param("a: 1\n...\nb: 2", id="Y54-second-document"),
        pytest.param("...\na: 1", id="Y54-dots-at-the-start"),
        pytest.param("a: 1\n---\nb: 2", id="Y54-document-mark"),
        pytest.param("a: *x", id="Y52-alias-of-nothing"),
        pytest.param("a: &x [*x]", id="Y52-alias-of-itself"),
        pytest.param("a: &x &y 1", id="two-anchors"),
        pytest.param("a: & x", id="anchor-without-a-name"),
        pytest.param("a: !h!x y", id="tag-of-an-unknown-kind"),
        pytest.param("a: !Важно", id="exclamation-mark-before-a-word"),
        pytest.param('a: "x', id="open-quote"),
        pytest.param("a: 'x' y", id="text-behind-quotes"),
        pytest.param('a: "x"#y', id="comment-glued-to-a-quote"),
        pytest.param("a: [x]#y", id="comment-glued-to-a-bracket"),
        pytest.param("a: [1, 2", id="open-bracket"),
        pytest.param("a: [x}", id="wrong-bracket"),
        pytest.param("a: }", id="lone-brace"),
        pytest.param("a: , x", id="comma-in-front"),
        pytest.param("a: [,]", id="lone-comma"),
        pytest.param("a: [x,, y]", id="two-commas"),
        pytest.param('a: ["x" "y"]', id="missing-comma"),
        pytest.param("a: [-]", id="dash-in-brackets"),
        pytest.param("a: [x\n  y: 1]", id="pair-over-lines"),
        pytest.param("a: 1\nfoo", id="line-without-a-colon"),
        pytest.param("foo\na: 1", id="key-over-lines"),
        pytest.param("a: foo\n  bar: baz", id="colon-in-a-further-line"),
        pytest.param("a:\n  b: 1\n c: 2", id="uneven-indentation"),
        pytest.param("a: 'x'\n  b: 1", id="indented-key-below-a-value"),
        pytest.param("a:\n  - x\n y: 1", id="key-indented-less-than-the-list"),
        pytest.param("a:\n  - x\n  y: 1", id="key-beside-items"),
        pytest.param("a: 1\n- x", id="item-beside-keys"),
        pytest.param("a: |x\n  y", id="text-behind-the-bar"),
        pytest.param("a: |\n    \n  x", id="first-line-less-indented-than-an-empty-one"),
        pytest.param("k" * 1100 + ": 1", id="key-too-long"),
    ],
)
def test_rejected_blocks(load: Load, block: str) -> None:
    with pytest.raises(BlockError):
        load(block)


def test_not_a_number(load: Load) -> None:
    value = load("a: .NaN").value
    assert isinstance(value, dict)
    assert isinstance(value["a"], float)
    assert math.isnan(value["a"])


def test_lines_and_written_numbers(load: Load) -> None:
    r"""Each key has its line, each number its digits.

    # who
    name: Ada
    phones:
      - +12025550123
      - "0123"

    work:
      - {company: "[[Acme]]",
        since: 1.50}
      - company:
          "[[Mill]]"
    note: |
      one
    """
    _, _, block = cleandoc(test_lines_and_written_numbers.__doc__ or "").partition("\n\n")
    block += "\n"
    read_block = load(block)
    assert read_block.lines == {
        "name": 1,
        "phones": 2,
        "phones.0": 3,
        "phones.1": 4,
        "work": 6,
        "work.0": 7,
        "work.0.company": 7,
        "work.0.since": 8,
        "work.1": 9,
        "work.1.company": 9,
        "note": 11,
    }
    assert read_block.written == {"phones.0": "+12025550123", "work.0.since": "1.50"}


def test_lines_of_the_file() -> None:
    front = read("name: Ada\nphone: 0044\nlinks:\n  - a\n  - b")
    assert dict(front.lines) == {"name": 2, "phone": 3, "links": 4, "links.0": 5, "links.1": 6}
    assert dict(front.written) == {"phone": "0044"}
    assert list(front.properties) == ["name", "phone", "links"]


@pytest.mark.skipif(not libyaml.AVAILABLE, reason="PyYAML was built without libyaml")
@given(blocks | st.text())
def test_both_parsers_agree_wherever_libyaml_answers(text: str) -> None:
    try:
        fast = read_fast(text + "\n")
    except BlockError:
        assert own_answer(text) is None
        return
    if fast is not None:
        assert same(fast, own_answer(text))


@pytest.mark.parametrize("space", ["\xa0", "\u3000", "\u2003"])
def test_a_space_of_no_keyboard_is_a_text_in_a_list(load: Load, space: str) -> None:
    assert load(f"tags: [{space}]\n").value == {"tags": [space]}


def test_a_list_beyond_the_limits_is_too_large_whoever_reads_it(load: Load) -> None:
    with pytest.raises(BlockError, match="too-large"):
        load(f"tags: [{'a,' * MAX_EVENTS}a]\n")


@given(st.text())
def test_json_is_read_as_json(text: str) -> None:
    """A JSON object is a block (F21), whatever its texts hold."""
    value = {"a": [text, {"b": text}], "c": None, "d": [1, -2.5, True]}
    assert load_block(json.dumps(value)).value == value
    assert load_block(json.dumps(value, indent=2)).value == value


def test_without_libyaml() -> None:
    """Where PyYAML was built without libyaml, our own parser reads every block."""
    program = (
        "import sys\n"
        "sys.modules['yaml._yaml'] = None\n"
        "from vaultnet.vault.frontmatter import libyaml, read_frontmatter\n"
        "lines = ['---', 'name: Ada', 'born: 1815-12-10', 'tags: [a, b]', '---']\n"
        "print(libyaml.AVAILABLE, dict(read_frontmatter(lines, 'x.md').properties))\n"
    )
    done = subprocess.run(  # noqa: S603 - the program is the text above
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    expected = {"name": "Ada", "born": "1815-12-10", "tags": ["a", "b"]}
    assert done.stdout == f"False {expected}\n"


# A block that begins with a directive needs a line `---` after it, which would end the block.
OUT_OF_REACH: Final = frozenset({"%YAML 1.1\n---\na: no"})


def as_json(value: Value) -> object:
    """Turn infinities into the names by which the vectors have them."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def test_answers_of_obsidians_own_engine(outside: Path, load: Load) -> None:
    """What npm's `yaml` 2.7.0 makes of blocks."""
    vectors = json.loads((outside / "vectors" / "yaml-read.json").read_text(encoding="utf-8"))
    wrong = []
    for row in vectors:
        try:
            answer = {"value": as_json(load(row["yaml"]).value)}
        except BlockError:
            answer = {"error": True}
        expected = {key: row[key] for key in ("value", "error") if key in row}
        if not same(answer, expected):
            wrong.append(row["yaml"])
    assert len(vectors) == 147
    assert set(wrong) == OUT_OF_REACH
