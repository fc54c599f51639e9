"""The kinds of reminder, one file for each, in one ordered table.

To add a kind: a file here with a function of the same shape, a row in `REMINDERS`, a name in
`ReminderKind`, and its phrases in each language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.plan import ReminderKind
from vaultnet.core.reminders.achievements import achievements
from vaultnet.core.reminders.drifting import drifting
from vaultnet.core.reminders.follow_up import follow_up
from vaultnet.core.reminders.keep_in_touch import keep_in_touch
from vaultnet.core.reminders.next_contact import next_contact
from vaultnet.core.reminders.own_activity import own_activity
from vaultnet.core.reminders.promises import promises
from vaultnet.core.reminders.reconnect import reconnect
from vaultnet.core.reminders.yearly_days import yearly_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network
    from vaultnet.core.reminders.setting import Setting

# In the order in which reminders of one urgency are listed.
REMINDERS: Final[Mapping[ReminderKind, Callable[[Network, Setting], Iterator[Reminder]]]] = {
    ReminderKind.YEARLY_DAY: yearly_days,
    ReminderKind.NEXT_CONTACT: next_contact,
    ReminderKind.PROMISE: promises,
    ReminderKind.ACHIEVEMENT: achievements,
    ReminderKind.FOLLOW_UP: follow_up,
    ReminderKind.KEEP_IN_TOUCH: keep_in_touch,
    ReminderKind.DRIFTING: drifting,
    ReminderKind.RECONNECT: reconnect,
    ReminderKind.OWN_ACTIVITY: own_activity,
}
