"""The day of a note and the days in its properties, with what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Source
from vaultnet.core.written_dates import is_ambiguous_day, year_without_leap_day
from vaultnet.vault.conventions import PLACEHOLDERS, NoteKind
from vaultnet.vault.parse.lines.wording import link_name
from vaultnet.vault.parse.values import properties_of, texts_of

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report
    from vaultnet.vault.parse.values import Property

_SHOWN: Final = 80  # characters of a value in a message
# What forms leave behind: `YYYY-MM-DD`, `ДД.ММ.ГГГГ`.
_PATTERN: Final = pattern(r"[YMDymdГМДгмдХXхx\s./_-]+")


def is_placeholder(text: str) -> bool:
    """Tell whether a text is nothing: empty, a dash, `YYYY-MM-DD`."""
    return fold(text) in PLACEHOLDERS or _PATTERN.fullmatch(text) is not None


def day_of_note(note: Note, kind: NoteKind, reading: Reading, report: Report) -> date | None:
    """Give the day that a note is about; None where it has none.

    A daily note's is that of its name. Any other's is in its properties, else the first in its
    name, else among its aliases. Where name and properties disagree, that is reported.
    """
    named = _day_of_name(note, reading)
    typed = _typed_day(note, reading, report)
    if named and typed and named != typed[0]:
        other, line = typed
        report.warn(
            Source(note.path, line),
            "days-disagree",
            f"The note's name says {named.isoformat()}, its properties {other.isoformat()}.",
            "Correct one of them; until then "
            + ("the name" if kind is NoteKind.DAILY else "the property")
            + " counts.",
        )
    if named and (kind is NoteKind.DAILY or not typed):
        return named
    if typed:
        return typed[0]
    return next((day for alias in note.aliases if (day := reading.day(alias))), None)


def may_have_day(note: Note, reading: Reading) -> bool:
    """Tell whether `day_of_note` can find a day, or a fault in one; its properties are not read."""
    return (
        "date" in reading.key_set(note.properties).meanings
        or _day_of_name(note, reading) is not None
        or any(reading.day(alias) for alias in note.aliases)
    )


def day_of_property(prop: Property, note: Note, reading: Reading, report: Report) -> date | None:
    """Give the latest day in a value; what is no day and no placeholder is reported."""
    return max(days_of_property(prop, note, reading, report), default=None)


def days_of_property(prop: Property, note: Note, reading: Reading, report: Report) -> list[date]:
    """Give all days in a value, in their order; what is no day and no placeholder is reported."""
    days = []
    for text in texts_of(prop):
        day = read_text_as_day(text, note, reading)
        if day is not None:
            days.append(day)
        elif not is_placeholder(text):
            report_day(text, prop, note, reading, report)
    return days


def read_text_as_day(text: str, note: Note, reading: Reading) -> date | None:
    """Read a day, or a link to a daily note whatever its name."""
    day = reading.day(text)
    if day is None and text.startswith("[["):
        path = reading.resolve(text[2:].partition("|")[0].partition("]]")[0], note.path)
        day = reading.config.day_of(path) if path and path != note.path else None
    return day


def report_day(text: str, prop: Property, note: Note, reading: Reading, report: Report) -> None:
    """Report a text that stands for a day and is none, or could be two."""
    report_unreadable(text, f"{prop.key}: {text}", Source(note.path, prop.line), reading, report)


def report_unreadable(
    text: str, shown: str, source: Source, reading: Reading, report: Report
) -> None:
    """Report that a day cannot be read, and why."""
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    order = reading.settings.vault.date_order
    year = year_without_leap_day(link_name(text), reading.words, order)
    if year is not None:
        report.warn(
            source,
            "no-such-day",
            f"{shown} is a day that never was: {year} had no 29 February.",
            f"Only leap years have it: write {year}-02-28 or {year}-03-01, or correct the year.",
            about=shown,
        )
    elif not order and is_ambiguous_day(link_name(text)):
        report.warn(
            source,
            "ambiguous-day",
            f"{shown} can be read as two days.",
            'Write it as 2026-05-20, or set date_order to "dmy" or "mdy" in vaultnet.toml.',
            about=shown,
        )
    else:
        hint = "Write it as 2026-05-20."
        message = f"{shown} is no day that can be read."
        report.warn(source, "unreadable-day", message, hint, about=shown)


def _day_of_name(note: Note, reading: Reading) -> date | None:
    day = reading.config.day_of(note.path) or reading.day(note.name)
    if day is None:
        found = reading.day_in(note.name)
        day = found.day if found else None
    return day


def _typed_day(note: Note, reading: Reading, report: Report) -> tuple[date, int] | None:
    for prop in properties_of(note, reading):
        if prop.meaning == "date":
            day = day_of_property(prop, note, reading, report)
            if day is not None:
                return day, prop.line
    return None
