"""Blocks that Obsidian rejects: what is said of them, what is salvaged, and hostile ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.records import Severity, Source
from vaultnet.vault.frontmatter import libyaml, read_frontmatter
from vaultnet.vault.frontmatter.explain import TRAPS
from vaultnet.vault.frontmatter.faults import MAX_CHARACTERS, MAX_DEPTH, FaultKind

if TYPE_CHECKING:
    from vaultnet.vault.note import Frontmatter, Value

PATH: Final = "People/Ada.md"


def read(block: str) -> Frontmatter:
    """Read a block below a key `id`, whose line is 2; the block begins in line 3."""
    return read_frontmatter(["---", "id: 7", *block.split("\n"), "---", "body"], PATH)


@pytest.fixture(params=["libyaml first", "our parser alone"], autouse=True)
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "our parser alone":
        monkeypatch.setattr(libyaml, "AVAILABLE", False)


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        pytest.param("company: [[Mill]], [[Shop]]", "unquoted-link", 3, id="Y21-two-links"),
        pytest.param("company: [[Mill]] in Leeds", "unquoted-link", 3, id="Y21-link-and-text"),
        pytest.param("company: [[Mill]", "unquoted-link", 3, id="Y21-half-a-link"),
        pytest.param("with:\n  - [[Bo]], [[Cy]]", "unquoted-link", 4, id="Y21-links-in-an-item"),
        pytest.param("photo: ![[ada.png]] old", "reserved-character", 3, id="embed"),
        pytest.param("telegram: @ada", "reserved-character", 3, id="Y23-at-sign"),
        pytest.param("code: `ls`", "reserved-character", 3, id="Y23-backtick"),
        pytest.param("born: ?", "reserved-character", 3, id="question-mark"),
        pytest.param("note: , then", "reserved-character", 3, id="comma"),
        pytest.param("note: see: there", "colon", 3, id="Y24-colon"),
        pytest.param("note: so:", "colon", 3, id="Y24-colon-at-the-end"),
        pytest.param("note: one\n  two: three", "colon", 4, id="Y24-colon-below"),
        pytest.param("tags: [#work, #friend]", "hash", 3, id="Y26-tags"),
        pytest.param("name: Ada\nid: 8", "duplicate-key", 4, id="Y28-twice"),
        pytest.param("tags:\n\t- a", "tab", 4, id="Y30-tab"),
        pytest.param('path: "C:\\docs"', "escape", 3, id="Y42-escape"),
        pytest.param('name: "Ada', "open-quote", 3, id="open-quote"),
        pytest.param("name: 'Ada\nof Leeds'", "open-quote", 3, id="Y45-text-over-lines"),
        pytest.param("tags: - work", "dash", 3, id="Y48-list-behind-the-colon"),
        pytest.param("a: 1\n...\nb: 2", "broken", 4, id="Y54-dots"),
        pytest.param("motto: *onwards*", "star", 3, id="star"),
        pytest.param("motto: *ever* onwards", "star", 3, id="star-and-text"),
        pytest.param("motto: !Вперёд", "reserved-character", 3, id="exclamation-mark"),
        pytest.param("created: {{date}} {{time}}", "template", 3, id="placeholders"),
        pytest.param("<%* tp.user.x() %>", "template", 3, id="templater"),
        pytest.param("a: 1\nText in between\nb: 2", "no-key", 4, id="line-without-a-key"),
        pytest.param("a: [x, y", "brackets", 3, id="open-bracket"),
        pytest.param("a: [x, y\nb: [1]", "brackets", 3, id="open-bracket-above-a-key"),
        pytest.param("a: [x,\ny]", "brackets", 4, id="unindented-line-in-brackets"),
        pytest.param("a: {\nb: 1\n}", "brackets", 4, id="unindented-line-in-braces"),
        pytest.param("a: [x,, y]", "brackets", 3, id="two-commas"),
        pytest.param("a: 'it's'", "text-after", 3, id="apostrophe-in-quotes"),
        pytest.param("a:\n  b: 1\n c: 2", "indent", 5, id="uneven-indentation"),
        pytest.param("a: 1\n- x", "indent", 4, id="item-among-keys"),
        pytest.param("a: > so it goes", "broken", 3, id="text-behind-an-angle"),
        pytest.param("<<<<<<< HEAD\nphone: 1\n=======\nphone: 2\n>>>>>>> theirs", "conflict", 3,
                     id="git-conflict"),
        pytest.param("phone: 1\n=======\nphone: 2\n>>>>>>> theirs", "conflict", 4,
                     id="rest-of-a-conflict"),
    ],
)  # fmt: skip
def test_each_trap_has_its_problem(block: str, code: str, line: int) -> None:
    front = read(block)
    assert (front.state, dict(front.properties)) == ("rejected", {})
    assert front.problem is not None
    assert (front.problem.code, front.problem.source) == (f"frontmatter-{code}", Source(PATH, line))
    assert front.problem.severity is Severity.ERROR
    assert front.problem.message.endswith(".")
    assert front.problem.hint.endswith((".", "`."))


def test_every_fault_can_be_explained() -> None:
    assert set(TRAPS) == set(FaultKind)


def test_a_duplicate_key_is_named() -> None:
    problem = read("имя: Ада\nимя: Ada").problem
    assert problem is not None
    assert "`имя`" in problem.message


def test_no_value_is_quoted_in_a_problem() -> None:
    """Private notes have faults as well."""
    for block in (
        "a: @canary",
        "a: x: canary",
        'a: "canary',
        "a: [[canary]] x",
        "canary",
        "a: *canary",
    ):
        problem = read(block).problem
        assert problem is not None
        assert "canary" not in problem.message + problem.hint


@pytest.mark.parametrize(
    ("block", "salvaged"),
    [
        pytest.param("with: [[Bo]], [[Cy]]", {"with": "[[Bo]], [[Cy]]"}, id="links-stay-as-text"),
        pytest.param("name: @ada\nborn: 1815-12-10", {"name": "@ada", "born": "1815-12-10"},
                     id="one-bad-line"),
        pytest.param('with:\n  - [[Bo]], [[Cy]]\n  - "[[Di]]"\n  - 4\nday: 2026-03-09',
                     {"with": ["[[Bo]], [[Cy]]", "[[Di]]", 4], "day": "2026-03-09"},
                     id="one-bad-item"),
        pytest.param("with:\n- @bo\n- Cy\nday: x", {"with": ["@bo", "Cy"], "day": "x"},
                     id="one-bad-item-of-a-flush-list"),
        pytest.param("tags: [#work, '#friend']", {"tags": ["#work", "#friend"]}, id="tags"),
        pytest.param("tags: [person\nnote: a: b", {"tags": ["person"], "note": "a: b"},
                     id="open-list"),
        pytest.param('with: ["[[Bo]]", [[Cy]],\n  Di\nnote: a: b',
                     {"with": ["[[Bo]]", "[[Cy]]", "Di"], "note": "a: b"},
                     id="open-list-over-lines"),
        pytest.param("with: [Bo] and: Cy", {"with": "[Bo] and: Cy"}, id="brackets-and-text"),
        pytest.param('name: "Ada', {"name": "Ada"}, id="open-quote"),
        pytest.param("name: 'Ada's'", {"name": "Ada's"}, id="quote-within-quotes"),
        pytest.param('name: "Ada" Lovelace', {"name": '"Ada" Lovelace'}, id="text-behind-quotes"),
        pytest.param("phone: 1\nphone: 2", {"phone": 1}, id="first-of-two"),
        pytest.param("<<<<<<< HEAD\nphone: 1\n=======\nphone: 2\n>>>>>>> x\nend: y",
                     {"phone": 1, "end": "y"}, id="conflict"),
        pytest.param("name: Ada\n\tcity: Leeds\nend: y", {"name": "Ada", "end": "y"},
                     id="line-behind-a-tab"),
        pytest.param("a: [\n]\n]\nname: Ada", {"a": None, "name": "Ada"}, id="stray-bracket"),
        pytest.param("Text\n  - x\nname: Ada", {"name": "Ada"}, id="lines-without-a-key"),
        pytest.param("cadence:\n  light: 1 month\nbad: @x",
                     {"cadence": {"light": "1 month"}, "bad": "@x"}, id="map"),
        pytest.param("cadence:\n  light: @x\nname: Ada", {"cadence": None, "name": "Ada"},
                     id="broken-map"),
        pytest.param("note: |\n  one: two: 3\nbad: @x", {"note": "one: two: 3\n", "bad": "@x"},
                     id="text-set-off"),
        pytest.param('"the name": Ada\n\'bad\': @x', {"the name": "Ada", "bad": "@x"},
                     id="quoted-keys"),
        pytest.param("имя: Ада\nдр: :) 1: 2", {"имя": "Ада", "др": ":) 1: 2"}, id="other-letters"),
    ],
)  # fmt: skip
def test_salvage(block: str, salvaged: dict[str, Value]) -> None:
    front = read(block)
    assert front.state == "rejected"
    assert dict(front.salvaged) == {"id": 7, **salvaged}
    assert list(front.salvaged) == ["id", *salvaged]


def test_salvaged_keys_have_lines_and_digits() -> None:
    front = read("bad: @x\nphones:\n  - 0044\n  - 'x\nwith:\n  - a: 1\nphone: +44")
    assert dict(front.lines) == {
        "id": 2,
        "bad": 3,
        "phones": 4,
        "phones.0": 5,
        "phones.1": 6,
        "with": 7,
        "with.0": 8,
        "with.0.a": 8,
        "phone": 9,
    }
    assert dict(front.written) == {"id": "7", "with.0.a": "1", "phone": "+44"}
    assert front.salvaged["phones"] == [44, "x"]


def laughs(levels: int) -> str:
    """Repeat nine times what repeats nine times what is below it, down to one word."""
    names = "abcdefghijklmnop"[:levels]
    rest = [
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]" for before, name in pairwise(names)
    ]
    return "\n".join(["a: &a [lol]", *rest])


@pytest.mark.parametrize(
    ("block", "code"),
    [
        pytest.param("a: " + "[" * 25_000 + "]" * 25_000, "too-deep", id="brackets"),
        pytest.param("a: " + "[" * 25_000, "too-deep", id="open-brackets"),
        pytest.param("a: " + "{a: " * 25_000, "too-deep", id="braces"),
        pytest.param("a:\n  " + "- " * 25_000 + "x", "too-deep", id="dashes"),
        pytest.param("? " * 25_000 + "x", "too-deep", id="question-marks"),
        pytest.param("\n".join(" " * n + "a:" for n in range(500)), "too-deep", id="maps"),
        pytest.param(laughs(9), "too-large", id="billion-laughs"),
        pytest.param(
            "a: &a " + "x" * 60_000 + "\nb: [*a, *a]", "too-large", id="long-text-repeated"
        ),
        pytest.param("\n".join(f"k{n}: {n}" for n in range(100_000)), "too-large", id="keys"),
        pytest.param("a: [" + "x: 1, " * 100_000 + "]", "too-large", id="pairs"),
        pytest.param("a: " + "x" * 10_000_000, "too-large", id="ten-megabytes-in-a-line"),
        pytest.param("a: 'b'\n" * 1_500_000, "too-large", id="ten-megabytes-in-lines"),
        pytest.param('a: "' + "\\" * 900_001, "open-quote", id="backslashes"),
        pytest.param("a: x" + "\n" * 500_000 + "  b: c", "colon", id="empty-lines"),
        pytest.param("a" + " " * 500_000 + "b", "no-key", id="blanks-in-a-key"),
        pytest.param("a: " + ":" * 500_000 + " ", "colon", id="colons"),
        pytest.param("a: @\n" * 20_000, "reserved-character", id="many-faults"),
    ],
)
def test_hostile_blocks_end_in_a_problem(block: str, code: str) -> None:
    front = read(block)
    assert (front.state, dict(front.properties)) == ("rejected", {})
    assert front.problem is not None
    assert front.problem.code == f"frontmatter-{code}"
    assert front.salvaged["id"] == 7


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), id="deep-list"),
        pytest.param("a: " + "{" * 60 + "x\"'" + "}" * 60, id="maps-as-keys-of-maps"),
        pytest.param("a: " + "x" * (MAX_CHARACTERS - 20), id="long-text"),
        pytest.param("a: " + "9" * 500_000, id="long-number"),
        pytest.param("a: [" + "x, " * 20_000 + "]", id="long-list"),
        pytest.param('a: "' + " " * 500_000 + 'x"', id="blanks-in-quotes"),
        pytest.param("a: x" + "\t" * 500_000 + "y", id="tabs"),
        pytest.param("a: " + " #" * 300_000, id="comments"),
        pytest.param("a: >\n" + "".join(f"  {' ' * n}x\n" for n in range(900)), id="stairs"),
    ],
)
def test_large_but_harmless_blocks_are_read(block: str) -> None:
    assert read(block).state == "read"


FRAGMENTS: Final = (
    *(
        "a: ",
        "b: ",
        "a",
        "x",
        "\n",
        "\n  ",
        "\n- ",
        "\n\t",
        "- ",
        ": ",
        "'",
        '"',
        "[[",
        "]]",
        "[",
        "]",
    ),
    *(
        "{{",
        "}}",
        "@",
        "`",
        "*",
        "&",
        "!",
        "|",
        ">",
        "#",
        " #",
        "<<<<<<< ",
        "=======\n",
        "...\n",
        "%",
    ),
    *("é", "e\u0301", "я", "\u2028", "\ufeff", " ", "\\", ",", "1", "01", "~", "true"),
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_one_bad_key_never_takes_the_others_along(text: str) -> None:
    """The key above and the one below survive whatever stands between them."""
    front = read(f"zero: 0\n{text}\nend: x")
    if front.state == "rejected":
        assert front.salvaged["id"] == 7
        assert front.salvaged["end"] == "x"
        assert front.lines["end"] == front.last_line - 1
