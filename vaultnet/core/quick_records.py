"""Frozen records: dataclasses with slots, quick to begin with and quick to be made.

A dataclass has six functions, each the text of a program that is compiled when its module is
imported; a short run calls few of them. Here each is made when it is first called, and is then what
`dataclasses` would have made, but for `__init__`: a frozen dataclass sets each field by a call,
since its own assignment is barred. This one fills a record while it still belongs to an open twin
with the same slots; it becomes frozen as a whole. Decisions 0040 and 0101.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, Final, NoReturn, TypeVar, dataclass_transform

_Record = TypeVar("_Record")
_ORDER: Final = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_CLASS: Final[Any] = vars(object)["__class__"]
_COMPARISONS: Final = {"__eq__": "==", **_ORDER}


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen_record(plain: type[_Record]) -> type[_Record]:
    """Make a class with annotated fields a `dataclass(frozen=True, slots=True)`.

    It may have no `__post_init__`, and each field is an argument.
    """
    return _record(plain, ("__init__", "__eq__", "__hash__"))


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def ordered_record(plain: type[_Record]) -> type[_Record]:
    """Make a class a frozen record of which one is less than another, field by field."""
    return _record(plain, ("__init__", "__eq__", "__hash__", *_ORDER))


def _record(plain: type[_Record], functions: tuple[str, ...]) -> type[_Record]:
    plain.__doc__ = plain.__doc__ or plain.__name__  # or `dataclass` inspects all for one
    own: Any = dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    own.__dataclass_params__.frozen = True
    for name in functions:
        setattr(own, name, _made_when_called(own, name))
    own.__repr__ = _told
    own.__setattr__, own.__delattr__ = _no_assigning, _no_deleting
    own.__getstate__, own.__setstate__ = _state, _take_state
    made: type[_Record] = own
    return made


def _made_when_called(record: Any, name: str) -> Any:  # noqa: ANN401  a class, one of its functions
    def call(self: object, *arguments: object, **named: object) -> object:
        source, names = _init(record) if name == "__init__" else (_comparing(record, name), {})
        exec(source, names)  # noqa: S102  made of the names of our own fields and nothing else
        made: Any = names[name]
        made.__qualname__ = f"{record.__qualname__}.{name}"
        setattr(record, name, made)
        return made(self, *arguments, **named)

    return call


def _init(record: Any) -> tuple[str, dict[str, Any]]:  # noqa: ANN401  a class with fields
    """Give the text of `__init__`, and what its names stand for."""
    twin = type(record.__name__, (), {"__slots__": record.__slots__})
    names: dict[str, Any] = {"_class_of_": _CLASS.__set__, "_open_": twin, "_frozen_": record}
    arguments, body = ["self"], ["_class_of_(self, _open_)"]
    for one in fields(record):
        argument, value, default = one.name, one.name, f"_default_{one.name}"
        if one.default is not MISSING:
            names[default] = one.default
            argument = f"{one.name}={default}"
        elif one.default_factory is not MISSING:
            names[default] = one.default_factory
            argument = f"{one.name}=_open_"  # which nobody has, so that it stands for "not given"
            value = f"{default}() if {one.name} is _open_ else {one.name}"
        arguments.append(argument)
        body.append(f"self.{one.name} = {value}")
    body.append("self.__class__ = _frozen_")
    return f"def __init__({', '.join(arguments)}):\n " + "\n ".join(body), names


def _comparing(record: Any, name: str) -> str:  # noqa: ANN401  a class with fields
    """Give the text of a function that takes all compared fields as one tuple."""
    names = [one.name for one in fields(record) if one.compare]
    own, others = (f"({''.join(f'{of}.{name},' for name in names)})" for of in ("self", "other"))
    if name == "__hash__":
        return f"def __hash__(self):\n return hash({own})"
    return (
        f"def {name}(self, other):\n if other.__class__ is self.__class__:\n"
        f"  return {own} {_COMPARISONS[name]} {others}\n return NotImplemented"
    )


def _told(self: Any) -> str:  # noqa: ANN401  a record
    told = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _no_assigning(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:  # noqa: ANN401  a record
    return [getattr(self, one.name) for one in fields(self)]


def _take_state(self: Any, state: list[object]) -> None:  # noqa: ANN401  a record
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
