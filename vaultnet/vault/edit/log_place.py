"""Where in a note a new entry of the log goes: which section, which form, beside which entry."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.note import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from vaultnet.core.records import Channel
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.lines.outline import Section
    from vaultnet.vault.parse.lines.said import Said

_LOG: Final = "log"
_BULLET: Final = pattern(r"([ \t>]*)(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")


class Form(StrEnum):
    """The forms in which logs are kept."""

    ITEM = "item"  # of a list
    TEXT = "text"  # a paragraph
    ROW = "row"  # of a table
    HEADING = "heading"  # with the text below it


@frozen_record
class Log:
    """One log of a note: a heading and what stands below it, sections within it among that."""

    section: Section  # that of the heading itself
    last: int  # the last line of all
    form: Form
    entries: tuple[tuple[Entry, date], ...] = ()  # those in that form, in the order of the note

    def neighbour(self, day: date) -> tuple[Entry, bool] | None:
        """Give the entry beside which one of `day` goes, and whether before it.

        The order stays what it is, newest first or last; of one day the later written comes later
        in time. None where there is no entry yet.
        """
        if not self.entries:
            return None
        days = [one for _, one in self.entries]
        if days[0] > days[-1]:
            older = next((entry for entry, one in self.entries if one <= day), None)
            return (older, True) if older else (self.entries[-1][0], False)
        before = [entry for entry, one in self.entries if one <= day]
        return (before[-1], False) if before else (self.entries[0][0], True)


def find_log(
    note: Note,
    sections: Sequence[Section],
    told: Iterable[tuple[Entry, Said]],
    channel: Channel,
) -> Log | None:
    """Find the log that an entry of that channel goes into; None where the note has none.

    That is the one with most entries; a section for another channel (`Calls`) is none, nor a
    private one.
    """
    dated = [(entry, said.day) for entry, said in told if said.day is not None]
    logs = [_log(section, last, note, dated) for section, last in _roots(sections)]
    fitting = [one for one in logs if one.section.label in {None, channel}]
    return max(fitting, key=lambda one: len(one.entries), default=None)


def table_in(note: Note, first: int, last: int) -> tuple[int, int] | None:
    """Give the first and the last line of the first table between two lines."""
    rows = [n for n in range(first, last + 1) if note.body.regions[n - 1] is Region.TABLE]
    if not rows:
        return None
    end = next((n for n in rows if n + 1 not in rows), rows[-1])
    return rows[0], end


def _roots(sections: Sequence[Section]) -> Iterator[tuple[Section, int]]:
    """Give the sections that a heading of their own makes a log, and where each ends."""
    end = 0
    for index, section in enumerate(sections):
        if section.heading is None or section.first <= end:
            continue
        if _LOG not in section.says or section.is_plan or section.is_private:
            continue
        last = section.last
        for later in sections[index + 1 :]:
            if later.heading is None or later.heading.level <= section.heading.level:
                break
            last = later.last
        end = last
        yield section, last


def _log(section: Section, last: int, note: Note, dated: list[tuple[Entry, date]]) -> Log:
    within = [
        (entry, day, _form(entry))
        for entry, day in dated
        if section.first < entry.line <= last
        and entry.parent is None
        and not (entry.section.is_plan or entry.section.is_private)
    ]
    counts = Counter(form for _, _, form in within)
    if counts:
        form = max(counts, key=lambda one: counts[one])
    else:
        form = Form.ROW if table_in(note, section.first, section.last) else Form.ITEM
    entries = tuple((entry, day) for entry, day, one in within if one is form)
    return Log(section, last, form, entries)


def _form(entry: Entry) -> Form:
    if entry.is_heading:
        return Form.HEADING
    if entry.is_row:
        return Form.ROW
    return Form.ITEM if entry.is_item else Form.TEXT
