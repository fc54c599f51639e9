"""A layer of a contact's cadence fell due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.cadence import cadence_for
from vaultnet.core.layer_days import layer_days
from vaultnet.core.limits import is_silent
from vaultnet.core.plan import UNNOTED, Reason, ReminderKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Network
    from vaultnet.core.reminders.setting import Setting


def keep_in_touch(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each layer of each contact's cadence that falls due.

    From which day each layer counts stands in `vaultnet.core.layer_days`.
    """
    for contact in network.contacts:
        if not is_silent(contact, setting.today):
            yield from _layers_due(contact, setting)


def _layers_due(contact: Contact, setting: Setting) -> Iterator[Reminder]:
    rule = cadence_for(contact, setting.settings.cadence)
    for one in layer_days(contact, rule, setting.history):
        if one.due <= setting.until:
            facts: dict[str, str | int] = {
                "rule": rule.kind,
                "name": rule.name,
                "span": one.span.iso(),
                "since": one.since.isoformat(),
            }
            if one.gap is not None:
                facts["gap"] = one.gap.iso()
            if one.last is None:
                facts["last"] = one.silent_since.isoformat()
            yield setting.reminder(
                ReminderKind.KEEP_IN_TOUCH,
                (contact.path,),
                one.due,
                Reason("cadence" if one.last else UNNOTED, facts),
                contact.source,
                about=one.layer,
                layer=one.layer,
                last=one.last,
                urgency=setting.urgency(contact.path, one.silent_since, one.wanted),
            )
