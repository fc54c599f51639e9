"""`json`: the whole network with its reasons; its shape is `docs/export.schema.json`.

The keys are the names of the records' fields (`vaultnet.core.records`), days are ISO strings, spans
ISO durations. A `Source` becomes `path` and `line`, both null where the place is private.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.deferred import Deferred
from vaultnet.core.open_records import NOWHERE
from vaultnet.core.records import Source
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from vaultnet.core.disclosure import Disclosure
    from vaultnet.core.gates import Criterion
    from vaultnet.core.plan import Reason, Reminder
    from vaultnet.core.records import Contact
    from vaultnet.core.stages import StageSuggestion
    from vaultnet.exports.material import Material

VERSION: Final = 1  # of the shape: another where a reader of this one would go wrong

_INDENT: Final = 1
# What says that a record is private, which no record here is, and what the page keeps for itself.
_LEFT_OUT: Final = frozenset({"private", "action"})


def write(material: Material) -> bytes:
    """Write the network as one JSON object."""
    text = json.dumps(_whole(material.disclosure), ensure_ascii=False, indent=_INDENT)
    # What cannot be UTF-8, a half of a surrogate pair, is escaped as JSON has it.
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _whole(open_part: Disclosure) -> Mapping[str, object]:
    network, plan = open_part.network, open_part.plan
    return {
        "generator": UNSEALED,
        "version": VERSION,
        "today": plan.today.isoformat(),
        "week": plan.week.name,
        "contacts": [_contact(one, open_part) for one in network.contacts],
        "interactions": [
            {**shape(one), "planned": one.day > plan.today} for one in network.interactions
        ],
        "promises": [
            {**shape(one), "state": state}
            for one, state in zip(network.promises, open_part.promise_states, strict=True)
        ],
        "due": [_reminder(one) for one in plan.reminders],
        "suggestions": [_suggestion(one) for one in open_part.suggestions],
        "events": [shape(one) for one in network.events],
        "groups": [shape(one) for one in network.groups],
        "organisations": [shape(one) for one in network.organisations],
        "achievements": [shape(one) for one in network.achievements],
        "activities": [shape(one) for one in network.activities],
        "knowledge": [shape(one) for one in network.knowledge],
        "acquainted": [
            {"contacts": list(pair), **_place(source or NOWHERE)}
            for pair, source in sorted(network.acquainted.items())
        ],
        "unknown": list(plan.unknown),
        "no_cadence": list(plan.no_cadence),
    }


def _contact(one: Contact, open_part: Disclosure) -> Mapping[str, object]:
    standing = open_part.standings[one.path]
    return {
        **shape(one),
        "health": {
            "state": standing.health.health,
            "reason": _reason(standing.health.reason),
            "last": shape(standing.health.last) if standing.health.last else None,
        },
        "cadence_by": shape(standing.cadence),
    }


def _reminder(one: Reminder) -> Mapping[str, object]:
    urgency = None if one.urgency is None else round(one.urgency, 3)
    return {**shape(one), "urgency": urgency, "reason": _reason(one.reason)}


def _suggestion(one: StageSuggestion) -> Mapping[str, object]:
    return {
        "contact": one.contact,
        "from": one.from_stage,
        "to": one.to_stage,
        "confidence": one.confidence,
        "met": [_criterion(each) for each in one.met],
        "missing": [_criterion(each) for each in one.missing],
        "unknown": [_criterion(each) for each in one.unknown],
    }


def _criterion(one: Criterion) -> Mapping[str, object]:
    return {
        "code": one.code,
        "facts": dict(one.facts),
        "evidence": [_place(source) for source in one.evidence],
    }


def _reason(reason: Reason) -> Mapping[str, object]:
    return {"code": reason.code, "facts": dict(reason.facts)}


def _place(source: Source) -> Mapping[str, object]:
    if source == NOWHERE:
        return {"path": None, "line": None}
    return {"path": source.path, "line": source.line}


def shape(record: object) -> dict[str, Any]:
    """Give a record as an object of JSON, by the names of its fields.

    Raises TypeError for what is no record, or holds a value of which nobody said how it is written:
    a fault of the package, which the tests of the schema find.
    """
    if not is_dataclass(record):
        raise TypeError(f"{type(record).__name__} is no record")
    found: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Source):
            own = found.get("path")  # of a record that is a note of its own
            found |= _place(value if own in {None, value.path} else NOWHERE)
            found["path"] = own or found["path"]
        elif field.name not in _LEFT_OUT:
            found[field.name] = _value(value)
    return found


def _value(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PartialDate | Span):
        return value.iso()
    if isinstance(value, tuple | frozenset | Deferred):
        return [_value(one) for one in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Mapping):
        return {str(key): _value(one) for key, one in sorted(value.items())}
    return shape(value)
