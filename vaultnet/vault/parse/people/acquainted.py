"""Who knows whom: contacts whom an entry, a list of people or their own note brings together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from vaultnet.core.records import Source
from vaultnet.vault.conventions import PEOPLE_MEANINGS, NoteKind
from vaultnet.vault.parse.lines.linked import notes_linked
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.values import properties_of, written_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.records import Group, Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.entry_index import EntryIndex
    from vaultnet.vault.parse.scene import Scene

# In a larger company nobody knows everybody; besides, pairs grow with its square.
MOST_ACQUAINTED: Final = 30
_LISTS: Final = frozenset({"members", *PEOPLE_MEANINGS})


class Told(NamedTuple):
    """What was read of a note that brings people together."""

    interactions: Iterable[Interaction]
    groups: Iterable[Group]
    linked: Iterable[tuple[str, int]]  # to what a contact's note links: paths and lines


def acquainted_in(
    note: Note, told: Told, scene: Scene, index: EntryIndex
) -> Mapping[tuple[str, str], Source | None]:
    """Give the pairs of contacts who know each other as far as a note tells; each pair sorted.

    With each stands the first open place, by path and line, that says so; None where it is said
    only in private. Together are those of one interaction, with whom its entry links to in its
    fields (whoever was introduced is acquainted), those of one group or organisation, and a contact
    with all whom its own note links to. Plans and tasks that are not done bring nobody together.
    """
    found: dict[tuple[str, str], Source | None] = {}

    def note_down(people: Iterable[str], source: Source, *, private: bool) -> None:
        for pair in _pairs(people):
            known = found.setdefault(pair, None)
            if not private and (known is None or source < known):
                found[pair] = source

    for one in _of_several(told.interactions, note):
        company = {*one.contacts, *_spoken_of(one, scene, index)}
        note_down(company, one.source, private=one.private)
    for group in told.groups:
        note_down(group.members, group.source, private=group.private)
    private = scene.privacy.of(note.path)
    kind = scene.kinds.of(note.path)
    if kind is NoteKind.ORGANISATION:
        note_down(_listed(note, scene), Source(note.path, 1), private=private)
    elif kind is NoteKind.CONTACT:
        for other, line in told.linked:
            if other in scene.contacts:
                hidden = scene.page(note).outline.at(line).is_private
                note_down((note.path, other), Source(note.path, line), private=private or hidden)
    return found


def _of_several(interactions: Iterable[Interaction], note: Note) -> Iterable[Interaction]:
    """Leave out what tells of one contact alone, as most do: fields may name others."""
    if note.body.fields:
        return interactions
    return [one for one in interactions if len(one.contacts) > 1]


def joined(
    all_found: Iterable[Mapping[tuple[str, str], Source | None]],
) -> Mapping[tuple[str, str], Source | None]:
    """Join what single notes tell of who knows whom; the first open place stands with each pair."""
    pairs: dict[tuple[str, str], Source | None] = {}
    for found in all_found:
        for pair, source in found.items():
            known = pairs.setdefault(pair, None)
            if source is not None and (known is None or source < known):
                pairs[pair] = source
    return dict(sorted(pairs.items()))


def _pairs(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    people = sorted({*paths})
    return combinations(people if len(people) <= MOST_ACQUAINTED else (), 2)


def _spoken_of(interaction: Interaction, scene: Scene, index: EntryIndex) -> Iterator[str]:
    """Give the contacts in the fields of an entry: `(gave:: introduction to [[Boris]])`."""
    path = interaction.source.path
    entry = index.at(interaction.source) if scene.reading.notes[path].body.fields else None
    values = [field.value for field in entry.fields] if entry else []
    found = notes_linked(values, path, scene.reading)
    return (path for path in found if path in scene.contacts)


def _listed(note: Note, scene: Scene) -> Iterator[str]:
    """Give the contacts whom the properties of an organisation list."""
    for prop in properties_of(note, scene.reading):
        if prop.meaning in _LISTS:
            for written in written_in(prop, note.frontmatter.lines):
                text, source = written.text, Source(note.path, written.line)
                for one in scene.people.named(text, source, Report(), is_item=written.is_item):
                    if one.contact is not None:
                        yield one.contact
