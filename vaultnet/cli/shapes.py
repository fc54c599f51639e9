"""Records as JSON for other programs.

The keys are the records' field names, days are ISO strings, paths are relative to the vault with
`/`, lines count from 1. What only the owner may see is left out unless it is asked for.
"""

from __future__ import annotations

import math
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.guard import Guard
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.cli.session import Session
    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.dates import PartialDate, Span
    from vaultnet.core.plan import Evidence, Reminder
    from vaultnet.core.records import (
        Contact,
        Dismissal,
        Interaction,
        Layer,
        Problem,
        Rating,
        Source,
        ValueAct,
        YearlyDay,
    )
    from vaultnet.vault.note import Value

Shape: TypeAlias = dict[str, object]

NOWHERE: Final[Shape] = {"path": None, "line": None}


@frozen_record
class Audience:
    """What the reader of the JSON may not be told."""

    hidden_paths: frozenset[str] = frozenset()  # of private notes
    hidden_sources: frozenset[Source] = frozenset()  # of private records
    told_all: bool = True  # private records too
    guard: Guard = field(default_factory=lambda: Guard(Network()))
    open_paths: frozenset[str] = frozenset()  # of the contacts that it knows

    def sees(self, path: str) -> bool:
        """Tell whether the note at `path` may be named."""
        return path not in self.hidden_paths

    def tells(self, text: str) -> bool:
        """Tell whether the words of a note may be given: they name nobody private."""
        return self.told_all or self.guard.tells(text)

    def told(self, text: str | None) -> str | None:
        """Give the words of a note; None where they name somebody private."""
        return text if text is not None and self.tells(text) else None

    def may_link(self, path: str) -> bool:
        """Tell whether a note may be linked to: it is open, and its path names nobody private."""
        return self.sees(path) and (path in self.open_paths or self.tells(path))

    def all_told(self, texts: Iterable[str]) -> list[str]:
        """Give those of some texts that name nobody private."""
        return list(filter(self.tells, texts))


def audience_of(session: Session, *, include_private: bool) -> Audience:
    """Give the audience of one run: all that is private is hidden unless it was asked for."""
    if include_private:
        return Audience()
    hidden = session.private_notes
    return Audience(
        hidden,
        session.private_sources,
        told_all=False,
        guard=Guard(session.vault.network),
        open_paths=frozenset(session.contacts) - hidden,
    )


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
        "tags": audience.all_told(contact.tags),
        "roles": list(contact.roles),
        "relations": audience.all_told(contact.relations),
        "stage": contact.stage,
        "stage_since": day_shape(contact.stage_since),
        "cadence": _layers(contact.cadence) or None,
        "no_cadence": contact.no_cadence,
        "tier": audience.told(contact.tier),
        "interests": audience.all_told(contact.interests),
        "organisations": [
            {"name": one.name, "path": one.path if audience.sees(one.path or "") else None}
            for one in contact.organisations
            if audience.tells(one.name)
        ],
        "job": audience.told(contact.job),
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "links": audience.all_told(contact.links),
        "birthday": _partial(contact.birthday),
        "yearly_days": [_yearly_day(one, audience) for one in contact.yearly_days],
        "met": day_shape(contact.met),
        "met_text": audience.told(contact.met_text),
        "introduced_by": list(filter(audience.may_link, contact.introduced_by)),
        "ratings": _ratings(contact.ratings),
        "groups": list(filter(audience.may_link, contact.groups)),
        "projects": list(filter(audience.may_link, contact.projects)),
        "events": list(filter(audience.may_link, contact.events)),
        "location": audience.told(contact.location),
        "country": audience.told(contact.country),
        "timezone": contact.timezone,
        "language": contact.language,
        "minimum_gap": contact.minimum_gap.iso() if contact.minimum_gap else None,
        "next_contact": day_shape(contact.next_contact),
        "snoozed_until": day_shape(contact.snoozed_until),
        "paused": contact.paused,
        "deceased": contact.deceased,
        "died": day_shape(contact.died),
        "private": contact.private,
        "salvaged": contact.salvaged,
        "stage_dismissed": _dismissal(contact.stage_dismissed),
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
        "gave": [] if hidden else _acts(interaction.gave, audience),
        "received": [] if hidden else _acts(interaction.received, audience),
        "people": interaction.people,
        "summary": None if hidden or interaction.private else audience.told(interaction.summary),
        "event": _note(interaction.event, audience, hidden=hidden),
        "project": _note(interaction.project, audience, hidden=hidden),
        "notes": [] if hidden else list(filter(audience.may_link, interaction.notes)),
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
        "urgency": None if reminder.urgency is None else round(reminder.urgency, 3),
        "reason": {
            "code": reminder.reason.code,
            **({} if hidden else facts_shape(reminder.reason.facts, audience)),
        },
        "last": evidence_shape(reminder.last, audience),
        **(NOWHERE if hidden else place_shape(reminder.source, audience)),
    }


def facts_shape(facts: Mapping[str, str | int], audience: Audience) -> Mapping[str, str | int]:
    """Give the facts of a sentence, without words that name somebody private."""
    return {
        key: fact for key, fact in facts.items() if isinstance(fact, int) or audience.tells(fact)
    }


def evidence_shape(evidence: Evidence | None, audience: Audience) -> Shape | None:
    """Give the day of a contact that happened, and its place where that is not hidden."""
    if evidence is None:
        return None
    return {"day": evidence.day.isoformat(), **place_shape(evidence.source, audience)}


def cadence_shape(rule: CadenceRule, audience: Audience) -> Shape:
    """Give the cadence that holds for a contact, and the rule that gave it."""
    return {"rule": rule.kind, "name": audience.told(rule.name), "layers": _layers(rule.layers)}


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
    if source in audience.hidden_sources or not audience.may_link(source.path):
        return NOWHERE
    return {"path": source.path, "line": source.line}


def _acts(acts: Iterable[ValueAct], audience: Audience) -> list[Shape]:
    return [{"kind": act.kind, "text": audience.told(act.text) or ""} for act in acts]


def _ratings(ratings: Mapping[str, Rating]) -> Shape:
    return {
        name: {"value": rating.value, "day": day_shape(rating.day)}
        for name, rating in sorted(ratings.items())
    }


def _note(path: str | None, audience: Audience, *, hidden: bool) -> str | None:
    """Give the path of a note that a record leads to, unless either is hidden."""
    return None if hidden or path is None or not audience.may_link(path) else path


def _yearly_day(yearly: YearlyDay, audience: Audience) -> Shape:
    return {
        "kind": yearly.kind,
        "day": yearly.day.iso(),
        "label": audience.told(yearly.label) or "",
        "path": yearly.source.path,
        "line": yearly.source.line,
    }


def _layers(layers: Mapping[Layer, Span]) -> Shape:
    return {layer: layers[layer].iso() for layer in sorted(layers, key=str)}


def day_shape(day: date | None) -> str | None:
    """Give a day as ISO text, if there is one."""
    return day.isoformat() if day else None


def _dismissal(given: Dismissal | None) -> Shape | None:
    return {"day": given.day.isoformat(), "fingerprint": given.fingerprint} if given else None


def _partial(day: PartialDate | None) -> str | None:
    return day.iso() if day else None
