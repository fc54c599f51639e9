"""What a tag may hold (S8.2, rows B1 to B8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.tag_text import is_tag


@pytest.mark.parametrize(
    "text",
    ["tea", "тег", "проект/дом", "y1984", "2024/01", "1984-", "_", "a-b_c", "茶", "🎂", "١٩"],
)
def test_tags(text: str) -> None:
    assert is_tag(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1984",
        "a/",
        "a b",
        "a\u00a0b",
        "a\ufeff",
        "a.b",
        "a,b",
        "#a",
        "a\u2014b",
        "\U0001f468\u200d\U0001f469",
        "a\u2e3a",
        "a\\b",
        "a\nb",
        "a\u2028",
    ],
)
def test_no_tags(text: str) -> None:
    assert not is_tag(text)


@given(st.text())
def test_punctuation_and_whitespace_never_belong_to_a_tag(text: str) -> None:
    assert not is_tag(text + " ")
    assert not is_tag(f"{text}.")
    assert not is_tag(f"#{text}")
