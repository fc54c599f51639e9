"""Whom the page may offer to think of: nothing that they or the owner wrote speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.limits import free_from, is_silent

if TYPE_CHECKING:
    from vaultnet.core.records import Contact
    from vaultnet.core.reminders.setting import Setting


def is_open(contact: Contact, setting: Setting) -> bool:
    """Tell whether neither a wish, nor a limit, nor a plan speaks against offering a contact.

    A cadence that was declined, as by `cadence: none`, is a wish; an appointment and a typed next
    contact are plans.
    """
    if contact.no_cadence or is_silent(contact, setting.today):
        return False
    if setting.history.planned(contact.path):
        return False
    free, last = free_from(contact, setting.history), setting.history.last(contact.path)
    if free is not None and free > setting.today:
        return False
    typed = contact.next_contact
    return typed is None or (last is not None and last.day >= typed)
