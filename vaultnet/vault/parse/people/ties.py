"""The ties of contacts, once all notes are known: names become the paths of the notes they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.vault.parse.lines.linked import notes_linked
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.records import Contact, Event, Group
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene

_MET: Final = frozenset({"met", "met-text"})


class Ties:
    """Finds events and groups by name or alias, and contacts by any of their names."""

    def __init__(self, scene: Scene, events: Iterable[Event], groups: Iterable[Group]) -> None:
        self._scene = scene
        events = tuple(events)
        self._events = frozenset(event.path for event in events)
        self._event_paths = _by_name((event.path for event in events), scene)
        self._group_paths = _by_name((group.path for group in groups), scene)

    def lead_as(self, other: Ties) -> bool:
        """Tell whether every name and link leads to the same notes as by other ties."""
        mine, theirs = self._scene, other._scene
        return (
            mine.people.names is theirs.people.names
            and mine.reading.links is theirs.reading.links
            and [*mine.reading.notes] == [*theirs.reading.notes]
            and self._events == other._events
            and self._event_paths == other._event_paths
            and self._group_paths == other._group_paths
        )

    def tied(self, contact: Contact, met: Iterable[str]) -> Contact:
        """Give a contact whose ties are paths where they are known.

        An event at which the acquaintance began is one of its events; `met` is what says where
        that was, as `texts_of_meeting` gives it.
        """
        ties = (contact.introduced_by, contact.groups, contact.projects, contact.events)
        if not (any(ties) or self._events):
            return contact
        linked = notes_linked(met, contact.path, self._scene.reading) if self._events else ()
        events = (
            *(self._event_paths.get(fold(one), one) for one in contact.events),
            *(path for path in linked if path in self._events),
        )
        return replace(
            contact,
            introduced_by=_once(self._introducer(one, contact) for one in contact.introduced_by),
            groups=_once(self._group_paths.get(fold(one), one) for one in contact.groups),
            projects=_once(self._group_paths.get(fold(one), one) for one in contact.projects),
            events=_once(events),
        )

    def _introducer(self, text: str, contact: Contact) -> str:
        """Give the contact whom a name means; one without a note is no problem here."""
        if text in self._scene.reading.notes:
            return text
        meant = self._scene.people.named(text, contact.source, Report())
        paths = {one.contact for one in meant if one.contact is not None}
        return paths.pop() if len(paths) == 1 else text


def texts_of_meeting(note: Note, reading: Reading) -> tuple[str, ...]:
    """Give the values in a contact's note that say where the acquaintance began."""
    found = [
        text
        for prop in properties_of(note, reading)
        if prop.meaning in _MET
        for text in texts_of(prop)
    ]
    fields = note.body.fields if note.traces.keys else ()
    return (*found, *(one.value for one in fields if reading.meaning(one.key) in _MET))


def _by_name(paths: Iterable[str], scene: Scene) -> Mapping[str, str]:
    """Give notes by their folded names and aliases; a name that several have is nobody's."""
    named: dict[str, set[str]] = {}
    for path in paths:
        note = scene.reading.notes[path]
        for name in (note.name, *note.aliases):
            named.setdefault(fold(name), set()).add(path)
    return {name: next(iter(found)) for name, found in named.items() if len(found) == 1}


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
