"""Dataview's inline fields (rows I1 to I9, I14, I20, I22)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.body import read_body
from vaultnet.vault.fields import scan_fields
from vaultnet.vault.note import Field

texts = st.text(
    st.one_of(st.sampled_from("[]():\\*_~`->#|. aКй\u0301\u2028\u00a0🎂"), st.characters())
)


def pairs(line: str, *, task: bool = False) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in scan_fields([line], {1} if task else ())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("[due:: 2026-11-25]", [("due", "2026-11-25")], id="I1 square brackets"),
        pytest.param("(person:: [[Vera]])", [("person", "[[Vera]]")], id="I2 round brackets"),
        pytest.param("[channel:call]", [], id="I3 one colon"),
        pytest.param("[[[[hello:: 16]]", [("hello", "16")], id="I4 brackets before it"),
        pytest.param("[key:: [value]]", [("key", "[value]")], id="I5 pairs within the value"),
        pytest.param(r"[k:: \[v]", [("k", r"\[v")], id="I6 a shielded bracket"),
        pytest.param(r"[k:: a\]b] c", [("k", r"a\]b")], id="a shielded closing bracket"),
        pytest.param(r"[k:: a\\] b]", [("k", r"a\\")], id="a shielded backslash"),
        pytest.param("**Topic**:: tea", [("Topic", "tea")], id="I7 marks around the key"),
        pytest.param("- _Topic_:: tea", [("Topic", "tea")], id="I7 item with underlines"),
        pytest.param("[**gave**:: advice]", [("gave", "advice")], id="I7 marks within brackets"),
        pytest.param("summary:: tea, cake", [("summary", "tea, cake")], id="I8 text with comma"),
        pytest.param("x:: [[Ann]], [[Bo]]", [("x", "[[Ann]], [[Bo]]")], id="I9 two links"),
        pytest.param(
            "met (at:: fair) [with:: [[Bo]]]", [("at", "fair"), ("with", "[[Bo]]")], id="two"
        ),
        pytest.param("[a:: (b:: 1) 2]", [("a", "(b:: 1) 2"), ("b", "1")], id="one within another"),
        pytest.param("[a:: [b:: 1] 2]", [("a", "[b:: 1] 2")], id="one within its own kind"),
        pytest.param("(a:: 1(2)3) [b:: 4", [("a", "1(2)3")], id="the second never ends"),
        pytest.param("[a [b:: 1]", [("b", "1")], id="a key holds no bracket"),
        pytest.param("[a:: 1:: 2]", [("a", "1:: 2")], id="separator in the value"),
        pytest.param("[a::]", [("a", "")], id="no value"),
        pytest.param("[:: 1] (** :: 2)", [], id="no key"),
        pytest.param("Роль в команде:: ментор", [("Роль в команде", "ментор")], id="Cyrillic key"),
        pytest.param("Стать\u0438\u0306:: 2", [("Стать\u0438\u0306", "2")], id="decomposed letter"),
        pytest.param("birthday 🎂:: May", [("birthday 🎂", "May")], id="emoji in the key"),
        pytest.param("> [!note] x", [], id="a callout"),
        pytest.param("> topic:: tea", [("topic", "tea")], id="line of a quote"),
        pytest.param("### topic:: tea", [("topic", "tea")], id="heading"),
        pytest.param("  12) topic:: tea ", [("topic", "tea")], id="numbered item"),
        pytest.param("we said topic: x:: tea", [], id="punctuation in the key of a line"),
        pytest.param("http://tea.example::8080", [], id="an address"),
        pytest.param("tea [a:: 1] topic:: 2", [("a", "1")], id="brackets hide the line form"),
        pytest.param("[topic:: tea", [("topic", "tea")], id="a bracket before a line"),
        pytest.param("key_:: 1", [("key_", "1")], id="an underline at one end"),
        pytest.param("a:: b\u2028c", [("a", "b\u2028c")], id="U+2028 ends no line"),
    ],
)
def test_fields_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- [ ] topic:: tea", [], id="the whole line"),
        pytest.param("- [x] call [due:: 2026-11-25]", [("due", "2026-11-25")], id="in brackets"),
        pytest.param("- [ ] call [due:: 2026-11-25),", [], id="I20 brackets that differ"),
    ],
)
def test_fields_of_a_task(line: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(line, task=True) == expected


def test_lines_and_columns() -> None:
    """Tasks stand on lines 9 and 10; the item below them is a field of the page (I22)."""
    lines = [
        "Vera [role:: mentor], (warmth:: 4)",
        "- [ ] send the book",
        "  title:: On Tea",
        "    - **topic**:: tea ",
    ]
    assert scan_fields(lines, {9, 10}, first_line=8) == (
        Field("role", "mentor", 8, "bracket", 5, 20),
        Field("warmth", "4", 8, "paren", 22, 34),
        Field("topic", "tea", 11, "line", 8, 21),
    )


@pytest.mark.parametrize(
    ("masked", "written", "expected"),
    [
        pytest.param("             ", "`[due:: now]`", [], id="I14 in code"),
        pytest.param("[see::     ]", "[see:: `x]`]", [("see", "`x]`")], id="code in the value"),
        pytest.param("[   :: 1]", "[`a`:: 1]", [], id="code as the key"),
        pytest.param("[my    :: 1]", "[my `a`:: 1]", [], id="code within the key"),
        pytest.param("     key:: 1", "`see`key:: 1", [], id="code before the key of a line"),
    ],
)
def test_code_is_masked(masked: str, written: str, expected: list[tuple[str, str]]) -> None:
    fields = scan_fields([masked], (), 1, [written])
    assert [(field.key, field.value) for field in fields] == expected


@pytest.mark.parametrize("line", ["topic:: see `code`", "topic:: <b>tea</b>", "topic:: a %%b%%"])
def test_a_field_of_a_line_reaches_to_its_end(line: str) -> None:
    (field,) = read_body([f"- {line}  "]).fields
    assert (field.column, field.end, field.value) == (2, 2 + len(line), line.partition(":: ")[2])


def read_anew_for_every_bracket(line: str, opener: str, closer: str) -> list[tuple[int, int]]:
    """Find the fields in one kind of brackets the slow way, straight from the rule."""
    found: list[tuple[int, int]] = []
    start = line.find(opener)
    while start >= 0:
        separator = line.find("::", start + 1)
        key = line[start + 1 : separator]
        end = None
        depth = 0
        at = separator + 2
        while separator >= 0 and not set(key) & set("[]()") and end is None and at < len(line):
            if line[at] == "\\":
                at += 1
            elif line[at] in opener + closer:
                depth += 1 if line[at] == opener else -1
                end = at + 1 if depth < 0 else None
            at += 1
        if end is not None:
            found.append((start, end))
        start = line.find(opener, start + 1 if end is None else end)
    return found


def test_no_field_in_code_or_comments() -> None:
    """I14 and I22, through the whole reader of bodies."""
    lines = [
        "```",
        "[a:: 1]",
        "```",
        "%% [b:: 2] %% <!-- [c:: 3] -->",
        "- [ ] call `[d:: 4]` [e:: 5]",
        "    - f:: 6",
        "    [g:: 7]",
    ]
    found = [(field.key, field.value, field.line) for field in read_body(lines).fields]
    assert found == [("e", "5", 5), ("f", "6", 6), ("g", "7", 7)]


@given(st.text(alphabet="[]():\\ab ", max_size=60))
def test_one_pass_finds_what_reading_anew_finds(line: str) -> None:
    """Keys are filled, so that none is left out for being empty."""
    line = line.replace("::", "k::")
    slow = read_anew_for_every_bracket(line, "[", "]") + read_anew_for_every_bracket(line, "(", ")")
    quick = [field for field in scan_fields([line], {1}) if field.form != "line"]
    assert [(field.column, field.end) for field in quick] == sorted(slow)


@given(texts)
def test_values_stand_where_the_field_says(line: str) -> None:
    for field in scan_fields([line], ()):
        whole = line[field.column : field.end]
        assert field.value in whole
        assert field.key in whole
        assert field.key.strip() == field.key != ""
        if field.form != "line":
            assert whole[0] + whole[-1] == {"bracket": "[]", "paren": "()"}[field.form]


@given(texts, st.sampled_from(["role", "Роль", "last contact"]))
def test_a_field_is_found_after_any_text(before: str, key: str) -> None:
    """A key holds no bracket, so that only its own opening bracket can begin the field."""
    line = before.replace("\\", "").replace("::", ":") + f". [{key}:: 1]"
    assert (key, "1") in pairs(line)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("[" * 100_000 + "a:: b]", 1),
        ("x [a:: " * 50_000, 0),
        ("[a:: " * 50_000 + "]" * 50_000, 1),
        ("(a:: [b:: " * 25_000 + "])" * 25_000, 2),
        ("[a:: 1]" * 20_000, 20_000),
        ("::" * 100_000, 0),
        ("_" * 100_000 + ":: x", 0),
        ("\\" * 100_000 + "[a:: b]", 1),
    ],
    ids=["openers", "unclosed", "nested", "nested in turn", "many", "colons", "marks", "slashes"],
)
def test_long_lines_end_soon(line: str, count: int) -> None:
    """Each of these would take hours if it were read again for every bracket."""
    assert len(scan_fields([line], ())) == count
