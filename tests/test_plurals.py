from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.plurals import english, russian


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "other"), (1, "one"), (2, "other"), (11, "other"), (21, "other"), (-1, "one")],
)
def test_english_forms(number: int, form: str) -> None:
    assert english(number) == form


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("one", (1, 21, 31, 101, 121, 1001, -1)),
        ("few", (2, 3, 4, 22, 33, 44, 102, -2)),
        ("many", (0, 5, 9, 10, 11, 12, 13, 14, 20, 25, 100, 111, 112, 211, 1011, -11)),
    ],
)
def test_russian_forms(form: str, numbers: tuple[int, ...]) -> None:
    assert {number: russian(number) for number in numbers} == dict.fromkeys(numbers, form)


@given(st.integers(min_value=0))
def test_the_last_two_digits_choose_the_russian_form(number: int) -> None:
    assert russian(number) == russian(number % 100)
