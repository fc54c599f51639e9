"""Notes that are sure to yield no record, as their raw text shows: their bodies are never read.

Most notes of a vault are about neither a person nor a day. They tell of a contact only where they
link to one or name one in a field, and of anybody's doings only by a tag or a field. All of these
leave traces in the raw text. Where there is one, the note is read by every rule; but a link among
lines that can say neither how nor when anybody was in touch is a mere mention.
Decision 0072.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vaultnet.core.channels import channel_of_emoji
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.written_dates import may_hold_day
from vaultnet.vault.conventions import ENTRY_MEANINGS, PEOPLE_MEANINGS, NoteKind
from vaultnet.vault.link_text import parse_destination, target_in
from vaultnet.vault.parse.affairs.own_activity import OWN_ACTIVITY
from vaultnet.vault.parse.days import may_have_day
from vaultnet.vault.parse.lines.entries import is_day
from vaultnet.vault.parse.lines.line_tags import ACHIEVEMENT
from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.traces import keys_in, tags_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene

# Notes of these kinds yield no record, whatever stands in them.
_SILENT: Final = frozenset({NoteKind.TEMPLATE, NoteKind.IGNORED, NoteKind.ADVICE})
# Notes of these are no record themselves; their lines may be some.
_OF_LINES: Final = frozenset({NoteKind.OTHER, NoteKind.INDEX})
# What a field must mean to name people or an achievement, to tell when it was, and how.
_NAMING: Final = frozenset({ACHIEVEMENT, *PEOPLE_MEANINGS})
_DATING: Final = frozenset({"date"})
_TELLING: Final = frozenset({ACHIEVEMENT, *_DATING, *ENTRY_MEANINGS})
_TELLING_TAGS: Final = frozenset({ACHIEVEMENT, OWN_ACTIVITY})
_DELEGATED: Final = "delegated"
_BOX: Final = pattern(r"\[.\]")
# A comment within a day: what stands round it is one text.
_DAY_APART: Final = pattern(r"[0-9].*(?:%%|-->)|(?:%%|<!--).*[0-9]")
# What may hide a link: code, HTML, mathematics, a comment, an escape, brackets in brackets.
_HIDING: Final = pattern(
    r"[`<$%\\\[\]](?:(?<=[`<$%])|(?<=\\)(?!\|)|(?<=\])(?:\(|\]\])|(?<=\[)\[\[)"
)
_LINK: Final = pattern(r"\[\[((?:[^\[\]\n\\]|\\\|)++)\]\]")
# In a table, whose second line this may be, a bare `|` would take a link apart.
_DASHES: Final = pattern(r"^[ \t>]*+[-:|][-:| \t]*+$", re.MULTILINE)
_LINK_IN_TABLE: Final = pattern(r"\[\[((?:[^\[\]\n\\|]|\\\|)++)\]\]")
_MARKDOWN_LINK: Final = pattern(r"\[[^\[\]\n\\|]*+\]\((?:<([^<>\n\\|]*+)>|([^\s()<>\\|]*+))\)")
_EMPTY_LINE: Final = "\n\n"
_INDENT: Final = frozenset(" \t\n")


def is_quiet(note: Note, kind: NoteKind, scene: Scene) -> bool:
    """Tell whether the text of a note is sure to yield no record, without reading it."""
    if kind not in _OF_LINES or scene.kinds.person_above(note.path):
        return kind in _SILENT
    traces, reading = note.traces, scene.reading
    for tag in traces.tags:
        if not _TELLING_TAGS.isdisjoint(reading.meanings_of_tag(tag)):
            return False
    keys = traces.keys
    if keys and _may_mean(keys, _NAMING, reading):
        return False
    people = _people_in(note, scene)
    if not people:
        return people is not None
    if any(key.lower().endswith(_DELEGATED) for key in keys):
        return False  # who is named in a task need not be linked
    return _are_mentions(people, note, scene)


def asks_of_links(kind: NoteKind) -> bool:
    """Tell whether a quiet note was found so by asking of all its links."""
    return kind in _OF_LINES


def _people_in(note: Note, scene: Scene) -> list[tuple[str, int]] | None:
    """Give the links that can mean a contact, by target and offset; None where it is not sure."""
    traces, people = note.traces, scene.people
    written = traces.written_links
    if written is None:
        return None
    return [
        (target, at)
        for link, target in people.may_be_among(written)
        if people.may_mean(target, note.path)
        for at in traces.places_of(link)
    ]


def _are_mentions(people: Collection[tuple[str, int]], note: Note, scene: Scene) -> bool:
    """Tell whether all links to contacts, by target and offset, are no more than mentions.

    Each must lead to the contact's note itself, since any other name of theirs is reported.
    """
    text, below, reading = note.text, note.below, scene.reading
    if text.find("@", below) >= 0 and any("@" in target for target in note.traces.targets or ()):
        return False
    if any(reading.resolve(target, note.path) is None for target, _ in people):
        return False
    end = 0
    for at in sorted(at for _, at in people):
        if at >= end:  # else it stands among lines that were looked at
            begin, end = _stretch_at(text, below, at)
            if _may_tell(text[begin:end], note, reading):
                return False
    return True


def _stretch_at(text: str, below: int, at: int) -> tuple[int, int]:
    """Give where the lines of a body round a place begin and end, beyond which no entry reaches.

    Behind an empty line, what begins at the margin belongs to nothing above it.
    """
    begin, end = at, at
    while (begin := text.rfind(_EMPTY_LINE, below, begin)) >= 0:
        if text[begin + 2] not in _INDENT:
            break
    while (end := text.find(_EMPTY_LINE, end)) >= 0:
        if text[end + 2 : end + 3] not in _INDENT:
            break
        end += 1
    return max(begin, below), len(text) if end < 0 else end


def _may_tell(stretch: str, note: Note, reading: Reading) -> bool:
    """Tell whether lines of a note can say how or when somebody was in touch, or a promise.

    It is told by their raw text what `may_tell_outright` tells by the entries of them, and whether
    one can be a task. How it was counts only where the note may have a day, or the line has.
    """
    plain = _without_links(stretch, reading)
    if _BOX.search(plain) or may_hold_day(plain) or _DAY_APART.search(plain):
        return True
    keys = keys_in(plain)
    if keys and _may_mean(keys, _DATING, reading):
        return True
    says_how = (
        channel_of_emoji(plain) is not None
        or ("#" in stretch and any(map(reading.channel_of_tag, tags_in(stretch))))
        or (bool(keys) and _may_mean(keys, _TELLING, reading))
    )
    return says_how and may_have_day(note, reading)


def _without_links(stretch: str, reading: Reading) -> str:
    """Leave out the links to notes that are no day's, if nothing can make text of them."""

    def left(link: re.Match[str]) -> str:
        target, _ = parse_destination(link[1] or link[2] or "") or (None, "")
        return link[0] if target is None or is_day(target, reading) else ""

    def left_of_wikilink(link: re.Match[str]) -> str:
        return link[0] if _is_link_to_day(link[1], reading) else ""

    plain = _MARKDOWN_LINK.sub(left, stretch) if "](" in stretch else stretch
    if _HIDING.search(plain) is not None:
        return stretch
    in_table = "\n" in plain.strip("\n") and _DASHES.search(plain) is not None
    return (_LINK_IN_TABLE if in_table else _LINK).sub(left_of_wikilink, plain)


def _is_link_to_day(inner: str, reading: Reading) -> bool:
    """Tell whether what stands in the brackets of a link is a day's; it is found out once."""
    known = reading.links_to_days.get(inner)
    if known is None:
        known = is_day(target_in(inner), reading)
        reading.links_to_days[inner] = known
    return known


def _may_mean(keys: Collection[str], meanings: AbstractSet[str], reading: Reading) -> bool:
    """Tell whether a key that ends one of some texts can have a meaning, or name a channel."""
    ends = reading.ends_of_keys.get(meanings)
    if ends is None:
        known = [key for key, meaning in reading.keys.items() if meaning in meanings]
        ends = frozenset(map(_last_word, (*known, *map(fold, reading.words.channels))))
        reading.ends_of_keys[meanings] = ends
    return "" in ends or not ends.isdisjoint(map(_last_word, keys))


@lru_cache(maxsize=1 << 12)  # the same keys stand in very many notes
def _last_word(text: str) -> str:
    """Give the last word of a text; empty where it has none, as a key that is but an emoji."""
    return next(reversed(words_in(text)), "")
