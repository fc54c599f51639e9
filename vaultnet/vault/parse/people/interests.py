"""What somebody cares about, as the note about them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.values import after_prefix, unique

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading


def interests_of(card: Card, tags: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Give the interests under their key, and those in tags such as `interests/maps`; each once."""
    written = [plain(one) for text in card.parts("interests") for one in _without_signs(text)]
    written += after_prefix(tags, "interests", reading)
    return unique(written)


def _without_signs(text: str) -> list[str]:
    """Take tags apart that stand in one text: `#tea #rust`."""
    words = text.split()
    if all(word.startswith("#") for word in words):
        return [word.removeprefix("#") for word in words]
    return [text.removeprefix("#")]
