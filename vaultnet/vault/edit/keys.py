"""Under which key a note is to hold a value: the spelling that this vault uses for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import KIND_MEANINGS, MEANINGS, key_meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

# How we write a key of our own where the vault has none yet.
_OWN_KEYS: Final[Mapping[str, str]] = {"snoozed": "snoozed_until"}

# Obsidian's own keys and those that say what a note is, which people of any language have so; and
# keys of which we know nothing.
_OF_ALL_LANGUAGES: Final = {None, "aliases", *KIND_MEANINGS}


def key_for(meaning: str, note: Note, reading: Reading, *, typical: str | None = None) -> str:
    """Give the key for a meaning in a note.

    That is the note's own key, else the one that the vault's notes have most often, else the one
    that the settings name, else `typical` or ours. Raises `NoteRefusedError` where two keys of the
    note mean it, since nobody can tell which of them is to change.
    """
    own = [key for key in note.properties if reading.meaning(key) == meaning]
    if len(own) > 1:
        line = note.frontmatter.lines.get(own[1], 1)
        raise NoteRefusedError(
            "{path}:{line}: the note was left alone: `{one}` and `{other}` both say it; "
            "take one of them out.",
            code="said-twice",
            path=note.path,
            line=line,
            one=own[0],
            other=own[1],
        )
    if own:
        return own[0]
    used = Counter(
        key for one in reading.notes.values() for key in one.keys if reading.meaning(key) == meaning
    )
    if used:
        return min(used, key=lambda key: (-used[key], key))
    named = [key for key in reading.settings.keys if reading.meaning(key) == meaning]
    return named[0] if named else typical or own_key(meaning, note, reading)


def own_key(meaning: str, note: Note, reading: Reading) -> str:
    """Give our key for a meaning, in the letters and the form of the keys that stand there.

    Those of the note count, else those of all notes. A word that the settings have given another
    meaning is none.
    """
    key = _OWN_KEYS.get(meaning, meaning.replace("-", "_"))
    meanings = key_meanings(reading.settings.keys, reading.words)
    words = [one for one, meant in meanings.items() if meant == meaning]
    keys = _telling([note], reading) or _telling(reading.notes.values(), reading)
    like = [one for one in words if _is_ascii(one) == _are_ascii(keys)]
    if meaning in MEANINGS and like and not _are_ascii(keys):
        return like[0].replace(" ", _separator(keys))
    if meaning in MEANINGS and meanings.get(fold(key)) == meaning:
        return key
    return next(iter(words), key)


def _telling(notes: Iterable[Note], reading: Reading) -> Counter[str]:
    """Count the keys that tell in which language somebody writes keys."""
    return Counter(
        key for note in notes for key in note.keys if reading.meaning(key) not in _OF_ALL_LANGUAGES
    )


def _are_ascii(keys: Counter[str]) -> bool:
    """Tell whether more keys are in English than in other letters."""
    ascii_keys = sum(number for key, number in keys.items() if _is_ascii(key))
    return ascii_keys * 2 > keys.total() or not keys


def _is_ascii(key: str) -> bool:
    return key.isascii()


def _separator(keys: Counter[str]) -> str:
    """Give what stands most often between the words of keys."""
    return max("_ -", key=lambda one: sum(number for key, number in keys.items() if one in key))
