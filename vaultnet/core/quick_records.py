"""Frozen records made in half the time, for those of which a vault has many thousands.

A frozen dataclass sets each field by a call, since its own assignment is barred; that was a seventh
of the time of reading a vault. Here a record is filled while it still belongs to an open twin with
the same slots, and becomes frozen as a whole. Decision 0040.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

_Record = TypeVar("_Record")


def quickly_made(record: type[_Record]) -> type[_Record]:
    """Give a frozen, slotted dataclass without `__post_init__` a quicker `__init__`.

    It takes the same arguments; the record is as frozen as before. The text of the function is made
    from the fields, as `dataclasses` itself does.
    """
    own: Any = record
    twin = type(record.__name__, (), {"__slots__": own.__slots__})
    names: dict[str, Any] = {"_set": object.__setattr__, "_open": twin, "_frozen": record}
    arguments, body = ["self"], ["_set(self, '__class__', _open)"]
    for one in fields(own):
        argument, value = one.name, one.name
        if one.default is not MISSING:
            names[f"_{one.name}"] = one.default
            argument = f"{one.name}=_{one.name}"
        elif one.default_factory is not MISSING:
            names[f"_{one.name}"] = one.default_factory
            argument = f"{one.name}=_open"  # which nobody has, so that it stands for "not given"
            value = f"_{one.name}() if {one.name} is _open else {one.name}"
        arguments.append(argument)
        body.append(f"self.{one.name} = {value}")
    body.append("self.__class__ = _frozen")
    source = f"def __init__({', '.join(arguments)}):\n " + "\n ".join(body)
    exec(source, names)  # noqa: S102  made of the names of our own fields and nothing else
    own.__init__ = names["__init__"]
    return record
