"""Who knows whom: contacts whom an entry, a list of people or their own note brings together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Source
from vaultnet.vault.conventions import PEOPLE_MEANINGS, NoteKind
from vaultnet.vault.parse.lines.linked import notes_at, notes_linked
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.records import Group, Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.entry_index import EntryIndex
    from vaultnet.vault.parse.scene import Scene

# In a larger company nobody knows everybody; besides, pairs grow with its square.
MOST_ACQUAINTED: Final = 30
_LISTS: Final = frozenset({"members", *PEOPLE_MEANINGS})


def acquainted_in(
    note: Note,
    interactions: Iterable[Interaction],
    groups: Iterable[Group],
    scene: Scene,
    index: EntryIndex,
) -> frozenset[tuple[str, str]]:
    """Give the pairs of contacts who know each other as far as a note tells; each pair sorted.

    `interactions` and `groups` are those of the note.

    Together are those of one interaction, with whom its entry links to in its fields (whoever was
    introduced is acquainted), those of one group or organisation, and a contact with all whom its
    own note links to. Plans and tasks that are not done bring nobody together.
    """
    pairs = set[tuple[str, str]]()
    for one in interactions:
        pairs.update(_pairs({*one.contacts, *_spoken_of(one, scene, index)}))
    for group in groups:
        pairs.update(_pairs(group.members))
    kind = scene.kinds.of(note.path)
    if kind is NoteKind.ORGANISATION:
        pairs.update(_pairs(_listed(note, scene)))
    elif kind is NoteKind.CONTACT:
        for other in _linked_from(note, scene):
            if other in scene.contacts and other != note.path:
                pairs.add((min(note.path, other), max(note.path, other)))
    return frozenset(pairs)


def _pairs(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    people = sorted(set(paths))
    return combinations(people if len(people) <= MOST_ACQUAINTED else (), 2)


def _spoken_of(interaction: Interaction, scene: Scene, index: EntryIndex) -> Iterator[str]:
    """Give the contacts in the fields of an entry: `(gave:: introduction to [[Boris]])`."""
    entry = index.at(interaction.source)
    values = [field.value for field in entry.fields] if entry else []
    found = notes_linked(values, interaction.source.path, scene.reading)
    return (path for path in found if path in scene.contacts)


def _listed(note: Note, scene: Scene) -> Iterator[str]:
    """Give the contacts whom the properties of an organisation list."""
    for prop in properties_of(note, scene.reading):
        if prop.meaning in _LISTS:
            for text in texts_of(prop):
                for one in scene.people.named(text, Source(note.path, prop.line), Report()):
                    if one.contact is not None:
                        yield one.contact


def _linked_from(note: Note, scene: Scene) -> Iterator[str]:
    """Give the notes to which a contact's properties and entries link, plans left out."""
    reading = scene.reading
    for value in properties_of(note, reading):
        yield from notes_linked(texts_of(value), note.path, reading)
    for entry in scene.page(note).linked:
        if entry.happened and not entry.section.is_plan:
            yield from notes_at((link.target for link in entry.links), note.path, reading)
            values = (field.value for field in entry.fields)
            yield from notes_linked(values, note.path, reading)
