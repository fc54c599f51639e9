"""A log as a property: `interactions: [{date: 2026-05-20, text: …}]`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.core.records import Source
from vaultnet.vault.conventions import PEOPLE_MEANINGS
from vaultnet.vault.parse.days import is_placeholder, read_text_as_day, report_day
from vaultnet.vault.parse.lines.entries import Entry
from vaultnet.vault.parse.lines.outline import Section
from vaultnet.vault.parse.lines.said import Said, channel_of_text, said_in, value_acts
from vaultnet.vault.parse.lines.wording import phrase_of
from vaultnet.vault.parse.people.directory import Company, company_of
from vaultnet.vault.parse.values import properties_of, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene
    from vaultnet.vault.parse.values import Property


def entries_of_property(note: Note, scene: Scene) -> Iterator[tuple[int, Said, Company]]:
    """Give line, content and other participants of each entry of a log in the properties.

    An entry is a mapping, a text with its day in front, or the text that a day is the key of.
    """
    for prop in properties_of(note, scene.reading):
        if prop.meaning != "interactions":
            continue
        for key, value in _values(prop, scene.reading):
            line = note.frontmatter.lines.get(key, prop.line)
            if isinstance(value, dict):
                named = _by_meaning(value, scene.reading)
                said = _said_of_mapping(named, prop, note, scene)
                yield line, said, _company(named, Source(note.path, line), scene)
            else:
                text = " ".join(texts_in(value))
                yield line, _said_of_text(text, scene.reading), Company()


def _values(prop: Property, reading: Reading) -> Iterator[tuple[str, Value]]:
    """Give the entries of the property with their dotted keys."""
    value = prop.value
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield f"{prop.key}.{index}", one
    elif isinstance(value, dict) and not any(reading.meaning(key) == "date" for key in value):
        for day, one in value.items():
            yield f"{prop.key}.{day}", f"{day}: {' '.join(texts_in(one))}"
    else:
        yield prop.key, value


def _by_meaning(value: Mapping[str, Value], reading: Reading) -> Mapping[str, list[str]]:
    named: dict[str, list[str]] = {}
    for key, one in value.items():
        meaning = reading.meaning(key)
        if meaning:
            texts = (text for text in texts_in(one) if not is_placeholder(text))
            named.setdefault(meaning, []).extend(texts)
    return named


def _said_of_mapping(
    named: Mapping[str, list[str]], prop: Property, note: Note, scene: Scene
) -> Said:
    reading = scene.reading
    said = _said_of_text(", ".join(named.get("summary", ())), reading)
    day = None
    for text in named.get("date", ()):
        day = read_text_as_day(text, note, reading)
        if day is None:
            report_day(text, prop, note, reading, scene.report)
    typed = (*named.get("channel", ()), *named.get("type", ()))
    channels = [channel for text in typed if (channel := channel_of_text(text, reading))]
    directions = [
        reading.words.directions.get(phrase_of(one)) for one in named.get("direction", ())
    ]
    return replace(
        said,
        day=day,
        channel=channels[0] if channels else said.channel,
        direction=directions[0] if directions and directions[0] else said.direction,
        gave=tuple(act for text in named.get("gave", ()) for act in value_acts(text, reading)),
        received=tuple(
            act for text in named.get("received", ()) for act in value_acts(text, reading)
        ),
    )


def _said_of_text(text: str, reading: Reading) -> Said:
    nowhere = Section(None, 1, 1, frozenset(), None)
    return said_in(Entry(1, text, (), nowhere), reading)


def _company(named: Mapping[str, list[str]], source: Source, scene: Scene) -> Company:
    return company_of(
        [
            one
            for meaning in PEOPLE_MEANINGS
            for text in named.get(meaning, ())
            for one in scene.people.named(text, source, scene.report)
        ]
    )
