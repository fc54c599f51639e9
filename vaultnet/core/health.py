"""How a relationship stands: by its cadence where it has one, else by its warmth.

By a cadence: fresh while no layer is due; due once one is, or is open since none was noted yet;
cooling when nobody has been in touch at all for more than two spans of the layer wanted most often;
dormant after eight of them and at least half a year, or after three years (Navarro et al. 2017 for
the spans; Levin, Walter & Murnighan 2011 for the years). So whoever is met on the day that was
agreed is fresh, however rare that day is.

Without a cadence the ladder of `vaultnet.core.warmth` tells. Without any contact nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence import cadence_for
from vaultnet.core.history import DEPTHS
from vaultnet.core.layer_days import layer_days
from vaultnet.core.plan import Evidence, Reason
from vaultnet.core.warmth import TIMES_COUNTED, Health, felt_silence, times_in_touch
from vaultnet.core.warmth import health as health_by_warmth

if TYPE_CHECKING:
    from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class HealthReading:
    """The health of a contact, why, and the contact it is read from."""

    health: Health
    reason: Reason  # "cadence-" and "kept", "due", "unnoted" or "silent"; "warmth", "no-contact"
    last: Evidence | None = None  # the last contact of any layer; None without any


def health_of(contact: Contact, history: History, settings: Settings, today: date) -> HealthReading:
    """Read the health of a contact on the day of `history`, which is `today`.

    The facts of the reason: `silent`, days since the last contact; by a cadence also `rule`,
    `name` and `span` (ISO) of its rule, `layer`, and `gap` (ISO) where the contact's minimum gap
    decides; by warmth `episodes` (as many as count) and `felt`, the days that somebody met once
    would have been silent to be as cold.
    """
    last = history.last(contact.path)
    if last is None:
        return HealthReading(Health.UNKNOWN, Reason("no-contact"))
    rule = cadence_for(contact, settings.cadence)
    layers = layer_days(contact, rule, history)
    if layers:
        return _by_cadence(layers, rule, last, today)
    return _by_warmth(tuple(one.day for one in history.of(contact.path)), last, today)


def _by_cadence(
    layers: Sequence[LayerDay], rule: CadenceRule, last: Evidence, today: date
) -> HealthReading:
    silent = (today - last.day).days
    often = min(layers, key=lambda one: (one.wanted.days_about, DEPTHS[one.layer]))
    due = [one for one in layers if one.due <= today]
    told = often
    if not due:
        health, code = Health.FRESH, "cadence-kept"
    elif silent <= COOLING_SPANS * often.wanted.days_about:
        noted = [one for one in due if one.last]
        told = noted[-1] if noted else due[0]
        health, code = Health.DUE, "cadence-due" if noted else "cadence-unnoted"
    else:
        health, code = _of_silence(silent, often.wanted.days_about), "cadence-silent"
    facts: dict[str, str | int] = {
        "rule": rule.kind,
        "name": rule.name,
        "span": told.span.iso(),
        "layer": told.layer,
        "silent": silent,
    }
    if told.gap is not None:
        facts["gap"] = told.gap.iso()
    return HealthReading(health, Reason(code, facts), last)


def _of_silence(silent: int, span: float) -> Health:
    spent = silent > DORMANT_SPANS * span and silent > DORMANT_DAYS
    return Health.DORMANT if spent or silent > LONGEST_DAYS else Health.COOLING


def _by_warmth(days: Sequence[date], last: Evidence, today: date) -> HealthReading:
    facts: dict[str, str | int] = {
        "silent": (today - last.day).days,
        "episodes": min(len(times_in_touch(days, today)), TIMES_COUNTED),
        "felt": felt_silence(days, today) or 0,
    }
    return HealthReading(health_by_warmth(days, today), Reason("warmth", facts), last)
