"""What was worked out before, kept with what it rests on: it stands while that is the same.

Everything in the core is a function of records, settings and a day. So an answer that rests on the
same ones is the same, and whatever is kept may be thrown away at any moment.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")
_Record = TypeVar("_Record")


@dataclass(slots=True)
class _Round:
    """The answers of one kind that were asked for last."""

    under: tuple[object, ...] = ()
    rests: Mapping[Any, tuple[object, ...]] = field(default_factory=dict)
    answers: Mapping[Any, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Lately(Generic[_Key, _Answer]):
    """Answers to questions that come one by one: those of this turn and of the one before."""

    under: tuple[object, ...] = ()
    _now: dict[_Key, _Answer] = field(default_factory=dict)
    _before: dict[_Key, _Answer] = field(default_factory=dict)

    def answer(self, asked: _Key, work_out: Callable[[_Key], _Answer]) -> _Answer:
        """Answer a question; one that was asked lately is not worked out again."""
        if asked not in self._now:
            known = self._before.get(asked)
            self._now[asked] = work_out(asked) if known is None else known
        return self._now[asked]

    def turn(self) -> None:
        """Begin another turn."""
        self._before, self._now = self._now, {}

    def __len__(self) -> int:
        """Count the answers that are kept."""
        return len(self._now.keys() | self._before.keys())


@dataclass(slots=True)
class Kept:
    """Keeps answers from one time to the next; a new one knows none, and all are worked out."""

    _rounds: dict[str, _Round] = field(default_factory=dict)
    _within: dict[str, Kept] = field(default_factory=dict)
    _lately: dict[str, Lately[Any, Any]] = field(default_factory=dict, init=False, compare=False)
    # What is given when it is asked for, of purposes within.
    _later: dict[str, Callable[[], Kept]] = field(default_factory=dict, init=False, compare=False)
    _worked_out: int = field(default=0, init=False, compare=False)

    @property
    def worked_out(self) -> int:
        """How many answers were worked out since this was made, and not known already."""
        return self._worked_out + sum(one.worked_out for one in self._within.values())

    @property
    def known(self) -> int:
        """How many answers are known."""
        own = sum(len(one.answers) for one in self._rounds.values())
        return own + sum(one.known for one in self._within.values())

    def besides(self, name: str) -> Kept:
        """Give the same without what is kept within for one purpose."""
        return Kept(self._rounds, {one: kept for one, kept in self._within.items() if one != name})

    def within(self, name: str) -> Kept:
        """Give what is kept for one purpose apart from what is asked for others."""
        if name not in self._within:
            self._within[name] = self._later.pop(name, Kept)()
        return self._within[name]

    def expect(self, name: str, given: Callable[[], Kept]) -> None:
        """Let what is kept for one purpose be given when it is first asked for."""
        self._later[name] = given

    def answers(
        self,
        name: str,
        under: tuple[object, ...],
        asked: Mapping[_Key, tuple[object, ...]],
        work_out: Callable[[Sequence[_Key]], Mapping[_Key, _Answer]],
    ) -> Mapping[_Key, _Answer]:
        """Answer under each key of `asked`, working out those that rest on something new.

        `under` is what all answers of this name rest on, `asked` what each does besides. What is
        not asked for this time is forgotten. Values are compared, so that the same record read
        again is the same; where it is the very same object, that costs nothing.
        """
        last = self._rounds.get(name)
        if last is None or last.under != under:
            last = _Round(under)
        # There are thousands of keys, and hardly one is new: they are gone through in C.
        known, rests = last.answers, last.rests
        is_new = map(ne, map(rests.get, asked), asked.values())
        new = list(compress(asked, is_new))
        if not new and [*known] == [*asked]:
            return known
        made = work_out(new) if new else {}
        self._worked_out += len(made)
        answers: dict[_Key, Any] = dict(zip(asked, map(known.get, asked), strict=True))
        answers.update((key, made[key]) for key in new)
        self._rounds[name] = _Round(under, asked, answers)
        return answers

    def answer(
        self, name: str, rests_on: tuple[object, ...], work_out: Callable[[], _Answer]
    ) -> _Answer:
        """Give the one answer of a name, worked out anew where it rests on something new."""
        return self.answers(name, (), {"": rests_on}, lambda _: {"": work_out()})[""]

    def each(
        self,
        name: str,
        under: tuple[object, ...],
        records: Sequence[_Record],
        key: Callable[[_Record], object],
        work_out: Callable[[_Record], _Answer],
    ) -> tuple[_Answer, ...]:
        """Answer for each of some records, where that rests on the record and on `under` alone.

        `key` tells where to look for the answer. Should two have the same, all are worked out.
        """
        by_key = dict(zip(map(key, records), records, strict=True))
        if len(by_key) < len(records):
            return tuple(map(work_out, records))
        found = self.answers(
            name,
            under,
            dict(zip(by_key, zip(by_key.values()), strict=True)),
            lambda new: {name: work_out(by_key[name]) for name in new},
        )
        return tuple(found.values())

    def lately(self, name: str, under: tuple[object, ...]) -> Lately[Any, Any]:
        """Give the answers to questions of a name that come one by one, and rest on `under`."""
        found = self._lately.get(name)
        if found is None or found.under != under:
            found = self._lately[name] = Lately(under)
        return found

    def turn(self) -> None:
        """Forget what was asked for one by one, but neither since the last turn nor before it.

        A process that goes on for long calls this whenever it has worked everything out.
        """
        for lately in self._lately.values():
            lately.turn()
        for kept in self._within.values():
            kept.turn()

    def same(self, name: str, found: Mapping[_Key, _Answer]) -> Mapping[_Key, _Answer]:
        """Give what was found, each as the object that was given last where it is equal."""
        return self.answers(
            name,
            (),
            {key: (one,) for key, one in found.items()},
            lambda new: {key: found[key] for key in new},
        )


def grouped(
    records: Iterable[_Answer], key: Callable[[_Answer], _Key]
) -> dict[_Key, tuple[_Answer, ...]]:
    """Give records by a key, each group in their order."""
    found: defaultdict[_Key, list[_Answer]] = defaultdict(list)
    for one in records:
        found[key(one)].append(one)
    return {name: tuple(group) for name, group in found.items()}
