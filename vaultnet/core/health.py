"""How a relationship stands: by its cadence where it has one, else by its warmth.

By a cadence: fresh while no layer is due; due once one is, or is open since none was noted yet;
cooling when nobody has been in touch at all for more than two spans of the layer wanted most often;
dormant after eight of them and at least half a year, or after three years (Navarro et al. 2017 for
the spans; Levin, Walter & Murnighan 2011 for the years). So whoever is met on the day that was
agreed is fresh, however rare that day is.

Without a cadence the ladder of `vaultnet.core.warmth` tells. Without any contact nothing does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence import cadence_for
from vaultnet.core.history import DEPTHS
from vaultnet.core.layer_days import layer_days
from vaultnet.core.plan import Evidence, Reason
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.warmth import TIMES_COUNTED, Health, felt_silence, times_in_touch
from vaultnet.core.warmth import health as health_by_warmth

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.history import History
    from vaultnet.core.layer_days import LayerDay
    from vaultnet.core.records import Contact
    from vaultnet.core.settings import Settings

COOLING_SPANS: Final = 2  # of silence: one was missed, and the next is
DORMANT_SPANS: Final = 8
DORMANT_DAYS: Final = 180  # however often contact is wanted, a shorter silence is none
LONGEST_DAYS: Final = 3 * 365  # and a longer one is, however seldom


@frozen_record
class HealthReading:
    """The health of a contact, why, and the contact it is read from."""

    health: Health
    reason: Reason  # "cadence-" and "kept", "due", "unnoted" or "silent"; "warmth", "no-contact"
    last: Evidence | None = None  # the last contact of any layer; None without any


@frozen_record
class Standing:
    """What the health of a contact is read from, whichever day is asked about.

    It holds for the days on which the history would be the same: no contact comes in between.
    """

    rule: CadenceRule
    layers: tuple[LayerDay, ...]  # of the cadence; none without one, or without any contact
    days: tuple[date, ...]  # of contact, the newest first
    last: Evidence | None  # the last contact of any layer

    def health_on(self, day: date) -> Health:
        """Read the health on a day."""
        if self.last is None:
            return Health.UNKNOWN
        if not self.layers:
            return health_by_warmth(self.days, day)
        if all(one.due > day for one in self.layers):
            return Health.FRESH
        silent, span = (day - self.last.day).days, self._often.wanted.days_about
        if silent <= COOLING_SPANS * span:
            return Health.DUE
        spent = silent > DORMANT_SPANS * span and silent > DORMANT_DAYS
        return Health.DORMANT if spent or silent > LONGEST_DAYS else Health.COOLING

    def reading_on(self, day: date) -> HealthReading:
        """Read the health on a day, and why; see `health_of` for the facts of the reason."""
        if self.last is None:
            return HealthReading(Health.UNKNOWN, Reason("no-contact"))
        health = self.health_on(day)
        why = self._by_cadence if self.layers else self._by_warmth
        return HealthReading(health, why(health, day, (day - self.last.day).days), self.last)

    @property
    def _often(self) -> LayerDay:
        """The layer that is wanted most often."""
        return min(self.layers, key=lambda one: (one.wanted.days_about, DEPTHS[one.layer]))

    def _by_cadence(self, health: Health, day: date, silent: int) -> Reason:
        told, code = self._often, "cadence-kept" if health is Health.FRESH else "cadence-silent"
        if health is Health.DUE:
            due = [one for one in self.layers if one.due <= day]
            noted = [one for one in due if one.last]
            told = noted[-1] if noted else due[0]
            code = "cadence-due" if noted else "cadence-unnoted"
        facts: dict[str, str | int] = {
            "rule": self.rule.kind,
            "name": self.rule.name,
            "span": told.span.iso(),
            "layer": told.layer,
            "silent": silent,
        }
        if told.gap is not None:
            facts["gap"] = told.gap.iso()
        return Reason(code, facts)

    def _by_warmth(self, _health: Health, day: date, silent: int) -> Reason:
        facts: dict[str, str | int] = {
            "silent": silent,
            "episodes": min(len(times_in_touch(self.days, day)), TIMES_COUNTED),
            "felt": felt_silence(self.days, day) or 0,
        }
        return Reason("warmth", facts)


def standing_of(contact: Contact, history: History, settings: Settings) -> Standing:
    """Find what the health of a contact is read from, by what `history` knows of it."""
    rule = cadence_for(contact, settings.cadence)
    layers = layer_days(contact, rule, history)
    days = tuple(one.day for one in history.of(contact.path))
    return Standing(rule, layers, days, history.last(contact.path))


def health_of(contact: Contact, history: History, settings: Settings, today: date) -> HealthReading:
    """Read the health of a contact on the day of `history`, which is `today`.

    The facts of the reason: `silent`, days since the last contact; by a cadence also `rule`,
    `name` and `span` (ISO) of its rule, `layer`, and `gap` (ISO) where the contact's minimum gap
    decides; by warmth `episodes` (as many as count) and `felt`, the days that somebody met once
    would have been silent to be as cold.
    """
    return standing_of(contact, history, settings).reading_on(today)
