"""Records as JSON for other programs.

The keys are the records' field names, days are ISO strings, paths are relative to the vault with
`/`, lines count from 1. What only the owner may see is left out unless it is asked for.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.cli.session import Session
    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.dates import PartialDate, Span
    from vaultnet.core.plan import Evidence, Reminder
    from vaultnet.core.records import (
        Contact,
        Interaction,
        Layer,
        Problem,
        Source,
        ValueAct,
        YearlyDay,
    )
    from vaultnet.vault.note import Value

Shape: TypeAlias = dict[str, object]

NOWHERE: Final[Shape] = {"path": None, "line": None}


@dataclass(frozen=True, slots=True)
class Audience:
    """What the reader of the JSON may not be told."""

    hidden_paths: frozenset[str] = frozenset()  # of private contacts' notes
    hidden_sources: frozenset[Source] = frozenset()  # of private records
    told_all: bool = True  # private records too

    def sees(self, path: str) -> bool:
        """Tell whether the contact at `path` may be named."""
        return path not in self.hidden_paths


def audience_of(session: Session, *, include_private: bool) -> Audience:
    """Give the audience of one run: all that is private is hidden unless it was asked for."""
    if include_private:
        return Audience()
    private = (contact.path for contact in session.contacts.values() if contact.private)
    return Audience(frozenset(private), session.private_sources, told_all=False)


def contact_shapes(
    contacts: Iterable[Contact], session: Session, audience: Audience
) -> list[Shape]:
    """Give the contacts that the audience may know of."""
    return [
        contact_shape(contact, session.history.last(contact.path), audience)
        for contact in contacts
        if audience.sees(contact.path)
    ]


def contact_shape(contact: Contact, last: Evidence | None, audience: Audience) -> Shape:
    """Give one contact: what its note says, and its last contact up to today."""
    return {
        "path": contact.path,
        "line": contact.source.line,
        "name": contact.name,
        "aliases": list(contact.aliases),
        "tags": list(contact.tags),
        "roles": list(contact.roles),
        "stage": contact.stage,
        "cadence": _layers(contact.cadence) or None,
        "no_cadence": contact.no_cadence,
        "tier": contact.tier,
        "interests": list(contact.interests),
        "organisations": [{"name": one.name, "path": one.path} for one in contact.organisations],
        "job": contact.job,
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "links": list(contact.links),
        "birthday": _partial(contact.birthday),
        "yearly_days": [_yearly_day(one) for one in contact.yearly_days],
        "met": day_shape(contact.met),
        "met_text": contact.met_text,
        "location": contact.location,
        "timezone": contact.timezone,
        "language": contact.language,
        "next_contact": day_shape(contact.next_contact),
        "snoozed_until": day_shape(contact.snoozed_until),
        "paused": contact.paused,
        "deceased": contact.deceased,
        "private": contact.private,
        "salvaged": contact.salvaged,
        "last_contact": evidence_shape(last, audience),
    }


def interaction_shapes(
    interactions: Iterable[Interaction], session: Session, audience: Audience
) -> list[Shape]:
    """Give the interactions with anybody whom the audience may know of."""
    return [
        interaction_shape(interaction, session.today, audience)
        for interaction in interactions
        if any(map(audience.sees, interaction.contacts))
    ]


def interaction_shape(interaction: Interaction, today: date, audience: Audience) -> Shape:
    """Give one interaction; where it is hidden, without its words and without its place."""
    hidden = interaction.source in audience.hidden_sources
    return {
        "day": interaction.day.isoformat(),
        "planned": interaction.day > today,
        "contacts": [path for path in interaction.contacts if audience.sees(path)],
        "channel": interaction.channel,
        "layer": interaction.layer,
        "direction": interaction.direction,
        "gave": [] if hidden else _acts(interaction.gave),
        "received": [] if hidden else _acts(interaction.received),
        "people": interaction.people,
        "summary": None if hidden or interaction.private else interaction.summary,
        "private": interaction.private,
        "recognition": interaction.recognition,
        **place_shape(interaction.source, audience),
    }


def reminder_shapes(reminders: Iterable[Reminder], audience: Audience) -> list[Shape]:
    """Give the reminders of anybody whom the audience may know of, and those of the owner alone."""
    return [
        reminder_shape(reminder, audience)
        for reminder in reminders
        if not reminder.contacts or any(map(audience.sees, reminder.contacts))
    ]


def reminder_shape(reminder: Reminder, audience: Audience) -> Shape:
    """Give one reminder with its reason: a code and the facts of its sentence.

    Where it is hidden, without facts and place.
    """
    contacts = [path for path in reminder.contacts if audience.sees(path)]
    shared = len(contacts) < len(reminder.contacts)  # its words may name whom no one may know of
    hidden = shared or (reminder.private and not audience.told_all)
    return {
        "id": reminder.id,
        "contact": contacts[0] if len(reminder.contacts) == 1 else None,
        "contacts": contacts,
        "kind": reminder.kind,
        "layer": reminder.layer,
        "due": reminder.due.isoformat(),
        "days_late": reminder.days_late,
        "slot": reminder.slot,
        "reason": {
            "code": reminder.reason.code,
            **({} if hidden else reminder.reason.facts),
        },
        "last": evidence_shape(reminder.last, audience),
        **(NOWHERE if hidden else place_shape(reminder.source, audience)),
    }


def evidence_shape(evidence: Evidence | None, audience: Audience) -> Shape | None:
    """Give the day of a contact that happened, and its place where that is not hidden."""
    if evidence is None:
        return None
    return {"day": evidence.day.isoformat(), **place_shape(evidence.source, audience)}


def cadence_shape(rule: CadenceRule) -> Shape:
    """Give the cadence that holds for a contact, and the rule that gave it."""
    return {"rule": rule.kind, "name": rule.name, "layers": _layers(rule.layers)}


def problem_shape(problem: Problem) -> Shape:
    """Give one problem."""
    return {
        "path": problem.source.path,
        "line": problem.source.line,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def json_value(value: Value) -> Value:
    """Give a property's value as JSON can say it: what is no finite number is null, as there."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [json_value(one) for one in value]
    if isinstance(value, dict):
        return {key: json_value(one) for key, one in value.items()}
    return value


def place_shape(source: Source, audience: Audience) -> Shape:
    """Give where a record stands, unless that is hidden."""
    if source in audience.hidden_sources or not audience.sees(source.path):
        return NOWHERE
    return {"path": source.path, "line": source.line}


def _acts(acts: Iterable[ValueAct]) -> list[Shape]:
    return [{"kind": act.kind, "text": act.text} for act in acts]


def _yearly_day(yearly: YearlyDay) -> Shape:
    return {
        "kind": yearly.kind,
        "day": yearly.day.iso(),
        "label": yearly.label,
        "path": yearly.source.path,
        "line": yearly.source.line,
    }


def _layers(layers: Mapping[Layer, Span]) -> Shape:
    return {layer: layers[layer].iso() for layer in sorted(layers, key=str)}


def day_shape(day: date | None) -> str | None:
    """Give a day as ISO text, if there is one."""
    return day.isoformat() if day else None


def _partial(day: PartialDate | None) -> str | None:
    return day.iso() if day else None
