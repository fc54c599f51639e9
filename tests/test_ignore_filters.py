"""What a vault's owner has excluded (S1.7), and expressions that could take for ever."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.vault.ignore_filters import LONGEST_PATH, MOST_FILTERS, parse_filters


@pytest.mark.parametrize(
    ("written", "path", "hidden"),
    [
        pytest.param("Templates/", "Templates/Ann.md", True, id="folder"),
        pytest.param("Templates/", "templates/Ann.md", False, id="capitals"),
        pytest.param("Templates/", "a/Templates/Ann.md", False, id="not-at-the-start"),
        pytest.param("Arch", "Archive/x.md", True, id="beginning-of-a-name"),
        pytest.param("Cafe\u0301/", "Café/x.md", True, id="NFD"),
        pytest.param("", "x.md", False, id="empty"),
        pytest.param("/", "x.md", False, id="one-slash"),
        pytest.param("//", "x.md", False, id="empty-expression"),
        pytest.param("/^weekly/[^/]+$/", "weekly/2026-W48.md", True, id="expression"),
        pytest.param("/^weekly/[^/]+$/", "weekly/old/2026-W48.md", False, id="expression-depth"),
        pytest.param(r"/\.excalidraw\.md$/", "a/x.excalidraw.md", True, id="extension"),
        pytest.param(r"/\.excalidraw\.md$/", "a/xexcalidraw.md", False, id="escaped-dot"),
        pytest.param(r"/.*\/assets\/.*/", "a/assets/b.md", True, id="idle-ends"),
        pytest.param(r"/.*\/assets\/.*/", "assets/b.md", False, id="idle-ends-kept-meaning"),
        pytest.param("/^.*old.*$/", "is/old/x.md", True, id="idle-ends-anchored"),
        pytest.param(r"/x\.*/", "ax", True, id="repeated-dots-are-not-idle"),
        pytest.param("/(^|/)_/", "a/_x.md", True, id="choice"),
        pytest.param("/(^|/)_/", "a/x_.md", False, id="choice-not-met"),
        pytest.param("/^(?!People/).*/", "Log/x.md", True, id="all-but-one-folder"),
        pytest.param("/^(?!People/).*/", "People/x.md", False, id="the-folder-kept"),
        pytest.param(r"/^\d{4}-\d{2}-\d{2}/", "2026-03-09.md", True, id="counted"),
        pytest.param(r"/^\d{4}$/", "２０２６", False, id="digits-as-in-javascript"),
        pytest.param("/^(a|b|c|d|e|f)/[^/]+/.*x/", "b/c/yx.md", True, id="many-choices"),
        pytest.param("/[/]x[^\\]]/", "a/xy", True, id="classes"),
        pytest.param("/.*/", "x.md", True, id="everything"),
    ],
)
def test_hide(written: str, path: str, hidden: bool) -> None:
    filters, _ = parse_filters([written])
    assert filters.hide(path) is hidden


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        pytest.param("/(a+)+$/", "for ever", id="repeated-repetition"),
        pytest.param("/(a*)*b/", "for ever", id="repeated-star"),
        pytest.param("/(a|a)*b/", "for ever", id="repeated-choice"),
        pytest.param("/(a|aa)+$/", "for ever", id="overlapping-choice"),
        pytest.param("/(a?){30}a{30}/", "too long", id="counted-options"),
        pytest.param("/(a?){1,30}/", "for ever", id="counted-range-of-options"),
        pytest.param("/" + "a?" * 30 + "a" * 30 + "/", "too long", id="many-options"),
        pytest.param("/" + "(a|a)" * 30 + "b/", "too long", id="many-choices"),
        pytest.param("/a.*b.*c.*d/", "too long", id="many-repetitions"),
        pytest.param("/.*.*.*.*.*x[^y]*z[^y]*w/", "too long", id="many-repetitions-after-idle"),
        pytest.param("/((((((a{99}){99}){99}){99}){99}){99})/", "too long", id="nested-counts"),
        pytest.param("/(){999999999}/", "for ever", id="huge-count"),
        pytest.param("/(a+)\\1/", "understood", id="back-reference"),
        pytest.param("/(?i)a/", "understood", id="not-of-javascript"),
        pytest.param("/(?P<x>a)/", "understood", id="not-of-javascript-either"),
        pytest.param("/(a/", "understood", id="unclosed"),
        pytest.param("/a)/", "opened", id="unopened"),
        pytest.param("/[a/", "understood", id="unclosed-class"),
        pytest.param("/*a/", "understood", id="nothing-to-repeat"),
        pytest.param("/" + "(" * 499 + "/", "understood", id="deep"),
        pytest.param("/" + "a" * 501 + "/", "500 characters", id="long"),
    ],
)
def test_an_expression_that_is_not_used(written: str, complaint: str) -> None:
    filters, complaints = parse_filters([written, "kept/"])
    assert filters.expressions == ()
    assert filters.hide("kept/x.md")
    (clause,) = complaints
    assert complaint in clause
    assert written[:60] in clause


def test_an_expression_is_not_tried_on_an_endless_path() -> None:
    filters, _ = parse_filters(["/a$/", "b"])
    assert filters.hide("a" * LONGEST_PATH)
    assert not filters.hide("a" * (LONGEST_PATH + 1))
    assert filters.hide("b" * (LONGEST_PATH + 1))


def test_the_number_of_filters_is_bounded() -> None:
    filters, complaints = parse_filters([f"f{number}/" for number in range(MOST_FILTERS + 1)])
    assert len(filters.beginnings) == MOST_FILTERS
    assert complaints == (f"only the first {MOST_FILTERS} count",)


EXPRESSIONS: Final = st.recursive(
    st.sampled_from(["a", ".", "[^b]", "\\d", "^", "$", ""]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join),
        inner.map("({})".format),
        st.tuples(inner, st.sampled_from(["*", "+?", "?", "{2}", "{1,3}"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=10,
)


@settings(deadline=None)
@given(EXPRESSIONS, st.sampled_from(["a" * 250 + "!", "ab" * 125, "1a" * 20, "b"]))
def test_an_accepted_expression_means_the_same_and_ends(expression: str, path: str) -> None:
    filters, complaints = parse_filters([f"/{expression}/"])
    if not complaints:
        expected = re.search(expression, path[:20]) is not None
        assert filters.hide(path[:20]) is expected
        filters.hide(path)


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("/a(|)*+?{1,}[]^$\\.:=!<k"), max_size=30), max_size=4))
def test_any_filters(written: list[str]) -> None:
    filters, _ = parse_filters(written)
    filters.hide("a" * 100)
