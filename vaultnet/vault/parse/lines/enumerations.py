"""Enumerations within an entry: `with [[Anna]], [[Boris]] and [[Carl]]` are three people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.vault.note import Link
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.parse.lines.entries import Entry

_JOINT: Final = re.compile(
    r"[*_\s]*(?:[,;&+]\s*)?(?:\b(?:and|и|und)\b\s*)?(?:\b(?:with|с|со|mit)\s+)?[*_]*", re.IGNORECASE
)


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
