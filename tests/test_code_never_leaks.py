"""What CommonMark calls code or HTML holds no link, no tag and no task, however it is nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultnet.vault.body import read_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

JUDGE: Final = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
HIDDEN: Final = {"fence", "code_block", "html_block", "code_inline", "html_inline"}
CANARY: Final = re.compile(r"canary[0-9]+x")
# Where a list stands right behind a box, we follow Obsidian and not CommonMark.
LIST_BEHIND_BOX: Final = re.compile(r"\[ \]\s+(?:[-+*>#]|[0-9]+[.)])")

MARKS = st.sampled_from(
    [*("", "", "> ", ">", "- ", "* ", "1. ", "10) ", "  ", "    ", "\t", "> > ", "- - ", "# ")]
)
PIECES = st.sampled_from(
    [
        *("[[@]]", "![[@]]", "#@", " #@", "[x](@.md)", "[x](<@>)", "- [ ] @", "word", "[[", "]]"),
        *(
            "`",
            "``",
            "```",
            "~~~",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            '<a b="',
            '">',
            "<b>",
            "<pre>",
        ),
        *("</pre>", "<script>", "</script>", "<?", "?>", "<![CDATA[", "]]>", "<!X", ">", "\\", "|"),
        *("|-|-|", "---", "===", "[a]: b", "(", ")", "[", "]", " ", "\u2028", "\u00a0", "*", "#"),
    ]
)
LINES = st.builds(
    lambda marks, pieces: "".join(marks) + "".join(pieces),
    st.lists(MARKS, max_size=3),
    st.lists(PIECES, max_size=6),
)
DOCUMENTS = st.lists(st.one_of(st.just(""), LINES, LINES, LINES), max_size=9).map("\n".join)

INLINE: Final = ("[[@]]", "![[@]]", "#@", "[x](@.md)")
BLOCKS: Final = {
    "fence": ("```", "@", "```"),
    "fence with tildes": ("~~~~ js", "@", "~~~~"),
    "fence never closed": ("```", "@"),
    "indented": ("", "    @", ""),
    "html": ("<div>", "@", "</div>", ""),
    "html comment": ("<!--", "", "@", "-->"),
    "script": ("<script>", "", "@", "</script>"),
}
SPANS: Final = {
    "code span": ("a `b", "@", "c` d"),
    "html in a line": ('a <i title="', "@", '"> d'),
}
NESTS: Final = {
    "quote": ("> ", "> "),
    "callout": ("> [!note]\n> ", "> "),
    "item": ("- ", "  "),
    "numbered item": ("10. ", "    "),
    "task": ("- [ ] ", "  "),
    "quoted item": ("> - ", ">   "),
    "item with a quote": ("- > ", "  > "),
    "deep item": ("- a\n  - b\n    - ", "      "),
    "nested quotes": ("> > > ", "> > > "),
}


def numbered(text: str) -> str:
    """Give each canary a number of its own."""
    parts = text.split("@")
    return "".join(f"{part}canary{index}x" for index, part in enumerate(parts[:-1])) + parts[-1]


def contents(tokens: Sequence[Token], *, hidden: bool) -> Iterator[str]:
    for token in tokens:
        if token.children:
            yield from contents(token.children, hidden=hidden)
        elif (token.type in HIDDEN) is hidden:
            yield token.content + token.info


def found_in(text: str) -> set[str]:
    """Give the canaries that we take for links, tags or tasks."""
    body = read_body(text.split("\n"))
    return {
        canary
        for found in (
            *(link.target for link in body.links),
            *(tag.name for tag in body.tags),
            *(item.text for item in body.items if item.task and CANARY.fullmatch(item.text)),
        )
        for canary in CANARY.findall(found)
    }


@settings(max_examples=200)
@given(DOCUMENTS.map(numbered))
def test_nothing_is_found_in_what_commonmark_hides(text: str) -> None:
    assume(not LIST_BEHIND_BOX.search(text))
    tokens = JUDGE.parse(f"{text}\n")  # it fails on some texts that end without a line end
    hidden = set(CANARY.findall("\n".join(contents(tokens, hidden=True))))
    shown = set(CANARY.findall("\n".join(contents(tokens, hidden=False))))
    assert not found_in(text) & (hidden - shown)


def nested(nest: str, lines: Sequence[str]) -> str:
    first, rest = NESTS[nest]
    return "\n".join(["lead", "", first + lines[0], *(rest + line for line in lines[1:])])


@pytest.mark.parametrize("canary", [*INLINE, "- [ ] @"])
@pytest.mark.parametrize("nest", NESTS)
@pytest.mark.parametrize("block", BLOCKS)
def test_blocks_hide_in_every_nest(block: str, nest: str, canary: str) -> None:
    text = nested(nest, BLOCKS[block]).replace("@", canary)
    assert found_in(numbered(text)) == set()


@pytest.mark.parametrize("canary", INLINE)
@pytest.mark.parametrize("nest", NESTS)
@pytest.mark.parametrize("span", SPANS)
def test_spans_hide_in_every_nest(span: str, nest: str, canary: str) -> None:
    text = nested(nest, SPANS[span]).replace("@", canary)
    assert found_in(numbered(text)) == set()


@pytest.mark.parametrize("canary", INLINE)
@pytest.mark.parametrize("nest", NESTS)
def test_the_same_nests_hide_no_text(nest: str, canary: str) -> None:
    assert found_in(numbered(nested(nest, ["a", f"{canary} b"]))) == {"canary0x"}
