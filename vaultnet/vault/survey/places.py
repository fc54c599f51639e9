"""Where notes are: folders with counts, what is only a folder for one person or a month apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vaultnet.core.survey import Place
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.paths import file_name, folder_of, without_extension

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.survey.sight import Sight


def home_of(path: str, sight: Sight) -> str:
    """Give the folder that a note is kept in; a folder of the note's own name is part of it.

    A folder of nothing but private notes may tell a name, and goes with the one above it.
    """
    folder = folder_of(path)
    name = without_extension(file_name(path)).removeprefix("@")
    own = file_name(folder).removeprefix("@") == name
    return sight.shown(folder_of(folder) if own else folder)


def places_of(paths: Iterable[str], sight: Sight) -> tuple[Place, ...]:
    """Count notes by the folder that they are kept in."""
    return _counted(home_of(path, sight) for path in paths)


def daily_places(sight: Sight) -> tuple[Place, ...]:
    """Count dated notes by folder; those in folders for years and months by the folder above."""
    words = sight.reading.words
    folders = (_above_periods(folder_of(path), words) for path in sight.paths(NoteKind.DAILY))
    return _counted(map(sight.shown, folders))


def _counted(folders: Iterable[str]) -> tuple[Place, ...]:
    counts = Counter(folders)
    return tuple(
        Place(folder, notes)
        for folder, notes in sorted(counts.items(), key=lambda count: (-count[1], count[0]))
    )


def _above_periods(folder: str, words: Vocabulary) -> str:
    while folder and _is_period(file_name(folder), words):
        folder = folder_of(folder)
    return folder


def _is_period(name: str, words: Vocabulary) -> bool:
    """Tell whether a folder is named for a year, a month, a week: `2026`, `05-May`, `2026-W21`."""
    parts = words_in(name)
    dated = [one for one in parts if one.lstrip("qw").isdigit() or one in words.months]
    return bool(parts) and len(dated) == len(parts)
