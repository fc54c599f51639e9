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


def stretches(
    then: Sequence[object],
    now: Sequence[object],
    differ: Callable[[object, object], bool] = is_not,
) -> tuple[slice, slice]:
    """Give where two sequences differ, in each: before and behind it are the same objects.

    By another `differ` than that of objects the two ends are as alike as that finds them.
    """
    most = min(len(then), len(now))
    start = min(most, next(compress(count(), map(differ, then, now)), most))
    backwards = map(differ, reversed(then), reversed(now))
    behind = min(most - start, next(compress(count(), backwards), most))
    return slice(start, len(then) - behind), slice(start, len(now) - behind)


def merged(
    known: tuple[_Record, ...],
    went: Iterable[_Record],
    came: Iterable[_Record],
    key: Callable[[_Record], Any],
) -> tuple[_Record, ...]:
    """Give records in order after some of them went and others came."""
    # Most that go come again, as the same objects: the others of the note that changed.
    old, anew = ({id(one): one for one in some} for some in (went, came))
    gone, new = old.keys() - anew.keys(), [one for at, one in anew.items() if at not in old]
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
    went, came, found = set(map(id, then[before])), grouped_by_each(now[after], keys), dict(groups)
    # Of a group there stands before the stretch what stands neither in it nor behind.
    is_first = before.start * 2 < len(then)
    end = set(map(id, then[: before.start] if is_first else then[before.stop :]))
    for key in touched:
        group = groups[key]
        there = sum(id(one) in end for one in group)
        gone = sum(id(one) in went for one in group)
        start = there if is_first else len(group) - there - gone
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
