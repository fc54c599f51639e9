"""The four ratings of a contact, from 1 to 5, each with the day on which it was made (guide 6.2).

The day stands beside the rating, `trust: 4 (2026-05-01)`, in a key of its own, `trust_rated`, or in
one for all four, `rated`; the nearest counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.records import Rating
from vaultnet.vault.conventions import RATING_MEANINGS
from vaultnet.vault.parse.days import day_of_property, is_placeholder, report_day
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.values import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report
    from vaultnet.vault.parse.values import Property

_RATING: Final = pattern(r"([1-5])(?:\s?/\s?5)?(?=$|[\s(;]|,\s)")
_LIKE_DAY: Final = pattern(r"[0-9]{1,4}[-/.][0-9]{1,2}")


def read_ratings(card: Card, reading: Reading, report: Report) -> Mapping[str, Rating]:
    """Read the ratings that a contact's note gives, by name; what is none is reported."""
    for_all = _typed_day(card, "rated", reading, report)
    ratings = {}
    for name in RATING_MEANINGS:
        typed = _typed_day(card, f"{name}-rated", reading, report)
        for prop in card.all(name):
            texts = [text for text in texts_of(prop) if not is_placeholder(text)]
            if not texts:
                continue
            value, day = _read(", ".join(texts), prop, card, reading, report)
            if value is not None:
                ratings[name] = Rating(value, day or typed or for_all)
                break
    return ratings


def _read(
    text: str, prop: Property, card: Card, reading: Reading, report: Report
) -> tuple[int | None, date | None]:
    """Read a rating with its day, if there is one beside it: `4`, `4/5`, `4 (2026-05-01)`."""
    found = _RATING.match(text)
    if found is None:
        message = f"{prop.key}: {plain(text)} is no rating."
        hint = "Write a whole number from 1 to 5, and the day if you like: 4 (2026-05-20)."
        report.warn(card.source(prop), "unknown-rating", message, hint, about=plain(text))
        return None, None
    rest = text[found.end() :]
    day = reading.day_in(rest)
    if day is None and _LIKE_DAY.search(rest):
        report_day(text, prop, card.note, reading, report)
    return int(found[1]), day.day if day else None


def _typed_day(card: Card, meaning: str, reading: Reading, report: Report) -> date | None:
    days = (day_of_property(prop, card.note, reading, report) for prop in card.all(meaning))
    return next((day for day in days if day is not None), None)
