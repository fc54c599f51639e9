"""Monica's export as JSON: contacts with their addresses, notes, and calls."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from vaultnet.core.imported import Imported, ImportedDay
from vaultnet.core.records import Channel, Direction, Source
from vaultnet.core.written_dates import read_day
from vaultnet.imports import problems
from vaultnet.imports.draft import Draft
from vaultnet.imports.tables import MOST_BYTES
from vaultnet.imports.texts import decode, one_line

if TYPE_CHECKING:
    from vaultnet.imports.manner import ForeignFile, Manner

    Object: TypeAlias = Mapping[str, Any]

_FIELDS: Final = {
    "first_name": "first-name",
    "middle_name": "middle-name",
    "last_name": "last-name",
    "nickname": "aliases",
    "description": "summary",
    "job": "job",
    "company": "organisation",
    "last_talked_to": "last-contact",
    "food_preferences": "summary",
}
_CONTACT_FIELDS: Final = {"email": "email", "phone": "phone"}  # by the type of the field


def is_monica(_name: str, head: bytes) -> bool:
    """Tell whether a file begins as Monica's export does."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    return start.startswith(b"{") and b'"account"' in head and b'"Monica"' in head


def read_monica(file: ForeignFile, manner: Manner) -> Imported:
    """Read the contacts; a place in the file is the number of the contact, as it has no lines.

    Partial contacts, who exist in Monica only as a relation of another, are left out.
    """
    try:
        whole = json.loads(decode(file.stream.read(MOST_BYTES))[0])
    except (ValueError, RecursionError) as error:
        kind = problems.JSON
        reason = " ".join(str(error).split())[:80]
        return Imported(problems=(problems.at_line(kind, file.name, 1, reason=reason),))
    account = _object(_object(whole).get("account"))
    kinds = {
        str(one.get("uuid")): _object(one.get("properties"))
        for one in _objects(_object(account.get("instance")).get("contact_field_types"))
    }
    people, days, faults = [], [], []
    left: dict[str, int] = {}
    for number, contact in enumerate(_values(account, "contact"), 1):
        properties = _object(contact.get("properties"))
        if properties.get("is_partial") is True:
            left["partial"] = left.get("partial", 0) + 1
            continue
        draft = _draft(contact, properties, kinds, Draft(Source(file.name, number), manner))
        person = draft.person()
        faults += draft.problems
        if person is None:
            continue
        people.append(person)
        for day in _calls(contact, person.name, draft.source, manner):
            if manner.since <= day.day <= manner.today:
                days.append(day)
            else:
                left["older"] = left.get("older", 0) + 1
    return Imported(tuple(people), tuple(days), tuple(faults), left)


def _draft(contact: Object, properties: Object, kinds: Mapping[str, Object], draft: Draft) -> Draft:
    for key, meaning in _FIELDS.items():
        value = _text(properties.get(key))
        draft.add(meaning, value.partition("T")[0] if meaning == "last-contact" else value, key)
    tags = properties.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        draft.add("tags", _text(tag))
    draft.add("birthday", _special_day(properties.get("birthdate")), "birthdate")
    draft.add("met", _special_day(properties.get("first_met_date")))
    if properties.get("is_dead") is True:
        draft.add("deceased", "true")
    for one in _values(contact, "contact_field"):
        held = _object(one.get("properties"))
        kind = kinds.get(_text(held.get("type")), {})
        name = _text(kind.get("type")) or _text(kind.get("name")).casefold()
        value = _text(held.get("data"))
        meaning = _CONTACT_FIELDS.get(name) or ("link" if "://" in value else "")
        if meaning:
            draft.add(meaning, value, name)
        else:
            draft.note(_text(kind.get("name")) or "contact", value)
    for one in _values(contact, "address"):
        held = _object(one.get("properties"))
        place = (_text(held.get("city")), _text(held.get("country")))
        draft.add("location", ", ".join(filter(None, place)))
    for one in _values(contact, "note"):
        draft.add("summary", _text(_object(one.get("properties")).get("body")))
    return draft


def _calls(contact: Object, name: str, source: Source, manner: Manner) -> Iterator[ImportedDay]:
    for one in _values(contact, "call"):
        held = _object(one.get("properties"))
        day = read_day(_text(held.get("called_at")), manner.words)
        if day is not None:
            inbound = held.get("contact_called") is True
            yield ImportedDay(
                source=source,
                day=day,
                channel=Channel.CALL,
                people=(("", name),),
                direction=Direction.INBOUND if inbound else Direction.OUTBOUND,
                subject=one_line(_text(held.get("content"))),
            )


def _special_day(value: object) -> str:
    """Give a day that may have no year; one that Monica has guessed from an age is none."""
    held = _object(value)
    day = _text(held.get("date")).partition("T")[0]
    if held.get("is_age_based") is True:
        return ""
    return f"-{day[4:]}" if held.get("is_year_unknown") is True and day else day


def _values(holder: Object, kind: str) -> Iterator[Object]:
    """Give the records of one kind that an object holds among its data."""
    for collection in _objects(holder.get("data")):
        if collection.get("type") == kind:
            yield from _objects(collection.get("values"))


def _object(value: object) -> Object:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[Object]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
