"""Groups: communities, courses, joint projects and meetups that have a note (guide 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Group, Source
from vaultnet.vault.conventions import KIND_MEANINGS, NoteKind
from vaultnet.vault.parse.affairs.members import members_of
from vaultnet.vault.parse.affairs.parts import office_in_group
from vaultnet.vault.parse.lines.wording import link_name, phrase_of
from vaultnet.vault.parse.people.card import Card
from vaultnet.vault.parse.values import tags_of_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene

PROJECT: Final = "project"
_COMMUNITY: Final = "community"
_GROUPS: Final = frozenset({NoteKind.GROUP, NoteKind.PROJECT})


def groups_in(note: Note, scene: Scene) -> Iterator[Group]:
    """Give the group that a note is, a joint project too; a private one says so."""
    if scene.kinds.of(note.path) in _GROUPS:
        yield _group(note, scene)


def _group(note: Note, scene: Scene) -> Group:
    card = Card(note, scene.page(note), scene.reading)
    members = members_of(note, scene)
    is_project = scene.kinds.of(note.path) is NoteKind.PROJECT
    return Group(
        path=note.path,
        name=note.name,
        source=Source(note.path, members.line or 1),
        kind=PROJECT if is_project else _kind(card, scene.reading),
        members=members.company.contacts,
        others=members.company.others,
        part=office_in_group(card, scene.reading),
        private=scene.privacy.of(note.path),
    )


def _kind(card: Card, reading: Reading) -> str:
    """Give what a group is for, the first that its properties or tags say beside a community."""
    kinds = (reading.words.group_kinds.get(phrase) for phrase in _said(card))
    return next((kind for kind in kinds if kind not in {None, _COMMUNITY}), None) or _COMMUNITY


def _said(card: Card) -> Iterator[str]:
    for text in card.parts(*KIND_MEANINGS):
        yield phrase_of(link_name(text))
    for tag in tags_of_note(card.note):
        if tag.origin != "body":
            yield from (phrase_of(part) for part in tag.name.split("/"))
