"""The schema of the exported JSON, made from the types of the records and from their comments.

`docs/export.schema.json` is written from it by `make golden`; the tests hold exports to that file.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import EnumMeta
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from vaultnet.core import cadence, dates, gates, health, plan, promises, records, stages, warmth
from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.records import Source
from vaultnet.exports.records import VERSION

Schema = dict[str, Any]

_MODULES: Final = (cadence, dates, gates, health, plan, promises, records, stages, warmth)
_NAMES: Final = {name: one for module in _MODULES for name, one in vars(module).items()}
_NAMES.update({"Mapping": Mapping, "Sequence": Sequence, "date": date})
_LEFT_OUT: Final = {"private", "action"}

_DAY: Final[Schema] = {
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
_LEAVES: Final[Mapping[object, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: _DAY,
    PartialDate: {
        "type": "string",
        "description": "A day of the year; without a year `--05-20`.",
        "pattern": "^([0-9]{4}|-)-[0-9]{2}-[0-9]{2}$",
    },
    Span: {
        "type": "string",
        "description": "A length of time as ISO 8601.",
        "pattern": "^P([0-9]+[YMWD])+$",
    },
}
_PLACE: Final[Schema] = {
    "path": {
        "type": ["string", "null"],
        "description": "The note where it is written; null where that is private.",
    },
    "line": {"type": ["integer", "null"], "description": "The line there, from 1."},
}
_FACTS: Final[Schema] = {
    "type": "object",
    "description": "What its sentence needs; words that name somebody private are left out.",
    "additionalProperties": {"type": ["string", "integer"]},
}


def schema() -> Schema:
    """Make the whole schema."""
    parts = {
        "contacts": _record(records.Contact, health=_health(), cadence_by=_ref("CadenceRule")),
        "interactions": _record(records.Interaction, planned={"type": "boolean"}),
        "promises": _record(records.Promise, state=_or_null(_type(promises.PromiseState))),
        "due": _record(plan.Reminder, reason=_reason()),
        "suggestions": _suggestion(),
        "events": _record(records.Event),
        "groups": _record(records.Group),
        "organisations": _record(records.OrganisationNote),
        "achievements": _record(records.Achievement),
        "activities": _record(records.OwnActivity),
        "knowledge": _record(records.Knowledge),
        "acquainted": _object(
            {"contacts": {**_list(_type(str)), "minItems": 2, "maxItems": 2}, **_PLACE},
            "Two contacts who know each other, and where that is written.",
        ),
    }
    paths = _list(_type(str))
    head = {
        "generator": {"type": "string", "pattern": "^vaultnet-[0-9a-f]{8}$"},
        "version": {"const": VERSION, "description": "Of this schema."},
        "today": {**_DAY, "description": "The day that everything is judged by."},
        "week": {"type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$"},
    }
    tail = {
        "unknown": {**paths, "description": "Contacts without any evidence of contact."},
        "no_cadence": {**paths, "description": "Contacts with evidence but no cadence."},
    }
    definitions = (cadence.CadenceRule, plan.Evidence, records.Organisation, records.YearlyDay)
    more = (records.Rating, records.Dismissal, records.ValueAct)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A network, as `vaultnet export json` writes it",
        "description": "Nothing private is in it. Contacts are named by the paths of their notes.",
        **_object({**head, **{key: _list(one) for key, one in parts.items()}, **tail}, ""),
        "$defs": {
            **{one.__name__: _record(one) for one in (*definitions, *more)},
            "Reason": _reason(),
            "Criterion": _criterion(),
        },
    }


def _record(record: type, **own: Schema) -> Schema:
    """Give the schema of a record by its fields; `own` are those that the export words itself."""
    hints = get_type_hints(record, localns=_NAMES)
    comments = _comments(record)
    found: Schema = {}
    for field in fields(record):
        if field.name in _LEFT_OUT:
            continue
        if hints[field.name] is Source:
            found |= {key: one for key, one in _PLACE.items() if key not in found}
            continue
        shape = own.pop(field.name, None) or _type(hints[field.name])
        told = comments.get(field.name)
        found[field.name] = (
            {**shape, "description": told} if told and "$ref" not in shape else shape
        )
    return _object({**found, **own}, (record.__doc__ or "").partition("\n")[0])


def _type(hint: object) -> Schema:
    if hint in _LEAVES:
        return dict(_LEAVES[hint])
    if isinstance(hint, EnumMeta):
        return {"enum": [one.value for one in list[Any](hint)]}
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        (inner,) = (one for one in args if one is not NoneType)
        return _or_null(_type(inner))
    if origin in {tuple, frozenset, Sequence}:
        return _list(_type(args[0]))
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type(args[1])}
    assert isinstance(hint, type), hint
    assert is_dataclass(hint), hint
    return _ref(hint.__name__)


def _or_null(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(properties: Schema, says: str) -> Schema:
    return {
        "type": "object",
        **({"description": says} if says else {}),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _reason() -> Schema:
    return _object({"code": _type(str), "facts": _FACTS}, "Why, as a code and its facts.")


def _health() -> Schema:
    last = _or_null(_ref("Evidence"))
    state = _type(warmth.Health)
    return _object(
        {"state": state, "reason": _ref("Reason"), "last": last}, "How it stands, and by what."
    )


def _criterion() -> Schema:
    evidence = _list(_object(_PLACE, ""))
    return _object(
        {"code": _type(str), "facts": _FACTS, "evidence": evidence},
        "One thing that a stage asks for, as it was found.",
    )


def _suggestion() -> Schema:
    stage, criteria = _type(records.Stage), _list(_ref("Criterion"))
    found = {"contact": _type(str), "from": stage, "to": stage}
    found |= {"confidence": _type(stages.Confidence)}
    found |= dict.fromkeys(("met", "missing", "unknown"), criteria)
    return _object(found, "The next stage of a contact, for which the notes speak.")


def _comments(record: type) -> Mapping[str, str]:
    """Read what the source says of each field, beside it or in the line above."""
    source = inspect.getsource(record).split("\n")
    body = ast.parse("\n".join(source)).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            beside = source[(node.end_lineno or node.lineno) - 1].partition("  # ")[2]
            above = source[node.lineno - 2].strip()
            told = beside or (above.removeprefix("# ") if above.startswith("# ") else "")
            if told:
                found[node.target.id] = told[:1].upper() + told[1:]
    return found
