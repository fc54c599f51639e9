"""Enumerations within an entry: `with [[Anna]], [[Boris]] and nine others` are eleven people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Link
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.parse.lines.entries import Entry

_JOINT: Final = pattern(
    r"[*_\s]*(?:[,;&+]\s*)?(?:\b(?:and|и|und)\b\s*)?(?:\b(?:with|с|со|mit)\s+)?[*_]*", re.IGNORECASE
)

# `[[Anna]] and nine others`, `[[Anna]] + 3 people`, «[[Анна]] и ещё 9 человек».
_COUNTED: Final = pattern(
    rf"{OBJECT}[*_\s]*,?\s*(?:\b(?:and|и|plus|плюс)\b|[&+])\s*(?:(?:another|about|ещё|еще|около)\s+)*"
    r"(?P<number>[0-9]{1,4}|[^\W\d_]+)\s+(?:(?:other|more|других|другими)\s+)?(?P<who>[^\W\d_]+)",
    re.IGNORECASE,
)


def counted_beside(entry: Entry, words: Vocabulary) -> int:
    """Give how many people a number adds to those linked: nine in `[[Anna]] and nine others`."""
    counted = 0
    for found in _COUNTED.finditer(entry.text):
        number = found["number"]
        count = int(number) if number.isdecimal() else words.numbers.get(fold(number), 0)
        if words.leads.get(fold(found["who"])) == "crowd":
            counted += count
    return counted


def enumerations_in(entry: Entry, words: Vocabulary) -> Iterator[tuple[bool, list[Link]]]:
    """Give each run of links that are joined by commas and small words.

    With it stands whether the word right before it is `with`, or the like.
    """
    introduced = False
    run: list[Link] = []
    gaps = entry.text.split(OBJECT)
    for gap, one in zip(gaps, entry.objects, strict=False):
        if not (run and gap.strip() and _JOINT.fullmatch(gap)):
            if run:
                yield introduced, run
            run = []
            introduced = words.leads.get(next(reversed(words_in(gap)), "")) == "with"
        if isinstance(one, Link):
            run.append(one)
        elif run:
            yield introduced, run
            run = []
    if run:
        yield introduced, run
