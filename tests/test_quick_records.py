"""Frozen records are the frozen dataclasses with slots that they say they are."""

from __future__ import annotations

import copy
import gc
import pickle
import pkgutil
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from importlib import import_module
from typing import Any

import pytest

import vaultnet
from vaultnet.core.quick_records import frozen_record, ordered_record
from vaultnet.core.records import Source
from vaultnet.vault.note import Body, Link


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    line: int = 1
    marks: list[str] = field(default_factory=list)


@frozen_record
class Quick:
    name: str
    line: int = 1
    marks: list[str] = field(default_factory=list)


@frozen_record
class Partly:
    name: str
    aside: list[str] = field(default_factory=list, compare=False, repr=False)


@frozen_record
class Awkward:
    """Fields whose names stand for something where a record is made."""

    frozen: int = 1
    set: int = 2
    open: int = 3
    cls: int = 4
    other: int = 5


@frozen_record
class Empty:
    pass


@dataclass(frozen=True, slots=True, order=True)
class PlainPlace:
    path: str
    line: int = 0


@ordered_record
class Place:
    path: str
    line: int = 0


@frozen_record
class Fresh:
    """A record that no other test makes."""

    name: str


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param(("a",), {}, id="defaults"),
        pytest.param(("a", 2), {}, id="by place"),
        pytest.param((), {"name": "a", "marks": ["x"]}, id="by name"),
        pytest.param(("a", 0, []), {}, id="what is empty is taken as given"),
    ],
)
def test_it_holds_what_the_plain_one_holds(
    arguments: tuple[object, ...], named: dict[str, object]
) -> None:
    quick, plain = Quick(*arguments, **named), Plain(*arguments, **named)  # type: ignore[arg-type]
    assert (quick.name, quick.line, quick.marks) == (plain.name, plain.line, plain.marks)
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert type(quick) is Quick


def test_each_has_a_default_of_its_own() -> None:
    assert Quick("a").marks is not Quick("b").marks


@pytest.mark.parametrize("arguments", [(), ("a", 1, [], 4)], ids=["too few", "too many"])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*arguments)  # type: ignore[arg-type]


def test_it_is_frozen() -> None:
    link = Link("A", "", "A", 1)
    with pytest.raises(FrozenInstanceError):
        link.line = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del link.line


def test_it_compares_hashes_copies_and_travels() -> None:
    link = Link("A", "", "A", 1)
    assert link == Link("A", "", "A", 1) != replace(link, line=2)
    assert len({link, replace(link), replace(link, line=2)}) == 2
    assert pickle.loads(pickle.dumps(link)) == link  # noqa: S301  our own bytes
    assert Body() == Body(headings=())
    assert copy.copy(link) == copy.deepcopy(link) == link
    assert Empty() == Empty()
    assert repr(Empty()) == "Empty()"


def test_fields_may_have_any_name() -> None:
    assert repr(Awkward()) == "Awkward(frozen=1, set=2, open=3, cls=4, other=5)"
    assert Awkward(5, 4, 3, 2, 1) == Awkward(other=1, cls=2, open=3, set=4, frozen=5) != Awkward()


def test_what_is_set_aside_is_neither_compared_nor_told() -> None:
    assert Partly("a", ["x"]) == Partly("a")
    assert hash(Partly("a", ["x"])) == hash(Partly("a"))
    assert repr(Partly("a", ["x"])) == "Partly(name='a')"


def test_records_of_two_kinds_are_never_equal() -> None:
    assert Quick("a").__eq__(Plain("a")) is NotImplemented
    assert Quick("a") != Plain("a")  # type: ignore[comparison-overlap]
    with pytest.raises(TypeError):
        hash(Quick("a"))  # a list is in it


def test_ordered_ones_are_ordered_field_by_field() -> None:
    pairs = [("b", 1), ("a", 2), ("a", 1)]
    ours, plain = ([kind(*one) for one in pairs] for kind in (Place, PlainPlace))
    assert list(map(repr, sorted(ours))) == [
        repr(one).replace("PlainPlace", "Place") for one in sorted(plain)
    ]
    assert Source("a", 1) < Source("a", 2) <= Source("a", 2)
    assert Source("b", 1) > Source("a", 2) >= Source("a", 2)
    with pytest.raises(TypeError):
        _ = ours[0] < plain[0]  # type: ignore[operator]


def test_it_is_a_dataclass_to_whoever_asks() -> None:
    known: Any = Quick
    assert is_dataclass(known)
    assert [one.name for one in fields(Quick)] == [one.name for one in fields(Plain)]
    for asked in ("__match_args__", "__slots__", "__annotations__"):
        assert getattr(Quick, asked) == getattr(Plain, asked)
    match one := Quick("a", 2):
        case Quick(name, line):
            assert (name, line) == ("a", 2)
    assert not hasattr(one, "__dict__")
    with pytest.raises(TypeError, match="frozen"):
        dataclass(type("Open", (Quick,), {}))


def test_its_functions_are_made_when_they_are_first_called() -> None:
    before: Any = Fresh.__init__
    one = Fresh("a")
    after: Any = Fresh.__init__
    assert before is not after
    assert after.__code__.co_varnames == ("self", "name")
    before(other := Fresh.__new__(Fresh), "a")  # whoever had it in hand already
    assert other == one


def test_no_record_of_the_house_asks_for_what_they_lack() -> None:
    for module in pkgutil.walk_packages(vaultnet.__path__, "vaultnet."):
        import_module(module.name)
    gc.unfreeze()  # a watcher that a test ran has put all aside that there was
    kinds: list[Any] = [
        one
        for one in gc.get_objects()
        if isinstance(one, type) and getattr(one, "__setattr__", None) is Quick.__setattr__
    ]
    assert len(kinds) > 200
    for kind in kinds:
        assert not hasattr(kind, "__post_init__"), kind
        assert all(one.init and one.hash is None and not one.kw_only for one in fields(kind)), kind
