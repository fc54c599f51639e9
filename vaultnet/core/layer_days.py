"""The day on which each layer of a cadence falls due, and from which contact it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.limits import free_from
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.dates import Span
    from vaultnet.core.history import History
    from vaultnet.core.plan import Evidence
    from vaultnet.core.records import Contact


@frozen_record
class LayerDay:
    """One layer of a cadence: how often it is wanted, since when it is owed, and by which day."""

    layer: Layer
    span: Span
    since: date  # the last contact that satisfies the layer, else the first day that is known
    last: Evidence | None  # that contact; None: there was none so deep
    due: date  # of a layer never noted the day from which it is open, for it is never late
    silent_since: date  # the last contact that satisfies the layer, else the last of any
    gap: Span | None = None  # the contact's minimum gap, where that alone makes the day so late

    @property
    def wanted(self) -> Span:
        """The span after which contact is wanted: that of the gap where it decides."""
        return self.gap or self.span


def layer_days(contact: Contact, rule: CadenceRule, history: History) -> tuple[LayerDay, ...]:
    """Give the layers of a cadence with their days, the lightest first.

    A layer with no contact of its depth is open a span after the first day that is known, so that
    light updates do not put a conversation off for ever; with no contact noted at all there is no
    day (decision 64).
    None falls due before the contact's minimum gap is over.
    """
    found = []
    free = free_from(contact, history)
    latest = history.last(contact.path)
    for layer in sorted(rule.layers, key=list(Layer).index):
        last = history.last(contact.path, layer)
        since = last.day if last else known_since(contact, history)
        if since is None or latest is None:
            return ()
        span = rule.layers[layer]
        due = span.after(since)
        silent_since = (last or latest).day
        if free is not None and free > due:
            gap = contact.minimum_gap
            found.append(LayerDay(layer, span, since, last, free, silent_since, gap))
        else:
            found.append(LayerDay(layer, span, since, last, due, silent_since))
    return tuple(found)


def known_since(contact: Contact, history: History) -> date | None:
    """Give the first day that is known of a contact: of the first meeting, or of an interaction.

    None where no interaction is noted, for then nothing tells how long ago the last one was.
    """
    first = history.first_day(contact.path)
    if first is None or contact.met is None:
        return first
    return min(first, contact.met)
