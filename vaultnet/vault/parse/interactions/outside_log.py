"""Entries of a contact's note that have a day and stand outside of a log: they count for nothing.

Whoever writes `- 2026-11-03 coffee` below no heading, or below `## Notes`, means contact as often
as not. A line that names the way is one wherever it stands; others, where the headings above say
nothing of their own: below `## Career` a day is one of a life.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.records import Source
from vaultnet.vault.conventions import MEANINGS, Reads
from vaultnet.vault.parse.lines.line_tags import notes_achievement
from vaultnet.vault.parse.lines.outline import heading_says
from vaultnet.vault.parse.lines.said import said_in
from vaultnet.vault.parse.lines.wording import LONGEST_PHRASE, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.scene import Scene

_NOTES: Final = "notes"
_SAYS_OTHERWISE: Final = frozenset({"attendees"})
_TITLE_LEVEL: Final = 1
_HAS_DIGIT: Final = pattern(r"[0-9]")
_TAG: Final = pattern(r"(?<!\S)#\S+")
_DAYS: Final = frozenset({Reads.DAY, Reads.DAY_OF_YEAR})


def report_outside_log(entries: Iterable[Entry], note: Note, scene: Scene) -> None:
    """Report once for a contact's note the dated entries that its log does not have.

    `entries` are those that no other reader takes: outside of a log, of plans and of dated headings
    that count, and no tasks.
    """
    missed = [one.line for one in entries if _is_missed(one, note, scene)]
    if missed:
        many = f"{len(missed)} lines with a day stand outside of a log and count as no contact."
        one = "A line with a day stands outside of a log and counts as no contact."
        hint = 'If that was contact, put it below a heading such as "## Log".'
        message = one if len(missed) == 1 else many
        scene.report.note(Source(note.path, missed[0]), "day-outside-log", message, hint)


def _is_missed(entry: Entry, note: Note, scene: Scene) -> bool:
    reading = scene.reading
    if entry.is_row or not _HAS_DIGIT.search(entry.text):
        return False
    found = reading.day_at_head(entry.text)
    if found is None or not _SAYS_OTHERWISE.isdisjoint(entry.section.says):
        return False
    said = said_in(entry, reading)
    words = words_in(_TAG.sub(" ", entry.text[found.end :]))
    if said.unheld or notes_achievement(entry, reading) or _names_a_day(words, reading):
        return False
    if said.how and not entry.is_heading:
        return True
    tells = entry.is_heading or (entry.is_item and bool(words))
    return tells and _stands_freely(entry, note, scene)


def _names_a_day(words: Sequence[str], reading: Reading) -> bool:
    """Tell whether the words begin with what a property for a day is called: `birthday`."""
    for size in range(1, min(LONGEST_PHRASE, len(words)) + 1):
        meaning = reading.meaning(" ".join(words[:size]))
        if meaning is not None and MEANINGS[meaning].reads in _DAYS:
            return True
    return False


def _stands_freely(entry: Entry, note: Note, scene: Scene) -> bool:
    """Tell whether no heading above says what the entry is about: but the title, or `Notes`."""
    headings = note.body.headings
    own = next((one for one in headings if one.line == entry.line), None)
    above = [
        one for one in headings if one.line < entry.line and (own is None or one.level < own.level)
    ]
    if not above or (above[-1] is headings[0] and above[-1].level == _TITLE_LEVEL):
        return True
    return heading_says(above[-1].text, scene.reading.words) == _NOTES
