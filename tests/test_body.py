"""Bodies of notes: links, tags, headings, fields and block ids, each with its line."""

from __future__ import annotations

import pytest

from vaultnet.vault.body import read_body
from vaultnet.vault.note import Body, Heading


def body_of(text: str) -> Body:
    return read_body(text.split("\n"))


def links(text: str) -> list[tuple[str, int]]:
    return [(link.target, link.line) for link in body_of(text).links]


def tags(text: str) -> list[tuple[str, int]]:
    return [(tag.name, tag.line) for tag in body_of(text).tags]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# [[Nora]]\n\n> [[Zoe]]\n\n- [[Ida]]", ["Nora", "Zoe", "Ida"], id="S6.5"),
        pytest.param("|a|b|\n|-|-|\n|[[Nora\\|N]]|[[Zoe]]|", ["Nora", "Zoe"], id="L3-table"),
        pytest.param("|a|b|\n|-|-|\n|[[Nora|N]]|[[Zoe]]|", ["Zoe"], id="L4-cell-split"),
        pytest.param("|[[Nora]]|b|\n|-|-|", ["Nora"], id="table-head"),
        pytest.param("|a|\n|-|\n|`x|[[Nora]]`|", ["Nora"], id="code-ends-with-its-cell"),
        pytest.param("```\n[[Nora]]\n```\n~~~\n[[Zoe]]", [], id="L17-fences"),
        pytest.param("    [[Nora]]\n\n\t[[Zoe]]", [], id="L17-indented"),
        pytest.param("- a\n\n      [[Nora]]\n  [[Zoe]]", ["Zoe"], id="L17-indented-in-item"),
        pytest.param("> ```\n> [[Nora]]\n[[Zoe]]", ["Zoe"], id="B29-fence-in-quote"),
        pytest.param("%%\n[[Nora]]\n\n- [[Zoe]]\n%%", ["Nora", "Zoe"], id="L19-block-comment"),
        pytest.param("%% [[Nora]]\n[[Zoe]] %% [[Ida]]", ["Nora", "Zoe", "Ida"], id="L19-edges"),
        pytest.param("<!--\n[[Nora]]\n-->\n[[Zoe]]", ["Zoe"], id="L20-html-comment"),
        pytest.param("<div>\n[[Nora]]\n</div>", [], id="L21-html"),
        pytest.param("<div>\n\n[[Nora]]\n\n</div>", ["Nora"], id="L21-text-between-html"),
        pytest.param("$$\n[[Nora]]\n$$ [[Zoe]]", ["Zoe"], id="L22-math"),
        pytest.param("## See [[Nora]]", ["Nora"], id="L23-heading"),
        pytest.param("[a]: Nora.md\n\n[x][a]", [], id="L35-reference"),
        pytest.param("[Nora]: http://q.org\n\n[[Nora]]", ["Nora"], id="L36-label-of-a-reference"),
        pytest.param("> [!note] [[Nora]]\n> [[Zoe]]", ["Nora", "Zoe"], id="L44-callout"),
        pytest.param("[^1]: [[Nora]]\n\n    [[Zoe]]", ["Nora", "Zoe"], id="L44-footnote"),
        pytest.param("```mermaid\nclass Nora internal-link\n```", [], id="L46-mermaid"),
        pytest.param("```dataview\nLIST FROM [[Nora]]\n```", [], id="L48-query"),
        pytest.param("> `a\n> [[Nora]]`\n> [[Zoe]]", ["Zoe"], id="code-span-in-quote"),
        pytest.param("a `b\n\nc` [[Nora]]", ["Nora"], id="code-ends-with-its-paragraph"),
        pytest.param("%%\n```\n[[Nora]]\n```\n%%", [], id="code-in-a-comment"),
        pytest.param("Nora\n[[Zoe]]\n===", ["Zoe"], id="setext"),
    ],
)
def test_where_links_count(text: str, expected: list[str]) -> None:
    assert [target for target, _ in links(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%%\n#tea\n%%", [("tea", 2)]),
        ("```\n#tea\n```\n#cake", [("cake", 4)]),
        ("<!--\n#tea\n-->", []),
        ("- #tea\n  > #cake", [("tea", 1), ("cake", 2)]),
        ("|#tea|b|\n|-|-|\n|a|#cake|", [("tea", 1), ("cake", 3)]),
        ("#tea\n\n# a #cake", [("tea", 1), ("cake", 3)]),
        ("#tea\u2028x\v\x0c\x85\n#cake", [("tea", 1), ("cake", 2)]),
        ("a\n    #tea", [("tea", 2)]),
    ],
)
def test_where_tags_count(text: str, expected: list[tuple[str, int]]) -> None:
    """Rows B11 to B13, B27."""
    assert tags(text) == expected


def test_links_have_lines_and_columns() -> None:
    text = "> - call [[Nora|N]]\n>   and ![[map.png]]\n|a|[[Zoe]]|\n|-|-|"
    lines = text.split("\n")
    found = body_of(text).links
    assert [lines[link.line - 1][link.column : link.end] for link in found] == [
        "[[Nora|N]]",
        "![[map.png]]",
        "[[Zoe]]",
    ]
    assert [link.line for link in found] == [1, 2, 3]


