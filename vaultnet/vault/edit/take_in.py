"""Imported people taken into the vault: new notes made, empty properties of others filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final

from vaultnet.core.filling import fills_of
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.changes import Change
from vaultnet.vault.edit.fill import Filled, fill_properties, with_tags
from vaultnet.vault.edit.imported_text import with_text
from vaultnet.vault.edit.new_note import NewNote, NoteMaker, with_aliases
from vaultnet.vault.edit.usual_keys import UsualKeys

if TYPE_CHECKING:
    from datetime import datetime

    from vaultnet.core.imported import ImportedPerson
    from vaultnet.core.records import Source
    from vaultnet.vault.edit.writing import Writing

_OWN_WAYS: Final = frozenset({"aliases", "tags"})  # joined with what the template has


@frozen_record
class NewPerson:
    """Somebody who is to have a note; `apart` tells the person from a namesake, if there is one."""

    person: ImportedPerson
    apart: tuple[str, ...] = ()


@frozen_record
class TakenIn:
    """What taking people in comes to, not yet done."""

    changes: tuple[Change, ...] = ()
    filled: tuple[Filled, ...] = ()  # in notes that were there
    made: Mapping[Source, str] = field(default_factory=dict)  # place in the file to the new note
    refused: tuple[tuple[ImportedPerson, str], ...] = ()  # who is not taken in, and why

    def joined(self, more: TakenIn) -> TakenIn:
        """Join with what was found to do once this is done."""
        new = set(self.made.values())
        filled = (one for one in more.filled if one.path not in new)
        return TakenIn(
            changes=_joined(self.changes, more.changes),
            filled=(*self.filled, *filled),
            made={**self.made, **more.made},
            refused=(*self.refused, *(one for one in more.refused if one not in self.refused)),
        )


def _joined(changes: Iterable[Change], more: Iterable[Change]) -> tuple[Change, ...]:
    """Join changes with later ones of the same notes."""
    found = {one.path: one for one in changes}
    for one in more:
        old = found[one.path].old if one.path in found else one.old
        found[one.path] = Change(one.path, old, one.new)
    return tuple(found.values())


def take_in(
    known: Mapping[str, ImportedPerson],
    new: Iterable[NewPerson],
    read: Callable[[str], bytes | None],
    writing: Writing,
    now: datetime,
) -> TakenIn:
    """Work out the changes by which people of a file get into the vault.

    `known` are those who have a note, by its path: their empty properties are filled. Whoever
    cannot be taken in is refused with the reason, and the others are taken in all the same.
    """
    keys = UsualKeys(writing)
    changes, filled, refused = _fill_known(known, read, writing, keys)
    maker = NoteMaker(read, writing, now, is_met=False)
    notes, made, not_made = _make_new(new, maker, keys)
    return TakenIn(
        changes=(*changes, *(Change(one.path, None, one.data) for one in notes)),
        filled=tuple(filled),
        made=made,
        refused=(*refused, *not_made),
    )


def _fill_known(
    known: Mapping[str, ImportedPerson],
    read: Callable[[str], bytes | None],
    writing: Writing,
    keys: UsualKeys,
) -> tuple[list[Change], list[Filled], list[tuple[ImportedPerson, str]]]:
    changes: list[Change] = []
    filled: list[Filled] = []
    refused = []
    for path, person in known.items():
        try:
            old = read(path) or b""
            fills = fills_of(person, is_new=False)
            new, done = fill_properties(old, path, fills, keys, writing.contacts.get(path))
        except NoteRefusedError as error:
            refused.append((person, str(error)))
            continue
        if new != old:
            changes.append(Change(path, old, new))
            filled += done
    return changes, filled, refused


def _make_new(
    new: Iterable[NewPerson], maker: NoteMaker, keys: UsualKeys
) -> tuple[list[NewNote], dict[Source, str], list[tuple[ImportedPerson, str]]]:
    drafts: list[tuple[ImportedPerson, NewNote]] = []
    refused = []
    for one in new:
        try:
            drafts.append((one.person, _drafted(one, maker, keys)))
        except NoteRefusedError as error:
            refused.append((one.person, str(error)))
    notes, reasons = maker.as_contacts([note for _, note in drafts])
    looked_at = [(person, note) for (person, _), note in zip(drafts, notes, strict=True)]
    strangers = [person for person, note in looked_at if note is None]
    refused += zip(strangers, map(str, reasons), strict=True)
    kept = [(person, note) for person, note in looked_at if note is not None]
    made = {person.source: note.path for person, note in kept}
    return [note for _, note in kept], made, refused


def _drafted(one: NewPerson, maker: NoteMaker, keys: UsualKeys) -> NewNote:
    note = maker.make(one.person.name, *one.apart)
    fills = [fill for fill in fills_of(one.person, is_new=True) if fill.meaning not in _OWN_WAYS]
    data = keys.without_day(note.data, note.path, "met", maker.today)
    data = with_aliases(data, note.path, one.person.other_names)
    data, _ = fill_properties(data, note.path, fills, keys, None)
    data = with_tags(data, note.path, one.person.tags)
    return NewNote(note.path, with_text(data, note.path, one.person.text))
