"""The reader of common texts against every rule: no text may tell which of them read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_scanner import TEXTS

from vaultnet.vault.common_inline import may_hold, scan_common
from vaultnet.vault.inline_findings import NOTHING
from vaultnet.vault.scanner import scan_by_every_rule

if TYPE_CHECKING:
    from pathlib import Path

COMMON = st.lists(
    st.sampled_from(
        [
            *("[[Nora]]", "![[Zoe|100]]", "[[a#b|c]]", "[[a\\|b]]", "[[a]b]]", "[[[c]]", "[[ ]]"),
            *("[", "]", "[[", "]]", "!", "#tea", "#a/b", "_#t_", "*", "#", "(", "|", "\\", "\n"),
            *(" ", "met ", "\u2028", "\u00a0", "\x1c", "и\u0306", "🎂", "::", "[ ] ", "^id"),
        ]
    ),
    max_size=20,
).map("".join)


@given(st.one_of(COMMON, TEXTS))
def test_every_text_has_one_reading(text: str) -> None:
    found = scan_common(text)
    assert found is None or found == scan_by_every_rule(text)


@given(st.one_of(COMMON, TEXTS))
def test_what_may_hold_nothing_holds_nothing(text: str) -> None:
    assert may_hold(text) or scan_by_every_rule(text) == NOTHING


def test_lines_of_others_have_one_reading(outside: Path) -> None:
    for path in sorted((outside / "corpora").rglob("*.md")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = scan_common(line)
            assert found is None or found == scan_by_every_rule(line), path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("met [[Nora|N]], ![[x.png|100]] and [[Zoe#Log]] #tea", id="links and tags"),
        pytest.param("| [[Nora\\|N]] |", id="a link in a table"),
        pytest.param("a [box] with (brackets]", id="lone brackets"),
        pytest.param("## Heading", id="the marks of a heading"),
    ],
)
def test_common_texts_need_no_more(text: str) -> None:
    assert scan_common(text) is not None


@pytest.mark.parametrize("text", ["`[[a]]`", "[a](b)", "\\[[a]]", "$[[a]]$", "<b>", "%%", "[[[a]]"])
def test_what_can_hide_something_takes_every_rule(text: str) -> None:
    assert scan_common(text) is None
