"""What a person's note asks for: silence for a time, or no contact more often than so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.history import History
    from vaultnet.core.records import Contact


def is_silent(contact: Contact, today: date) -> bool:
    """Tell whether nothing asks for a contact now: paused, deceased, or snoozed beyond `today`."""
    return silence_of(contact, today) is not None


def silence_of(contact: Contact, today: date) -> str | None:
    """Give why nothing asks for a contact now, `deceased`, `paused` or `snoozed`; else None."""
    if contact.deceased:
        return "deceased"
    if contact.paused:
        return "paused"
    snoozed = contact.snoozed_until is not None and today < contact.snoozed_until
    return "snoozed" if snoozed else None


def free_from(contact: Contact, history: History) -> date | None:
    """Give the day from which the contact's minimum gap is over; None where nothing is to wait for.

    It counts from the last contact of any depth. Promises, yearly days and typed next contacts
    heed no gap: the word was given, the day is the person's own.
    """
    last = history.last(contact.path)
    if contact.minimum_gap is None or last is None:
        return None
    return contact.minimum_gap.after(last.day)
