"""The note of a new contact: where it goes, from which template, and that it is a contact's."""

from __future__ import annotations

from collections import ChainMap, Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.properties import set_property
from vaultnet.vault.edit.template import fill
from vaultnet.vault.note_names import note_name
from vaultnet.vault.parse.kinds import Kinds
from vaultnet.vault.parse.lines.wording import phrase_of
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.paths import file_name, folder_of, key_path, without_extension
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from vaultnet.core.records import Contact
    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.note import Note

_NO_TEMPLATE: Final = b"---\ntype: person\n---\n"


@dataclass(frozen=True, slots=True)
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
    safe = note_name(name)
    folder = _folder(writing)
    path = key_path(f"{folder}/{safe}.md" if folder else f"{safe}.md")
    _refuse_namesakes(name, safe, path, writing)
    template = _template(writing)
    data = (read(template) if template else None) or _NO_TEMPLATE
    text = data.decode("utf-8", "surrogateescape")
    data = fill(text, safe, now, writing.reading.config).encode("utf-8", "surrogateescape")
    if not _is_contact(data, path, writing):
        data = set_property(data, path, "type", "person")
        if not _is_contact(data, path, writing):
            raise NoteRefusedError(
                f"{path}: made from {template or 'nothing'}, the note would not be read as a "
                "contact's; it was not made: see what of the template is left unfilled, or name "
                "another with `person_template` in the table [vault] of vaultnet.toml."
            )
    if fold(safe) != fold(name):
        data = _with_alias(data, path, " ".join(name.split()))
    return NewNote(path, data)


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


def _refuse_namesakes(name: str, safe: str, path: str, writing: Writing) -> None:
    wanted = {fold(name), fold(safe)}
    for contact in writing.contacts.values():
        if not wanted.isdisjoint(map(fold, (contact.name, *contact.aliases))):
            raise NoteRefusedError(f"{contact.path} is the note of {contact.name} already.")
    for other in writing.reading.notes:
        if key_path(other).casefold() == path.casefold():
            raise NoteRefusedError(f"{other} exists already and was left as it is.")


def _template(writing: Writing) -> str:
    """Give the path of the template for people; empty where there is none."""
    named = writing.reading.settings.vault.person_template
    return named or next(iter(sorted(_templates(writing))), (0, ""))[1]


def _templates(writing: Writing) -> Iterator[tuple[int, str]]:
    """Give the templates for people with their rank: by their name, then by their type."""
    reading = writing.reading
    kinds = Kinds(reading)
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


def _is_contact(data: bytes, path: str, writing: Writing) -> bool:
    notes = ChainMap({path: read_note(data, path)}, dict(writing.reading.notes))
    return Kinds(replace(writing.reading, notes=notes)).of(path) is NoteKind.CONTACT


def _with_alias(data: bytes, path: str, name: str) -> bytes:
    held = read_note(data, path).aliases
    if name in held:
        return data
    return set_property(data, path, "aliases", [*held, name])
