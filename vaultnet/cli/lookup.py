"""Find the contact or the note that the words of a command line mean; never guess between two."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vaultnet.core.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vaultnet.cli.session import Session
    from vaultnet.core.records import Contact, Event
    from vaultnet.vault.note import Note

_NAMED: Final = 5  # candidates that a sentence names
_NEAR: Final = 0.7  # of 1: how much of a name must agree to be offered


def contact_called(session: Session, text: str) -> Contact:
    """Find the contact with that path, name or alias, or with that part of a name.

    The first of these that any contact has decides. Raises UsageError, with the candidates, where
    it is nobody or more than one.
    """
    found = _first_answer(session.vault.network.contacts, text)
    if len(found) == 1:
        return found[0]
    if found:
        names = _listed(_described(contact, found) for contact in found)
        raise click.UsageError(
            session.say("cli.lookup.several", name=text, n=len(found), names=names)
        )
    near = _near(session.vault.network.contacts, text)
    if near:
        raise click.UsageError(session.say("cli.lookup.near", name=text, names=_listed(near)))
    raise click.UsageError(session.say("cli.lookup.nobody", name=text))


def is_called(session: Session, text: str) -> bool:
    """Tell whether a text is the whole of some contact's path, name or alias."""
    wanted = fold(text)
    path = unicodedata.normalize("NFC", text.strip())
    return bool(wanted) and any(
        contact.path in {path, f"{path}.md"}
        or wanted in map(fold, (contact.name, *contact.aliases))
        for contact in session.vault.network.contacts
    )


def names_beginning(session: Session, word: str) -> list[str]:
    """Give the names of contacts of which a word is the first; a few at most."""
    wanted = fold(word)
    names = (
        contact.name
        for contact in session.vault.network.contacts
        if any(fold(one).split(" ")[0] == wanted for one in (contact.name, *contact.aliases))
    )
    return list(dict.fromkeys(names))[:_NAMED]


def event_called(session: Session, text: str) -> Event:
    """Find the event with that path or name, or with that part of a name.

    The first of these that any event has decides. Raises UsageError where it is none or several.
    """
    wanted, path = fold(text), unicodedata.normalize("NFC", text.strip())
    ladder: tuple[Callable[[Event], bool], ...] = (
        lambda event: event.path in {path, f"{path}.md"},
        lambda event: fold(event.name) == wanted,
        lambda event: bool(wanted) and wanted in fold(event.name),
    )
    answers = ([one for one in session.vault.network.events if rung(one)] for rung in ladder)
    found = next((answer for answer in answers if answer), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(session.say("cli.lookup.no-event", name=text))
    names = _listed(one.name for one in found)
    raise click.UsageError(session.say("cli.lookup.several", name=text, n=len(found), names=names))


def is_event(session: Session, text: str) -> bool:
    """Tell whether a text is the path or name of an event, or a part of one and of no contact."""
    wanted, path = fold(text), unicodedata.normalize("NFC", text.strip())
    events = session.vault.network.events
    if any(one.path in {path, f"{path}.md"} or fold(one.name) == wanted for one in events):
        return True
    nobody = not _first_answer(session.vault.network.contacts, text)
    return nobody and bool(wanted) and any(wanted in fold(one.name) for one in events)


def note_called(session: Session, text: str) -> Note:
    """Find the note with that path, in the vault or from the current folder, or that name.

    A name is resolved as Obsidian resolves a link. Raises UsageError where there is no such note.
    """
    vault = session.vault
    path = unicodedata.normalize("NFC", text.replace("\\", "/"))
    for candidate in (path, f"{path}.md", _path_in(vault.root, text)):
        if candidate in vault.notes:
            return vault.notes[candidate]
    resolved = vault.links.resolve(path, "") if path else None
    if resolved is not None and resolved in vault.notes:
        return vault.notes[resolved]
    raise click.UsageError(session.say("cli.lookup.no-note", name=text))


def _first_answer(contacts: Iterable[Contact], text: str) -> list[Contact]:
    wanted = fold(text)
    path = unicodedata.normalize("NFC", text.strip())
    ladder: tuple[Callable[[Contact], bool], ...] = (
        lambda contact: contact.path in {path, f"{path}.md"},
        lambda contact: fold(contact.name) == wanted,
        lambda contact: wanted in map(fold, contact.aliases),
        lambda contact: any(wanted in fold(name) for name in (contact.name, *contact.aliases)),
    )
    everyone = tuple(contacts) if wanted else ()
    answers = ([one for one in everyone if rung(one)] for rung in ladder)
    return next((answer for answer in answers if answer), [])


def _near(contacts: Iterable[Contact], text: str) -> list[str]:
    """Give the names of contacts that are written almost like that, whole or in one word."""
    names: dict[str, dict[str, None]] = {}
    for contact in contacts:
        for name in map(fold, (contact.name, *contact.aliases)):
            for key in (name, *name.split()):
                names.setdefault(key, {})[contact.name] = None
    near = get_close_matches(fold(text), names, n=_NAMED, cutoff=_NEAR)
    return list(dict.fromkeys(name for key in near for name in names[key]))


def _described(contact: Contact, others: Iterable[Contact]) -> str:
    """Name a contact, with its path where another one bears the same name."""
    alone = all(one is contact or one.name != contact.name for one in others)
    return contact.name if alone or contact.private else f"{contact.name} ({contact.path})"


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    return ", ".join(every[:_NAMED]) + (", …" if len(every) > _NAMED else "")


def _path_in(root: Path, text: str) -> str:
    """Give a path of the file system as a path of the vault; empty where it lies outside."""
    try:
        inside = (Path.cwd() / text).resolve().relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return ""
    return unicodedata.normalize("NFC", inside.as_posix())
