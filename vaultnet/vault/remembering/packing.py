"""Records as bytes and back: a pickle that has nothing in it but records of a closed list.

What is read back may only be made by calling the classes of records in `MODULES`, enumerations
among them, and a few plain types; anything else is refused on both ways. What is at hand anyway on
both sides (the settings, the words, the notes) is not packed but named.
"""

from __future__ import annotations

import io
import pickle
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.deferred import Deferred
from vaultnet.vault.parse.offered import Offered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

# Where the classes of records are at home.
MODULES: Final = frozenset(
    {
        *(f"vaultnet.core.{name}" for name in ("dates", "gates", "plan", "planning", "promises")),
        *(f"vaultnet.core.{name}" for name in ("kept", "records", "reminders.reconnect", "stages")),
        "vaultnet.vault.conventions",
        "vaultnet.vault.parse.offered",
        "vaultnet.vault.parse.people.directory",
        "vaultnet.vault.parse.remembered",
        "vaultnet.vault.parse.report",
    }
)
_PLAIN: Final[Mapping[tuple[str, str], Any]] = {
    ("builtins", "frozenset"): frozenset,
    ("builtins", "set"): set,
    ("builtins", "tuple"): tuple,
    ("collections", "Counter"): Counter,
    ("datetime", "date"): date,
}
# Classes that are no records of fields, and say themselves what they are made of.
_OTHERS: Final = frozenset({"Offered", "People"})
_PROTOCOL: Final = 5


class ForeignError(Exception):
    """Say that something is no record of ours; nobody outside of this room sees it."""


def pack(thing: object, named: Mapping[int, object], records: object) -> bytes:
    """Pack a thing; what has the `id` of one of those `named` is packed as its name.

    `records`, one of the named, are those of all notes. Raises `ForeignError` where anything in the
    thing is no record.
    """
    file = io.BytesIO()
    _Packer(file, named, records).dump(thing)
    return file.getvalue()


def unpack(data: bytes, named: Callable[[Any], object]) -> Any:  # noqa: ANN401  whatever was packed
    """Give what was packed, with what each name stands for.

    Raises `ForeignError` for what is none of ours, and whatever `pickle` raises.
    """
    return _Unpacker(io.BytesIO(data), named).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, named: Mapping[int, object], records: object) -> None:
        super().__init__(file, _PROTOCOL)
        self._named = named
        self._records = records

    def persistent_id(self, thing: object) -> object:
        return self._named.get(id(thing))

    def reducer_override(self, thing: object) -> Any:  # noqa: ANN401  as pickle has it
        if type(thing) is Offered:
            return Offered, (thing.spoken_of, self._records)
        if type(thing) is Deferred:
            if not thing.is_made:
                raise ForeignError
            return tuple, (tuple(thing),)
        kind: Any = type(thing)
        parts = _parts_of(kind)
        return NotImplemented if parts is None else (kind, parts(thing))


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, named: Callable[[Any], object]) -> None:
        super().__init__(file)
        self._named = named

    def persistent_load(self, name: Any) -> object:  # noqa: ANN401  as pickle has it
        return self._named(name)

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  as pickle has it
        return _class_of(module, name)


@cache
def _parts_of(kind: Hashable) -> Callable[[Any], tuple[Any, ...]] | None:
    """Give what a record of a class is made again of; None where that is left to pickle."""
    if not isinstance(kind, type) or issubclass(kind, type):
        return None  # a class itself is named, and looked for in the list when it is read
    known = _class_of(kind.__module__, kind.__qualname__)
    if not is_dataclass(known):
        return None
    names = [one.name for one in fields(known) if one.init]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


@cache
def _class_of(module: str, name: str) -> Any:  # noqa: ANN401  a class
    """Give a class of the closed list."""
    if (module, name) in _PLAIN:
        return _PLAIN[module, name]
    found = getattr(import_module(module), name, None) if module in MODULES else None
    if (
        isinstance(found, type)
        and found.__module__ == module
        and (is_dataclass(found) or issubclass(found, Enum) or name in _OTHERS)
    ):
        return found
    raise ForeignError(f"{module}.{name}")
