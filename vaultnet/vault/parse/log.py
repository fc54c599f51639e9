"""A contact's own log: dated headings, bullets, paragraphs, tables, a property `interactions`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Channel, Recognition, Source
from vaultnet.vault.parse.days import report_unreadable
from vaultnet.vault.parse.log_property import entries_of_property
from vaultnet.vault.parse.log_table import row_said
from vaultnet.vault.parse.people import Company, company_of
from vaultnet.vault.parse.said import Said, is_people_field, said_in
from vaultnet.vault.parse.scene import Found
from vaultnet.vault.tasks import parse_task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction, ValueAct
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.entries import Entry
    from vaultnet.vault.parse.scene import Scene

_LOG: Final = "log"
# What looks like a day at the head of an entry; where it is none, that is worth a word.
_LIKE_DAY: Final = re.compile(r"[\W_]*([0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})(?![\w-])")


def from_own_log(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for each dated entry of a contact's log, with that contact.

    What stands below a dated heading, or under a dated item, belongs to it: it names the channel
    where a heading does not, and its value acts count. Others whom an entry links to are spoken
    of; they took part only where a field for people says so. Outside of a log a dated heading
    counts where it names a channel.
    """
    told: list[tuple[Entry, Said]] = []
    owners: dict[int, int] = {}  # line of an item to the place in `told` that it belongs to
    under_heading: tuple[int, int] | None = None  # level of a dated heading, its place in `told`
    for entry in scene.page(note).entries:
        level = entry.section.heading.level if entry.section.heading else 0
        if under_heading and entry.is_heading and level <= under_heading[0]:
            under_heading = None
        if entry.section.is_plan or not entry.happened:
            continue
        said = _dated(entry, note, scene)
        if said.day is not None and _is_entry(entry, said):
            told.append((entry, said))
            owners[entry.line] = len(told) - 1
            if entry.is_heading:
                under_heading = level, len(told) - 1
            continue
        place = owners.get(entry.parent or 0, under_heading[1] if under_heading else None)
        if place is not None:
            owners[entry.line] = place
            told[place] = told[place][0], _with_more(told[place], entry, said)
    for entry, said in told:
        if said.day is not None:
            found = Found(Source(note.path, entry.line), Recognition.LOG, scene.is_private(entry))
            yield scene.interaction(said.day, _company(entry, note.path, scene), said, found)
    for line, said, others in entries_of_property(note, scene):
        if said.day is not None:
            company = Company(tuple(sorted({note.path, *others.contacts})), others.others)
            found = Found(Source(note.path, line), Recognition.LOG)
            yield scene.interaction(said.day, company, said, found)


def _is_entry(entry: Entry, said: Said) -> bool:
    if _LOG in entry.section.says:
        return True
    return entry.is_heading and said.channel is not Channel.UNKNOWN


def _dated(entry: Entry, note: Note, scene: Scene) -> Said:
    """Read an entry with its day: of a row its cell, of a done task that of the tick as well."""
    if entry.is_row:
        return row_said(entry, note, scene)
    said = said_in(entry, scene.reading)
    if said.day is None and entry.is_done:
        said = replace(said, day=parse_task(entry.text).done)
    if said.day is None and _LOG in entry.section.says:
        like = _LIKE_DAY.match(entry.text)
        if like:
            source = Source(note.path, entry.line)
            report_unreadable(like[1], like[1], source, scene.reading, scene.report)
    return said


def _with_more(head: tuple[Entry, Said], entry: Entry, more: Said) -> Said:
    """Join to an entry what stands below it."""
    above, said = head
    if entry.is_heading:
        return said
    joined = replace(
        said,
        gave=_joined(said.gave, more.gave),
        received=_joined(said.received, more.received),
    )
    if not above.is_heading:
        return joined
    if joined.channel is Channel.UNKNOWN:
        joined = replace(joined, channel=more.channel, direction=more.direction)
    return joined if joined.summary else replace(joined, summary=more.summary)


def _joined(acts: tuple[ValueAct, ...], more: tuple[ValueAct, ...]) -> tuple[ValueAct, ...]:
    return tuple(dict.fromkeys(acts + more))


def _company(entry: Entry, path: str, scene: Scene) -> Company:
    source = Source(path, entry.line)
    meant = [
        one
        for field in entry.fields
        if is_people_field(field, scene.reading)
        for one in scene.people.named(field.value, source, scene.report)
    ]
    others = company_of(meant)
    return Company(tuple(sorted({path, *others.contacts})), others.others)
