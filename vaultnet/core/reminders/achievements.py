"""A contact achieved something: a word of congratulation within the week."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.records import Recognition
from vaultnet.core.reminders.setting import greeted, reminder_id, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Achievement, Network
    from vaultnet.core.reminders.setting import Setting

_NO_WORD: Final = frozenset({Recognition.MENTION, Recognition.PARTICIPANTS})


def achievements(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each achievement of the last days, until a contact on or after its day.

    It is due on its day and stays for a week by default, as yearly days do; snooze and pause do
    not silence it either.
    """
    people = greeted(network)
    for achievement, about in _in_order(network):
        age = (setting.today - achievement.day).days
        if not 0 <= age <= setting.settings.days.achievement_days:
            continue
        facts: dict[str, str | int] = {"text": achievement.text} if achievement.text else {}
        for path in achievement.contacts:
            if path not in people or _was_told(path, achievement, setting):
                continue
            yield setting.reminder(
                ReminderKind.ACHIEVEMENT,
                (path,),
                achievement.day,
                Reason("achievement", facts),
                achievement.source,
                about=about,
                last=setting.history.last(path),
                private=achievement.private,
            )


def achievements_by_id(network: Network, week: str) -> Mapping[str, tuple[str, Achievement]]:
    """Give contact and achievement by the id that the reminder has in a week, due or not."""
    return {
        reminder_id(ReminderKind.ACHIEVEMENT, (path,), about, week): (path, achievement)
        for achievement, about in _in_order(network)
        for path in achievement.contacts
    }


def _in_order(network: Network) -> Iterator[tuple[Achievement, str]]:
    in_order = sorted(network.achievements, key=lambda one: (one.day, one.source))
    return told_apart(in_order, _words_of)


def _was_told(path: str, achievement: Achievement, setting: Setting) -> bool:
    """Tell whether there was contact since that can have been a word of congratulation.

    A name in a list of participants and a bare mention, such as the line that notes it, are none.
    """
    since = takewhile(lambda one: one.day >= achievement.day, setting.history.of(path))
    return any(one.recognition not in _NO_WORD for one in since)


def _words_of(achievement: Achievement) -> str:
    """Give what stays the same while lines above the achievement come and go."""
    contacts = "\0".join(achievement.contacts)
    return f"{achievement.source.path}\0{achievement.day}\0{achievement.text or ''}\0{contacts}"
