"""What a person can do to the network at a prompt or by a tick, as edits of notes.

An act is a value: it says what is meant, and knows nothing of files. `edits_of` says which edits it
comes to; the vault's editors carry them out.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.log_entry import LogEntry
    from vaultnet.core.records import Source, Stage
    from vaultnet.core.settings import Settings


@frozen_record
class Log:
    """Somebody was in touch with one or more contacts."""

    entry: LogEntry


@frozen_record
class Snooze:
    """No reminder of a contact before a day."""

    contact: str  # path, as everywhere here
    until: date


@frozen_record
class Pause:
    """No reminder of a contact at all, or again those that there were."""

    contact: str
    paused: bool = True


@frozen_record
class SetStage:
    """The relationship has come to a stage, by the person's own word."""

    contact: str
    stage: Stage
    day: date | None = None  # when; it is written where the note keeps such a day


Act: TypeAlias = "Log | Snooze | Pause | SetStage"


@frozen_record
class SetProperty:
    """A property of a note gets a value; `meaning` stands for whichever key the note has."""

    path: str
    meaning: str
    value: date | bool | str | Stage  # a stage in the words of the vault's language


@frozen_record
class RaiseDay:
    """A property that stands in a note and holds an earlier day gets this one; no other does."""

    path: str
    meaning: str
    day: date


@frozen_record
class AddEntry:
    """An interaction is written into the first contact's own log."""

    entry: LogEntry


@frozen_record
class AddDailyEntry:
    """An interaction is written into the daily note of its day."""

    entry: LogEntry


@frozen_record
class TickTask:
    """An open task is done on a day, where it stands."""

    source: Source
    day: date


@frozen_record
class ReopenTask:
    """A task that a tick has done on a day is open again, if nobody has changed it."""

    source: Source
    day: date


@frozen_record
class TakeOut:
    """A property goes out of a note if it holds this day yet; any other value stays."""

    path: str
    meaning: str
    day: date


@frozen_record
class PutBack:
    """A property that got a day with an entry is as it was before, if it holds that day yet."""

    path: str
    meaning: str
    day: date
    entry: str  # its id in the log
    before: bytes = b""  # the note before the entry was logged


@frozen_record
class RemoveEntry:
    """An entry that was written goes again, from the note at `path`, if nobody has changed it."""

    path: str
    entry: LogEntry
    others: tuple[LogEntry, ...] = ()  # in other words that it may have been written in


PropertyEdit: TypeAlias = "SetProperty | RaiseDay | TakeOut | PutBack"
EntryEdit: TypeAlias = "AddEntry | AddDailyEntry | RemoveEntry"
TaskEdit: TypeAlias = "TickTask | ReopenTask"
Edit: TypeAlias = "PropertyEdit | EntryEdit | TaskEdit"

LAST_CONTACT: Final = "last-contact"


def edits_of(act: Act, settings: Settings) -> tuple[Edit, ...]:
    """Give the edits that an act comes to, in the order in which they are made."""
    if isinstance(act, Log):
        return tuple(_edits_of_log(act.entry, settings))
    if isinstance(act, Snooze):
        return (SetProperty(act.contact, "snoozed", act.until),)
    if isinstance(act, Pause):
        return (SetProperty(act.contact, "paused", act.paused),)
    since = (RaiseDay(act.contact, "stage-since", act.day),) if act.day else ()
    return (SetProperty(act.contact, "stage", act.stage), *since)


def _edits_of_log(entry: LogEntry, settings: Settings) -> Iterator[Edit]:
    yield AddDailyEntry(entry) if settings.log.where == "daily" else AddEntry(entry)
    if settings.log.last_contact:
        for path in sorted(set(entry.contacts)):
            yield RaiseDay(path, LAST_CONTACT, entry.day)
