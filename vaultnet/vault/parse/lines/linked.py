"""The notes to which texts link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.vault.link_text import parse_link_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.vault.parse.reading import Reading

_WIKILINK: Final = re.compile(r"\[\[([^\[\]]+)\]\]")


def notes_linked(texts: Iterable[str], source: str, reading: Reading) -> Iterator[str]:
    """Give the paths to which the links in texts of the note at `source` lead, in their order."""
    targets = (parse_link_text(inner)[0] for text in texts for inner in _WIKILINK.findall(text))
    return notes_at(targets, source, reading)


def notes_at(targets: Iterable[str], source: str, reading: Reading) -> Iterator[str]:
    """Give the paths to which targets of links lead; a link within the note leads to none."""
    for target in targets:
        path = reading.resolve(target, source) if target else None
        if path is not None:
            yield path
