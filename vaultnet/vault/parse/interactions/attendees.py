"""Who took part in a meeting, as its note declares: by property, field, labelled line, section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Direction, Source
from vaultnet.vault.conventions import PEOPLE_MEANINGS
from vaultnet.vault.note import Link
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.interactions.attendee_table import people_cells
from vaultnet.vault.parse.interactions.attendees_quoted import quoted_attendees
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.people.directory import Company, company_of
from vaultnet.vault.parse.people.people_labels import ATTENDEES, LABEL, is_people_label
from vaultnet.vault.parse.values import properties_of, written_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.people.directory import Meant
    from vaultnet.vault.parse.scene import Scene

_LETTER: Final = pattern(r"[^\W\d_]")
_GAP: Final = 2  # lines: one blank line may stand between a label and its list


@frozen_record
class Attendance:
    """Who took part, where that is first written, and who began if the keys tell."""

    company: Company
    line: int
    direction: Direction | None
    written: tuple[tuple[str, int], ...] = ()  # the texts that name them, each with its line


@frozen_record
class _Named:
    """A text that names people, by what it is called and where."""

    meaning: str
    text: str
    line: int
    is_item: bool = False  # of a list of the properties
    item_line: int = 0  # where that stands


def declared_in(note: Note, scene: Scene) -> Attendance | None:
    """Give the people that a note declares; None where it declares nobody.

    `from` tells who began: somebody else, or the owner where only the owner is named.
    """
    named = list(_by_property(note, scene))
    named += _by_text(note, scene) if _may_name_any(note, scene) else ()
    quoted = quoted_attendees(note, scene.reading)
    named += [_Named("people", text, line) for line, text in quoted]
    named = [one for one in named if _LETTER.search(one.text) and not is_placeholder(one.text)]
    if not named:
        return None
    meant: list[Meant] = []
    senders: list[Meant] = []
    for one in named:
        source = Source(note.path, one.item_line or one.line)
        people = scene.people.named(one.text, source, scene.report, is_item=one.is_item)
        meant += people
        senders += people if one.meaning == "from" else []
    meanings = {one.meaning for one in named}
    direction = None
    if "from" in meanings:
        direction = Direction.INBOUND if senders else Direction.OUTBOUND
    elif "to" in meanings:
        direction = Direction.OUTBOUND
    written = tuple((one.text, one.line) for one in named)
    return Attendance(company_of(meant), named[0].line, direction, written)


def _by_property(note: Note, scene: Scene) -> Iterator[_Named]:
    for prop in properties_of(note, scene.reading):
        if prop.meaning in PEOPLE_MEANINGS:
            for one in written_in(prop, note.frontmatter.lines):
                yield _Named(prop.meaning, one.text, prop.line, one.is_item, one.line)


def _by_text(note: Note, scene: Scene) -> Iterator[_Named]:
    entries = scene.page(note).entries
    absent = _absent([entry for entry in entries if ATTENDEES in entry.section.says])
    if absent:
        entries = tuple(entry for entry in entries if entry.line not in absent)
    for index, entry in enumerate(entries):
        for field in entry.fields:
            meaning = scene.reading.meaning(field.key)
            if meaning in PEOPLE_MEANINGS:
                yield _Named(meaning, field.value, field.line)
        if ATTENDEES in entry.section.says:
            continue
        label = _label_of(entry, scene)
        if label is not None:
            rest = restored(entry, label.start(2))
            if rest:
                yield _Named("people", rest, entry.line)
            else:
                for item in _present(list(_list_below(entries, index))):
                    yield _Named("people", restored(item), item.line)
    listed = [
        entry
        for entry in entries
        if ATTENDEES in entry.section.says and not entry.is_heading and not entry.section.is_plan
    ]
    for entry in people_cells(listed, scene.reading):
        yield _Named("people", restored(entry), entry.line)


def _may_name_any(note: Note, scene: Scene) -> bool:
    """Tell whether a field, a label or a section can name people: most texts have none of them."""
    if note.text.find(":", note.below) >= 0:
        return True
    return any(ATTENDEES in section.says for section in scene.page(note).outline.sections)


def _present(listed: Sequence[Entry]) -> list[Entry]:
    absent = _absent(listed)
    return [entry for entry in listed if entry.line not in absent]


def _absent(listed: Sequence[Entry]) -> frozenset[int]:
    """Give the lines of those whose box has no tick, where others have one: they did not come."""
    if not listed or not any(entry.is_done for entry in listed):
        return frozenset()
    return frozenset(entry.line for entry in listed if entry.task is not None and not entry.is_done)


def _label_of(entry: Entry, scene: Scene) -> re.Match[str] | None:
    """Find a label for people at the head of an entry: `**Attendees:** …`."""
    found = LABEL.match(entry.text) if ":" in entry.text else None
    if found is None or OBJECT in found[1] or entry.is_heading:
        return None
    return found if is_people_label(found[1], scene.reading) else None


def _list_below(entries: Sequence[Entry], index: int) -> Iterator[Entry]:
    """Give the items under a label that is an item, or of the list right below any other label."""
    label = entries[index]
    expected = label.line
    for at in range(index + 1, len(entries)):
        entry = entries[at]
        near = entry.is_item and entry.line <= expected + _GAP
        if entry.parent != label.line if label.is_item else not near:
            return
        expected = entry.line
        yield entry


def restored(entry: Entry, start: int = 0) -> str:
    """Give the text of an entry from `start` with its links as they could be written."""
    skipped = entry.text[:start].count(OBJECT)
    parts = entry.text[start:].split(OBJECT)
    text = [parts[0]]
    for one, part in zip(entry.objects[skipped:], parts[1:], strict=True):
        if isinstance(one, Link):
            text.append(f"[[{one.target}|{one.display}]]")
        text.append(part)
    return "".join(text).strip()
