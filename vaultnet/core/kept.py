"""What was worked out before, kept with what it rests on: it stands while that is the same.

Everything in the core is a function of records, settings and a day. So an answer that rests on the
same ones is the same, and whatever is kept may be thrown away at any moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from operator import is_not, ne
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from vaultnet.core.patches import merged, regrouped, stretches

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
class _Series:
    """The records of one kind that were asked about last, in their order, and what was made."""

    under: tuple[object, ...] = ()
    records: tuple[Any, ...] = ()
    made: Any = ()  # an answer for each, or all of them sorted, or in groups


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
    _series: dict[str, _Series] = field(default_factory=dict)
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
        own += sum(len(one.made) for one in self._series.values())
        return own + sum(one.known for one in self._within.values())

    def is_new(self, share: float) -> bool:
        """Tell whether more than a share of what is known was worked out since this was made."""
        return self.worked_out > self.known * share

    def besides(self, name: str) -> Kept:
        """Give the same without what is kept within for one purpose."""
        within = {one: kept for one, kept in self._within.items() if one != name}
        return Kept(self._rounds, within, self._series)

    def within(self, name: str) -> Kept:
        """Give what is kept for one purpose apart from what is asked for others."""
        if name not in self._within:
            self._within[name] = self._later.pop(name, Kept)()
        return self._within[name]

    def asked_within(self, name: str) -> Kept | None:
        """Give what is kept for one purpose; None where nobody has asked for any of it."""
        return self._within.get(name)

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
        known, rests = last.answers, last.rests
        if asked is rests:
            return known
        # There are thousands of keys, and hardly one is new: they are gone through in C.
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

    def each(  # noqa: PLR0913  what an answer rests on, each named
        self,
        name: str,
        under: tuple[object, ...],
        records: Sequence[_Record],
        key: Callable[[_Record], object],
        work_out: Callable[[_Record], _Answer],
        *,
        differ: Callable[[object, object], bool] = is_not,
    ) -> tuple[_Answer, ...]:
        """Answer for each of some records, where that rests on the record and on `under` alone.

        Records that stand where they stood, counted from either end, are not looked at; of others
        `key` tells where to look for the answer. The same records have the same tuple of answers.
        Whether one is the same is told by `differ`: mostly it is the very object that stood there.
        """
        last, records = self._last(name, under), tuple(records)
        if records is last.records:
            return cast("tuple[_Answer, ...]", last.made)
        then, now = stretches(last.records, records, differ)
        known = {
            key(one): (one, answer)
            for one, answer in zip(last.records[then], last.made[then], strict=True)
        }
        made: list[_Answer] = []
        for one in records[now]:
            old = known.get(key(one))
            if old is not None and old[0] == one:
                made.append(old[1])
            else:
                made.append(work_out(one))
                self._worked_out += 1
        answers = (*last.made[: then.start], *made, *last.made[then.stop :])
        answers = last.made if answers == last.made else answers
        self._series[name] = _Series(under, records, answers)
        return answers

    def in_order(
        self,
        name: str,
        under: tuple[object, ...],
        records: Sequence[_Record],
        rank: Callable[[_Record], Any],
    ) -> tuple[_Record, ...]:
        """Sort records by a rank that rests on each and on `under` alone, and is its own."""
        last, records = self._last(name, under), tuple(records)
        if records is last.records:
            return cast("tuple[_Record, ...]", last.made)
        then, now = stretches(last.records, records)
        found = merged(last.made, last.records[then], records[now], rank)
        self._series[name] = _Series(under, records, found)
        return found

    def groups(
        self, name: str, records: Sequence[_Record], keys: Callable[[_Record], Iterable[_Key]]
    ) -> Mapping[_Key, tuple[_Record, ...]]:
        """Give records by each of their keys; a group that is as it was is the same object."""
        last, records = self._last(name, (), {}), tuple(records)
        if records is not last.records:
            found = regrouped(last.made, last.records, records, keys)
            last = self._series[name] = _Series((), records, found)
        return cast("Mapping[_Key, tuple[_Record, ...]]", last.made)

    def _last(self, name: str, under: tuple[object, ...], nothing: object = ()) -> _Series:
        last = self._series.get(name)
        return _Series(under, (), nothing) if last is None or last.under != under else last

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
