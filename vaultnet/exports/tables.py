"""The tables of the database: what each holds, as SQL and as rows.

Rows stand in the order of the records, and ids count from 1 in it, so that the same vault gives the
same numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.exports import evidence, plain
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.records import Contact, Source, ValueAct
    from vaultnet.exports.material import Material

    Cell = str | int | float | None
    Row = tuple[Cell, ...]

_SEPARATOR: Final = "; "

# The first statement stands at the very end of the first page: the seal is in it.
SCHEMA: Final = f"""\
CREATE TABLE contacts ( -- {UNSEALED}
  note TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT, emails TEXT, phones TEXT,
  organisations TEXT, job TEXT, birthday TEXT, location TEXT, country TEXT, timezone TEXT,
  language TEXT, tags TEXT, roles TEXT, stage TEXT, interests TEXT, health TEXT NOT NULL,
  last_contact TEXT, next_contact TEXT, snoozed_until TEXT, paused INTEGER NOT NULL,
  deceased INTEGER NOT NULL
);
CREATE TABLE interactions (
  id INTEGER PRIMARY KEY, day TEXT NOT NULL, planned INTEGER NOT NULL, channel TEXT NOT NULL,
  layer TEXT NOT NULL, direction TEXT NOT NULL, summary TEXT, gave TEXT, received TEXT,
  people INTEGER NOT NULL, path TEXT, line INTEGER
);
CREATE TABLE interaction_contacts (
  interaction INTEGER NOT NULL REFERENCES interactions (id),
  contact TEXT NOT NULL REFERENCES contacts (note),
  PRIMARY KEY (interaction, contact)
);
CREATE TABLE promises (
  id INTEGER PRIMARY KEY, promiser TEXT NOT NULL, text TEXT, due TEXT, done TEXT, state TEXT,
  path TEXT, line INTEGER
);
CREATE TABLE promise_contacts (
  promise INTEGER NOT NULL REFERENCES promises (id),
  contact TEXT NOT NULL REFERENCES contacts (note),
  PRIMARY KEY (promise, contact)
);
CREATE TABLE due (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, layer TEXT, day TEXT NOT NULL,
  days_late INTEGER, slot TEXT NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL,
  last_contact TEXT, path TEXT, line INTEGER
);
CREATE TABLE due_contacts (
  reminder INTEGER NOT NULL REFERENCES due (id),
  contact TEXT NOT NULL REFERENCES contacts (note),
  PRIMARY KEY (reminder, contact)
);
CREATE TABLE links (
  id INTEGER PRIMARY KEY, contact TEXT NOT NULL REFERENCES contacts (note),
  kind TEXT NOT NULL, target TEXT NOT NULL, path TEXT, line INTEGER
);
"""


def rows_of(material: Material) -> Iterator[tuple[str, Row]]:
    """Give every row with the table that it belongs to, those that others refer to first."""
    for contact in material.disclosure.network.contacts:
        yield "contacts", _contact(contact, material)
    yield from _interactions(material)
    yield from _promises(material)
    yield from _due(material)
    for number, row in enumerate(_links(material), 1):
        yield "links", (number, *row)


def _contact(one: Contact, material: Material) -> Row:
    health = material.disclosure.standings[one.path].health
    return (
        one.path,
        one.name,
        *map(_joined, (one.aliases, one.emails, one.phones)),
        _joined(each.name for each in one.organisations),
        one.job,
        one.birthday.iso() if one.birthday else None,
        *(one.location, one.country, one.timezone, one.language),
        *map(_joined, (one.tags, one.roles)),
        one.stage,
        _joined(one.interests),
        health.health,
        health.last.day.isoformat() if health.last else None,
        one.next_contact.isoformat() if one.next_contact else None,
        one.snoozed_until.isoformat() if one.snoozed_until else None,
        int(one.paused),
        int(one.deceased),
    )


def _interactions(material: Material) -> Iterator[tuple[str, Row]]:
    today = material.disclosure.plan.today
    for number, one in enumerate(material.disclosure.network.interactions, 1):
        yield (
            "interactions",
            (
                *(number, one.day.isoformat(), int(one.day > today)),
                *(one.channel, one.layer, one.direction, one.summary),
                *(_acts(one.gave), _acts(one.received), one.people, *_place(one.source)),
            ),
        )
        for path in one.contacts:
            yield "interaction_contacts", (number, path)


def _promises(material: Material) -> Iterator[tuple[str, Row]]:
    open_part = material.disclosure
    known = zip(open_part.network.promises, open_part.promise_states, strict=True)
    for number, (one, state) in enumerate(known, 1):
        due, done = (day.isoformat() if day else None for day in (one.due, one.done))
        yield "promises", (number, one.promiser, one.text, due, done, state, *_place(one.source))
        for path in one.contacts:
            yield "promise_contacts", (number, path)


def _due(material: Material) -> Iterator[tuple[str, Row]]:
    for number, one in enumerate(material.disclosure.plan.reminders, 1):
        yield (
            "due",
            (
                *(number, one.kind, one.layer, one.due.isoformat(), one.days_late, one.slot),
                *(evidence.what(one, material), evidence.reason(one, material)),
                one.last.day.isoformat() if one.last else None,
                *_place(one.source),
            ),
        )
        for path in one.contacts:
            yield "due_contacts", (number, path)


def _links(material: Material) -> Iterator[Row]:
    """Give whom and what each contact is linked with: people, groups, events, projects, firms."""
    network = material.disclosure.network
    for one in network.contacts:
        place = _place(one.source)
        lists = {
            "introduced by": one.introduced_by,
            "group": one.groups,
            "project": one.projects,
            "event": one.events,
            "organisation": tuple(each.path or each.name for each in one.organisations),
            "link": one.links,
        }
        for kind, targets in lists.items():
            for target in targets:
                yield (one.path, kind, target, *place)
    for group in network.groups:
        for path in group.members:
            yield (path, "group", group.path, *_place(group.source))
    for event in network.events:
        for path in event.participants:
            yield (path, "event", event.path, *_place(event.source))
    for (first, second), source in sorted(network.acquainted.items()):
        if source is not None:
            yield (first, "knows", second, *_place(source))


def _acts(acts: Iterable[ValueAct]) -> str | None:
    return _joined(": ".join(filter(None, (act.kind, act.text))) for act in acts)


def _joined(texts: Iterable[str]) -> str | None:
    return _SEPARATOR.join(map(plain.line, texts)) or None


def _place(source: Source) -> Row:
    return (source.path, source.line) if source.path else (None, None)
