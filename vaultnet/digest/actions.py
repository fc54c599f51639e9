"""What the lines of a page stand for: each id that a page of a week can have, and its action."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vaultnet.core.plan import Reminder
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


def actions_of(view: View) -> Mapping[str, Action]:
    """Give the actions of a page's week by the ids of their lines, due or not.

    A line whose id is not among them is no task: nothing that can be done.
    """
    found = dict(_of_people(view))
    found.update((action.id, action) for action in _asked(view))
    found.update(_settled(view))
    for actions in promised(view).values():
        found.update(actions)
    found.update(_reminded(view))
    return found


def _of_people(view: View) -> Mapping[str, Action]:
    """Give what may be done about anybody, whether the page asks for it."""
    week, contacts = view.plan.week.name, view.network.contacts
    promises = frozenset(chain.from_iterable(promised(view).values()))

    def of_each() -> Mapping[str, Action]:
        paths = (one.path for one in contacts)
        actions = ((*_person(path, line_ids(path, view)), *_stages(path, week)) for path in paths)
        return {action.id: action for action in chain.from_iterable(actions)}

    rests_on = (week, contacts, view.shown - promises, view.acted)
    return view.earlier.answer("what may be done about people", rests_on, of_each)


def _person(path: str, lines: Iterable[str], layer: Layer = Layer.ANY) -> Iterator[Action]:
    for line in lines:
        yield Action(line, Deed.LOG, (path,), ("person", path), layer, is_quieted=True)


def _stages(path: str, week: str) -> Iterator[Action]:
    for stage in Stage:
        line = suggestion_id(path, stage, week)
        yield Action(line, Deed.STAGE, (path,), ("stage", path, stage), stage=stage)


def _asked(view: View) -> Iterator[Action]:
    for one in people_due(view):
        lines = line_ids(one.path, view)
        yield from _person(one.path, lines, one.reminders[0].layer or Layer.ANY)


def promised(view: View) -> Mapping[str, Mapping[str, Action]]:
    """Give what stands for promises by their notes, then by the ids of lines, due or not."""
    week, network = view.plan.week.name, view.network
    alive = frozenset(one.path for one in network.contacts if not one.deceased)
    by_note = promises_by_note(network, view.earlier)

    def of_notes(notes: Sequence[str]) -> Mapping[str, Mapping[str, Action]]:
        some = replace(network, promises=tuple(one for path in notes for one in by_note[path]))
        found: dict[str, dict[str, Action]] = {path: {} for path in notes}
        for line, one in promises_by_id(some, week).items():
            about = ("promise", one)
            action = Action(line, Deed.PROMISE, one.contacts, about, promise=one)
            found[one.source.path][line] = action
        return found

    asked = dict(zip(by_note, zip(by_note.values()), strict=True))
    return view.earlier.answers("what stands for promises", (week, alive), asked, of_notes)


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
