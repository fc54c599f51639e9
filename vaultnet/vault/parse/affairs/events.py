"""Events: conferences and meetups that have a note of their own (guide, parts 5 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.records import Event, Source
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.affairs.members import members_of
from vaultnet.vault.parse.affairs.parts import ATTENDED, part_in_event
from vaultnet.vault.parse.days import days_of_property
from vaultnet.vault.parse.people.card import Card
from vaultnet.vault.parse.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene


def events_in(note: Note, scene: Scene) -> Iterator[Event]:
    """Give the event that a note is; a private one too, which says so."""
    if scene.kinds.of(note.path) is NoteKind.EVENT:
        yield _event(note, scene)


def _event(note: Note, scene: Scene) -> Event:
    card = Card(note, scene.page(note), scene.reading)
    first, last, line = _days(card, scene)
    members = members_of(note, scene)
    part, part_line = part_in_event(card, scene.reading, scene.report)
    if part is None and members.owner_line is not None:  # whoever lists themselves was there
        part, part_line = ATTENDED, members.owner_line
    place = card.line("location") or card.line("country") or ""
    return Event(
        path=note.path,
        name=note.name,
        source=Source(note.path, line),
        first=first,
        last=last,
        place=quoted(place, note.path, scene, private=False),
        series=quoted(card.line("series") or "", note.path, scene, private=False),
        participants=members.company.contacts,
        others=members.company.others,
        part=part,
        part_line=part_line,
        participants_line=members.line,
        follow_up=not _refuses_follow_up(card, scene.reading),
        private=scene.privacy.of(note.path),
    )


def _days(card: Card, scene: Scene) -> tuple[date | None, date | None, int]:
    """Give the first and the last day, and the line where the first is written.

    Without a start, the days of the note count; a last day before the first is reported.
    """
    starts, ends = _written(card, "start", scene), _written(card, "end", scene)
    dates = [] if starts else _written(card, "date", scene)
    first = min((*starts, *dates), default=None)
    last = max((*ends, *(dates if len(dates) > 1 else [])), default=None)
    line = first[1] if first else last[1] if last else 1
    begins, ends_on = first[0] if first else None, last[0] if last else None
    if begins is None:
        begins = scene.day_of(card.note)
    if begins and ends_on and last and ends_on < begins:
        message = f"The event ends on {ends_on.isoformat()}, before it begins."
        hint = "Correct its first or its last day; until then the first alone counts."
        scene.report.warn(Source(card.note.path, last[1]), "event-ends-first", message, hint)
        ends_on = None
    return begins, ends_on, line


def _written(card: Card, meaning: str, scene: Scene) -> list[tuple[date, int]]:
    """Give the days of a meaning with their lines."""
    return [
        (day, prop.line)
        for prop in card.all(meaning)
        for day in days_of_property(prop, card.note, scene.reading, scene.report)
    ]


def _refuses_follow_up(card: Card, reading: Reading) -> bool:
    """Tell whether the note says `followup: false`; of a contact that key plans the next one."""
    return any(
        reading.words.truths.get(fold(str(prop.value))) is False
        for prop in card.all("follow-up", "next-contact")
    )
