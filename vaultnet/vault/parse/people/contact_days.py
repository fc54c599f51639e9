"""The days of a contact: those that come back each year, and those that plan contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Source, YearlyDay
from vaultnet.vault.conventions import YEARLY_MEANINGS
from vaultnet.vault.link_text import parse_link_text
from vaultnet.vault.parse.days import (
    day_of_property,
    is_placeholder,
    read_text_as_day,
    report_day,
)
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.values import texts_in, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.dates import PartialDate
    from vaultnet.vault.note import Value
    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

_NO_DAY_MEANT: Final = pattern(r"[0-9]{4}(?:[-./][0-9]{1,2})?|[^\d]*")


@frozen_record
class Days:
    """The days that a contact's note names."""

    yearly: tuple[YearlyDay, ...]
    next_contact: date | None
    next_contact_line: int | None
    snoozed_until: date | None
    stage_since: date | None
    stage_since_line: int | None
    met: date | None
    met_text: str | None

    @property
    def birthday(self) -> PartialDate | None:
        """The first birthday that is written."""
        return next((one.day for one in self.yearly if one.kind == "birthday"), None)


def read_days(card: Card, reading: Reading, report: Report) -> Days:
    """Read all days of a contact; what is no day is reported."""
    yearly = [*_yearly(card, reading, report), *_own_days(card, reading)]
    planned = _latest(card, "next-contact", reading, report)
    snoozed = _latest(card, "snoozed", reading, report)
    staged = _latest(card, "stage-since", reading, report)
    met, met_text = _met(card, reading)
    return Days(
        tuple(dict.fromkeys(yearly)),
        planned[0] if planned else None,
        planned[1] if planned else None,
        snoozed[0] if snoozed else None,
        staged[0] if staged else None,
        staged[1] if staged else None,
        met,
        met_text,
    )


def _latest(card: Card, meaning: str, reading: Reading, report: Report) -> tuple[date, int] | None:
    days = []
    for prop in card.all(meaning):
        day = day_of_property(prop, card.note, reading, report)
        if day is not None:
            days.append((day, prop.line))
    return max(days, default=None)


def _yearly(card: Card, reading: Reading, report: Report) -> Iterator[YearlyDay]:
    for meaning in YEARLY_MEANINGS:
        for prop in card.all(meaning):
            for text in texts_of(prop):
                day = reading.day_of_year(text)
                if day is not None:
                    yield YearlyDay(meaning, day, card.source(prop))
                    break
                if not is_placeholder(text) and not _NO_DAY_MEANT.fullmatch(text):
                    report_day(text, prop, card.note, reading, report)


def _own_days(card: Card, reading: Reading) -> Iterator[YearlyDay]:
    """Read `important_dates`: a list of days with labels, or a mapping of labels to days."""
    for prop in card.all("important-dates"):
        values = prop.value if isinstance(prop.value, list) else [prop.value]
        for index, value in enumerate(values):
            line = card.note.frontmatter.lines.get(f"{prop.key}.{index}", prop.line)
            for day, label in _days_with_labels(value, reading):
                yield YearlyDay("own", day, Source(card.note.path, line), plain(label))


def _days_with_labels(value: Value, reading: Reading) -> Iterator[tuple[PartialDate, str]]:
    if isinstance(value, dict):
        if not any(reading.meaning(key) == "date" for key in value):
            for label, one in value.items():
                day = reading.day_of_year(next(iter(texts_in(one)), ""))
                if day is not None:
                    yield day, label
            return
        texts = texts_in(list(value.values()))
        days = [day for text in texts if (day := reading.day_of_year(text))]
        labels = [text for text in texts if reading.day_of_year(text) is None]
        if days:
            yield days[0], labels[0] if labels else ""
        return
    for text in texts_in(value):
        found = reading.day_in(text)
        day = reading.day_of_year(text[found.start : found.end] if found else text)
        if day is not None:
            yield day, (text[: found.start] + text[found.end :]).strip(" -–—:,()") if found else ""


def _met(card: Card, reading: Reading) -> tuple[date | None, str | None]:
    """Read when and where the acquaintance began; a link may lead to the meeting or the event."""
    day = None
    texts = []
    for prop in card.all("met", "met-text"):
        for text in texts_of(prop):
            own = read_text_as_day(text, card.note, reading)
            if own is not None:
                day = day or own
            elif not is_placeholder(text):
                day = day or _day_of_linked(text, card, reading)
                texts.append(plain(text))
    return day, ", ".join(texts) or None


def _day_of_linked(text: str, card: Card, reading: Reading) -> date | None:
    """Give the day of the note that a link leads to: its start or date, else that of its name."""
    if not text.startswith("[["):
        return None
    target, _, _ = parse_link_text(text[2:].partition("]]")[0])
    path = reading.resolve(target, card.note.path)
    note = reading.notes.get(path or "")
    if note is None or note is card.note:
        return None
    for key, value in note.properties.items():
        if reading.meaning(key) in {"date", "start"}:
            day = reading.day(next(iter(texts_in(value)), ""))
            if day is not None:
                return day
    found = reading.day_in(note.name)
    return found.day if found else None
