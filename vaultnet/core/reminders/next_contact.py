"""The person typed a day for the next contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network
    from vaultnet.core.reminders.setting import Setting


def next_contact(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each typed day until a contact on or after it meets it."""
    for contact in network.contacts:
        due = contact.next_contact
        if due is None or due > setting.until or contact.paused or contact.deceased:
            continue
        last = setting.history.last(contact.path)
        if last is not None and last.day >= due:
            continue
        source = Source(contact.path, contact.next_contact_line or contact.source.line)
        kind, reason = ReminderKind.NEXT_CONTACT, Reason("next-contact")
        yield setting.reminder(kind, (contact.path,), due, reason, source, last=last)
