"""A contact's own log: dated headings, bullets, paragraphs, tables, a property `interactions`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Channel, Recognition, Source
from vaultnet.vault.parse.days import report_unreadable
from vaultnet.vault.parse.interactions.log_day import with_day_in_front
from vaultnet.vault.parse.interactions.log_property import entries_of_property
from vaultnet.vault.parse.interactions.log_table import LogTable
from vaultnet.vault.parse.interactions.outside_log import report_outside_log
from vaultnet.vault.parse.lines.said import Said, is_people_field, said_in
from vaultnet.vault.parse.lines.wording import phrase_of
from vaultnet.vault.parse.people.directory import Company, company_of
from vaultnet.vault.parse.scene import Found
from vaultnet.vault.tasks import parse_task

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction, ValueAct
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene

_LOG: Final = "log"
# What looks like a day at the head of an entry; where it is none, that is worth a word.
_LIKE_DAY: Final = pattern(r"[\W_]*([0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})(?![\w-])")
# A month with words behind it; alone it stands over the days of that month.
_MONTH: Final = pattern(r"[\W_]*([0-9]{4}-[0-9]{2}|([^\W\d_]+)\.? [0-9]{4})(?![\w-])\W*\w")


def _month_in(text: str, scene: Scene) -> re.Match[str] | None:
    """Find the month that an entry begins with in place of a day."""
    found = _MONTH.match(text)
    if found is None or (found[2] and fold(found[2]) not in scene.reading.words.months):
        return None
    return found


def from_own_log(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for each dated entry of a contact's log, with that contact.

    Others whom an entry links to are spoken of; they took part only where a field for people says
    so. Outside of a log a dated heading counts where it names a channel. A done task that links to
    a contact is read with the tasks.
    """
    log = _log_of(note, scene)
    report_outside_log([one for one in log.left if one.tells], note, scene)
    for entry, said in log.told:
        if said.day is not None and not said.unheld:
            source = Source(note.path, entry.line)
            company = _with_others(_named_in(entry, note, scene), note)
            besides = scene.others_with(entry, source).difference(company.contacts)
            company = replace(company, besides=besides) if besides else company
            found = scene.found_in(entry, note.path, Recognition.LOG)
            yield scene.interaction(said.day, company, said, found)
    for line, said, others in entries_of_property(note, scene):
        if said.day is not None:
            found = Found(Source(note.path, line), Recognition.LOG)
            yield scene.interaction(said.day, _with_others(others, note), said, found)


def told_in(note: Note, scene: Scene) -> list[tuple[Entry, Said]]:
    """Give the dated entries of a contact's log, each with what it and those below it say."""
    return _log_of(note, scene).told


def _log_of(note: Note, scene: Scene) -> _Log:
    log = _Log(note, scene)
    for entry in scene.page(note).entries:
        log.take(entry)
    return log


@dataclass(slots=True)
class _Log:
    """Joins to each dated entry what stands below its heading, or under its item.

    That names the channel where a heading does not, and its value acts count.
    """

    note: Note
    scene: Scene
    told: list[tuple[Entry, Said]] = field(default_factory=list)
    left: list[Entry] = field(default_factory=list)  # of what is told elsewhere than in the log
    _places: dict[int, int] = field(default_factory=dict)  # line of an entry to its place in `told`
    _heading: tuple[int, int] | None = None  # level and place of the dated heading in force
    _table: LogTable | None = None

    def take(self, entry: Entry) -> None:
        """Take the next entry of the note."""
        level = entry.section.heading.level if entry.section.heading else 0
        if self._heading and entry.is_heading and level <= self._heading[0]:
            self._heading = None
        in_log = _LOG in entry.section.says
        place = self._places.get(entry.parent or 0, self._heading[1] if self._heading else None)
        silent = not (in_log or entry.is_heading or place is not None)
        if entry.section.is_plan or not entry.happened:
            return
        if silent:
            self.left.append(entry)
            return
        if entry.is_done and self._is_told_as_task(entry):
            return
        alone = in_log and place is None
        said = self._read(entry, alone=alone)
        if in_log and said.day is None:
            self._report_undated(entry, said, alone=alone and not entry.is_heading)
        tells = in_log or (entry.is_heading and said.channel is not Channel.UNKNOWN)
        if said.day is not None and tells:
            self.told.append((entry, said))
            self._places[entry.line] = len(self.told) - 1
            if entry.is_heading:
                self._heading = level, len(self.told) - 1
            return
        if place is not None:
            self._places[entry.line] = place
            self.told[place] = self.told[place][0], self._joined(place, entry, said)
        elif not in_log:
            self.left.append(entry)

    def _read(self, entry: Entry, *, alone: bool) -> Said:
        """Read an entry with its day: in a row that of its cell, of a done task its tick's."""
        reading = self.scene.reading
        if entry.is_row:
            if self._table is None or not self._table.goes_on_at(entry.line):
                self._table = LogTable(entry, reading)
                return Said()
            return self._table.read(entry)
        said = said_in(with_day_in_front(entry, reading) if alone else entry, reading)
        if said.day is None and entry.is_done:
            return replace(said, day=parse_task(entry.text).done)
        return said

    def _is_told_as_task(self, entry: Entry) -> bool:
        day = parse_task(entry.text).done or said_in(entry, self.scene.reading).day
        return day is not None and bool(self.scene.company_in(entry, self.note.path).contacts)

    def _report_undated(self, entry: Entry, said: Said, *, alone: bool) -> None:
        """Report a day that is none and, where no other day is in force, that there is none."""
        scene = self.scene
        source = Source(self.note.path, entry.line)
        table = self._table if entry.is_row else None
        written = table.day_wanted(entry) if table else entry.text
        like = _LIKE_DAY.match(written or "") or (alone and _month_in(written or "", scene))
        if like:
            report_unreadable(like[1], like[1], source, scene.reading, scene.report)
        elif alone and (
            written is not None if table else said.how and said.channel is not Channel.UNKNOWN
        ):
            message = "This entry of the log has no day, so it counts for nothing."
            hint = "Begin it with the day, such as 2026-05-20."
            scene.report.note(source, "undated-entry", message, hint)

    def _joined(self, place: int, entry: Entry, more: Said) -> Said:
        """Join to an entry what stands below it, unless that is private and the entry is not."""
        above, said = self.told[place]
        if entry.is_heading or (entry.section.is_private and not above.section.is_private):
            return said
        said = replace(
            said,
            gave=_once(said.gave, more.gave),
            received=_once(said.received, more.received),
        )
        if not above.is_heading:
            return said
        if said.channel is Channel.UNKNOWN:
            said = replace(said, channel=more.channel, direction=more.direction)
        says_only_how = phrase_of(said.summary) in self.scene.reading.words.channels
        if more.summary and (not said.summary or says_only_how):
            return replace(said, summary=more.summary)
        return said


def _once(acts: tuple[ValueAct, ...], more: tuple[ValueAct, ...]) -> tuple[ValueAct, ...]:
    return tuple(dict.fromkeys(acts + more))


def _named_in(entry: Entry, note: Note, scene: Scene) -> Company:
    fields = entry.fields
    if not fields:
        return Company()
    source = Source(note.path, entry.line)
    return company_of(
        [
            one
            for held in fields
            if is_people_field(held, scene.reading)
            for one in scene.people.named(held.value, source, scene.report)
        ]
    )


def _with_others(others: Company, note: Note) -> Company:
    return Company(tuple(sorted({note.path, *others.contacts})), others.others)
