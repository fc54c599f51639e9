"""What a whole note says of the contact that it is about: a meeting, a call, a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.channels import channel_of_emoji, channel_of_tag
from vaultnet.core.records import Channel, Direction
from vaultnet.vault.conventions import KIND_MEANINGS
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.lines.direction import read_head
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.said import Said, channel_of_text, said_in, value_acts, values_in
from vaultnet.vault.parse.lines.wording import link_name, phrase_of, words_in
from vaultnet.vault.parse.values import properties_of, tags_of_note, texts_of
from vaultnet.vault.paths import file_name, folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.core.records import ValueAct
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene


def said_by(note: Note, scene: Scene, fallback: Channel) -> Said:
    """Read a note as one interaction.

    Its channel is that of a field or property; else the most telling of type, tags, category,
    name, folder and first line, since `meeting` is often but the word for every such note.
    """
    marked = tuple(_entries(note, scene)) if note.body.fields or note.body.tags else ()
    gave = _typed_acts("gave", note, scene)
    received = _typed_acts("received", note, scene)
    for entry in marked:
        if entry.fields or entry.tags:
            given, got = values_in(entry, scene.reading)
            gave += given
            received += got
    rest = _name_without_day(note, scene)
    head = read_head(rest, scene.reading.words)
    return Said(
        _stated_channel(note, marked, scene) or _telling_channel(note, scene) or fallback,
        _direction(note, scene) or head.direction,
        tuple(dict.fromkeys(gave)),
        tuple(dict.fromkeys(received)),
        summary=_summary(note, rest, scene),
    )


def _entries(note: Note, scene: Scene) -> Iterator[Entry]:
    """Give the entries of a note, plans left out; most of them are never made."""
    return (entry for entry in scene.page(note).in_turn() if not entry.section.is_plan)


def _typed_acts(meaning: str, note: Note, scene: Scene) -> list[ValueAct]:
    """Give the acts of value that a property of the note names: `gave: [article, advice]`."""
    props = (one for one in properties_of(note, scene.reading) if one.meaning == meaning)
    texts = (text for prop in props for text in texts_of(prop) if not is_placeholder(text))
    return [act for text in texts for act in value_acts(text, scene.reading)]


def _stated_channel(note: Note, entries: Sequence[Entry], scene: Scene) -> Channel | None:
    for prop in properties_of(note, scene.reading):
        if prop.meaning == "channel":
            for text in texts_of(prop):
                channel = channel_of_text(link_name(text), scene.reading)
                if channel is not None:
                    return channel
    for entry in entries:
        for field in entry.fields:
            if scene.reading.meaning(field.key) == "channel":
                return channel_of_text(plain(field.value), scene.reading)
    return None


def _telling_channel(note: Note, scene: Scene) -> Channel | None:
    first = None
    for channel in _channels(note, scene):
        if channel is not None and channel is not Channel.MEETING:
            return channel
        first = first or channel
    return first


def _channels(note: Note, scene: Scene) -> Iterator[Channel | None]:
    """Give the channels that the marks of a note name, the likeliest first."""
    words = scene.reading.words
    props = properties_of(note, scene.reading)
    types, categories = (
        [
            words.channels.get(phrase_of(link_name(text)))
            for prop in props
            if prop.meaning == meaning
            for text in texts_of(prop)
        ]
        for meaning in KIND_MEANINGS
    )
    yield from types
    for tag in tags_of_note(note):
        if tag.origin != "body":
            yield channel_of_tag(tag.name, words.channels)
    yield from categories
    yield _channel_of_name(_name_without_day(note, scene), scene)
    first = next((entry for entry in _entries(note, scene) if not entry.is_heading), None)
    if first is not None:
        yield channel_of_emoji(first.text)
        yield from (channel_of_tag(tag, words.channels) for tag in first.tags)
    yield words.channels.get(phrase_of(file_name(folder_of(note.path))))


def _channel_of_name(name: str, scene: Scene) -> Channel | None:
    """Read the head of a name: `Call with Anna`, `Zoom: plans`; not `Email migration`."""
    words = scene.reading.words
    parts = words_in(name)
    for size, channel in words.channels.found_at(parts):
        follows = parts[size] if size < len(parts) else ""
        tells = words.leads.get(follows) in {"with", "inbound", "outbound"}
        return channel if tells or not follows or channel is Channel.MEETING else None
    return channel_of_emoji(name)


def _direction(note: Note, scene: Scene) -> Direction | None:
    for prop in properties_of(note, scene.reading):
        if prop.meaning == "direction":
            for text in texts_of(prop):
                return scene.reading.words.directions.get(phrase_of(text))
    return None


def _name_without_day(note: Note, scene: Scene) -> str:
    found = scene.reading.day_in(note.name)
    if found is None:
        return note.name
    return (note.name[: found.start] + note.name[found.end :]).strip(" -–—_.,:")


def _summary(note: Note, name: str, scene: Scene) -> str:
    for prop in properties_of(note, scene.reading):
        if prop.meaning == "summary":
            texts = [plain(text) for text in texts_of(prop)]
            if any(texts):
                return plain(", ".join(texts))
    if any(sign.isalpha() for sign in name):
        return plain(name)
    summaries = (said_in(entry, scene.reading).summary for entry in _entries(note, scene))
    return next((summary for summary in summaries if summary), "")
