"""The note of a new contact: where it goes, from which template, and that it is a contact's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.properties import set_property
from vaultnet.vault.edit.template import fill, without_moments
from vaultnet.vault.note_names import note_name
from vaultnet.vault.parse.lines.wording import phrase_of
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.paths import file_name, folder_of, key_path, without_extension
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from vaultnet.core.records import Contact
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note

_NO_TEMPLATE: Final = b"---\ntype: person\n---\n"


@frozen_record
class NewNote:
    """A note that is to be made."""

    path: str
    data: bytes


def new_contact_note(
    name: str, read: Callable[[str], bytes | None], writing: Writing, now: datetime
) -> NewNote:
    """Give the note of a new contact, made from the vault's own template where it has one.

    Its folder is the first that the settings name, else the one that most contacts stand in; its
    name is one that every system can carry, and what was typed becomes an alias where they differ.
    Raises `NoteRefusedError` where a contact has that name or alias, where a note stands there,
    capitals aside, and where the note would not be read as a contact's.
    """
    maker = NoteMaker(read, writing, now)
    (note,), refused = maker.as_contacts([maker.make(name)])
    if note is None:
        raise refused[0]
    return note


class NoteMaker:
    """Makes the notes of new contacts; what is the same for all of them is looked up once.

    Where nobody `is_met` on the day on which the notes are made, the text of a template says
    nothing of that day.
    """

    def __init__(
        self,
        read: Callable[[str], bytes | None],
        writing: Writing,
        now: datetime,
        *,
        is_met: bool = True,
    ) -> None:
        self._writing = writing
        self._now = now
        self._folder = _folder(writing)
        self._template = _template(writing)
        data = (read(self._template) if self._template else None) or _NO_TEMPLATE
        template = data if is_met else without_moments(data)
        self._text = template.decode("utf-8", "surrogateescape")
        contacts = writing.contacts.values()
        self._names = {
            fold(name): contact for contact in contacts for name in (contact.name, *contact.aliases)
        }
        self._paths = {key_path(path).casefold(): path for path in writing.reading.notes}

    @property
    def today(self) -> date:
        """The day that the places of a template are filled with."""
        return self._now.date()

    def make(self, name: str, *apart: str) -> NewNote:
        """Make the note of somebody, whom no note that was made before has the name of.

        With `apart`, what tells somebody apart from a namesake, the first of `Name (apart)` that is
        free. Raises `NoteRefusedError` as `new_contact_note` does, but for the last reason.
        """
        safe = note_name(name)
        for other in apart:
            if fold(safe) not in self._names and self._free(safe):
                break
            safe = note_name(f"{note_name(name)} ({other})")
        wanted = {fold(safe)} if apart else {fold(name), fold(safe)}
        for one in sorted(wanted & self._names.keys()):
            held = self._names[one]
            raise NoteRefusedError(
                "{path} is the note of {name} already.",
                code="name-taken",
                path=held.path,
                name=held.name,
            )
        path = self._path(safe)
        taken = self._paths.get(path.casefold())
        if taken is not None:
            raise NoteRefusedError(
                "{path} exists already and was left as it is.",
                code="note-exists",
                path=taken,
            )
        self._paths[path.casefold()] = path
        config = self._writing.reading.config
        data = fill(self._text, safe, self._now, config).encode("utf-8", "surrogateescape")
        if fold(safe) != fold(name) and not apart:
            data = with_aliases(data, path, [" ".join(name.split())])
        return NewNote(path, data)

    def as_contacts(
        self, notes: Sequence[NewNote]
    ) -> tuple[list[NewNote | None], list[NoteRefusedError]]:
        """Make sure that notes are read as contacts': None for each that would not be, and why."""
        strangers = self._strangers(notes)
        typed = [
            replace(one, data=set_property(one.data, one.path, "type", "person"))
            if one.path in strangers
            else one
            for one in notes
        ]
        left = self._strangers(typed) if strangers else frozenset()
        reasons = [
            NoteRefusedError(
                "{path}: made from {template}, the note would not be read as a contact's; it was "
                "not made: see what of the template is left unfilled, or name another with "
                "`person_template` in the table [vault] of vaultnet.toml.",
                code="no-contact-made",
                path=one.path,
                template=self._template or NoteRefusedError("nothing", code="no-template"),
            )
            for one in typed
            if one.path in left
        ]
        return [None if one.path in left else one for one in typed], reasons

    def _strangers(self, notes: Sequence[NewNote]) -> frozenset[str]:
        new = {one.path: read_note(one.data, one.path) for one in notes}
        kinds = self._writing.kinds(new)
        return frozenset(path for path in new if kinds.of(path) is not NoteKind.CONTACT)

    def _free(self, safe: str) -> bool:
        return self._path(safe).casefold() not in self._paths

    def _path(self, safe: str) -> str:
        return key_path(f"{self._folder}/{safe}.md" if self._folder else f"{safe}.md")


def _folder(writing: Writing) -> str:
    named = writing.reading.settings.vault.people
    if named:
        return named[0]
    counts = Counter(_home(contact) for contact in writing.contacts.values())
    if not counts:
        return writing.phrases.say("write.people")
    return min(counts, key=lambda folder: (-counts[folder], folder))


def _home(contact: Contact) -> str:
    """Give the folder of a contact's note; of a folder of the contact's own, the one above."""
    folder = folder_of(contact.path)
    own = file_name(folder) == without_extension(file_name(contact.path))
    return folder_of(folder) if own else folder


def _template(writing: Writing) -> str:
    """Give the path of the template for people; empty where there is none."""
    named = writing.reading.settings.vault.person_template
    return named or next(iter(sorted(_templates(writing))), (0, ""))[1]


def _templates(writing: Writing) -> Iterator[tuple[int, str]]:
    """Give the templates for people with their rank: by their name, then by their type."""
    reading = writing.reading
    kinds = writing.kinds()
    for path, note in reading.notes.items():
        if kinds.of(path) is not NoteKind.TEMPLATE:
            continue
        words = phrase_of(note.name).split()
        named = [reading.words.kinds.get(word) for word in words]
        if NoteKind.CONTACT in named:
            yield 0 if len(words) == 1 else 1, path
        elif any(reading.words.kinds.get(one) == NoteKind.CONTACT for one in _types(note, writing)):
            yield 2, path


def _types(note: Note, writing: Writing) -> list[str]:
    props = properties_of(note, writing.reading)
    return [phrase_of(text) for one in props if one.meaning == "type" for text in texts_of(one)]


def with_aliases(data: bytes, path: str, names: Iterable[str]) -> bytes:
    """Give the bytes of a new note with more names among its aliases."""
    held = read_note(data, path).aliases
    names = [name for name in dict.fromkeys(names) if name not in held]
    return set_property(data, path, "aliases", [*held, *names]) if names else data
