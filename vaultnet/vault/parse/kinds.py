"""What each note of a vault is: the marks weighed against one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.vault.conflicts import conflict_of, original_of
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.parse.markers import (
    has_key_of_person,
    has_tag_of_contact,
    has_tag_of_owner,
    is_dated_name,
    is_index_name,
    is_owner_name,
    is_unrendered,
    kind_by_property,
    kind_by_tag,
    person_name,
    says_outright,
    telling_words,
)
from vaultnet.vault.parse.merging import differing
from vaultnet.vault.parse.places import Places, folders_above, has_own_note
from vaultnet.vault.paths import NOTE_EXTENSION, folder_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading


@dataclass(slots=True)
class Findings:
    """What was found out about the kinds of the notes of a vault, by path."""

    notes: Mapping[str, Note] = field(default_factory=dict)
    found: dict[str, NoteKind] = field(default_factory=dict)
    by_property: dict[str, NoteKind] = field(default_factory=dict)  # of those that say one
    by_tag: dict[str, NoteKind] = field(default_factory=dict)  # of those that say none by property
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

    def look_at(self, path: str, reading: Reading) -> None:
        """Learn anew what a note says of itself, or forget one that is gone."""
        if self.said(path) is NoteKind.CONTACT:
            self.declared[folder_of(path)] -= 1
        for known in (self.conflicts, self.by_property, self.by_tag):
            known.pop(path, None)
        note = self.notes.get(path)
        if note is None:
            return
        name = conflict_of(path)
        if name is not None:
            self.conflicts[path] = name.originals
        kind = kind_by_property(note, reading)
        if kind is not None:
            self.by_property[path] = kind
        else:
            kind = kind_by_tag(note, reading)
            if kind is not None:
                self.by_tag[path] = kind
        if kind is NoteKind.CONTACT:
            self.declared[folder_of(path)] += 1


class Kinds:
    """Gives the kind of every note of a vault; what was found out is kept.

    `before` is what was found out of the same vault as it was, read by the same settings; it stands
    for all notes but those in `doubted`.
    """

    def __init__(self, reading: Reading, before: Findings | None = None) -> None:
        self._reading = reading
        self._places = Places(reading)
        self._telling = telling_words(reading.words)
        self._page = reading.settings.digest.path.lower()
        self._owner = reading.settings.vault.owner
        notes = reading.notes
        before = before or Findings()
        self.findings = before.of_now(notes)
        changed = differing(before.notes, notes)
        for path in changed:
            self.findings.look_at(path, reading)
        # A kind can depend on the note that bears the name of a folder above, and on the others in
        # that folder; that of a conflict copy on its original.
        self.changed = frozenset(changed)
        folders = {
            folder
            for folder in set(map(folder_of, changed))
            if has_own_note(folder, notes) or has_own_note(folder, before.notes)
        }
        among = notes if folders else ()
        below = {path for path in among if not folders.isdisjoint(folders_above(path))}
        copies = {
            path
            for path, originals in self.findings.conflicts.items()
            if not self.changed.isdisjoint(originals)
        }
        others = copies | below
        self.doubted = self.changed | others if others - self.changed else self.changed
        for path in self.doubted if self.findings.found else ():
            self.findings.found.pop(path, None)

    def forget(self) -> None:
        """Forget which notes changed: that is asked while they are read."""
        self.changed = self.doubted = frozenset()

    @classmethod
    def known(cls, reading: Reading, found: Mapping[str, NoteKind]) -> Kinds:
        """Make the kinds of notes that were found out before; of no others will be asked."""
        kinds = cls(replace(reading, notes={}))
        kinds._reading = reading
        kinds.findings.found.update(found)
        return kinds

    def of(self, path: str) -> NoteKind:
        """Give the kind of the note at `path`."""
        try:
            return self.findings.found[path]
        except KeyError:
            found = self.findings.found[path] = self._decide(self._reading.notes[path])
            return found

    def person_above(self, path: str) -> str | None:
        """Give the contact in whose own folder a note lies: `Anna/Anna.md` for `Anna/x.md`.

        In a folder for one person only the note of its name is that person. It is no such folder
        where other notes in it say that they are contacts, and that one does not.
        """
        own = self._places.of(folder_of(path)).own
        if own is None or own == path or self.of(own) is not NoteKind.CONTACT:
            return None
        alone = not self.findings.declared[folder_of(own)]
        return own if alone or self.findings.said(own) is NoteKind.CONTACT else None

    def _decide(self, note: Note) -> NoteKind:
        """Give the answer of the first rule that has one."""
        name = note.name
        words = words_in(name)
        is_telling = not self._telling.isdisjoint(words)
        is_index = is_telling and is_index_name(words, self._reading)
        return (
            self._left_out(note)
            or self._as_owner(note, words if is_telling else ())
            or self._daily(note, name)
            or self._by_own_word(note, name, is_index=is_index)
            or (NoteKind.INDEX if is_index else None)
            or self._by_place(note, name)
            or (NoteKind.ADVICE if self.findings.said(note.path) is NoteKind.ADVICE else None)
            or self._by_text(note, name)
            or NoteKind.OTHER
        )

    def _left_out(self, note: Note) -> NoteKind | None:
        path, reading = note.path, self._reading
        place = self._places.of(folder_of(path))
        if place.is_ignored or path.lower() == self._page or reading.config.filters.hide(path):
            return NoteKind.IGNORED
        if path in self.findings.conflicts and original_of(path, reading.lines_of):
            return NoteKind.IGNORED
        by_place = place.is_template or reading.config.is_template_file(path)
        return NoteKind.TEMPLATE if by_place or is_unrendered(note, reading) else None

    def _as_owner(self, note: Note, words: Sequence[str]) -> NoteKind | None:
        if self._owner:
            wanted = fold(self._owner.removesuffix(NOTE_EXTENSION))
            mine = wanted in {fold(note.name), fold(note.path.removesuffix(NOTE_EXTENSION))}
        else:
            said = self.findings.said(note.path)
            mine = (
                said is NoteKind.OWNER
                or is_owner_name(words, self._reading)
                or (said is NoteKind.CONTACT and has_tag_of_owner(note, self._reading))
            )
        return NoteKind.OWNER if mine else None

    def _daily(self, note: Note, name: str) -> NoteKind | None:
        path, config = note.path, self._reading.config
        if self.findings.by_property.get(path) not in {None, NoteKind.DAILY, NoteKind.CONTACT}:
            return None
        day = config.day_of(path) or self._reading.day(name)
        if day is None or self.person_above(path):
            return None
        among_meetings = self._places.of(folder_of(path)).among_meetings
        if among_meetings and config.daily_path(day) != path:
            return None
        return NoteKind.DAILY

    def _by_own_word(self, note: Note, name: str, *, is_index: bool) -> NoteKind | None:
        """Follow what a note says of itself, but never take an index or a day for a person."""
        said = self.findings.said(note.path)
        if said is None or said is NoteKind.OWNER:
            return None
        if said is NoteKind.CONTACT:
            if is_index:
                return NoteKind.INDEX
            return NoteKind.OTHER if self._reading.day(name) else NoteKind.CONTACT
        if said is NoteKind.DAILY:
            return NoteKind.DAILY if self._reading.day_in(name) else NoteKind.OTHER
        if note.path in self.findings.by_property:
            return said
        # By tags alone: a topic beats no folder, and a person's note may be tagged with anything.
        if said is NoteKind.ADVICE or self._is_person_nevertheless(note, name, said):
            return None
        return said

    def _is_person_nevertheless(self, note: Note, name: str, tagged: NoteKind) -> bool:
        if self._by_place(note, name) is not NoteKind.CONTACT:
            return False
        reading = self._reading
        return has_key_of_person(note, reading) or not says_outright(note, tagged, reading)

    def _by_place(self, note: Note, name: str) -> NoteKind | None:
        """Follow the file name, then the folder."""
        if person_name(name) and not is_dated_name(name, self._reading):
            return NoteKind.CONTACT
        kind = self._places.of(folder_of(note.path)).kind
        if kind is NoteKind.CONTACT and (
            is_dated_name(name, self._reading) or self._stands_beside_people(note.path)
        ):
            return None
        return kind

    def _stands_beside_people(self, path: str) -> bool:
        """Tell whether a note lies in a person's own folder, or describes a folder of people."""
        if self.person_above(path):
            return True
        folder = folder_of(path)
        return self._places.of(folder).own == path and bool(self.findings.declared[folder])

    def _by_text(self, note: Note, name: str) -> NoteKind | None:
        """Follow a tag in the text, the last of all marks, if no day says what the note is of."""
        by_tag = has_tag_of_contact(note, self._reading)
        return NoteKind.CONTACT if by_tag and not is_dated_name(name, self._reading) else None
