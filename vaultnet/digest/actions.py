"""What the lines of a page stand for: each id that a page of a week can have, and its action.

There are some for each person and each promise of the vault, and nearly all are asked for nothing
but whether they are there: an action is made when somebody wants to know what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from vaultnet.core.judging import promises_by_note
from vaultnet.core.marks import Action, Deed
from vaultnet.core.plan import ReminderKind
from vaultnet.core.records import Layer, Stage
from vaultnet.core.reminders.achievements import achievements_by_id
from vaultnet.core.reminders.follow_up import follow_ups_by_id
from vaultnet.core.reminders.promises import promises_by_id
from vaultnet.core.suggestions import suggestion_id
from vaultnet.core.together import HOLIDAY
from vaultnet.digest.days import holiday_id, yearly_ids
from vaultnet.digest.people import ASKING, line_ids, people_due

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Promise
    from vaultnet.digest.view import View

# What snooze and pause silence (design); the days of the year and promises come whatever happens.
_QUIETED = frozenset(
    {
        ReminderKind.KEEP_IN_TOUCH,
        ReminderKind.NEXT_CONTACT,
        ReminderKind.FOLLOW_UP,
        ReminderKind.DRIFTING,
        ReminderKind.RECONNECT,
    }
)


# The contact by path, and the stage that is set; None: it is a word with them that is logged.
_AboutPerson: TypeAlias = "tuple[str, Stage | None]"


class Actions(Mapping[str, Action]):
    """The actions of a page's week by the ids of their lines, due or not."""

    def __init__(
        self,
        made: Mapping[str, Action],
        promises: Mapping[str, Promise],
        people: Mapping[str, _AboutPerson],
    ) -> None:
        """Take those that are made already, and what the others are about."""
        self._made, self._promises, self._people = made, promises, people

    def __getitem__(self, line: str) -> Action:
        """Give what a line stands for."""
        if line in self._made:
            return self._made[line]
        if line in self._promises:
            return _to_keep(line, self._promises[line])
        path, stage = self._people[line]
        return _to_log(line, path) if stage is None else _to_set(line, path, stage)

    def __contains__(self, line: object) -> bool:
        """Tell whether a line stands for anything."""
        return line in self._people or line in self._promises or line in self._made

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter({**self._people, **self._promises, **self._made})

    def __len__(self) -> int:
        """Count the lines."""
        return len({**self._people, **self._promises, **self._made})


def actions_of(view: View) -> Actions:
    """Give the actions of a page's week by the ids of their lines, due or not.

    A line whose id is not among them is no task: nothing that can be done.
    """
    made = {action.id: action for action in _asked(view)}
    return Actions({**made, **_settled(view), **_reminded(view)}, view.promises, _of_people(view))


def _of_people(view: View) -> Mapping[str, _AboutPerson]:
    """Give what may be done about anybody, whether the page asks for it."""
    week, contacts = view.plan.week.name, view.network.contacts

    def of_each() -> Mapping[str, _AboutPerson]:
        found: dict[str, _AboutPerson] = {}
        for path in [one.path for one in contacts]:
            found.update((line, (path, None)) for line in line_ids(path, view))
            found.update((suggestion_id(path, stage, week), (path, stage)) for stage in Stage)
        return found

    rests_on = (week, contacts, view.shown - view.promises.keys(), view.acted)
    return view.earlier.answer("what may be done about people", rests_on, of_each)


def _to_log(line: str, path: str, layer: Layer = Layer.ANY) -> Action:
    return Action(line, Deed.LOG, (path,), ("person", path), layer, is_quieted=True)


def _to_set(line: str, path: str, stage: Stage) -> Action:
    return Action(line, Deed.STAGE, (path,), ("stage", path, stage), stage=stage)


def _to_keep(line: str, promise: Promise) -> Action:
    return Action(line, Deed.PROMISE, promise.contacts, ("promise", promise), promise=promise)


def _asked(view: View) -> Iterator[Action]:
    for one in people_due(view):
        layer = one.reminders[0].layer or Layer.ANY
        yield from (_to_log(line, one.path, layer) for line in line_ids(one.path, view))


def promised(view: View) -> Mapping[str, Promise]:
    """Give the promises by the ids of the lines that stand for them, due or not."""
    week, network = view.plan.week.name, view.network
    alive = frozenset(one.path for one in network.contacts if not one.deceased)
    by_note = promises_by_note(network, view.earlier)

    def of_notes(notes: Sequence[str]) -> Mapping[str, Mapping[str, Promise]]:
        some = replace(network, promises=tuple(one for path in notes for one in by_note[path]))
        found: dict[str, dict[str, Promise]] = {path: {} for path in notes}
        for line, one in promises_by_id(some, week).items():
            found[one.source.path][line] = one
        return found

    asked = dict(zip(by_note, zip(by_note.values()), strict=True))
    found = view.earlier.answers("what stands for promises", (week, alive), asked, of_notes)
    return dict(chain.from_iterable(one.items() for one in found.values()))


def _reminded(view: View) -> Mapping[str, Action]:
    def of_each() -> Mapping[str, Action]:
        return {action.id: action for action in _of_reminders(view)}

    rests_on = (view.plan.week.name, view.unpromised)
    return view.earlier.answer("what may be done about reminders", rests_on, of_each)


def _of_reminders(view: View) -> Iterator[Action]:
    for one in view.unpromised:
        if one.kind is ReminderKind.OWN_ACTIVITY:
            if one.reason.code == "profile":
                yield Action(one.id, Deed.PROFILE, (), ("profile",))
        elif one.reason.code == HOLIDAY:
            label = str(one.reason.facts["label"])
            yield Action(holiday_id(label, view), Deed.PAGE, one.contacts, ("holiday", label))
        elif one.kind not in ASKING:
            yield _logged(one)


def _logged(reminder: Reminder) -> Action:
    return Action(
        id=reminder.id,
        deed=Deed.LOG,
        contacts=reminder.contacts,
        about=(reminder.kind, reminder.contacts, reminder.source.path, reminder.due),
        layer=reminder.layer or Layer.ANY,
        is_quieted=reminder.kind in _QUIETED,
    )


def _settled(view: View) -> Mapping[str, Action]:
    """Give what can be settled before it is ticked: the ids of it are known whether it is due."""
    known = view.network
    people = (known.contacts, known.interactions, known.organisations, view.guard.names)
    rests_on = (view.plan.today, view.plan.week.name, *people, known.events, known.achievements)

    def of_each() -> Mapping[str, Action]:
        return {action.id: action for action in _to_settle(view)}

    return view.earlier.answer("what may be settled", rests_on, of_each)


def _to_settle(view: View) -> Iterator[Action]:
    week, network = view.plan.week.name, view.network
    for line, path in follow_ups_by_id(network, view.plan.today, week).items():
        yield Action(line, Deed.LOG, (path,), ("follow-up", line), is_quieted=True)
    for line, (path, achievement) in achievements_by_id(network, week).items():
        yield Action(line, Deed.LOG, (path,), ("achievement", path, achievement))
    for line, path in yearly_ids(view):
        yield Action(line, Deed.LOG, (path,), ("yearly-day", line))
