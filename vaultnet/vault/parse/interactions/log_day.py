"""The day of an entry of a log that stands behind the words that say how: `Call, 2026-05-26`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.parse.lines.said import channel_of_text
from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.tasks import task_text

if TYPE_CHECKING:
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading

_HEAD_LENGTH: Final = 200  # characters
_MOST_WORDS: Final = 3  # with more before it the day may be that of something else
_SIGNS: Final = " \t,;:–—-"
_LAST_WORD: Final = pattern(r"[^\W_]+$")


def with_day_in_front(entry: Entry, reading: Reading) -> Entry:
    """Move the first day of an entry before the few words that name a channel, if it has both."""
    text = entry.text if entry.task is None else task_text(entry.text)
    found = reading.day_in(text[:_HEAD_LENGTH])
    if found is None or not found.start:
        return entry
    before, after = text[: found.start], text[found.end :]
    words = words_in(before)
    if not 0 < len(words) <= _MOST_WORDS or channel_of_text(before, reading) is None:
        return entry
    before = before.rstrip(_SIGNS)
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(_SIGNS), after[1:]
    if reading.words.leads.get(words[-1]) in {"dated", "inbound"}:
        before = _LAST_WORD.sub("", before).rstrip(_SIGNS)
    return replace(entry, text=f"{text[found.start : found.end]} {before}{after}")
