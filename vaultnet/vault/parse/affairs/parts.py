"""The owner's part in an event or a group: attended, spoke, organised, moderated, mentored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.wording import link_name, phrase_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

# Of several parts the one that asks most of the owner counts.
ATTENDED: Final = "attended"
PARTS: Final = ("organised", "moderated", "mentored", "spoke", "attended", "absent")
# In a group the part lasts.
OFFICES: Final[Mapping[str, str]] = {
    "organised": "organiser",
    "moderated": "moderator",
    "mentored": "mentor",
    "spoke": "speaker",
    "attended": "member",
}


def part_in_event(
    card: Card, reading: Reading, report: Report
) -> tuple[str, int] | tuple[None, None]:
    """Give what the owner did at an event, one of `PARTS`, and the line; report other words."""
    known, others = _read(card, reading)
    if known is None and others:
        prop = card.all("my-role")[0]
        message = f"{prop.key}: {others[0]} is no part that is known."
        hint = "Write attended, spoke, organised, moderated, mentored or absent."
        report.note(card.source(prop), "unknown-part", message, hint, about=others[0])
    return (known, card.all("my-role")[0].line) if known else (None, None)


def office_in_group(card: Card, reading: Reading) -> str | None:
    """Give what the owner is in a group: one of `OFFICES`, else as it is written."""
    known, others = _read(card, reading)
    return OFFICES.get(known) if known else ", ".join(others) or None


def _read(card: Card, reading: Reading) -> tuple[str | None, list[str]]:
    """Give the part that is known, and the words that are not."""
    texts = [plain(link_name(text)) for text in card.parts("my-role")]
    known = {reading.words.parts.get(phrase_of(text)) for text in texts}
    others = [text for text in texts if text and phrase_of(text) not in reading.words.parts]
    return next((part for part in PARTS if part in known), None), others
