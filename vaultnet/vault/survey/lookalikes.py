"""Notes that look like people and are not taken for contacts, since nothing says that they are.

Two signs count: a key that nothing but a person has, and being named as having taken part: among
the attendees of a meeting, or in a line such as `- call with [[Anna]]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Channel, Source
from vaultnet.core.survey import Lookalikes
from vaultnet.vault.conventions import PEOPLE_MEANINGS, NoteKind
from vaultnet.vault.note import Link
from vaultnet.vault.parse.lines.entries import OBJECT, Page
from vaultnet.vault.parse.lines.said import said_in
from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.parse.values import properties_of
from vaultnet.vault.survey.places import home_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.survey.sight import Sight

# Of what only people have, what other things are not often said to have: a task has a frequency,
# an article a stage and a day of the next look at it.
_SIGNS: Final = frozenset(
    {
        "first-name",
        "last-name",
        "other-names",
        "last-contact",
        "birthday",
        "name-day",
        "keep-in-touch",
        "met",
        "met-text",
        "introduced-by",
    }
)
_ATTENDEES: Final = "attendees"


def lookalikes_in(sight: Sight) -> tuple[Lookalikes, ...]:
    """Count by folder the notes that look like people and are nothing in particular so far."""
    by_key = {note.path for note in sight.notes(NoteKind.OTHER) if _has_sign(note, sight.reading)}
    by_link = set(_named_in(sight))
    folders: dict[str, list[str]] = {}
    for path in sight.paths(NoteKind.OTHER, NoteKind.CONTACT):
        folders.setdefault(home_of(path, sight), []).append(path)
    found = []
    for folder, paths in folders.items():
        alike = [path for path in paths if path in by_key or path in by_link]
        if alike:
            found.append(
                Lookalikes(
                    folder=folder,
                    people=len(alike),
                    by_key=len(by_key.intersection(alike)),
                    by_link=len(by_link.intersection(alike)),
                    contacts=sum(sight.kinds[path] is NoteKind.CONTACT for path in paths),
                    notes=len(paths),
                    example=sight.example(Source(path, 1) for path in alike),
                )
            )
    return tuple(sorted(found, key=lambda one: (-one.people, one.folder)))


def _has_sign(note: Note, reading: Reading) -> bool:
    """Tell whether a note has a key of a living person."""
    meanings = {prop.meaning for prop in properties_of(note, reading)}
    return bool(meanings & _SIGNS) and "deceased" not in meanings


def _named_in(sight: Sight) -> Iterator[str]:
    """Give the notes that others name as people who took part."""
    for note in sight.notes(NoteKind.DAILY, NoteKind.MEETING):
        others = {
            link.target: path
            for link in note.links
            if not link.embed
            and (path := sight.reading.links.resolve(link.target, note.path))
            and sight.kinds.get(path) is NoteKind.OTHER
        }
        if others:
            for link in _links_to_people(note, sight.reading):
                if link.target in others:
                    yield others[link.target]


def _links_to_people(note: Note, reading: Reading) -> Iterator[Link]:
    keys = [one.key for one in properties_of(note, reading) if one.meaning in PEOPLE_MEANINGS]
    origins = tuple(f"property:{key}" for key in keys)
    for link in note.links:
        if any(link.origin == one or link.origin.startswith(f"{one}.") for one in origins):
            yield link
    for entry in Page(note, reading).entries:
        if entry.objects and entry.happened and not entry.section.is_plan:
            yield from _people_of(entry, reading)


def _people_of(entry: Entry, reading: Reading) -> Iterator[Link]:
    """Give the links right after `with`, in an entry that says how people were in touch."""
    if _ATTENDEES in entry.section.says:
        yield from entry.links
        return
    if said_in(entry, reading).channel is Channel.UNKNOWN:
        return
    named = False
    for before, one in zip(entry.text.split(OBJECT), entry.objects, strict=False):
        words = words_in(before)
        named = named if not words else _leads_to_person(words[-1], reading)
        if named and isinstance(one, Link):
            yield one


def _leads_to_person(word: str, reading: Reading) -> bool:
    """Tell whether a person follows a word: `call with`, `called`."""
    lead = reading.words.leads.get(word)
    return lead == "with" or (lead == "act" and word in reading.words.channels)
