"""The names of private people in text: every form in which people write a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from network_of import contact

from vaultnet.core.private_names import PrivateNames

VERA: Final = contact("Vera Quill", aliases=("Nyx", "Old Owl"), private=True)
OTHERS: Final = (contact("Вера Перова", private=True), contact("2026", private=True))
NAMES: Final = PrivateNames(
    [
        VERA,
        contact("Вера Перова", private=True),
        contact("Павел", private=True),
        contact("Мария", private=True),
        contact("Ян", private=True),
        contact("Canary", private=True),
        contact("王小明", private=True),
        contact("Синица Анна Павловна (врач)", private=True),
        contact("Zoë McTavish", private=True),
        contact("2026", private=True),
        contact("Bo Strand"),
        contact("Canary Finch"),
        contact("Old Vera Quill"),
    ]
)

NAMED: Final = {
    "as-written": "2026-09-10 Lunch with Vera Quill and Bob",
    "small": "party for vera quill",
    "shouted": "VERA QUILL",
    "underscore": "Vera_Quill-Pam",
    "joined": "VeraQuill call",
    "joined-small": "veraquill",
    "joined-within": "myveraquillcall",
    "joined-tag": "#lunchWithVeraQuill",
    "other-order": "Quill, Vera",
    "apart": "Vera and Tom Quill",
    "link": "wedding with [[Vera Quill]]",
    "escaped": r"with Vera\_Quill",
    "possessive": "Vera Quill's house",
    "unseen-sign": "Vera Qu\u200bill",
    "decomposed": "Zoe\u0308 McTavish",
    "hump-in-the-name": "zoë mctavish",
    "full-width": "\uff36era Quill",
    "alias": "Lunch with Nyx",
    "alias-of-two-words": "the old owl",
    "one-word": "lunch with canary",
    "one-word-possessive": "Canary's prize",
    "russian": "Обед с Верой Перовой",
    "russian-order": "к Перовой Вере",
    "russian-joined": "ВераПерова",
    "russian-one-word": "Разговор с Марией",
    "russian-falling-vowel": "звонок Павлу",
    "russian-short": "Обед с Яном",
    "russian-without-patronymic": "Анне Синице",
    "unspaced": "和王小明吃饭",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_text_that_names_a_private_person(text: str) -> None:
    assert NAMES.are_in(text)
    assert NAMES.are_in_line(f"- {text}")


OPEN: Final = {
    "nothing": "",
    "signs": "–, [[]] ^",
    "first-name": "lunch with Vera",
    "part-of-a-word": "the canaries and canaryland",
    "short-in-small-letters": "a nyx",
    "other-ending": "верность, перов",
    "russian-other-word": "марионетка",
    "number": "in 2026",
    "open": "lunch with Bo Strand",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_a_text_that_names_nobody_private(text: str) -> None:
    assert not NAMES.are_in(text)
    assert not NAMES.are_in_line(text)


def test_in_a_line_open_contacts_are_named_whatever_their_names() -> None:
    assert not NAMES.are_in_line("[[Canary Finch]], [[Old Vera Quill]]: a talk")
    assert NAMES.are_in_line("[[Canary Finch]]: a talk with Canary")
    assert NAMES.are_in_line("[Ada](People/Vera%20Quill.md)")


def test_in_a_line_its_own_words_are_nobodys_names() -> None:
    names = PrivateNames([contact("Contact", private=True)])
    assert names.are_in_line("Last contact:")
    assert not names.are_in_line("Last contact:", frozenset({"contact"}))


def test_who_is_not_private_is_not_looked_for() -> None:
    assert not PrivateNames([replace(VERA, private=False)]).are_in("Vera Quill")


IN_MESSAGES: Final = {
    "note": "the note salary talk has no day",
    "note-underscore": "[[Salary_Talk]] leads nowhere",
    "person-in-full": "Vera Quill is written twice",
    "person-inflected": "нет заметки о Вере Перовой",
    "short-in-small-letters": "a nyx",
    "figures": "in 2026",
}


@pytest.mark.parametrize("text", IN_MESSAGES.values(), ids=IN_MESSAGES)
def test_a_message_that_names_what_is_private(text: str) -> None:
    names = PrivateNames([VERA, *OTHERS], ["Work/Salary talk.md"])
    assert names.are_in_message(text)


@pytest.mark.parametrize("text", ["a salary", "talk of salary", "salary talks", "", "2027"])
def test_a_note_is_named_by_all_its_words_in_their_order(text: str) -> None:
    assert not PrivateNames([VERA, *OTHERS], ["Work/Salary talk.md"]).are_in_message(text)


def test_elsewhere_than_in_messages_a_private_note_is_no_persons_name() -> None:
    assert not PrivateNames([VERA], ["Work/Salary talk.md"]).are_in("Salary talk")


WORDS: Final = st.text("abcdeйклмнё王Ö", min_size=4, max_size=9)


@examples(max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=4), st.text(max_size=20), st.text(max_size=20))
def test_a_name_is_found_in_any_text(name: list[str], before: str, after: str) -> None:
    names = PrivateNames([contact(" ".join(name), private=True)])
    for text in (" ".join(name), "_".join(name), " ".join(name).upper(), "-".join(name).title()):
        assert names.are_in(f"{before} {text} {after}")
