"""Records that are made when somebody first asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vaultnet.core.deferred import Deferred

if TYPE_CHECKING:
    from collections.abc import Callable

MADE: list[str] = []


def make() -> list[str]:
    MADE.append("once")
    return ["a", "b"]


ASKED = {
    "len": len,
    "iter": list,
    "index": lambda one: one[0],
    "slice": lambda one: one[1:],
    "truth": bool,
    "in": lambda one: "b" in one,
    "equal": lambda one: one == ("a", "b"),
    "hash": hash,
    "repr": repr,
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_it_is_made_once_and_answers_as_a_tuple(ask: Callable[[object], object]) -> None:
    MADE.clear()
    found = Deferred(make)
    assert MADE == []
    assert ask(found) == ask(("a", "b")) == ask(found)
    assert MADE == ["once"]


def test_it_equals_whatever_sequence_has_the_same_records() -> None:
    assert Deferred(make) == Deferred(make) == ("a", "b") == Deferred(make)
    assert Deferred(make) != ("a",)
    assert Deferred(make) != ["a", "b"]
