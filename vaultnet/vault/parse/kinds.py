"""What each note of a vault is: the marks weighed against one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.vault.conflicts import conflict_of, original_of
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.wording import phrase_of
from vaultnet.vault.parse.markers import (
    has_key_of_person,
    has_tag_of_contact,
    has_tag_of_owner,
    is_dated_name,
    is_index_name,
    is_unrendered,
    kind_by_folder_name,
    kind_by_property,
    kind_by_tag,
    person_name,
    says_outright,
)
from vaultnet.vault.parse.merging import differing
from vaultnet.vault.paths import NOTE_EXTENSION, file_name, folder_of, is_in_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading


@dataclass(slots=True)
class Findings:
    """What was found out about the kinds of the notes of a vault, by path."""

    notes: Mapping[str, Note] = field(default_factory=dict)
    found: dict[str, NoteKind] = field(default_factory=dict)
    by_property: dict[str, NoteKind | None] = field(default_factory=dict)
    by_tag: dict[str, NoteKind | None] = field(default_factory=dict)
    # Of those named as conflict copies may be, the notes that they may be copies of.
    conflicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # By folder, how many of its notes say that they are contacts.
    declared: Counter[str] = field(default_factory=Counter)

    def of_now(self, notes: Mapping[str, Note]) -> Findings:
        """Begin with what was known, for the vault as it is now."""
        return Findings(
            notes,
            dict(self.found),
            dict(self.by_property),
            dict(self.by_tag),
            dict(self.conflicts),
            Counter(self.declared),
        )

    def said(self, path: str) -> NoteKind | None:
        """Give what a note says that it is; None for one that is not there."""
        return self.by_property.get(path) or self.by_tag.get(path)


class Kinds:
    """Gives the kind of every note of a vault; what was found out is kept.

    `before` is what was found out of the same vault as it was, read by the same settings; it stands
    for all notes but those in `doubted`.
    """

    def __init__(self, reading: Reading, before: Findings | None = None) -> None:
        self._reading = reading
        self._by_folder_name: dict[str, NoteKind | None] = {}
        self._own_notes: dict[str, str | None] = {}  # by folder
        notes = reading.notes
        before = before or Findings()
        self.findings = before.of_now(notes)
        changed = set(differing(before.notes, notes))
        for path in changed:
            self._look_at(path)
        # A kind can depend on the note that bears the name of a folder above, and on the others in
        # that folder; that of a conflict copy on its original.
        folders = {
            folder
            for folder in map(folder_of, changed)
            if _has_own_note(folder, notes) or _has_own_note(folder, before.notes)
        }
        below = {path for path in notes if folders and not folders.isdisjoint(_folders_above(path))}
        copies = {
            path
            for path, originals in self.findings.conflicts.items()
            if not changed.isdisjoint(originals)
        }
        self.changed = frozenset(changed)
        self.doubted = frozenset(changed | copies | below)
        for path in self.doubted:
            self.findings.found.pop(path, None)

    def _look_at(self, path: str) -> None:
        """Learn anew what a note says of itself, or forget one that is gone."""
        known = self.findings
        note = self._reading.notes.get(path)
        known.conflicts.pop(path, None)
        known.declared[folder_of(path)] -= known.said(path) is NoteKind.CONTACT
        if note is None:
            known.by_property.pop(path, None)
            known.by_tag.pop(path, None)
            return
        name = conflict_of(path)
        if name is not None:
            known.conflicts[path] = name.originals
        known.by_property[path] = kind = kind_by_property(note, self._reading)
        known.by_tag[path] = None if kind else kind_by_tag(note, self._reading)
        known.declared[folder_of(path)] += known.said(path) is NoteKind.CONTACT

    @classmethod
    def known(cls, reading: Reading, found: Mapping[str, NoteKind]) -> Kinds:
        """Make the kinds of notes that were found out before; of no others will be asked."""
        kinds = cls(replace(reading, notes={}))
        kinds._reading = reading
        kinds.findings.found.update(found)
        return kinds

    def of(self, path: str) -> NoteKind:
        """Give the kind of the note at `path`."""
        found = self.findings.found.get(path)
        if found is None:
            answers = self._answers(self._reading.notes[path])
            found = next(kind for kind in answers if kind is not None)
            self.findings.found[path] = found
        return found

    def person_above(self, path: str) -> str | None:
        """Give the contact in whose own folder a note lies: `Anna/Anna.md` for `Anna/x.md`.

        In a folder for one person only the note of its name is that person. It is no such folder
        where other notes in it say that they are contacts, and that one does not.
        """
        own = self._own_note_above(path)
        if own is None or own == path or self.of(own) is not NoteKind.CONTACT:
            return None
        alone = not self.findings.declared[folder_of(own)]
        return own if alone or self._said(own) is NoteKind.CONTACT else None

    def _said(self, path: str) -> NoteKind | None:
        return self.findings.by_property[path] or self.findings.by_tag[path]

    def _answers(self, note: Note) -> Iterator[NoteKind | None]:
        """Give the answer of each rule, the one that decides first in front."""
        yield self._left_out(note)
        yield self._owner(note)
        yield self._daily(note)
        yield self._by_own_word(note)
        yield NoteKind.INDEX if is_index_name(note.name, self._reading) else None
        yield self._by_place(note)
        yield NoteKind.ADVICE if self._said(note.path) is NoteKind.ADVICE else None
        named = not is_dated_name(note.name, self._reading)
        yield NoteKind.CONTACT if named and has_tag_of_contact(note, self._reading) else None
        yield NoteKind.OTHER

    def _left_out(self, note: Note) -> NoteKind | None:
        reading = self._reading
        path = note.path
        generated = path.lower() == reading.settings.digest.path.lower()
        is_copy = path in self.findings.conflicts and original_of(path, reading.lines_of)
        if generated or reading.config.is_ignored(path) or is_copy:
            return NoteKind.IGNORED
        by_folder = NoteKind.TEMPLATE in self._kinds_by_folder(folder_of(path))
        by_place = by_folder or reading.config.is_template(path)
        return NoteKind.TEMPLATE if by_place or is_unrendered(note, reading) else None

    def _owner(self, note: Note) -> NoteKind | None:
        wanted = self._reading.settings.vault.owner
        if wanted:
            named = fold(wanted.removesuffix(NOTE_EXTENSION))
            mine = named in {fold(note.name), fold(note.path.removesuffix(NOTE_EXTENSION))}
        else:
            by_name = self._reading.words.kinds.get(phrase_of(note.name))
            said = self._said(note.path)
            mine = NoteKind.OWNER in {by_name, said} or (
                said is NoteKind.CONTACT and has_tag_of_owner(note, self._reading)
            )
        return NoteKind.OWNER if mine else None

    def _daily(self, note: Note) -> NoteKind | None:
        if self.findings.by_property[note.path] not in {None, NoteKind.DAILY, NoteKind.CONTACT}:
            return None
        config = self._reading.config
        day = config.day_of(note.path) or self._reading.day(note.name)
        if day is None or self.person_above(note.path):
            return None
        among_meetings = NoteKind.MEETING in self._kinds_by_folder(folder_of(note.path))
        if among_meetings and config.daily_path(day) != note.path:
            return None
        return NoteKind.DAILY

    def _by_own_word(self, note: Note) -> NoteKind | None:
        """Follow what a note says of itself, but never take an index or a day for a person."""
        said = self._said(note.path)
        if said is NoteKind.CONTACT:
            if is_index_name(note.name, self._reading):
                return NoteKind.INDEX
            return NoteKind.OTHER if self._reading.day(note.name) else NoteKind.CONTACT
        if said is NoteKind.DAILY:
            return NoteKind.DAILY if self._reading.day_in(note.name) else NoteKind.OTHER
        if said in {None, NoteKind.OWNER}:
            return None
        if self.findings.by_property[note.path]:
            return said
        # By tags alone: a topic beats no folder, and a person's note may be tagged with anything.
        if said is NoteKind.ADVICE or self._is_person_nevertheless(note, said):
            return None
        return said

    def _is_person_nevertheless(self, note: Note, tagged: NoteKind) -> bool:
        if self._by_place(note) is not NoteKind.CONTACT:
            return False
        reading = self._reading
        return has_key_of_person(note, reading) or not says_outright(note, tagged, reading)

    def _by_place(self, note: Note) -> NoteKind | None:
        """Follow the file name, then the folder."""
        dated = is_dated_name(note.name, self._reading)
        if person_name(note.name) and not dated:
            return NoteKind.CONTACT
        kind = next(self._kinds_by_folder(folder_of(note.path)), None)
        if self._is_among_people(note.path):
            kind = NoteKind.CONTACT
        if kind is NoteKind.CONTACT and (dated or self._stands_beside_people(note.path)):
            return None
        return kind

    def _stands_beside_people(self, path: str) -> bool:
        """Tell whether a note lies in a person's own folder, or describes a folder of people."""
        if self.person_above(path):
            return True
        folder = folder_of(path)
        return self._own_note_above(path) == path and bool(self.findings.declared[folder])

    def _own_note_above(self, path: str) -> str | None:
        """Find the nearest note above that bears the name of its folder, once for a folder."""
        folder = folder_of(path)
        if folder not in self._own_notes:
            self._own_notes[folder] = _own_note_of(folder, self._reading.notes)
        return self._own_notes[folder]

    def _is_among_people(self, path: str) -> bool:
        folders = (folder.strip("/") for folder in self._reading.settings.vault.people)
        return any(is_in_folder(path, folder) for folder in folders if folder)

    def _kinds_by_folder(self, folder: str) -> Iterator[NoteKind]:
        """Give the kinds that the folders of a note say, the nearest folder's first."""
        while folder:
            name = file_name(folder)
            if name not in self._by_folder_name:
                self._by_folder_name[name] = kind_by_folder_name(name, self._reading)
            kind = self._by_folder_name[name]
            if kind:
                yield kind
            folder = folder_of(folder)


def _own_note_of(folder: str, notes: Mapping[str, Note]) -> str | None:
    """Find the note that bears the name of its folder: of `folder`, else of one above it."""
    while folder:
        for name in _own_names(folder):
            own = f"{folder}/{name}{NOTE_EXTENSION}"
            if own in notes:
                return own
        folder = folder_of(folder)
    return None


def _has_own_note(folder: str, notes: Mapping[str, Note]) -> bool:
    return bool(folder) and any(
        f"{folder}/{name}{NOTE_EXTENSION}" in notes for name in _own_names(folder)
    )


def _own_names(folder: str) -> tuple[str, str]:
    return file_name(folder), f"@{file_name(folder)}"


def _folders_above(path: str) -> Iterator[str]:
    folder = folder_of(path)
    while folder:
        yield folder
        folder = folder_of(folder)
