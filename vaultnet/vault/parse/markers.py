"""The marks by which a note says what it is: type, category, tag, name, folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.vault.conventions import KIND_MEANINGS, MEANINGS, NoteKind
from vaultnet.vault.parse.lines.wording import (
    kinds_in_name,
    link_name,
    phrase_of,
    phrases_in,
)
from vaultnet.vault.parse.values import (
    may_be_tag_lines,
    properties_of,
    tag_lines_of,
    tags_of_note,
    tags_of_properties,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

_PERSON_NAME: Final = pattern(
    r"@\s*(?=\w)|(?:person|contact|контакт|человек)\s+[-–—]\s+", re.IGNORECASE
)
_PERIOD_NAME: Final = pattern(r"[0-9]{4}(?:-(?:W|Q)?[0-9]{1,2})?", re.IGNORECASE)
# A word of letters, as a day reads the name of a month: with the marks of NFD.
_FIRST_WORD: Final = pattern(r"(?:[^\W\d_][\u0300-\u036f]?)+")
# By a name alone a note is one of these; see `is_owner_name` and `is_index_name`.
_KINDS_OF_NAMES: Final = frozenset(
    {NoteKind.CONTACT, NoteKind.INDEX, NoteKind.OWNER, NoteKind.TEMPLATE}
)
_TEMPLATE_SIGNS: Final = ("{{", "<%")
_SIGNS_IN_UTF_8: Final = tuple(sign.encode() for sign in _TEMPLATE_SIGNS)


def kind_by_property(note: Note, reading: Reading) -> NoteKind | None:
    """Give the kind that the type of a note says, else its category."""
    if reading.key_set(note.properties).meanings.isdisjoint(KIND_MEANINGS):
        return None
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
    if kind or not _may_say_kind(note.traces.tags, reading):
        return kind
    if not _may_say_kind(may_be_tag_lines(note), reading):
        return None
    own_lines = tag_lines_of(note)
    return _kind_of_tags([tag.name for tag in note.body.tags if tag.line in own_lines], reading)


def has_tag_of_owner(note: Note, reading: Reading) -> bool:
    """Tell whether a tag that speaks of the whole note ends in a word for the owner."""
    if any(_ends_in_owner(tag.name, reading) for tag in note.property_tags):
        return True
    if not any(_ends_in_owner(name, reading) for name in note.traces.tags):
        return False
    own_lines = tag_lines_of(note)
    return any(_ends_in_owner(tag.name, reading) for tag in note.body.tags if tag.line in own_lines)


def has_tag_of_contact(note: Note, reading: Reading) -> bool:
    """Tell whether the text has a tag for a contact, not on a task or beside a link.

    There it speaks of its line.
    """
    if not any(_kind_of_tag(one, reading) is NoteKind.CONTACT for one in note.traces.tags):
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


def telling_words(words: Vocabulary) -> frozenset[str]:
    """Give the words of which a name must have one to be the owner's, an index or a template."""
    kinds = [phrase for phrase, kind in words.kinds.items() if kind in _KINDS_OF_NAMES]
    folders = [phrase for phrase, kind in words.folders.items() if kind == NoteKind.CONTACT]
    return frozenset(word for phrase in (*kinds, *folders) for word in phrase.split())


def is_owner_name(words: Sequence[str], reading: Reading) -> bool:
    """Tell whether a name, given by its words, is a word for the owner: `Me`."""
    return _is_of_owner(" ".join(words), reading)


def is_index_name(words: Sequence[str], reading: Reading) -> bool:
    """Tell whether a name is that of a README, an index, a map of content or a template.

    It is given by its words.
    """
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
    known = reading.dated_names.get(name)
    if known is None:
        by_day = _may_begin_with_day(name, reading) and reading.day_at_head(name) is not None
        known = by_day or _PERIOD_NAME.fullmatch(name) is not None
        reading.dated_names[name] = known
    return known


def _may_begin_with_day(name: str, reading: Reading) -> bool:
    """Tell whether a day may lead a name: of those that begin with a letter, after a month."""
    word = _FIRST_WORD.match(name)
    return word is None or fold(word[0]) in reading.words.months


def is_unrendered(note: Note, reading: Reading) -> bool:
    """Tell whether a key that is read still holds a template's `{{…}}` or `<% %>`."""
    below = note.below
    if not below or True not in [sign in note.utf_8[: 4 * below] for sign in _SIGNS_IN_UTF_8]:
        return False  # as most, and no text was made of their bytes
    text = note.text
    if True not in [text.find(sign, 0, below) >= 0 for sign in _TEMPLATE_SIGNS]:
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


def _may_say_kind(tags: AbstractSet[str], reading: Reading) -> bool:
    """Tell whether one of the tags that a raw text may have can name a kind."""
    return bool(tags) and any(_kind_of_tag(name, reading) for name in tags)


def _ends_in_owner(tag: str, reading: Reading) -> bool:
    return _is_of_owner(phrase_of(tag.rpartition("/")[2]), reading)


def _is_of_owner(phrase: str, reading: Reading) -> bool:
    return reading.words.kinds.get(phrase) == NoteKind.OWNER


def _first_kind(phrases: Iterable[str], reading: Reading) -> NoteKind | None:
    """Give the kind of the first phrase that is known; a contact comes before all others."""
    kinds = [NoteKind(reading.words.kinds[one]) for one in phrases if one in reading.words.kinds]
    return NoteKind.CONTACT if NoteKind.CONTACT in kinds else next(iter(kinds), None)


def _kind_of_tags(tags: Iterable[str], reading: Reading) -> NoteKind | None:
    """Give the kind of the first tag that says one; a contact comes before all others."""
    first = None
    for tag in tags:
        kind = _kind_of_tag(tag, reading)
        if kind is NoteKind.CONTACT:
            return kind
        first = first or kind
    return first


def _kind_of_tag(tag: str, reading: Reading) -> NoteKind | None:
    """Give the kind that the parts of a tag say; it is found out once."""
    known = reading.kinds_of_tags
    if tag not in known:
        known[tag] = _first_kind(map(phrase_of, tag.split("/")), reading)
    return known[tag]
