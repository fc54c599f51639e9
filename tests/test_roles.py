"""The 24 roles in six groups, in both languages."""

from __future__ import annotations

import pytest
from parsed_vault import WORDS

from vaultnet.core.roles import ROLES, role_of, role_of_tag

ALL = [f"{group}/{kind}" for group, kinds in ROLES.items() for kind in kinds]


def test_there_are_24_roles_in_six_groups() -> None:
    assert len(ROLES) == 6
    assert len(ALL) == 24


@pytest.mark.parametrize("role", [*ROLES, *ALL])
def test_a_role_is_read_as_it_is_written(role: str) -> None:
    assert role_of(role, WORDS.roles) == role
    assert role_of_tag(role, WORDS.roles) == role


@pytest.mark.parametrize("role", [*ROLES, *ALL])
def test_every_role_has_words_in_both_languages(role: str) -> None:
    words = [word for word, meaning in WORDS.roles.items() if meaning == role]
    assert any(word.isascii() for word in words)
    assert any("а" <= sign <= "я" for word in words for sign in word)


def test_no_word_means_a_role_that_there_is_not() -> None:
    assert set(WORDS.roles.values()) == {*ROLES, *ALL}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Career mentor", "mentor/career"),
        ("mentor (career)", "mentor/career"),
        ("Ментор / карьерный", "mentor/career"),
        ("эксперт/лидер мнений", "expert/opinion-leader"),
        ("лидер мнений", "expert/opinion-leader"),
        ("employer/CTO", "employer/cto"),
        ("colleague/problem solver", "colleague/problem-solver"),
        ("mentor/whatever", "mentor"),
        ("protégé", "protege"),
        ("friend", None),
        ("career", None),
        ("", None),
        ("/", None),
    ],
)
def test_a_text_names_a_role(text: str, role: str | None) -> None:
    assert role_of(text, WORDS.roles) == role


@pytest.mark.parametrize(
    ("tag", "role"),
    [
        ("mentor", "mentor"),
        ("career-mentor", "mentor/career"),
        ("founder", None),
        ("company/founder", None),
        ("reading", None),
    ],
)
def test_a_tag_names_a_role_where_it_says_so(tag: str, role: str | None) -> None:
    assert role_of_tag(tag, WORDS.roles) == role
