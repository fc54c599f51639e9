"""`csv`: a row for each person, for spreadsheets, or raw for programs (RFC 4180).

A spreadsheet takes a cell that begins with `=` for a formula, whoever wrote it: such cells get an
apostrophe in front, which is how spreadsheets themselves write that a cell is text. There is a BOM
too, without which Excel reads no Cyrillic. With `raw` there is neither, and the names of columns
are those of the JSON.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from vaultnet.core.spoken import every, health_reason, role_name
from vaultnet.exports import evidence, plain
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vaultnet.core.disclosure import Standing
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact
    from vaultnet.exports.material import Material

    Cells = Mapping[str, str]

_BOM: Final = "\ufeff"
_BETWEEN: Final = "; "
# What makes a formula, a command or another cell of the rest, also as the wide letters that some
# spreadsheets take for the same (OWASP, CSV injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Written(list[str]):
    """Rows as they are written."""

    write = list.append


COLUMNS: Final = (
    *("name", "aliases", "emails", "phones", "organisations", "job", "birthday", "location"),
    *("country", "links", "tags", "roles", "stage", "interests", "groups", "cadence", "next"),
    *("last", "health", "why", "due", "what", "note"),
)


def write(material: Material) -> bytes:
    """Write the table: a header, then people by name of their notes; the last column is empty."""
    written = _Written()
    rows = csv.writer(written, lineterminator="\r\n")
    raw = material.wishes.raw
    guarded: Callable[[str], str] = plain.lines if raw else _guarded
    names = COLUMNS if raw else [material.say(f"export.column.{one}") for one in COLUMNS]
    rows.writerow((*names, UNSEALED))
    due = _first_due(material)
    for contact in material.disclosure.network.contacts:
        standing = material.disclosure.standings[contact.path]
        cells = {**_of_note(contact, material), **_judged(standing, material)}
        cells |= _due(due.get(contact.path), material)
        rows.writerow((*(guarded(cells[one]) for one in COLUMNS), ""))
    return ("" if raw else _BOM).encode() + "".join(written).encode()


def _of_note(contact: Contact, material: Material) -> Cells:
    """Give what stands in the note."""
    raw, stage = material.wishes.raw, contact.stage or ""
    lists = {
        "aliases": contact.aliases,
        "emails": contact.emails,
        "phones": contact.phones,
        "organisations": (one.name for one in contact.organisations),
        "links": contact.links,
        "tags": contact.tags,
        "roles": (role if raw else role_name(role, material.phrases) for role in contact.roles),
        "interests": contact.interests,
        "groups": contact.groups,
    }
    return {
        **{name: _BETWEEN.join(map(plain.line, values)) for name, values in lists.items()},
        "name": contact.name,
        "job": contact.job or "",
        "birthday": contact.birthday.iso() if contact.birthday else "",
        "location": contact.location or "",
        "country": contact.country or "",
        "stage": stage if raw or not stage else material.say(f"stage.{stage}"),
        "next": contact.next_contact.isoformat() if contact.next_contact else "",
        "note": contact.path,
    }


def _judged(standing: Standing, material: Material) -> Cells:
    """Give how it stands with a person, and why."""
    health, raw = standing.health, material.wishes.raw
    spans = (
        f"{layer} {span.iso()}"
        if raw
        else f"{material.say(f'layer.{layer}')}: {every(span, material.phrases)}"
        for layer, span in sorted(standing.cadence.layers.items())
    )
    return {
        "cadence": _BETWEEN.join(spans),
        "last": health.last.day.isoformat() if health.last else "",
        "health": health.health if raw else material.say(f"health.{health.health}"),
        "why": health_reason(health.reason, material.phrases),
    }


def _due(reminder: Reminder | None, material: Material) -> Cells:
    """Give what is due first, and when."""
    if reminder is None:
        return {"due": "", "what": ""}
    due = "" if reminder.when == "open" else reminder.due.isoformat()
    return {"due": due, "what": evidence.what(reminder, material)}


def _first_due(material: Material) -> Mapping[str, Reminder]:
    """Give for each person the reminder that is due first, of equal ones the most urgent."""
    found: dict[str, Reminder] = {}
    for reminder in sorted(evidence.placed(material.disclosure.plan), key=lambda one: one.due):
        for path in reminder.contacts:
            found.setdefault(path, reminder)
    return found


def _guarded(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    text = plain.lines(cell)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
