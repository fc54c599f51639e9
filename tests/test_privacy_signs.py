"""Notes without a word for privacy in their raw text, which are not searched further for one."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import reading

from vaultnet.core.settings import Settings
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse import privacy
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH: Final = "Notes/Looms.md"
SETTINGS: Final = Settings(
    keys={"for my eyes": "private", "who_sees": "visibility", "d'or": "private"}
)
PIECES: Final = st.sampled_from(
    [
        *("---\n", "---\n", "\n", "\n", "\r\n", "  ", "- ", "> ", "`", "```\n", " ", ", ", "#"),
        *(": ", ":", "::", ":: ", "\uff1a", "\u2a74", ":\u200b:", "\ufe55", "\u200b", "\u00ad"),
        *("private", "Private", "PRIVATE", "top Secret", "topSecret", "is_private", "is-private"),
        *(
            "pri\u200bvate",
            "\uff50rivate",
            "pri\\\nvate",
            '"\\x70rivate"',
            "''",
            "'",
            '"',
            "[",
            "]",
        ),
        *("секрет", "личный", "скрытый", "Скрыто", "конфиденциально", "🔒", "ё", "е", "{", "}"),
        *("visibility", "access", "confidentiality", "видимость", "who sees", "for my\neyes"),
        *("d''or", "d'or", "eyes", "sees", "public", "all", "no", "false", "true", "нет"),
        *(
            "tags: ",
            "tag",
            "email: ",
            "loom",
            "a: ",
            "b:\n  ",
            "e\u0301",
            "\ufeff",
            "\u2028",
            "|\n",
        ),
    ]
)
TEXTS: Final = st.lists(PIECES, max_size=14).map("".join)


def found_in(data: bytes, kind: NoteKind) -> tuple[bool, int | None]:
    """Tell whether a note is private, and by which line."""
    note = read_note(data, PATH)
    read = replace(reading(SETTINGS), notes={PATH: note})
    judge = Privacy(read, {PATH: kind})
    return judge.of(PATH), judge.line_of(PATH)


@given(
    TEXTS | TEXTS.map("---\n{}\n---\n".format),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([NoteKind.CONTACT, NoteKind.OTHER]),
)
def test_a_note_is_as_private_as_by_every_rule(
    text: str, form: Literal["NFC", "NFD"], kind: NoteKind
) -> None:
    data = unicodedata.normalize(form, text).encode("utf-8", "replace")
    quickly = found_in(data, kind)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(privacy, "_holds", lambda _text, _words: True)
        patch.setattr(privacy, "_has_two_colons", lambda _text, _below: True)
        assert quickly == found_in(data, kind)


def test_every_sign_that_looks_like_a_colon_is_known() -> None:
    signs = (chr(one) for one in range(sys.maxunicode + 1) if not 0xD800 <= one <= 0xDFFF)
    like = {one for one in signs if ":" in unicodedata.normalize("NFKC", one)}
    assert like - {":"} == set(privacy._COLONS)


@pytest.mark.parametrize(
    ("phrases", "least"),
    [
        (["private", "privat", "is private"], ("privat",)),
        (["top secret", "secretly", "hidden"], ("hidden", "secret")),
        ([], ()),
    ],
)
def test_of_words_for_privacy_only_those_are_sought_in_which_no_other_is(
    phrases: Iterable[str], least: tuple[str, ...]
) -> None:
    assert privacy._least(phrases) == least
