"""Interactions of daily notes: any ordinary link to a contact, on the day of the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.records import Channel, Recognition, Source
from vaultnet.vault.conventions import PEOPLE_MEANINGS
from vaultnet.vault.parse.lines.line_tags import notes_achievement
from vaultnet.vault.parse.lines.said import Said, said_in
from vaultnet.vault.parse.people.directory import company_of
from vaultnet.vault.parse.scene import Found
from vaultnet.vault.parse.values import Property, written_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.people.directory import Meant
    from vaultnet.vault.parse.scene import Scene


def from_daily_note(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for each entry with a contact, and for each property for people.

    What a heading announces as plans is left out, tasks as well: the done ones are read elsewhere.
    What somebody achieved is news of them, and without a word on how it was told no contact; nor
    is what never came about.
    """
    day = scene.day_of(note)
    if day is None:
        return
    ignores_mentions = scene.reading.settings.vault.mentions == "ignore"
    for entry in scene.page(note).linked:
        if not entry.tells or entry.section.is_plan:
            continue
        company = scene.company_in(entry, note.path)
        if not company.contacts:
            continue
        said = said_in(entry, scene.reading)
        if said.unheld:
            continue
        known = said.how or said.channel is not Channel.UNKNOWN
        is_news = not known and notes_achievement(entry, scene.reading)
        if known or not (ignores_mentions or is_news):
            recognition = Recognition.DAILY if known else Recognition.MENTION
            found = scene.found_in(entry, note.path, recognition)
            yield scene.interaction(said.day or day, company, said, found)
    for prop, channel in _properties_for_people(note, scene):
        known = channel is not Channel.UNKNOWN
        source = Source(note.path, prop.line)
        named: list[Meant] = []
        for one in written_in(prop, note.frontmatter.lines):
            place = Source(note.path, one.line)
            named += scene.people.named(one.text, place, scene.report, is_item=one.is_item)
        company = company_of(named)
        if company.contacts and (known or not ignores_mentions):
            recognition = Recognition.DAILY if known else Recognition.MENTION
            yield scene.interaction(day, company, Said(channel), Found(source, recognition))


def _properties_for_people(note: Note, scene: Scene) -> Iterator[tuple[Property, Channel]]:
    """Give the properties that name people: `people`, `met`, `called` and the like."""
    front = note.frontmatter
    for key, value in note.properties.items():
        channel = scene.reading.words.channels.get(fold(key))
        if channel or scene.reading.meaning(key) in PEOPLE_MEANINGS:
            prop = Property(key, "people", value, front.lines.get(key, 1), front.written)
            yield prop, channel or Channel.UNKNOWN
