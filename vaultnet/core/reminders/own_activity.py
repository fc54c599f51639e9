"""What the owner does in public: an activity each week, a look at the profile each quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.plan import Evidence, Reason, ReminderKind
from vaultnet.core.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network, OwnActivity
    from vaultnet.core.reminders.setting import Setting

PROFILE: Final = "profile"  # what the reminder is about


def own_activity(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for the activities that this week lacks, and for a profile of a quarter ago.

    Neither comes before there is evidence: whoever never noted an activity, or when the profile
    was updated, has not asked to be reminded, and nothing is known that could be overdue.
    """
    yield from _activity(network, setting)
    yield from _profile(network, setting)


def done_between(network: Network, first: date, last: date) -> tuple[OwnActivity, ...]:
    """Give the activities from `first` to `last`, in their order."""
    return tuple(one for one in network.activities if first <= one.day <= last)


def _activity(network: Network, setting: Setting) -> Iterator[Reminder]:
    past = (one for one in network.activities if one.day <= setting.today)
    latest = max(past, key=lambda one: (one.day, one.source), default=None)
    done = len(done_between(network, setting.week.first, setting.today))
    asked = setting.settings.own.activities
    if latest is None or done >= asked:
        return
    yield setting.reminder(
        ReminderKind.OWN_ACTIVITY,
        (),
        setting.week.last,
        Reason("own-activity", {"done": done, "asked": asked}),
        latest.source,
        about="activity",
        last=Evidence(latest.day, latest.source),
        private=latest.private,
    )


def _profile(network: Network, setting: Setting) -> Iterator[Reminder]:
    path, updated = network.me.path or network.owner, network.me.profile_updated
    if path is None or updated is None:
        return
    span = setting.settings.own.profile
    due = span.after(updated)
    if due > setting.until:
        return
    source = Source(path, network.me.profile_line or 1)
    facts = {"span": span.iso(), "since": updated.isoformat()}
    yield setting.reminder(
        ReminderKind.OWN_ACTIVITY,
        (),
        due,
        Reason("profile", facts),
        source,
        about=PROFILE,
        last=Evidence(updated, source),
    )
