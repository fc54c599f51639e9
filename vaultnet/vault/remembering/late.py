"""Records by the thousand, of which a run that begins from them asks for a few.

Most of what is joined is only passed on: an interaction is the very same object as before, and
nobody looks at what it says. So each is made empty, all in a few steps, and filled, with those that
lie in one drawer with it, as soon as anybody asks it for a field; it is a record like others from
then on. Decision 0103.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import fields
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, SupportsIndex

from vaultnet.core.plan import Reminder
from vaultnet.core.records import Interaction, Promise
from vaultnet.vault.remembering.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vaultnet.vault.remembering.parts import Texts

# The kinds of these records; of each, the fields that it has at once, since all are asked for them.
_KINDS: Final[Mapping[Any, tuple[str, ...]]] = {
    Interaction: ("action",),
    Promise: (),
    Reminder: (
        *("id", "kind", "contacts", "layer", "due", "days_late", "slot"),
        *("private", "urgency"),
    ),
}
_FIELDS: Final = {kind: tuple(one.name for one in fields(kind)) for kind in _KINDS}
_TOGETHER: Final = 32  # records that are filled at once


class Late:
    """A record that is still empty."""

    __slots__ = ()
    late_kind: ClassVar[Any]  # no record has fields of such names
    late_home: ClassVar[LateRecords]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever it has
        self.late_home.fill(self)
        return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        """Compare what it says."""
        self.late_home.fill(self)
        return self == other

    def __hash__(self) -> int:
        """Give the hash of what it says."""
        self.late_home.fill(self)
        return hash(self)

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Give by what it is copied, as a record that is filled."""
        self.late_home.fill(self)
        return self.__reduce_ex__(protocol)


class ToFill:
    """The records that will be made late, in the order in which they are met as they are packed."""

    def __init__(self) -> None:
        """Begin with none."""
        self._records: list[Any] = []

    def take(self, record: object) -> bool:
        """Take a record of such a kind; False for anything else."""
        if isinstance(record, Late):
            record.late_home.fill(record)
        if type(record) not in _FIELDS:
            return False
        self._records.append(record)
        return True

    def named(self) -> Mapping[int, object]:
        """Give by the `id` of each by what name the others speak of it."""
        return {id(one): ~at for at, one in enumerate(self._records)}

    def begun(self) -> Iterable[tuple[type, list[int], list[list[object]]]]:
        """Give of each kind where its records are among all, and what they have at once."""
        for kind, names in _KINDS.items():
            places = [at for at, one in enumerate(self._records) if type(one) is kind]
            own = [self._records[at] for at in places]
            yield kind, places, [[*map(attrgetter(name), own)] for name in names]

    def drawers(self) -> Iterable[list[tuple[object, ...]]]:
        """Give the fields of all records, of so many together."""
        of = {kind: attrgetter(*names) for kind, names in _FIELDS.items()}
        rows = [of[type(one)](one) for one in self._records]
        return (rows[at : at + _TOGETHER] for at in range(0, len(rows), _TOGETHER))


class LateRecords:
    """Records that are made empty, and filled when anybody asks for one."""

    def __init__(
        self,
        begun: Iterable[tuple[type, Sequence[int], Sequence[Sequence[object]]]],
        drawers: Texts,
        others: Mapping[Any, object],
        homes: frozenset[str],
    ) -> None:
        """Make the records; `others` are named in the drawers beside them."""
        self.drawers, self._others, self._homes = drawers, others, homes
        found: dict[int, object] = {}
        for kind, places, told in begun:
            own = [*map(object.__new__, repeat(_late(kind, self), len(places)))]
            found.update(zip(places, own, strict=True))
            for name, values in zip(_KINDS[kind], told, strict=True):
                deque(map(getattr(kind, name).__set__, own, values), maxlen=0)
        self._records: list[Any] = [found[at] for at in range(len(found))]
        self._places: dict[int, int] = {}
        self.next = iter(self._records).__next__

    def fill(self, record: object) -> None:
        """Fill a record, and those that lie with it."""
        records = self._records
        self._places = self._places or dict(zip(map(id, records), range(len(records)), strict=True))
        drawer = self._places[id(record)] // _TOGETHER
        rows = unpack([self.drawers[drawer]], self._named, self._homes)()
        first = drawer * _TOGETHER
        for one, row in zip(records[first : first + _TOGETHER], rows, strict=True):
            if not isinstance(one, Late):
                continue  # whoever filled it was interrupted before the next
            kind = one.late_kind
            for name, value in zip(_FIELDS[kind], row, strict=True):
                object.__setattr__(one, name, value)
            object.__setattr__(one, "__class__", kind)

    def _named(self, name: Any) -> object:  # noqa: ANN401  as it was packed
        return self._records[~name] if type(name) is int and name < 0 else self._others[name]


def _late(kind: Any, home: LateRecords) -> Any:  # noqa: ANN401  classes
    return type(
        kind.__name__, (Late, kind), {"__slots__": (), "late_kind": kind, "late_home": home}
    )
