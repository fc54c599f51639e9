"""Records as bytes and back: a pickle that has nothing in it but records of a closed list.

What is read back may only be made by calling the classes of records in `MODULES`, enumerations
among them, and a few plain types; anything else is refused on both ways. What is at hand anyway on
both sides (the settings, the words, the notes) is not packed but named.
"""

from __future__ import annotations

import io
import pickle
from collections import Counter, defaultdict
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn

from vaultnet.core.deferred import Deferred
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.parse.spoken_of import SpokenOf

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

# Where the classes of records are at home.
MODULES: Final = frozenset(
    {
        *(f"vaultnet.core.{name}" for name in ("dates", "gates", "plan", "planning", "promises")),
        *(f"vaultnet.core.{name}" for name in ("kept", "private_names", "records", "stages")),
        "vaultnet.core.ideas.circle",
        "vaultnet.core.reminders.reconnect",
        "vaultnet.vault.conventions",
        "vaultnet.vault.parse.spoken_of",
        "vaultnet.vault.parse.people.directory",
        "vaultnet.vault.parse.remembered",
        "vaultnet.vault.parse.report",
    }
)


class Gone:
    """Something that was at hand once, and is no more: it is equal to nothing."""


_PLAIN: Final[Mapping[tuple[str, str], Any]] = {
    ("builtins", "frozenset"): frozenset,
    ("builtins", "list"): list,
    ("builtins", "set"): set,
    ("builtins", "tuple"): tuple,
    ("collections", "Counter"): Counter,
    ("collections", "defaultdict"): defaultdict,
    ("datetime", "date"): date,
    (__name__, "Gone"): Gone,
}
# Classes that are no records of fields, and say themselves what they are made of.
_OTHERS: Final = frozenset({"Circle", "SpokenOf", "People", "PrivateNames"})
_PROTOCOL: Final = 5


class ForeignError(Exception):
    """Say that something is no record of ours; nobody outside of this room sees it."""


@frozen_record
class Manner:
    """How things are packed: what is named, and what is not to be packed."""

    named: Mapping[int, object]  # by the `id` of what is packed as its name alone
    types_named: frozenset[type]  # others of these belonged to an earlier state of the vault
    records: object  # those of all notes; one of the named
    homes: frozenset[str] = frozenset()  # where classes of records of other rooms are at home


def pack(
    things: Iterable[object], manner: Manner, taken: Callable[[object], bool] = lambda _: False
) -> list[bytes]:
    """Pack things one by one; what is in two of them will be one object again.

    Of what is `taken` by somebody else is packed only that it is there. Raises `ForeignError` where
    anything is no record.
    """
    file = io.BytesIO()
    packer = _Packer(file, manner, taken)
    packed = []
    for one in things:
        packer.dump(one)
        packed.append(file.getvalue())
        file.seek(0)
        file.truncate()
    return packed


def unpack(
    packed: Iterable[bytes],
    named: Callable[[Any], object],
    homes: frozenset[str] = frozenset(),
    next_taken: Callable[[], object] | None = None,
) -> Callable[[], Any]:
    """Give what gives the next of the things that were packed, with what each name stands for.

    `next_taken` gives, one after the other, what was taken by somebody else. No text is asked for
    before its thing. Raises `ForeignError` for what is none of ours, and whatever `pickle` raises.
    """
    texts, file = iter(packed), io.BytesIO()
    unpacker = _Unpacker(file, named, homes, next_taken)

    def load() -> object:
        text = next(texts)
        file.seek(0)
        file.truncate()
        file.write(text)
        file.seek(0)
        return unpacker.load()

    return load


def next_taken() -> NoReturn:
    """Stand in what is packed for the next of what was taken by somebody else."""
    raise ForeignError


_NEXT: Final = (next_taken.__module__, next_taken.__name__)


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, manner: Manner, taken: Callable[[object], bool]) -> None:
        super().__init__(file, _PROTOCOL)
        self._taken = taken
        self._name_of = manner.named.get
        self._types_named = manner.types_named
        self._manner = manner

    def persistent_id(self, thing: object) -> object:
        return self._name_of(id(thing))

    def reducer_override(self, thing: object) -> Any:  # noqa: ANN401  as pickle has it
        if thing is next_taken:
            return NotImplemented
        if self._taken(thing):
            return next_taken, ()
        if type(thing) is SpokenOf:
            return SpokenOf, (thing.spoken_of, self._manner.records)
        if type(thing) in self._types_named:
            return Gone, ()
        if isinstance(thing, Deferred):  # an offer too, of a note found to offer nothing
            if not thing.is_made:
                raise ForeignError
            return tuple, (tuple(thing),)
        kind: Any = type(thing)
        parts = _parts_of(kind, self._manner.homes)
        return NotImplemented if parts is None else (kind, parts(thing))


class _Unpacker(pickle.Unpickler):
    def __init__(
        self,
        file: io.BytesIO,
        named: Callable[[Any], object],
        homes: frozenset[str],
        next_taken: Callable[[], object] | None,
    ) -> None:
        super().__init__(file)
        self._next_taken = next_taken
        self._named = named
        self._homes = homes

    def persistent_load(self, name: Any) -> object:  # noqa: ANN401  as pickle has it
        return self._named(name)

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  as pickle has it
        if self._next_taken is not None and (module, name) == _NEXT:
            return self._next_taken
        return _class_of(module, name, self._homes)


@cache
def _parts_of(kind: Hashable, homes: frozenset[str]) -> Callable[[Any], tuple[Any, ...]] | None:
    """Give what a record of a class is made again of; None where that is left to pickle."""
    if not isinstance(kind, type) or issubclass(kind, type):
        return None  # a class itself is named, and looked for in the list when it is read
    known = _class_of(kind.__module__, kind.__qualname__, homes)
    if not is_dataclass(known):
        return None
    names = [one.name for one in fields(known) if one.init]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


@cache
def _class_of(module: str, name: str, homes: frozenset[str]) -> Any:  # noqa: ANN401  a class
    """Give a class of the closed list."""
    if (module, name) in _PLAIN:
        return _PLAIN[module, name]
    found = getattr(import_module(module), name, None) if module in MODULES | homes else None
    if (
        isinstance(found, type)
        and found.__module__ == module
        and (is_dataclass(found) or issubclass(found, Enum) or name in _OTHERS)
    ):
        return found
    raise ForeignError(f"{module}.{name}")
