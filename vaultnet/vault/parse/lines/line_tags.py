"""What the tags of a line say of it: `#promise`, `#task/waiting_for`, `#достижение`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading

ACHIEVEMENT: Final = "achievement"


def is_tagged(tags: Iterable[str], meaning: str, reading: Reading) -> bool:
    """Tell whether a tag has a meaning in any of its parts, by the words for keys."""
    return any(meaning in reading.meanings_of_tag(tag) for tag in tags)


def notes_achievement(entry: Entry, reading: Reading) -> bool:
    """Tell whether a line notes what somebody achieved, by a tag or a field."""
    fields = entry.fields
    if not (fields or entry.tags):
        return False
    return is_tagged(entry.tags, ACHIEVEMENT, reading) or any(
        reading.meaning(field.key) == ACHIEVEMENT for field in fields
    )
