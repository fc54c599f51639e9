"""The keys and the forms of values that the contacts' notes of a vault have, counted once."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from vaultnet.core.filling import NETWORKS, SITE
from vaultnet.core.names import fold
from vaultnet.vault.edit.keys import own_key
from vaultnet.vault.edit.properties import set_property
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.core.filling import Fill
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.values import Property

_NETWORK_KEYS = frozenset(NETWORKS.values())


class UsualKeys:
    """Tells under which key a note is to hold a value, and whether as a list."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def holders(self, note: Note, fill: Fill) -> list[Property]:
        """Give the properties of a note that can hold a value, empty or not."""
        reading = self._writing.reading
        return [one for one in properties_of(note, reading) if _holds(one.key, one.meaning, fill)]

    def of(self, note: Note, fill: Fill) -> str | None:
        """Give the key that a note is to have for a value; None where it says something there.

        That is an empty key of its own, else the one that contacts' notes have most often, else the
        one that the settings name, else ours.
        """
        holders = self.holders(note, fill)
        if any(is_said(one) for one in holders):
            return None
        if holders:
            return holders[0].key
        used = {
            key: count
            for (key, meaning), count in self._used.items()
            if _holds(key, meaning, fill) and key not in note.properties
        }
        if used:
            return min(used, key=lambda key: (-used[key], key))
        if fill.meaning in {"aliases", "tags"}:
            return fill.meaning
        reading = self._writing.reading
        named = [key for key in reading.settings.keys if reading.meaning(key) == fill.meaning]
        return fill.key or next(iter(named), None) or own_key(fill.meaning, note, reading)

    def without_day(self, data: bytes, path: str, meaning: str, day: date) -> bytes:
        """Give the bytes of a new note in which a property of a meaning is empty where it is a day.

        A template says of everybody that they were met on the day on which the note is made.
        """
        reading = self._writing.reading
        for prop in properties_of(read_note(data, path), reading):
            if prop.meaning == meaning and any(reading.day(one) == day for one in texts_of(prop)):
                data = set_property(data, path, prop.key, None)
        return data

    def is_list(self, key: str) -> bool:
        """Tell whether contacts' notes have a list under a key more often than not."""
        return self._lists[key] > self._plain[key]

    @cached_property
    def _used(self) -> Counter[tuple[str, str]]:
        """How often contacts' notes have a key, with its meaning."""
        notes = self._writing.reading.notes
        people = (notes[path] for path in self._writing.contacts if path in notes)
        return Counter(
            (one.key, one.meaning)
            for note in people
            for one in properties_of(note, self._writing.reading)
        )

    @cached_property
    def _lists(self) -> Counter[str]:
        return self._valued(is_list=True)

    @cached_property
    def _plain(self) -> Counter[str]:
        return self._valued(is_list=False)

    def _valued(self, *, is_list: bool) -> Counter[str]:
        notes = self._writing.reading.notes
        return Counter(
            key
            for path in self._writing.contacts
            if path in notes
            for key, value in notes[path].properties.items()
            if value is not None and isinstance(value, list) == is_list
        )


def is_said(prop: Property) -> bool:
    """Tell whether a property says anything; a word for nothing does not."""
    return any(not is_placeholder(text) for text in texts_of(prop)) or isinstance(prop.value, bool)


def _holds(key: str, meaning: str, fill: Fill) -> bool:
    if meaning != fill.meaning:
        return False
    if meaning != "link":
        return True
    network = fold(key) if fold(key) in _NETWORK_KEYS else SITE
    return network == fill.key
