"""Records that are made empty and filled when they are asked: they say what others say."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from vaultnet.core.records import (
    Channel,
    Interaction,
    Layer,
    Promise,
    Promiser,
    Recognition,
    Source,
)
from vaultnet.vault.remembering.late import Late, LateRecords, ToFill
from vaultnet.vault.remembering.packing import Manner, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable

MANY: Final = 100


def interaction(at: int) -> Interaction:
    source = Source(f"{at}.md", at)
    contacts, day = (f"{at}.md",), date(2026, 1, 1 + at % 28)
    return Interaction(
        day, contacts, Channel.CALL, Layer.LIGHT, source, Recognition.LOG, action=f"vn-{at}"
    )


def promise(at: int) -> Promise:
    return Promise(Promiser.ME, (f"{at}.md",), Source(f"{at}.md", at), text=f"send {at}")


RECORDS: Final[list[Any]] = [one for at in range(MANY) for one in (interaction(at), promise(at))]


class Opened:
    """Drawers that know which of them was opened."""

    def __init__(self, drawers: list[bytes]) -> None:
        self.drawers = drawers
        self.opened: list[int] = []

    def __len__(self) -> int:
        return len(self.drawers)

    def __getitem__(self, at: int) -> bytes:
        self.opened.append(at)
        return self.drawers[at]


def made_late(records: list[Any]) -> tuple[list[Any], Opened]:
    """Pack records and give them as they come back, with their drawers."""
    manner, late = Manner({}, frozenset(), ()), ToFill()
    whole = pack([records], manner, late.take)
    (begun,) = pack([[*late.begun()]], manner)
    among = replace(manner, named=late.named())
    drawers = Opened([pack([one], among)[0] for one in late.drawers()])
    nothing = unpack([begun], {}.__getitem__)()
    made = LateRecords(nothing, drawers, {}, frozenset())
    return unpack(whole, {}.__getitem__, next_taken=made.next)(), drawers


def test_none_is_filled_before_it_is_asked() -> None:
    late, drawers = made_late(RECORDS)
    assert all(isinstance(one, Late) for one in late)
    assert [one.action for one in late[::2]] == [one.action for one in RECORDS[::2]]
    assert drawers.opened == []


def test_those_of_one_drawer_are_filled_when_one_is_asked() -> None:
    late, drawers = made_late(RECORDS)
    assert late[70].source == RECORDS[70].source
    filled = [at for at, one in enumerate(late) if not isinstance(one, Late)]
    assert filled == [*range(64, 96)]
    assert [type(late[at]) for at in filled] == [type(RECORDS[at]) for at in filled]
    assert late[95].contacts
    assert drawers.opened == [2]


def test_one_that_is_asked_for_what_no_record_has_says_so() -> None:
    late, _ = made_late(RECORDS)
    with pytest.raises(AttributeError):
        late[0].nothing_of_the_kind  # noqa: B018  it is asked


@pytest.mark.parametrize("at", [0, 1])
def test_it_is_equal_to_another_that_says_the_same(at: int) -> None:
    one, other = made_late(RECORDS)[0][at], made_late(RECORDS)[0][at]
    assert RECORDS[at] == made_late(RECORDS)[0][at]
    assert made_late(RECORDS)[0][at] == RECORDS[at]
    assert one == other
    assert made_late(RECORDS)[0][at] != RECORDS[at + 2]
    assert (made_late(RECORDS)[0][at],) == (RECORDS[at],)
    assert hash(made_late(RECORDS)[0][at]) == hash(RECORDS[at])
    assert repr(made_late(RECORDS)[0][at]) == repr(RECORDS[at])
    assert isinstance(made_late(RECORDS)[0][at], type(RECORDS[at]))
    assert replace(made_late(RECORDS)[0][at], private=True) == replace(RECORDS[at], private=True)


def test_what_is_packed_again_before_it_is_filled_is_whole() -> None:
    late, _ = made_late(made_late(RECORDS)[0])
    assert late == RECORDS


def test_one_that_stands_in_two_places_is_one_object() -> None:
    late, _ = made_late([*RECORDS, *RECORDS])
    assert all(map(lambda one, other: one is other, late[: 2 * MANY], late[2 * MANY :]))


@pytest.mark.parametrize("made", [copy, deepcopy])
def test_a_copy_of_one_that_nobody_asked_is_as_of_any_other(made: Callable[[Any], Any]) -> None:
    late, _ = made_late(RECORDS)
    for at in (0, 1):
        assert made(late[at]) == RECORDS[at]
        assert type(made(late[at])) is type(RECORDS[at])


def test_a_drawer_that_was_filled_in_part_is_filled_on() -> None:
    """Whoever asked was interrupted, as by Ctrl-C, and the run ends by remembering."""
    late, _ = made_late(RECORDS)
    kind = late[0].late_kind
    for one in kind.__slots__:
        object.__setattr__(late[0], one, getattr(RECORDS[0], one))
    object.__setattr__(late[0], "__class__", kind)
    assert isinstance(late[2], Late)
    assert late == RECORDS
