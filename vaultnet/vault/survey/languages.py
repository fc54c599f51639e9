"""The language in which the owner of a vault writes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.vault.conventions import NoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.note import Note
    from vaultnet.vault.survey.sight import Sight

_ENOUGH: Final = 2000  # characters of a note that show its language
# What the owner writes; of other notes many are clipped from elsewhere.
_OWN: Final = (NoteKind.CONTACT, NoteKind.OWNER, NoteKind.DAILY, NoteKind.MEETING)


def languages_of(sight: Sight, languages: Mapping[str, Vocabulary]) -> Mapping[str, int]:
    """Count notes by language: that whose own letters stand most in name, headings and text.

    A letter is a language's own where the words of no other language have it. Keys do not count,
    for many write theirs in English; nor do notes that others wrote, unless there are no others.
    """
    alphabets = _alphabets(languages)
    notes = list(sight.notes(*_OWN)) or list(sight.notes(NoteKind.OTHER))
    found = Counter(language for note in notes if (language := _language(note, alphabets)))
    return {language: found[language] for language in languages if found[language]}


def _alphabets(languages: Mapping[str, Vocabulary]) -> Mapping[str, frozenset[str]]:
    letters = {language: _letters(words) for language, words in languages.items()}
    return {
        language: mine.difference(*(those for other, those in letters.items() if other != language))
        for language, mine in letters.items()
    }


def _letters(words: Vocabulary) -> frozenset[str]:
    tables = (words.months, words.units, words.keys, words.headings)
    return frozenset(sign for table in tables for word in table for sign in word if sign.isalpha())


def _language(note: Note, alphabets: Mapping[str, frozenset[str]]) -> str | None:
    text = "\n".join((note.name, *note.lines[note.frontmatter.last_line :]))
    text = text[:_ENOUGH].casefold()
    counts = {language: sum(map(text.count, letters)) for language, letters in alphabets.items()}
    most = max(counts.values(), default=0)
    return next((language for language, count in counts.items() if count == most > 0), None)
