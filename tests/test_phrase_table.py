"""Phrases at the head of a run of words, and the words of a text."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.names import fold
from vaultnet.core.phrase_table import PhraseTable
from vaultnet.vault.parse.lines.wording import words_in

TABLE: Final = PhraseTable({"a": 1, "a b": 2, "a b c": 3, "b a b c": 4, "c": 5})
WORDS: Final = st.lists(st.sampled_from("abcd"), max_size=7)
SIGNS: Final = st.sampled_from(
    [*"aB9_-‐‑.:'’!?,;#[]()|\n\r\t", "ё", "Ё", "Е\u0308", "e\u0301", "\u2028", "\u00a0", "ﬁ"]
)
WORD: Final = re.compile(r"[^\W_]+(?:[:.'’][^\W_]+)*")


@given(WORDS, st.integers(0, 8))
def test_each_phrase_that_begins_there_is_found_the_longest_first(
    words: list[str], start: int
) -> None:
    runs = [words[start : start + size] for size in range(len(words) - start, 0, -1)]
    expected = [(len(run), TABLE[" ".join(run)]) for run in runs if " ".join(run) in TABLE]
    assert list(TABLE.found_at(words, start)) == expected


@given(WORDS)
def test_where_none_can_begin_none_is_found(words: list[str]) -> None:
    found = any(TABLE.found_at(words, start) for start in range(len(words)))
    assert TABLE.may_begin_with(words) or not found


@given(st.text() | st.lists(SIGNS).map("".join))
def test_the_words_of_a_text_are_those_of_its_fold(text: str) -> None:
    assert list(words_in(text)) == WORD.findall(fold(text))
