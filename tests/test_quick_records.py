"""Records made quickly are the frozen dataclasses that they were."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from vaultnet.core.quick_records import quickly_made
from vaultnet.vault.note import Body, Link


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    line: int = 1
    marks: list[str] = field(default_factory=list)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    line: int = 1
    marks: list[str] = field(default_factory=list)


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
