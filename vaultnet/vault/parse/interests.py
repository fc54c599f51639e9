"""What somebody cares about, as the note about them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.vault.parse.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.parse.card import Card
    from vaultnet.vault.parse.reading import Reading


def interests_of(card: Card, tags: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Give the interests under their key, and those in tags such as `interests/maps`; each once."""
    written = [plain(text.removeprefix("#")) for text in card.parts("interests")]
    split = (tag.partition("/") for tag in tags)
    written += [rest for key, _, rest in split if reading.meaning(key) == "interests"]
    by_fold: dict[str, str] = {}
    for text in written:
        if text:
            by_fold.setdefault(fold(text), text)
    return tuple(by_fold.values())
