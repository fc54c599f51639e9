"""Records that are mostly the very same objects as before: where they differ, and what is patched.

To find that 5,000 records are the same objects, one by one, is dearer than all that one of them
asks for. Here the two ends that are alike are passed over at once, and the stretch between is left.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from itertools import compress, count
from operator import is_, is_not
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_FEW: Final = 16  # groups of thousands: of more it is quicker to put all together again
_Key = TypeVar("_Key")
_Record = TypeVar("_Record")


def stretches(then: Sequence[object], now: Sequence[object]) -> tuple[slice, slice]:
    """Give where two sequences differ, in each: before and behind it are the same objects."""
    most = min(len(then), len(now))
    start = _alike(then, now, most)
    behind = _alike(reversed(then), reversed(now), most - start)
    return slice(start, len(then) - behind), slice(start, len(now) - behind)


def _alike(then: Iterable[object], now: Iterable[object], most: int) -> int:
    """Count the objects that two have alike at the beginning."""
    return min(most, next(compress(count(), map(is_not, then, now)), most))


def merged(
    known: tuple[_Record, ...],
    went: Iterable[_Record],
    came: Iterable[_Record],
    key: Callable[[_Record], Any],
) -> tuple[_Record, ...]:
    """Give records in order after some of them went and others came."""
    gone, new = set(map(id, went)), list(came)
    if not gone and not new:
        return known
    found = [one for one in known if id(one) not in gone] if gone else list(known)
    if len(new) > len(found) // 8:
        return tuple(sorted([*found, *new], key=key))
    for one in new:
        insort(found, one, key=key)
    return tuple(found)


def grouped(
    records: Iterable[_Record], key: Callable[[_Record], _Key]
) -> dict[_Key, tuple[_Record, ...]]:
    """Give records by a key, each group in their order."""
    found: defaultdict[_Key, list[_Record]] = defaultdict(list)
    for one in records:
        found[key(one)].append(one)
    return {name: tuple(group) for name, group in found.items()}


def grouped_by_each(
    records: Iterable[_Record], keys: Callable[[_Record], Iterable[_Key]]
) -> dict[_Key, tuple[_Record, ...]]:
    """Give records by each of their keys, each group in their order."""
    found: defaultdict[_Key, list[_Record]] = defaultdict(list)
    for one in records:
        for key in keys(one):
            found[key].append(one)
    return {name: tuple(group) for name, group in found.items()}


def regrouped(
    groups: Mapping[_Key, tuple[_Record, ...]],
    then: Sequence[_Record],
    now: Sequence[_Record],
    keys: Callable[[_Record], Iterable[_Key]],
) -> Mapping[_Key, tuple[_Record, ...]]:
    """Give the groups of `now` from those of `then`: each that is as it was is the same object."""
    before, after = stretches(then, now)
    if not then[before] and not now[after]:
        return groups
    touched = {key for one in (*then[before], *now[after]) for key in keys(one)}
    if len(touched) > _FEW or not touched <= groups.keys():
        return _as_they_were(grouped_by_each(now, keys), groups)
    head, went = set(map(id, then[: before.start])), set(map(id, then[before]))
    came, found = grouped_by_each(now[after], keys), dict(groups)
    for key in touched:
        group = groups[key]
        start = sum(id(one) in head for one in group)
        behind = (one for one in group[start:] if id(one) not in went)
        anew = (*group[:start], *came.get(key, ()), *behind)
        if not anew:
            del found[key]
        elif not _are_same(anew, group):
            found[key] = anew
    return found


def _as_they_were(
    now: Mapping[_Key, tuple[_Record, ...]], then: Mapping[_Key, tuple[_Record, ...]]
) -> Mapping[_Key, tuple[_Record, ...]]:
    return {
        key: then[key] if _are_same(then.get(key, ()), group) else group
        for key, group in now.items()
    }


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Tell whether two have the very same objects: by those they are found again."""
    return len(some) == len(others) and all(map(is_, some, others))
