"""What the tags of a line say of it: `#promise`, `#task/waiting_for`, `#достижение`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.parse.reading import Reading


def is_tagged(tags: Iterable[str], meaning: str, reading: Reading) -> bool:
    """Tell whether a tag has a meaning in any of its parts, by the words for keys."""
    return any(reading.meaning(part) == meaning for tag in tags for part in tag.split("/"))
