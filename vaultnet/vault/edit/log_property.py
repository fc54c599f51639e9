"""An entry of a log that is kept as a property: `interactions: [{date: 2026-05-20, text: …}]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.errors import NoteRefusedError
from vaultnet.vault.edit.properties import set_property
from vaultnet.vault.parse.values import properties_of, texts_in

if TYPE_CHECKING:
    from vaultnet.core.log_entry import LogEntry
    from vaultnet.vault.edit.entry_text import Wording
    from vaultnet.vault.edit.raw import RawNote
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.values import Property

_CHANNELS: Final = ("channel", "type")


def add_to_property(
    raw: RawNote, note: Note, entry: LogEntry, words: Wording, writing: Writing
) -> bytes | None:
    """Give the note with the entry in its property for interactions; None where it has none.

    A list of mappings gets a mapping with the same keys, a list of texts a text, a mapping of days
    a day; newest first or last as it is.
    """
    data = raw.joined(raw.lines)
    prop = next(
        (one for one in properties_of(note, writing.reading) if one.meaning == "interactions"), None
    )
    if prop is None or note.frontmatter.state != "read":
        return None
    value = _with_entry(prop, entry, words, writing)
    if value is None:
        return None
    try:
        return set_property(data, note.path, prop.key, value)
    except NoteRefusedError:
        return None


def remove_from_property(
    raw: RawNote, note: Note, entry: LogEntry, writing: Writing
) -> bytes | None:
    """Give the note without the entry of that id in its property for interactions, if it has it."""
    mark = f"^{entry.id}"

    def stays(value: Value) -> bool:
        return not any(text.endswith(mark) for text in texts_in(value))

    for prop in properties_of(note, writing.reading):
        if prop.meaning == "interactions" and isinstance(prop.value, list | dict):
            kept: Value = (
                [one for one in prop.value if stays(one)]
                if isinstance(prop.value, list)
                else {key: one for key, one in prop.value.items() if stays(one)}
            )
            try:
                return set_property(raw.joined(raw.lines), note.path, prop.key, kept)
            except NoteRefusedError:
                return None
    return None


def _with_entry(prop: Property, entry: LogEntry, words: Wording, writing: Writing) -> Value | None:
    held = prop.value
    if isinstance(held, dict):
        day = entry.day.isoformat()
        if day in held or any(writing.reading.meaning(key) == "date" for key in held):
            return None
        text = f"({words.channel}): {words.rest}" if words.channel else words.rest
        return _mapping(held, day, text, writing.reading)
    if not isinstance(held, list):
        return None
    item = _item(held, entry, words, writing.reading)
    if item is None:
        return None
    days = [_day(one, writing.reading) for one in held]
    first, last = (days[0], days[-1]) if days else (None, None)
    newest_first = first is not None and last is not None and first > last
    return [item, *held] if newest_first else [*held, item]


def _mapping(held: dict[str, Value], day: str, text: str, reading: Reading) -> dict[str, Value]:
    days = [reading.day(key) for key in held]
    first, last = (days[0], days[-1]) if days else (None, None)
    if first is not None and last is not None and first > last:
        return {day: text, **held}
    return {**held, day: text}


def _item(held: list[Value], entry: LogEntry, words: Wording, reading: Reading) -> Value | None:
    like = held[-1] if held else ""
    if not isinstance(like, dict):
        return words.after(entry.day.isoformat())
    keys = {reading.meaning(key): key for key in like}
    if "date" not in keys:
        return None
    item: dict[str, Value] = {keys["date"]: entry.day.isoformat()}
    if words.channel:
        key = next((keys[one] for one in _CHANNELS if one in keys), "channel")
        item[key] = words.channel
    if words.rest:
        item[keys.get("summary", "text")] = words.rest
    order = [key for key in like if key in item]
    return {key: item[key] for key in (*order, *(one for one in item if one not in order))}


def _day(value: Value, reading: Reading) -> str | None:
    """Give the day of an entry as ISO text, which sorts as days do."""
    texts = (
        [
            text
            for key, one in value.items()
            if reading.meaning(key) == "date"
            for text in texts_in(one)
        ]
        if isinstance(value, dict)
        else texts_in(value)
    )
    found = reading.day_in(texts[0]) if texts else None
    return found.day.isoformat() if found else None
