"""The marks by which a note says what it is: type, category, tag, name, folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.vault.conventions import KIND_MEANINGS, MEANINGS, NoteKind
from vaultnet.vault.parse.lines.wording import (
    kinds_in_name,
    link_name,
    phrase_of,
    phrases_in,
    words_in,
)
from vaultnet.vault.parse.values import (
    properties_of,
    tag_lines_of,
    tags_of_note,
    tags_of_properties,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

_PERSON_NAME: Final = re.compile(
    r"@\s*(?=\w)|(?:person|contact|контакт|человек)\s+[-–—]\s+", re.IGNORECASE
)
_PERIOD_NAME: Final = re.compile(r"[0-9]{4}(?:-(?:W|Q)?[0-9]{1,2})?", re.IGNORECASE)
_TEMPLATE_SIGNS: Final = ("{{", "<%")
_FRONTMATTER_ORIGIN: Final = "property:"


def kind_by_property(note: Note, reading: Reading) -> NoteKind | None:
    """Give the kind that the type of a note says, else its category."""
    said: dict[str, list[str]] = {meaning: [] for meaning in KIND_MEANINGS}
    for prop in properties_of(note, reading):
        if prop.meaning in said:
            said[prop.meaning] += texts_of(prop)
    phrases = {name: [phrase_of(link_name(text)) for text in said[name]] for name in said}
    if any(_is_of_owner(phrase, reading) for some in phrases.values() for phrase in some):
        return NoteKind.OWNER
    kinds = (_first_kind(phrases[meaning], reading) for meaning in KIND_MEANINGS)
    return next((kind for kind in kinds if kind), None)


def kind_by_tag(note: Note, reading: Reading) -> NoteKind | None:
    """Give the kind that the tags of a note say, those of its properties in front.

    In the text only a tag on a line of nothing but tags speaks of the whole note.
    """
    kind = _kind_of_tags([tag.name for tag in tags_of_properties(note)], reading)
    if kind or not _may_say_kind(note, reading):
        return kind
    own_lines = tag_lines_of(note)
    return _kind_of_tags([tag.name for tag in note.body.tags if tag.line in own_lines], reading)


def has_tag_of_owner(note: Note, reading: Reading) -> bool:
    """Tell whether a tag that speaks of the whole note ends in a word for the owner."""
    own_lines = tag_lines_of(note)
    tags = (tag.name for tag in note.tags if _is_property(tag.origin) or tag.line in own_lines)
    return any(_is_of_owner(phrase_of(tag.rpartition("/")[2]), reading) for tag in tags)


def has_tag_of_contact(note: Note, reading: Reading) -> bool:
    """Tell whether the text has a tag for a contact, not on a task or beside a link.

    There it speaks of its line.
    """
    if not _may_say_kind(note, reading):
        return False
    taken = {link.line for link in note.body.links}
    taken.update(item.line for item in note.body.items if item.task is not None)
    loose = [tag.name for tag in note.body.tags if tag.line not in taken]
    return _kind_of_tags(loose, reading) is NoteKind.CONTACT


def kind_by_folder_name(name: str, reading: Reading) -> NoteKind | None:
    """Give the kind of notes that the name of one folder says, as a whole word of it."""
    kinds = kinds_in_name(name, reading.words.folders)
    return NoteKind(kinds.pop()) if len(kinds) == 1 else None


def says_outright(note: Note, kind: NoteKind, reading: Reading) -> bool:
    """Tell whether a tag ends in the very word for a kind: `company`, `type/company`.

    `project/apollo` on a person's note says what the person has to do with, not what the note is.
    """
    last_parts = (tag.name.rpartition("/")[2] for tag in tags_of_note(note))
    return any(reading.words.kinds.get(phrase_of(part)) == kind for part in last_parts)


def is_index_name(name: str, reading: Reading) -> bool:
    """Tell whether a name is that of a README, an index, a map of content or a template."""
    words = words_in(name)
    if reading.words.kinds.get(" ".join(words)) in {NoteKind.CONTACT, NoteKind.INDEX}:
        return True
    if reading.words.folders.get(" ".join(words)) == NoteKind.CONTACT:
        return True
    kinds = {reading.words.kinds.get(phrase) for phrase in phrases_in(words)}
    return not kinds.isdisjoint({NoteKind.INDEX, NoteKind.TEMPLATE})


def person_name(name: str) -> str | None:
    """Give the person's name from a file name `@Name` or `Person - Name`; None for any other."""
    mark = _PERSON_NAME.match(name)
    return name[mark.end() :].strip() or None if mark else None


def is_dated_name(name: str, reading: Reading) -> bool:
    """Tell whether a name begins with a day, or is a week, a month, a quarter, a year."""
    if name not in reading.dated_names:
        by_day = reading.day_at_head(name) is not None
        reading.dated_names[name] = by_day or _PERIOD_NAME.fullmatch(name) is not None
    return reading.dated_names[name]


def is_unrendered(note: Note, reading: Reading) -> bool:
    """Tell whether a key that is read still holds a template's `{{…}}` or `<% %>`."""
    block = note.text[: note.below]
    if not any(sign in block for sign in _TEMPLATE_SIGNS):
        return False
    return any(
        sign in note.lines[number - 1]
        for prop in properties_of(note, reading)
        for number in _lines_of(prop.line, note)
        for sign in _TEMPLATE_SIGNS
    )


def has_key_of_person(note: Note, reading: Reading) -> bool:
    """Tell whether a note has a property that nothing but a person has."""
    return any(MEANINGS[prop.meaning].only_people for prop in properties_of(note, reading))


def _lines_of(first: int, note: Note) -> Iterator[int]:
    """Give the lines of the property that begins at `first`: those indented below it as well."""
    yield first
    for number in range(first + 1, note.frontmatter.last_line):
        if note.lines[number - 1][:1] not in {" ", "\t", "-"}:
            return
        yield number


def _is_property(origin: str) -> bool:
    return origin.startswith(_FRONTMATTER_ORIGIN)


def _may_say_kind(note: Note, reading: Reading) -> bool:
    """Tell whether a tag in the text of a note can name a kind; the text is not read for it."""
    return any(_kind_of_tags((name,), reading) for name in note.tag_traces)


def _is_of_owner(phrase: str, reading: Reading) -> bool:
    return reading.words.kinds.get(phrase) == NoteKind.OWNER


def _first_kind(phrases: Iterable[str], reading: Reading) -> NoteKind | None:
    """Give the kind of the first phrase that is known; a contact comes before all others."""
    kinds = [NoteKind(reading.words.kinds[one]) for one in phrases if one in reading.words.kinds]
    return NoteKind.CONTACT if NoteKind.CONTACT in kinds else next(iter(kinds), None)


def _kind_of_tags(tags: Iterable[str], reading: Reading) -> NoteKind | None:
    kinds = [_first_kind((phrase_of(part) for part in tag.split("/")), reading) for tag in tags]
    known = [kind for kind in kinds if kind]
    return NoteKind.CONTACT if NoteKind.CONTACT in known else next(iter(known), None)
