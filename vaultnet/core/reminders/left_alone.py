"""Whom no cadence asks for, and nothing else speaks against asking for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.cadence import cadence_for
from vaultnet.core.limits import free_from, is_silent

if TYPE_CHECKING:
    from vaultnet.core.records import Contact
    from vaultnet.core.reminders.setting import Setting


def left_to_itself(contact: Contact, setting: Setting) -> bool:
    """Tell whether a contact has no cadence, and no wish, limit or plan of its own either.

    A cadence that was declined, as by `cadence: none`, is a wish.
    """
    if contact.no_cadence or cadence_for(contact, setting.settings.cadence).layers:
        return False
    if is_silent(contact, setting.today) or setting.history.planned(contact.path):
        return False
    free, last = free_from(contact, setting.history), setting.history.last(contact.path)
    if free is not None and free > setting.today:
        return False
    typed = contact.next_contact
    return typed is None or (last is not None and last.day >= typed)
