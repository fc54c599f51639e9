"""Labels for people at the head of a line: `**Attendees:** …`, `Участники: …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.parse.lines.wording import phrase_of

if TYPE_CHECKING:
    from vaultnet.vault.parse.reading import Reading

ATTENDEES: Final = "attendees"  # what a heading for people announces
LABEL: Final = pattern(r"[*_\s]*([^\W\d_][^:\n]{0,40}?)[*_\s]*:(?!:)[*_]*\s*(.*)", re.DOTALL)


def is_people_label(text: str, reading: Reading) -> bool:
    """Tell whether a text is a heading or a key for people."""
    label = phrase_of(text)
    return reading.words.headings.get(label) == ATTENDEES or reading.meaning(label) == "people"
