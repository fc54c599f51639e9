"""A note of the owner's on what the contact cares about, and not known to them (guide 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.ideas.idea import Idea
from vaultnet.core.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.records import Contact, Knowledge


def notes(contact: Contact, ground: Ground) -> Iterator[Idea]:
    """Give the notes that share the most interests with a contact first, of those the newest.

    Left out is what the contact knows: what any contact with them links to or names as given, what
    their own note links to, what links to them (the author of a book), and what is dated ahead.
    """
    interests = ground.interests(contact)
    shared: dict[str, list[str]] = {}
    found: dict[str, Knowledge] = {}
    for interest in interests:
        for note in ground.notes_on(interest):
            found[note.path] = note
            shared.setdefault(note.path, []).append(interest)
    known = _known_paths(contact, ground)
    words = _given_words(contact, ground)
    for path in sorted(found, key=lambda path: (-len(shared[path]), _age(found[path]), path)):
        note = found[path]
        if path in known or contact.path in note.known_to or fold(note.name) in words:
            continue
        if note.day is not None and note.day > ground.today:
            continue
        yield Idea(
            IdeaKind.NOTE,
            "note",
            {"note": note.name, "interests": ", ".join(interests[one] for one in shared[path])},
            (note.source(shared[path][0]), ground.interest_source(contact)),
            about=path,
        )


def _known_paths(contact: Contact, ground: Ground) -> frozenset[str]:
    return frozenset(path for one in ground.history.of(contact.path) for path in one.notes)


def _given_words(contact: Contact, ground: Ground) -> frozenset[str]:
    """Give the folded words of what was given or received: `(gave:: book Slow Networks)`."""
    past = ground.history.of(contact.path)
    return frozenset(fold(act.text) for one in past for act in (*one.gave, *one.received))


def _age(note: Knowledge) -> int:
    return -note.day.toordinal() if note.day else 0
