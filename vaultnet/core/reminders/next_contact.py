"""The person typed a day for the next contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact
    from vaultnet.core.reminders.setting import Setting


def next_contact(contact: Contact, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for the typed day until a contact on or after it meets it."""
    due = contact.next_contact
    if due is None or due > setting.until or contact.paused or contact.deceased:
        return
    last = setting.history.last(contact.path)
    if last is not None and last.day >= due:
        return
    source = Source(contact.path, contact.next_contact_line or contact.source.line)
    reason = Reason("next-contact")
    yield setting.reminder(contact, ReminderKind.NEXT_CONTACT, due, reason, source, last=last)
