"""What a contact's note asks to leave be: contact beyond a limit, a stage that was dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence_text import read_cadence
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Dismissal, Layer
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.values import texts_of

if TYPE_CHECKING:
    from vaultnet.core.dates import Span
    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

_FINGERPRINT: Final = pattern(r"[0-9a-f]{8}|")


def read_minimum_gap(card: Card, reading: Reading, report: Report) -> Span | None:
    """Read the length of time within which a contact is not to be asked for again."""
    for prop in card.all("minimum-gap"):
        value = prop.value
        if value is None or (isinstance(value, str) and is_placeholder(value)):
            continue
        read = read_cadence(value, reading.words)
        if read is not None and not read.unread and (read.none or Layer.ANY in read.layers):
            return read.layers.get(Layer.ANY)
        written = plain(", ".join(texts_of(prop)))
        message = f"{prop.key}: {written} is no length of time that can be read."
        hint = "Write one length such as 2 weeks, monthly or P30D."
        report.warn(card.source(prop), "unknown-gap", message, hint, about=written)
    return None


def read_dismissal(card: Card, reading: Reading, report: Report) -> Dismissal | None:
    """Read the stage last dismissed: its day, and the fingerprint of its reasons if there is one.

    A day alone dismisses whatever the reasons are.
    """
    found = []
    for prop in card.all("stage-dismissed"):
        for text in texts_of(prop):
            if is_placeholder(text):
                continue
            day = reading.day_at_head(text)
            rest = text[day.end :].strip().lower() if day else ""
            if day is not None and _FINGERPRINT.fullmatch(rest):
                found.append(Dismissal(day.day, rest))
                continue
            message = f"{prop.key}: {plain(text)} is no day with a fingerprint."
            hint = "Write the day on which you dismissed it, such as 2026-05-20, or take it out."
            report.warn(card.source(prop), "unknown-dismissal", message, hint)
    return max(found, key=lambda one: (one.day, one.fingerprint), default=None)