def test_a_link_over_two_lines_ends_with_its_first() -> None:
    (link,) = body_of("see [her\nnote](Nora.md)").links
    assert (link.line, link.column, link.end) == (1, 4, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%%\n[[Nora]]\n%%\n[[Zoe]]", [True, False]),
        ("%% [[Nora]] %%", [True]),
        ("%%\na [[Nora]] %% [[Zoe]]", [True, False]),
        ("- a %%[[Nora]]%% [[Zoe]]", [True, False]),
        ("[[Nora]]\n%%\n- [[Zoe]]\n  - [[Ida]]\n%%", [False, True, True]),
        ("%%\n[[Nora]]", [False]),
    ],
)
def test_links_know_whether_they_are_in_a_comment(text: str, expected: list[bool]) -> None:
    """S8.3."""
    assert [link.comment for link in body_of(text).links] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Trip", Heading(1, "Trip", 1)),
        ("### Trip ###", Heading(3, "Trip", 1)),
        ("# C#", Heading(1, "C#", 1)),
        ("# \\#", Heading(1, "\\#", 1)),
        ("#\tTrip  #x", Heading(1, "Trip  #x", 1)),
        ("##", Heading(2, "", 1)),
        ("## ##", Heading(2, "", 1)),
        ("   # Trip", Heading(1, "Trip", 1)),
        ("# See [[Nora]] **now**", Heading(1, "See [[Nora]] **now**", 1)),
        ("\nTrip\n---", Heading(2, "Trip", 2)),
        ("Trip\n home\n===", Heading(1, "Trip\nhome", 1)),
    ],
)
def test_headings_keep_their_raw_text(text: str, expected: Heading) -> None:
    """S8.1, rows B13, B25, L23."""
    assert body_of(text).headings == (expected,)


@pytest.mark.parametrize(
    "text", ["#Trip", "> # Trip", "- # Trip", "```\n# Trip\n```", "%%\n# a\n%%"]
)
def test_what_is_no_heading(text: str) -> None:
    """Rows B13 and B23."""
    assert body_of(text).headings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("met Nora ^Trip-1", {"trip-1": 1}, id="B24-paragraph"),
        pytest.param("met Nora\nand Zoe ^trip", {"trip": 2}, id="B24-last-line"),
        pytest.param("met Nora ^trip\nand Zoe", {}, id="not-its-last-line"),
        pytest.param("- a\n- b ^trip\n  - c ^home", {"trip": 2, "home": 3}, id="B24-items"),
        pytest.param("- a\n- b\n\n^trip", {"trip": 4}, id="B24-alone"),
        pytest.param("- a\n^trip", {"trip": 2}, id="right-below-a-list"),
        pytest.param("|a|\n|-|\n^trip", {"trip": 3}, id="right-below-a-table"),
        pytest.param("> said\n> ^trip", {"trip": 2}, id="in-a-quote"),
        pytest.param("x^trip", {}, id="no-space-before"),
        pytest.param("x ^tr ip", {}, id="space-within"),
        pytest.param("x ^trip_1", {}, id="illegal-character"),
        pytest.param("`x ^trip`", {}, id="in-code"),
        pytest.param("```\nx ^trip\n```", {}, id="in-a-fence"),
        pytest.param("%%\nx ^trip\n%%", {}, id="in-a-comment"),
        pytest.param("a ^trip\n\nb ^Trip", {"trip": 1}, id="the-first-counts"),
        pytest.param("- [ ] call Nora 📅 2026-11-25 ^trip", {"trip": 1}, id="I15-task"),
    ],
)
def test_block_ids(text: str, expected: dict[str, int]) -> None:
    assert dict(body_of(text).block_ids) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- with [who:: [[Nora]]] today", [("who", "[[Nora]]", 1)]),
        ("mood:: good", [("mood", "good", 1)]),
        ("- mood:: good", [("mood", "good", 1)]),
        ("- [ ] mood:: good", []),
        ("- [ ] call\n  mood:: good", []),
        ("- [ ] call [due:: 2026-11-25]", [("due", "2026-11-25", 1)]),
        ("```\nmood:: good\n```", []),
        ("    mood:: good", []),
        ("`mood:: good`", []),
        ("a `[mood:: good]` [mood:: bad]", [("mood", "bad", 1)]),
        ("%% [mood:: good] %%", []),
        ("%%\nmood:: good\n%%", []),
        ("<!-- mood:: good -->", []),
        ("$[mood:: good]$ `x` [mood:: bad]", [("mood", "bad", 1)]),
        ("> `a\n> b` [mood:: good]", [("mood", "good", 2)]),
        ("\n> mood:: good", [("mood", "good", 2)]),
    ],
)
def test_fields_stand_in_no_code_and_no_comment(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    """S10.1, rows I1 to I7 and I14."""
    assert [(one.key, one.value, one.line) for one in body_of(text).fields] == expected


def test_lines_above_the_body_are_not_read() -> None:
    body = read_body(["---", "a: '[[Nora]] #tea'", "---", "[[Zoe]] #cake", "# Trip ", "x ^b"], 4)
    assert [(link.target, link.line) for link in body.links] == [("Zoe", 4)]
    assert [(tag.name, tag.line) for tag in body.tags] == [("cake", 4)]
    assert body.headings == (Heading(1, "Trip", 5),)
    assert dict(body.block_ids) == {"b": 6}


def test_an_empty_body() -> None:
    assert read_body([]) == Body()
    assert read_body(["---", "---"], 3).links == ()


def test_twenty_thousand_unclosed_links() -> None:
    """Row L45."""
    assert body_of("[[Nora " * 20_000).links == ()
    assert body_of("[" * 100_000 + "[[Nora]]").links[0].target == "Nora"


@pytest.mark.parametrize("unit", ["`[a:: b]` ", "[a:: b] ", "[[a]] ", "%%a:: b%% ", "<b> a:: "])
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    body = body_of(unit * 5_000)
    assert len(body.links) in {0, 5_000}
