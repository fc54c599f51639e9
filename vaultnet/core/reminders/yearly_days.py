"""A day of the year comes round: a birthday, an anniversary, an own day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import next_yearly
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.reminders.setting import living

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Network
    from vaultnet.core.reminders.setting import Setting

# A day that passed without a word is still shown for a week: late wishes are welcome, old ones odd.
GRACE: Final = timedelta(days=7)


def yearly_days(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each yearly day near `today`; a contact on or after it meets it.

    Snooze and pause do not silence it; for the deceased there is none.
    """
    for contact in living(network).values():
        yield from _of_contact(contact, setting)


def _of_contact(contact: Contact, setting: Setting) -> Iterator[Reminder]:
    last = setting.history.last(contact.path)
    for yearly in contact.yearly_days:
        due = next_yearly(yearly.day, setting.today - GRACE, setting.settings.days.feb29)
        if last is not None and due <= last.day:
            due = next_yearly(yearly.day, last.day + timedelta(days=1), setting.settings.days.feb29)
        if due > setting.until:
            continue
        facts: dict[str, str | int] = {"label": yearly.label} if yearly.label else {}
        if yearly.day.year is not None and due.year > yearly.day.year:
            facts["years"] = due.year - yearly.day.year
        reason = Reason(yearly.kind, facts)
        yield setting.reminder(
            ReminderKind.YEARLY_DAY,
            (contact.path,),
            due,
            reason,
            yearly.source,
            about=f"{yearly.kind}/{yearly.label}",
            last=last,
        )
