"""The marks of a name that are looked for only where a word or a sign of them stands."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import WORDS, reading

from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.parse.markers import (
    is_dated_name,
    is_index_name,
    is_owner_name,
    telling_words,
)

PERIOD: Final = re.compile(r"[0-9]{4}(?:-(?:W|Q)?[0-9]{1,2})?", re.IGNORECASE)
DATED = st.lists(
    st.sampled_from(
        [
            *("2026-05-20", "20.05.2026", "20260520", "2026-W21", "2026", "5", "20", "10:30", "31"),
            *(
                "May",
                "may",
                "mai",
                "13",
                "июля",
                "июль",
                "мая",
                "Мая",
                "й",
                "Call",
                "м",
                "1st",
                "of",
            ),
            *(" ", " ", " ", "-", "_", "—", ", ", ".", "T10:00", "[[", "]]", "(", "https://a.b/"),
            *("\u0306", "\u0301", "é", "\u2028", "\r\n", "\ufeff", "🎂", "а", "\u00a0"),
        ]
    ),
    max_size=8,
).map("".join)
NAMES = st.lists(
    st.sampled_from(
        [
            *sorted({word for phrase in (*WORDS.kinds, *WORDS.folders) for word in phrase.split()}),
            *("me", "Me", "я", "map", "of", "Ada", " ", " ", "-", "_", ".", ":", "'s", "1", "🗂"),
        ]
    ),
    max_size=7,
).map("".join)


@given(DATED, st.sampled_from(["NFC", "NFD"]))
def test_a_name_is_dated_as_by_the_full_search_for_a_day(
    name: str, form: Literal["NFC", "NFD"]
) -> None:
    name = unicodedata.normalize(form, name)
    read = reading()
    full = read.day_at_head(name) is not None or PERIOD.fullmatch(name) is not None
    assert is_dated_name(name, read) is full


@given(NAMES)
def test_a_name_without_a_telling_word_tells_nothing(name: str) -> None:
    words = words_in(name)
    if telling_words(WORDS).isdisjoint(words):
        assert not is_index_name(words, reading())
        assert not is_owner_name(words, reading())
