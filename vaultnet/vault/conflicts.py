"""Conflict copies: the second notes that sync tools lay beside a note they could not merge.

Such a copy is no second person. Some names say for certain what they are; others are also what a
person could choose, and count only beside the note that they repeat.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.paths import (
    NOTE_EXTENSION,
    file_name,
    folder_of,
    is_note,
    without_extension,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ENOUGH_AGREEMENT: Final = 0.8  # of the lines of an uncertain copy

_CONFLICT: Final = ("conflict", "конфликт", "recovered")  # every certain name has one of them
# Each tool's addition to a note's name.
CERTAIN: Final[Mapping[str, re.Pattern[str]]] = {
    "Syncthing": pattern(r"(.+)\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z2-7]{7})?"),
    "Obsidian Sync": pattern(r"(.+) \(Conflicted copy .+ [0-9]{12}\)"),
    "Nextcloud": pattern(r"(.+) \(conflicted copy (?:.+ )?[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{6}\)"),
    "ownCloud": pattern(r"(.+)_conflict-[0-9]{8}-[0-9]{6}"),
    "Dropbox": pattern(
        r"(.+) \((?:.+ )?"
        r"(?:(?:conflicted copy|конфликтующая копия)(?: .+)?|case conflict(?: [0-9]+)?)\)",
        re.IGNORECASE,
    ),
    "pCloud": pattern(r"(.+) \[conflicted(?: [0-9]+)?\]"),
    "Resilio Sync": pattern(r"(.+)\.Conflict"),
    "Seafile": pattern(r"(.+) \(SFConflict .+\)"),
    "rclone": pattern(r"(.+)\.conflict[0-9]+"),
    "vaultnet": pattern(r"(.+) \(vaultnet recovered [0-9a-f]{8,64}\)"),
    "a sync tool": pattern(
        r"(.+)(?:\.sync-conflict(?:-.+)?| \(conflict [0-9]{4}-[0-9]{2}-[0-9]{2}.*\))"
    ),
}
UNCERTAIN: Final[Mapping[str, re.Pattern[str]]] = {
    "iCloud Drive": pattern(r"(.+) (?:[2-9]|[1-9][0-9])"),
    "Google Drive or OneDrive": pattern(r"(.+) \([1-9][0-9]?\)"),
}
_UNCERTAIN_ENDS: Final = (*"0123456789", ")")  # every uncertain name ends so
# OneDrive adds the name of the computer, which has at most 15 characters and looks like no name of
# a person: capitals together, a capital within a word, or digits beside letters.
_HOST: Final = pattern(
    r"(?=[A-Za-z0-9-]*?(?:[A-Z]{2}|[a-z][A-Z]|[A-Za-z][0-9]|[0-9][A-Za-z]))"
    r"[A-Za-z0-9][A-Za-z0-9-]{0,14}?(?:-[2-9])?"
)
_LONGEST_HOST: Final = 17  # with `-2`


@frozen_record
class ConflictName:
    """A name that a sync tool gives to a conflict copy."""

    tool: str
    originals: tuple[str, ...]  # paths of the note that it may repeat, the likeliest first
    certain: bool


def conflict_of(path: str) -> ConflictName | None:
    """Read the name of a note as that of a conflict copy; None where it cannot be one."""
    if not is_note(path):
        return None
    stem = without_extension(file_name(path))
    certain = _certain(stem)
    if certain is not None:
        tool, stem = certain
        while (again := _certain(stem)) is not None:  # a copy of a copy
            stem = again[1]
        return ConflictName(tool, (_beside(path, stem),), certain=True)
    if stem.endswith(_UNCERTAIN_ENDS):
        for tool, naming in UNCERTAIN.items():
            if found := naming.fullmatch(stem):
                return ConflictName(tool, (_beside(path, found[1]),), certain=False)
    if "-" not in stem:
        return None
    originals = tuple(_beside(path, original) for original in _without_host(stem))
    return ConflictName("OneDrive", originals, certain=False) if originals else None


def original_of(path: str, lines_of: Callable[[str], Sequence[str] | None]) -> str | None:
    """Give the path of the note that `path` is a conflict copy of; None where it is none.

    `lines_of` gives the lines of a note, None where there is no such note. A certain name needs no
    note beside it; for any other the note must exist and four of five lines be the same.
    """
    name = conflict_of(path)
    if name is None:
        return None
    if name.certain:
        return name.originals[0]
    for original in name.originals:
        lines = lines_of(original)
        if lines is not None and agreement(lines_of(path) or (), lines) >= ENOUGH_AGREEMENT:
            return original
    return None


def agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share of lines that two notes have in common, from 0 to 1; blank lines aside.

    Counted against the longer note; nothing agrees with an empty one.
    """
    counts = [Counter(line.strip() for line in lines if line.strip()) for lines in (one, other)]
    longer = max(count.total() for count in counts)
    return (counts[0] & counts[1]).total() / longer if longer else 0.0


def _certain(stem: str) -> tuple[str, str] | None:
    lower = stem.lower()
    if True not in [word in lower for word in _CONFLICT]:
        return None
    for tool, naming in CERTAIN.items():
        if found := naming.fullmatch(stem):
            return tool, found[1]
    return None


def _without_host(stem: str) -> Iterator[str]:
    """Give what is left of a name without the computer's name at its end, longest first."""
    at = len(stem)
    while (at := stem.rfind("-", max(0, len(stem) - _LONGEST_HOST - 1), at)) > 0:
        if _HOST.fullmatch(stem, at + 1):
            yield stem[:at]


def _beside(path: str, stem: str) -> str:
    folder = folder_of(path)
    return f"{folder}/{stem}{NOTE_EXTENSION}" if folder else stem + NOTE_EXTENSION
