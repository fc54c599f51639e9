"""The 24 roles in six groups, in both languages."""

from __future__ import annotations

import pytest
from parsed_vault import WORDS

from vaultnet.core.roles import ROLES, lacks_kind, role_of, role_of_tag

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
        ("коллега/технический лидер", "colleague/leader"),
        ("коллега/проблемный решатель", "colleague/problem-solver"),
        ("кандидат/талант", "candidate/talent"),
        ("менторы/карьерные", "mentor/career"),
        ("эксперты в смежных областях", "colleague/adjacent"),
        ("HR-директора", "employer/hr"),
        ("Пассивные кандидаты", "candidate/passive"),
        ("opinion leaders", "expert/opinion-leader"),
        ("mentor/recruiter", "mentor"),
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
    "plurals",
    [
        "экспертные менторы, карьерные менторы, жизненные менторы, обратные менторы",
        "начинающие, переходящие, технические протеже, карьерные протеже",
        "эксперты в смежных областях, технические лидеры, инноваторы, проблемные решатели",
        "лидеры мнений, исследователи, стандартоносцы, лучшие практики",
        "технические директора, рекрутеры, основатели стартапов, HR-директора",
        "талантливые специалисты, ищущие работу, пассивные кандидаты, консультанты",
    ],
    ids=ROLES,
)
def test_plurals_of_the_kinds_of_a_group(plurals: str) -> None:
    found = [role_of(text, WORDS.roles) for text in plurals.split(", ")]
    assert len(set(found)) == 4
    assert set(found) <= set(ALL)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("mentor/foo", True),
        ("ментор/никакой", True),
        ("expert/recruiter", True),
        ("mentor/career", False),
        ("кандидат/талант", False),
        ("mentor", False),
        ("mentor/", False),
        ("mentor (since 2020)", False),
        ("friend/old", False),
    ],
)
def test_a_kind_that_its_group_does_not_have(text: str, *, lacks: bool) -> None:
    assert lacks_kind(text, WORDS.roles) is lacks


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
