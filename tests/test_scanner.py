"""Links, embeds and tags within one text (rows L and B)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.scanner import scan

PIECES = st.sampled_from(
    [
        *("[", "]", "[[", "]]", "![[", "](", ")", "(", "`", "``", "\\", "<", ">", "<!--", "-->"),
        *("$", "$$", "%%", "#", "#tea", "*", "_", "==", "|", "!", "Nora", " ", "\n", "\u2028"),
        *("\u00a0", "\u200d", "🎂", "и\u0306", '"', "'", "<a b=", "/>", "<?", "?>", "1"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=30))


def targets(text: str, *, embed: bool = False) -> list[str]:
    """Give targets as written, subpath and all."""
    return [
        f"{link.target}#{link.subpath}" if link.subpath else link.target
        for link in scan(text).links
        if link.embed is embed
    ]


def tags(text: str) -> list[str]:
    return [name for _, name in scan(text).tags]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("met [[Nora]] and [[Zoe|Z]]", ["Nora", "Zoe"], id="L1-L2"),
        pytest.param("[[]] [[ ]]", [], id="L10-empty"),
        pytest.param("[[ Nora ]]", ["Nora"], id="L11-spaces"),
        pytest.param("[[Nor]a]]", ["Nor]a"], id="L12-single-bracket"),
        pytest.param("[[aunt [Zoe]]]", ["aunt [Zoe"], id="L13-shortest-run"),
        pytest.param("[[x [[Nora]] z]]", ["Nora"], id="L14-inner-link"),
        pytest.param("[[[Nora]]]", ["Nora"], id="L14-three-brackets"),
        pytest.param("[[Nora\nQuill]]", [], id="L15-two-lines"),
        pytest.param("[[Nora and [[Zoe", [], id="L16-unclosed"),
        pytest.param("[[Nora and\n[[Zoe]]", ["Zoe"], id="L16-unclosed-line-above"),
        pytest.param("`[[Nora]]` and `` ` [[Zoe]] ``", [], id="L17-code-spans"),
        pytest.param("`one\n[[Nora]]\ntwo`", [], id="L17-code-over-lines"),
        pytest.param("`` [[Nora]] `", ["Nora"], id="L17-runs-of-other-length"),
        pytest.param("\\`[[Nora]]`", ["Nora"], id="L17-escaped-backtick"),
        pytest.param("[[Nora `]] x`", [], id="L17-code-binds-tighter"),
        pytest.param("[[the `core` team]]", ["the `core` team"], id="code-within-a-link"),
        pytest.param("\\[\\[Nora\\]\\] \\[[Zoe]]", [], id="L18-escaped"),
        pytest.param("\\\\[[Nora]]", ["Nora"], id="L18-escaped-backslash"),
        pytest.param("%%[[Nora]]%% [[Zoe]]", ["Nora", "Zoe"], id="L19-comment"),
        pytest.param("a <!-- [[Nora]] --> [[Zoe]]", ["Zoe"], id="L20-html-comment"),
        pytest.param("a <!-- [[Nora]]\n[[Zoe]] --> b", [], id="L20-over-lines"),
        pytest.param("a <!-- [[Nora]]", ["Nora"], id="L20-never-closed"),
        pytest.param('<a href="[[Nora]]">[[Zoe]]</a>', ["Zoe"], id="L21-attribute"),
        pytest.param("<https://q.org/[[Nora]]>", [], id="L21-autolink"),
        pytest.param('[[Nora <b class="]]">', [], id="L21-html-binds-tighter"),
        pytest.param("a < b [[Nora]] > c", ["Nora"], id="L21-no-tag"),
        pytest.param("$[[Nora]]$", [], id="L22-math"),
        pytest.param("x $$a\n[[Nora]]$$ [[Zoe]]", ["Zoe"], id="L22-display-math"),
        pytest.param("paid $5 for [[Nora]] and $6", ["Nora"], id="L22-money"),
        pytest.param("5$ for [[Nora]], 6$", ["Nora"], id="L22-money-behind"),
        pytest.param("$x\n[[Nora]]$", ["Nora"], id="L22-one-line-only"),
        pytest.param("$a [[Nora]] \\$", ["Nora"], id="L22-escaped-dollar"),
        pytest.param("[[Zoe_Quill_]] [[a*b]]", ["Zoe_Quill_", "a*b"], id="L38-no-emphasis"),
        pytest.param("[[Nora]]s", ["Nora"], id="L47-suffix"),
        pytest.param("[[Nora]](note.md)", ["Nora"], id="L37-parentheses-behind"),
        pytest.param("[see](Nora%20Quill.md)", ["Nora Quill.md"], id="L27"),
        pytest.param("[see](Nora Quill.md)", [], id="L28-space"),
        pytest.param("[see](<Nora Quill.md>)", ["Nora Quill.md"], id="L29-angles"),
        pytest.param("[see](<Nora Quill.md)", [], id="L29-angle-not-closed"),
        pytest.param("[see](Nora)", ["Nora"], id="L30"),
        pytest.param("[see](#Jobs)", ["#Jobs"], id="L31"),
        pytest.param("[see](quill:a.md) [w](https://q.org)", [], id="L32-external"),
        pytest.param("[see](50%.md)", [], id="L33"),
        pytest.param("[see](Люди/Зоя.md)", ["Люди/Зоя.md"], id="L34"),
        pytest.param("[see][nora] [nora]", [], id="L35-references"),
        pytest.param('[see](Nora.md "her page")', ["Nora.md"], id="title"),
        pytest.param("[see](Nora.md 'it''s')", [], id="broken-title"),
        pytest.param("[see]( Nora.md\n  (title) )", ["Nora.md"], id="title-on-next-line"),
        pytest.param("[see](Nora_(chess).md)", ["Nora_(chess).md"], id="parentheses"),
        pytest.param("[see](Nora_(chess.md)", [], id="parentheses-not-closed"),
        pytest.param("[see](a\\)b.md)", ["a)b.md"], id="escaped-parenthesis"),
        pytest.param("[a [b] c](Nora.md)", ["Nora.md"], id="brackets-in-text"),
        pytest.param("[a `](Zoe.md)` c](Nora.md)", ["Nora.md"], id="code-in-text"),
        pytest.param("[a [b](Zoe.md) c](Nora.md)", ["Zoe.md"], id="links-hold-no-links"),
        pytest.param("[a [[Zoe]] c](Nora.md)", ["Zoe"], id="links-hold-no-wikilinks"),
        pytest.param("[]() [Nora]()", [], id="empty-destination"),
        pytest.param("[^1] ^[see [[Nora]]]", ["Nora"], id="L44-inline-footnote"),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("![[Nora]]", ["Nora"], id="L24-embed"),
        pytest.param("![[x [[Nora]]", [], id="bang-before-text"),
        pytest.param("\\![[Nora]]", [], id="escaped-bang"),
        pytest.param("!![[Nora]]", ["Nora"], id="two-bangs"),
        pytest.param("![face](faces/nora.png)", ["faces/nora.png"], id="markdown-image"),
        pytest.param("![face](https://q.org/nora.png)", [], id="external-image"),
        pytest.param("[![face](nora.png)](Nora.md)", ["nora.png"], id="image-in-a-link"),
    ],
)
def test_embeds(text: str, expected: list[str]) -> None:
    assert targets(text, embed=True) == expected


def test_an_image_may_stand_in_a_link() -> None:
    assert targets("[![face](nora.png)](Nora.md)") == ["Nora.md"]
    assert targets("[![[nora.png]]](Nora.md)") == ["Nora.md"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![[face.png|100x145]]", "face.png"),
        ("![[plan.pdf#page=3|300]]", "plan.pdf > page=3"),
        ("![her face|200](face.png)", "her face"),
        ("[[Nora|100]]", "100"),
        ("[two\nlines](Nora.md)", "two lines"),
    ],
)
def test_display(text: str, expected: str) -> None:
    """Row L25: a size is no name."""
    assert [link.display for link in scan(text).links] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("#чай, #проект/дом", ["чай", "проект/дом"], id="B1-Cyrillic"),
        pytest.param("#1984 #y1984 #2024/01", ["y1984", "2024/01"], id="B2-digits"),
        pytest.param("#tea.cake #tea, #tea!", ["tea", "tea", "tea"], id="B3-punctuation-ends"),
        pytest.param("(#tea) x#tea ：#tea «#tea", [], id="B4-before"),
        pytest.param("—#tea .#tea \"#tea' ]#tea", [], id="B4-punctuation-before"),
        pytest.param("#🎂", ["🎂"], id="B5-emoji"),
        pytest.param("#👨\u200d👩\u200d👧", ["👨"], id="B6-joiner"),
        pytest.param("#tea—x #cake–y #pie\u200bz", ["tea", "cake", "pie"], id="B7-dashes"),
        pytest.param("#tea/ #tea//", ["tea", "tea"], id="B8-trailing-slash"),
        pytest.param("https://q.org/#tea [[Nora#tea]]", [], id="B9-fragments"),
        pytest.param("#Tea and #tea", ["Tea", "tea"], id="B10-both-spellings-kept"),
        pytest.param("`#tea` <!-- #tea --> $#tea$", [], id="B11-hidden"),
        pytest.param("%% #tea %% %%#cake%%", ["tea", "cake"], id="B12-comment"),
        pytest.param("# # ## #", [], id="B13-no-name"),
        pytest.param("\t#a \u00a0#b \u3000#c", ["a", "b", "c"], id="whitespace-before"),
        pytest.param("one\n#tea", ["tea"], id="line-start"),
        pytest.param("#tea\u2028#cake", ["tea", "cake"], id="B27-line-separator"),
        pytest.param("\\#tea", [], id="escaped"),
        pytest.param("\\[#tea", ["tea"], id="after-an-escape"),
        pytest.param("#tea#cake #tea/#pie", ["tea", "cake", "tea", "pie"], id="after-a-tag"),
        pytest.param("<br>#tea `x`#cake", ["tea", "cake"], id="after-html-and-code"),
        pytest.param("[[Nora]]#tea [x](Nora.md)#cake", ["tea", "cake"], id="after-a-link"),
        pytest.param("**#tea** *#cake* ==#pie==", ["tea", "cake", "pie"], id="emphasis"),
        pytest.param("_#tea_ x_y_#cake", ["tea", "cake"], id="emphasis-by-underscores"),
        pytest.param("3*#tea =#tea ~#tea", [], id="marks-that-pair-with-nothing"),
        pytest.param("[see #tea](https://q.org) [#cake](Nora.md)", ["tea", "cake"], id="in-a-link"),
        pytest.param("[x](Nora#tea) [x](Nora 'a #tea')", [], id="not-in-a-destination"),
        pytest.param("#a_b-c", ["a_b-c"], id="inner-marks"),
    ],
)
def test_tags(text: str, expected: list[str]) -> None:
    assert tags(text) == expected


def test_links_know_whether_they_are_in_a_comment() -> None:
    found = scan("[[Nora]] %%[[Zoe]] [x](Ada.md)%% [[Ida]] %%a%%").links
    assert [(link.target, link.comment) for link in found] == [
        ("Nora", False),
        ("Zoe", True),
        ("Ada.md", True),
        ("Ida", False),
    ]


def test_a_comment_ends_with_its_line() -> None:
    """S8.3: `%%` that nothing closes on its line is text."""
    found = scan("50%% [[Nora]]\n[[Zoe]] %%").links
    assert [link.comment for link in found] == [False, False]


def test_hidden_spans() -> None:
    text = "a `b` <i>c</i> $d$ %%e%% f"
    assert [text[start:end] for start, end in scan(text).hidden] == [
        "`b`",
        "<i>",
        "</i>",
        "$d$",
        "%%e%%",
    ]


@given(TEXTS, st.booleans())
def test_any_text_is_scanned(text: str, commented: bool) -> None:
    found = scan(text, len(text) if commented else 0)
    for link in found.links:
        span = text[link.start : link.end]
        assert span.startswith("![" if link.embed else "[")
        assert span.endswith(("]]", ")"))
        assert link.comment or not commented
    for start, name in found.tags:
        assert text.startswith(f"#{name}", start)
    assert [link.start for link in found.links] == sorted({link.start for link in found.links})
    assert all(0 <= start < end <= len(text) for start, end in found.hidden)


@given(TEXTS)
def test_wikilinks_lie_apart(text: str) -> None:
    links = [link for link in scan(text).links if not link.embed]
    assert all(one.end <= other.start for one, other in pairwise(links))


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "[[", "[[ ", "[[a|", "[]", "]", "](", "[a](", '[a](b "', "[a](<", "![["),
        *("`", "`a", "\\`", "[[a ` b]]", "[[a <b c='", "%%", "%% a ", "$", "$a ", "$$a"),
        *("#", "#a", "*#a ", "_#", "<", "<a ", '<a b="', '<a b="<a b=" c="', "<!--", "<!x", "<?"),
        *("<ab:", "\\", "[a]((", "&", "%41", "[[x]]", "`" * 7 + " "),
    ],
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    """Row L45, S6.8. What grows with the square of 100,000 characters does not end here."""
    text = unit * (100_000 // len(unit))
    for hostile in (text, f"[a]([[{text}]])"):
        found = scan(hostile)
        assert len(found.links) + len(found.tags) <= len(hostile)
