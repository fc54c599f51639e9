"""What is patched of records that are mostly the same: it is what all of them anew would give."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.kept import Kept
from vaultnet.core.patches import grouped, grouped_by_each, merged, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Told:
    """A record with a rank of its own and with keys; two may say the same."""

    rank: int
    keys: tuple[str, ...]


RECORDS = st.builds(
    Told, st.integers(0, 30), st.lists(st.sampled_from("abc"), unique=True).map(tuple)
)
# Which of the records there are, and in which order, in one round after the other.
ROUNDS = st.lists(st.lists(st.integers(0, 7), max_size=10, unique=True), min_size=1, max_size=8)
POOL = st.lists(RECORDS, min_size=8, max_size=8)


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        ("", "", ("", "")),
        ("abc", "abc", ("", "")),
        ("abc", "abxc", ("", "x")),
        ("abc", "ac", ("b", "")),
        ("abc", "axc", ("b", "x")),
        ("aa", "aaa", ("", "a")),
        ("", "ab", ("", "ab")),
        ("abcd", "axcy", ("bcd", "xcy")),
    ],
)
def test_what_differs_lies_between_ends_that_are_alike(
    then: str, now: str, found: tuple[str, str]
) -> None:
    before, after = stretches(then, now)
    assert (then[before], now[after]) == found


@given(POOL, ROUNDS)
def test_what_is_kept_of_records_in_turn_is_what_nothing_kept_gives(
    pool: list[Told], rounds: list[list[int]]
) -> None:
    kept = Kept()
    for chosen in rounds:
        records = tuple(pool[at] for at in chosen)
        ranks = kept.each("ranks", (), records, attrgetter("rank"), repr)
        assert ranks == tuple(map(repr, records))
        found = kept.groups("keys", records, attrgetter("keys"))
        assert found == grouped_by_each(records, attrgetter("keys"))
        told = kept.in_order("order", (), records, attrgetter("rank"))
        assert [one.rank for one in told] == sorted(one.rank for one in records)
        assert sorted(map(id, told)) == sorted(map(id, records))


@given(POOL, ROUNDS)
def test_the_same_records_have_the_same_objects_for_an_answer(
    pool: list[Told], rounds: list[list[int]]
) -> None:
    kept = Kept()

    def answers(records: Sequence[Told]) -> list[object]:
        return [
            kept.each("ranks", (), records, attrgetter("rank"), repr),
            kept.groups("keys", records, attrgetter("keys")),
            kept.in_order("order", (), records, attrgetter("rank")),
        ]

    for chosen in filter(None, rounds):
        first, again = (answers([pool[at] for at in chosen]) for _ in range(2))
        assert all(one is other for one, other in zip(first, again, strict=True))


def test_a_group_that_is_as_it_was_is_the_same_object() -> None:
    kept, (one, other, more) = Kept(), (Told(1, ("a",)), Told(2, ("b",)), Told(3, ("b",)))
    before = kept.groups("keys", (one, other), attrgetter("keys"))
    after = kept.groups("keys", (one, other, more), attrgetter("keys"))
    assert after["a"] is before["a"]
    assert after["b"] == (other, more)


def test_answers_under_something_new_are_worked_out_again() -> None:
    kept, records = Kept(), (Told(1, ()), Told(2, ()))
    assert kept.each("n", (1,), records, attrgetter("rank"), lambda one: one.rank) == (1, 2)
    assert kept.each("n", (2,), records, attrgetter("rank"), lambda one: -one.rank) == (-1, -2)
    assert kept.in_order("order", (2,), records, lambda one: -one.rank) == records[::-1]
    assert kept.in_order("order", (3,), records, lambda one: one.rank) == records


@given(st.lists(st.lists(st.integers(0, 9), max_size=5), min_size=1, max_size=6))
def test_merged_records_are_in_the_order_of_all_sorted(states: list[list[int]]) -> None:
    known: tuple[tuple[int, int], ...] = ()
    then: list[tuple[int, int]] = []
    for state in states:
        now = [(one, at) for at, one in enumerate(state)]
        known = merged(known, then, now, lambda one: one[0])
        assert known == tuple(sorted(now, key=lambda one: one[0]))
        then = now


def test_records_are_grouped_in_their_order() -> None:
    assert grouped([3, 1, 4, 1, 5], lambda one: one % 2) == {1: (3, 1, 1, 5), 0: (4,)}
