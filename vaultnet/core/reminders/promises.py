"""A promise has its day: mine is to be kept, theirs to be asked after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.promises import is_settled, state_of
from vaultnet.core.records import Promiser
from vaultnet.core.reminders.setting import living, reminder_id, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network, Promise
    from vaultnet.core.reminders.setting import Setting

_CODES: Final[Mapping[Promiser, str]] = {
    Promiser.ME: "promise-mine",
    Promiser.THEM: "promise-theirs",
}


def promises(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each promise with a due day, until it is done or called off.

    Snooze and pause do not silence it; one to the deceased alone is none. A promise without a due
    day is no reminder either, see `without_day` in `vaultnet.core.promises`.
    """
    for promise, contacts, about in _with_contacts(network):
        due = promise.due
        if due is None or due > setting.until or is_settled(promise, setting.today):
            continue
        facts: dict[str, str | int] = {"text": promise.text} if promise.text else {}
        state = state_of(promise, setting.today, setting.settings.promises)
        if state is not None:
            facts["state"] = state
        found = (setting.history.last(path) for path in contacts)
        yield setting.reminder(
            ReminderKind.PROMISE,
            contacts,
            due,
            Reason(_CODES[promise.promiser], facts),
            promise.source,
            about=about,
            last=max((one for one in found if one), key=lambda one: one.day, default=None),
            private=promise.private,
        )


def promises_by_id(network: Network, week: str) -> Mapping[str, Promise]:
    """Give each promise by the id that its reminder has in a week, due or not."""
    return {
        reminder_id(ReminderKind.PROMISE, contacts, about, week): promise
        for promise, contacts, about in _with_contacts(network)
    }


def _with_contacts(network: Network) -> Iterator[tuple[Promise, tuple[str, ...], str]]:
    """Give each promise, those living to whom it links, and what tells it from others."""
    people = living(network)
    in_order = sorted(network.promises, key=lambda one: one.source.key)
    for promise, about in told_apart(in_order, _words_of):
        contacts = tuple(path for path in promise.contacts if path in people)
        if contacts:
            yield promise, contacts, about


def _words_of(promise: Promise) -> str:
    """Give what stays the same while lines above the promise come and go."""
    contacts = "\0".join(promise.contacts)
    return f"{promise.source.path}\0{promise.due}\0{promise.text or ''}\0{contacts}"
