"""What the lines of a page stand for: each id that a page of a week can have, and its action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import ReminderKind
from vaultnet.core.records import Layer, Stage
from vaultnet.core.reminders.achievements import achievements_by_id
from vaultnet.core.reminders.follow_up import follow_ups_by_id
from vaultnet.core.stages import suggestion_id
from vaultnet.core.ticks import Action, Deed
from vaultnet.core.together import HOLIDAY
from vaultnet.digest.days import holiday_id, yearly_ids
from vaultnet.digest.people import ASKING, line_id, people_due

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    found: dict[str, Action] = {}
    for action in (*_people(view), *_suggested(view), *_settled(view), *_reminded(view)):
        found[action.id] = action
    return found


def _people(view: View) -> Iterator[Action]:
    week = view.plan.week.name
    asked = {one.path: one.reminders[0].layer or Layer.ANY for one in people_due(view)}
    for path in view.contacts:
        layer = asked.get(path, Layer.ANY)
        about = ("person", path)
        yield Action(line_id(path, week), Deed.LOG, (path,), about, layer, is_quieted=True)


def _suggested(view: View) -> Iterator[Action]:
    week = view.plan.week.name
    for path in view.contacts:
        for stage in Stage:
            line = suggestion_id(path, stage, week)
            yield Action(line, Deed.STAGE, (path,), ("stage", path, stage), stage=stage)


def _reminded(view: View) -> Iterator[Action]:
    for one in view.plan.reminders:
        if one.kind is ReminderKind.OWN_ACTIVITY:
            if one.reason.code == "profile":
                yield Action(one.id, Deed.PROFILE, (), ("profile",))
        elif one.reason.code == HOLIDAY:
            label = str(one.reason.facts["label"])
            yield Action(holiday_id(label, view), Deed.PAGE, one.contacts, ("holiday", label))
        elif one.kind not in ASKING and one.kind is not ReminderKind.PROMISE:
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


def _settled(view: View) -> Iterator[Action]:
    """Give what can be settled before it is ticked: the ids of it are known whether it is due."""
    week, network = view.plan.week.name, view.network
    for line, path in follow_ups_by_id(network, view.plan.today, week).items():
        yield Action(line, Deed.LOG, (path,), ("follow-up", line), is_quieted=True)
    for line, (path, achievement) in achievements_by_id(network, week).items():
        yield Action(line, Deed.LOG, (path,), ("achievement", path, achievement))
    for line, path in yearly_ids(view):
        yield Action(line, Deed.LOG, (path,), ("yearly-day", line))
    for line, promise in view.promises.items():
        yield Action(line, Deed.PROMISE, promise.contacts, ("promise", promise), promise=promise)
