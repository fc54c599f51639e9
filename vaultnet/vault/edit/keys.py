"""Under which key a note is to hold a value: the spelling that this vault uses for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import MEANINGS, key_meanings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

# How we write a key of our own where the vault has none yet.
_OWN_KEYS: Final[Mapping[str, str]] = {"snoozed": "snoozed_until"}


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
        key
        for one in reading.notes.values()
        for key in one.frontmatter.properties
        if reading.meaning(key) == meaning
    )
    if used:
        return min(used, key=lambda key: (-used[key], key))
    named = [key for key in reading.settings.keys if reading.meaning(key) == meaning]
    return named[0] if named else typical or own_key(meaning, reading)


def own_key(meaning: str, reading: Reading) -> str:
    """Give our key for a meaning, unless the settings have given that word another meaning."""
    key = _OWN_KEYS.get(meaning, meaning.replace("-", "_"))
    meanings = key_meanings(reading.settings.keys, reading.words)
    if meaning in MEANINGS and meanings.get(fold(key)) == meaning:
        return key
    return next((one for one, meant in meanings.items() if meant == meaning), key)
