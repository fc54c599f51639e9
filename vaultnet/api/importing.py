"""People and days of other programs taken into a vault: read, matched, shown, then written."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from typing import TYPE_CHECKING, BinaryIO, Final
from zoneinfo import ZoneInfo

from vaultnet.api.acts import reader_of, writing_of
from vaultnet.api.vault import in_order, with_notes
from vaultnet.core.acts import LAST_CONTACT, RaiseDay
from vaultnet.core.contact_days import DaysOfContact, days_of_contact
from vaultnet.core.dates import Span
from vaultnet.core.imported import Imported
from vaultnet.core.matching.addresses import email_key
from vaultnet.core.matching.identity import identity_of_owner
from vaultnet.core.matching.match import Kind, gathered, match_people
from vaultnet.core.matching.names import short_forms
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import ImportRefusedError
from vaultnet.imports import problems as import_problems
from vaultnet.imports.formats import FORMATS, format_named, format_of
from vaultnet.imports.manner import ForeignFile, Manner
from vaultnet.vault.changes import Change
from vaultnet.vault.edit.perform import perform
from vaultnet.vault.edit.take_days import DaysTaken, take_days
from vaultnet.vault.edit.take_in import NewPerson, take_in
from vaultnet.vault.parse.people.foreign_keys import foreign_keys
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from vaultnet.api.vault import Vault
    from vaultnet.core.imported import ImportedPerson
    from vaultnet.core.matching.match import Decisions, Match
    from vaultnet.core.records import Problem
    from vaultnet.imports.formats import Format
    from vaultnet.vault.edit.take_days import Into
    from vaultnet.vault.edit.take_in import TakenIn
    from vaultnet.vault.parse.people.foreign_keys import ForeignKeys

# So far back days of contact are taken in: what the measures of a relationship look at.
SINCE: Final = Span(years=1)
_MOST_ROUNDS: Final = 3
NOTE: Final = "note"  # beside the names of formats


@frozen_record
class ForeignRecords:
    """What was read from one file, and by which format."""

    name: str
    format: str
    records: Imported
    keys: ForeignKeys | None = None  # of a note that another tool keeps


@frozen_record
class ImportPlan:
    """What an import comes to: who is who, what is written, what is left to the person."""

    files: tuple[ForeignRecords, ...]
    matches: tuple[Match, ...]
    taken: TakenIn
    days: DaysTaken
    changes: tuple[Change, ...] = ()  # one for each note
    problems: tuple[Problem, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


def format_names() -> tuple[str, ...]:
    """Give the names of the formats that can be read, in the order in which they are tried."""
    return tuple(one.name for one in FORMATS)


def manner_of(vault: Vault, today: date) -> Manner:
    """Give how files are to be read for a vault."""
    zone = vault.settings.vault.timezone
    return Manner(
        words=vault.vocabulary,
        today=today,
        date_order=vault.settings.vault.date_order,
        owner=frozenset(name for name in owner_names(vault) if "@" in name),
        known=_addresses(address for one in vault.network.contacts for address in one.emails),
        since=SINCE.before(today),
        zone=ZoneInfo(zone) if zone else None,
    )


def read_foreign(
    vault: Vault,
    files: Iterable[tuple[str, BinaryIO]],
    manner: Manner,
    format_name: str = "",
) -> tuple[ForeignRecords, ...]:
    """Read files of other programs, each by its name and a stream that can go back to its start.

    The format is recognised where none is named; `manner` is what `manner_of` gives. Mail is read
    last, since only that with somebody known is kept. Of a note that another tool keeps only the
    keys are looked at: it needs no import. Raises `ImportRefusedError` for a format that is not
    known.
    """
    asked = [ForeignFile(name, stream) for name, stream in files]
    formats = [_format(file, format_name) for file in asked]
    read: dict[int, ForeignRecords] = {}
    for at in sorted(range(len(asked)), key=lambda at: getattr(formats[at], "needs_people", False)):
        file, found = asked[at], formats[at]
        if found is None:
            keys = foreign_keys(read_note(file.stream.read(), file.name), vault.reading)
            read[at] = ForeignRecords(file.name, NOTE, Imported(), keys)
            continue
        records = found.read(file, manner)
        read[at] = ForeignRecords(file.name, found.name, records)
        emails = _addresses(address for one in records.people for address in one.emails)
        manner = replace(manner, known=manner.known | emails)
    return tuple(read[at] for at in range(len(asked)))


def plan_import(
    vault: Vault,
    files: Sequence[ForeignRecords],
    now: datetime,
    decisions: Decisions | None = None,
    into: Into = "log",
) -> ImportPlan:
    """Lay what was read beside the vault, and work out what is to be written; nothing is yet.

    `now` is for the templates of notes that are made; `decisions` is what the person has said of
    doubtful ones, and `into` is where meetings go. What cannot be taken in is a problem, and the
    rest is taken in all the same.
    """
    matches, taken = _people(vault, files, now, decisions)
    written = {one.path: one.new for one in taken.changes}
    found = [day for one in files for day in one.records.days]
    # Whom a day means, the notes tell as they are to be; without days nobody need read them anew.
    after = with_notes(vault, written) if found else vault
    known = days_of_contact(found, after.network.contacts, after.network.interactions)
    days = take_days(known.days, into, _reading(vault, written), writing_of(after))
    changes = _with_days(vault, taken, days, now)
    problems = [problem for one in files for problem in one.records.problems]
    problems += [import_problems.refused(one.source, one.name, why) for one, why in taken.refused]
    problems += [
        import_problems.refused(one.record.source, one.record.day.isoformat(), why)
        for one, why in days.refused
    ]
    return ImportPlan(
        tuple(files), matches, taken, days, changes, in_order(problems), _left(files, known)
    )


def owner_names(vault: Vault) -> frozenset[str]:
    """Give the names and e-mail addresses of the person whose vault it is, folded."""
    return frozenset(writing_of(vault).people.owner_names)


def _format(file: ForeignFile, name: str) -> Format | None:
    """Find the format of a file; None for a note."""
    found = format_named(name) if name else format_of(file)
    is_note = file.name.casefold().endswith(".md") and file.stream.read(3) in {
        b"---",
        b"\xef\xbb\xbf",
    }
    file.stream.seek(0)
    if found is None and not is_note:
        known = ", ".join(format_names())
        raise ImportRefusedError(
            "{path}: no format that is known; name one with --format ({known}), or for a "
            "table what its columns mean with --map COLUMN=KEY.",
            code="import-no-format",
            path=file.name,
            known=known,
        )
    return found


def _people(
    vault: Vault,
    files: Sequence[ForeignRecords],
    now: datetime,
    decisions: Decisions | None,
) -> tuple[tuple[Match, ...], TakenIn]:
    """Match people and work out the changes, so that the same import would find no more to do.

    What is written may tell who a doubtful one is: then it is looked at again, as it is to be.
    """
    matches, taken = _people_once(vault, files, now, decisions, {})
    for _ in range(_MOST_ROUNDS):
        if not taken.changes or all(one.kind is not Kind.DOUBTFUL for one in matches):
            break
        written = {one.path: one.new for one in taken.changes}
        after = with_notes(vault, written)
        again, more = _people_once(after, files, now, decisions, written)
        if not more.changes:
            break
        matches = tuple(
            new if old.kind is Kind.DOUBTFUL and new.kind is Kind.SURE else old
            for old, new in zip(matches, again, strict=True)
        )
        taken = taken.joined(more)
    return matches, taken


def _people_once(
    vault: Vault,
    files: Sequence[ForeignRecords],
    now: datetime,
    decisions: Decisions | None,
    written: Mapping[str, bytes],
) -> tuple[tuple[Match, ...], TakenIn]:
    people = [person for one in files for person in one.records.people]
    owner = identity_of_owner(owner_names(vault), vault.network.owner)
    shorts = short_forms(vault.vocabulary.short_names)
    matches = match_people(people, vault.network.contacts, shorts, decisions, owner)
    joined = gathered(matches)
    contacts = {contact.path for contact in vault.network.contacts}
    known = {key: person for key, person in joined.items() if key in contacts}
    new = [
        NewPerson(person, _apart(person, decisions))
        for key, person in joined.items()
        if key not in contacts
    ]
    return matches, take_in(known, new, _reading(vault, written), writing_of(vault), now)


def _with_days(vault: Vault, taken: TakenIn, days: DaysTaken, now: datetime) -> tuple[Change, ...]:
    """Join the changes of people and of days into one for each note, typed days raised if asked."""
    old = {one.path: one.old for one in (*reversed(days.changes), *reversed(taken.changes))}
    new = {one.path: one.new for one in (*taken.changes, *days.changes)}
    if vault.settings.log.last_contact:
        latest: dict[str, date] = {}
        for day, _ in days.written:
            for path in day.contacts:
                latest[path] = max(latest.get(path, day.record.day), day.record.day)
        raised = [RaiseDay(path, LAST_CONTACT, day) for path, day in sorted(latest.items())]
        for one in perform(raised, _reading(vault, new), writing_of(vault), now):
            old.setdefault(one.path, one.old)
            new[one.path] = one.new
    return tuple(Change(path, old[path], data) for path, data in new.items())


def _reading(vault: Vault, new: Mapping[str, bytes]) -> Callable[[str], bytes | None]:
    read = reader_of(vault)
    return lambda path: new[path] if path in new else read(path)


def _apart(person: ImportedPerson, decisions: Decisions | None) -> tuple[str, ...]:
    """Give what tells somebody apart from a namesake, where the person said that they are two."""
    place = f"{person.source.path}:{person.source.line}"
    if decisions is None or place not in decisions.other:
        return ()
    return (*person.organisations, *person.emails, *(str(number) for number in range(2, 100)))


def _addresses(emails: Iterable[str]) -> frozenset[str]:
    return frozenset(key for one in emails if (key := email_key(one)) is not None)


def _left(files: Iterable[ForeignRecords], days: DaysOfContact) -> Mapping[str, int]:
    left: Counter[str] = Counter(days.left)
    for one in files:
        left.update(one.records.left)
    return dict(left)
