"""A layer of a contact's cadence fell due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.cadence import cadence_for
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.records import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.history import History
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Network
    from vaultnet.core.reminders.setting import Setting


def is_silent(contact: Contact, today: date) -> bool:
    """Tell whether nothing asks for a contact now: paused, deceased, or snoozed beyond `today`."""
    snoozed = contact.snoozed_until is not None and today < contact.snoozed_until
    return contact.paused or contact.deceased or snoozed


def known_since(contact: Contact, history: History) -> date | None:
    """Give the first day that is known of a contact: of the first meeting, or of an interaction.

    None where no interaction is noted, for then nothing tells how long ago the last one was.
    """
    first = history.first_day(contact.path)
    if first is None or contact.met is None:
        return first
    return min(first, contact.met)


def keep_in_touch(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each layer of each contact's cadence that falls due.

    A layer with no contact of its depth counts from the first day that is known, so that light
    updates do not put a conversation off for ever; with no contact noted at all nothing is due.
    """
    for contact in network.contacts:
        if not is_silent(contact, setting.today):
            yield from _layers_due(contact, setting)


def _layers_due(contact: Contact, setting: Setting) -> Iterator[Reminder]:
    rule = cadence_for(contact, setting.settings.cadence)
    for layer in sorted(rule.layers, key=list(Layer).index):
        last = setting.history.last(contact.path, layer)
        since = last.day if last else known_since(contact, setting.history)
        if since is None:
            return
        span = rule.layers[layer]
        due = span.after(since)
        if due <= setting.until:
            facts = {
                "rule": rule.kind,
                "name": rule.name,
                "span": span.iso(),
                "since": since.isoformat(),
            }
            reason = Reason("cadence" if last else "cadence-since-known", facts)
            yield setting.reminder(
                ReminderKind.KEEP_IN_TOUCH,
                (contact.path,),
                due,
                reason,
                contact.source,
                about=layer,
                layer=layer,
                last=last,
            )
