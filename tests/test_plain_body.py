"""The reader of plain bodies against that of blocks: which of them read a body is not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_commonmark import DOCUMENTS

from vaultnet.vault.body import read_body, read_body_by_blocks
from vaultnet.vault.plain_body import read_plain_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BEGINS: Final = st.sampled_from(
    [
        *(
            "",
            "",
            "- ",
            "* ",
            "+ ",
            "- [ ] ",
            "- [x] ",
            "- [x]",
            "1. ",
            "2. ",
            "10) ",
            "-  ",
            "- - ",
        ),
        *(
            "  - ",
            "    - ",
            "      - ",
            "\t",
            "  ",
            "# ",
            "## ",
            "#",
            "####### ",
            "> ",
            "!",
            "\u00a0",
        ),
    ]
)
PIECES: Final = st.sampled_from(
    [
        *("word", "[[A]]", "[[A|b]] ", "![[A|100]]", "[[A#B]]", "[[ ]]", "[[a[b]c]]", "[[[a]]]"),
        *("#tag", " #tag/", "_#t_", "x#a", "##", "#1", "**b**", "*", "_", "---", "===", "- | -"),
        *("`c`", "`", "<b>", "$x$", "%%", "\\", "[y](A.md)", "[[A\\|b]]", "[x]: y", "k:: v", "^id"),
        *("2026-05-20", "8:33 ", "1.", " ", "\u2028", "e\u0301", "[[E\u0301]]", "\ufeff", "\r"),
    ]
)
LINES: Final = st.lists(
    st.just("")
    | st.builds(lambda *two: "".join(two), BEGINS, st.lists(PIECES, max_size=4).map("".join)),
    max_size=8,
)


def agree(lines: Sequence[str], first_line: int = 1) -> None:
    """Compare both readings; `lines` are those of the body, the first of which is `first_line`."""
    plain = read_plain_body(lines, first_line)
    whole = ["---"] * (first_line - 1) + [*lines]
    assert plain is None or plain == read_body_by_blocks(whole, first_line)
    assert read_body(whole, first_line) == read_body_by_blocks(whole, first_line)


@given(LINES, st.integers(1, 4))
def test_every_body_has_one_reading(lines: list[str], first_line: int) -> None:
    agree(lines, first_line)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_documents_of_each_construct_have_one_reading(document: str) -> None:
    agree(document.split("\n"))


def test_notes_of_others_have_one_reading(outside: Path) -> None:
    for path in sorted((outside / "corpora").rglob("*.md")):
        agree(path.read_text(encoding="utf-8", errors="replace").splitlines())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# A day\n\n- 8:33 ☕ [[Anna]]: tea\n- [ ] write to [[Boris]]", id="a day"),
        pytest.param("## Log\n- 2026-05-20: **call**\n  - with [[Anna]]\n", id="a log"),
        pytest.param("- (gave:: `x:: y` [[A]])\n- [ ] key:: v [due:: 2026-05-20]", id="fields"),
        pytest.param("key:: value\n\n- a\nb ^id\n\n- ^Id\n# h ^no", id="the ids of blocks"),
        pytest.param("**With:** [[Anna]]\nand [[Boris#Work]]", id="emphasis, a text of two lines"),
        pytest.param(
            "See `code` and #tag\n\nA <b>x</b> [y](A.md)", id="signs in texts of one line"
        ),
    ],
)
def test_what_is_plain(text: str) -> None:
    assert read_plain_body(text.split("\n"), 1) is not None
    agree(text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a #tag\nb", id="a tag in a text of two lines"),
        pytest.param("a\n`b`", id="code in a text of two lines"),
        pytest.param("a | b\n- | -", id="a table"),
        pytest.param("> quote", id="a quote"),
        pytest.param("text\n---", id="an underline"),
        pytest.param("text\n2. more", id="a number within a text"),
    ],
)
def test_what_takes_more(text: str) -> None:
    assert read_plain_body(text.split("\n"), 1) is None
    agree(text.split("\n"))
