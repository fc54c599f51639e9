"""People and days of other programs taken into a vault: read, matched, shown, then written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from vaultnet.api.acts import reader_of, writing_of
from vaultnet.api.vault import in_order
from vaultnet.core.matching.identity import identity_of_owner
from vaultnet.core.matching.match import gathered, match_people
from vaultnet.core.matching.names import short_forms
from vaultnet.errors import ImportRefusedError
from vaultnet.imports import problems as import_problems
from vaultnet.imports.formats import FORMATS, format_named, format_of
from vaultnet.imports.manner import ForeignFile, Manner
from vaultnet.vault.edit.take_in import NewPerson, take_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from vaultnet.api.vault import Vault
    from vaultnet.core.imported import Imported, ImportedPerson
    from vaultnet.core.matching.match import Decisions, Match
    from vaultnet.core.records import Problem
    from vaultnet.vault.edit.take_in import TakenIn


@dataclass(frozen=True, slots=True)
class ForeignRecords:
    """What was read from one file, and by which format."""

    name: str
    format: str
    records: Imported


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import comes to: who is who, what is written, what is left to the person."""

    files: tuple[ForeignRecords, ...]
    matches: tuple[Match, ...]
    taken: TakenIn
    problems: tuple[Problem, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


def format_names() -> tuple[str, ...]:
    """Give the names of the formats that can be read, in the order in which they are tried."""
    return tuple(one.name for one in FORMATS)


def manner_of(vault: Vault, today: date, columns: Mapping[str, str] | None = None) -> Manner:
    """Give how files are to be read for a vault; `columns` tells what columns of a table mean."""
    return Manner(
        words=vault.vocabulary,
        today=today,
        date_order=vault.settings.vault.date_order,
        columns=columns or {},
        owner=frozenset(name for name in owner_names(vault) if "@" in name),
    )


def read_foreign(
    name: str,
    stream: BinaryIO,
    manner: Manner,
    format_name: str = "",
) -> ForeignRecords:
    """Read a file of another program; `stream` must be one that can go back to its start.

    The format is recognised where none is named; `manner` is what `manner_of` gives. Raises
    `ImportRefusedError` for a format that is not known.
    """
    file = ForeignFile(name, stream)
    found = format_named(format_name) if format_name else format_of(file)
    if found is None:
        known = ", ".join(format_names())
        raise ImportRefusedError(
            f"{name}: no format that is known; name one with --format ({known}), or for a table "
            "what its columns mean with --map COLUMN=KEY."
        )
    return ForeignRecords(name, found.name, found.read(file, manner))


def plan_import(
    vault: Vault,
    files: Iterable[ForeignRecords],
    now: datetime,
    decisions: Decisions | None = None,
) -> ImportPlan:
    """Lay what was read beside the vault, and work out what is to be written; nothing is yet.

    `now` is for the templates of notes that are made; `decisions` is what the person has said of
    doubtful ones. Who cannot be taken in is a problem, and the others are taken in all the same.
    """
    files = tuple(files)
    people = [person for one in files for person in one.records.people]
    owner = identity_of_owner(owner_names(vault), vault.network.owner)
    matches = match_people(
        people, vault.network.contacts, short_forms(vault.vocabulary.short_names), decisions, owner
    )
    joined = gathered(matches)
    contacts = {contact.path for contact in vault.network.contacts}
    known = {key: person for key, person in joined.items() if key in contacts}
    new = [
        NewPerson(person, _apart(person, decisions))
        for key, person in joined.items()
        if key not in contacts
    ]
    taken = take_in(known, new, reader_of(vault), writing_of(vault), now)
    problems = [problem for one in files for problem in one.records.problems]
    problems += [import_problems.refused(person, why) for person, why in taken.refused]
    return ImportPlan(files, matches, taken, in_order(problems), _left(files))


def owner_names(vault: Vault) -> frozenset[str]:
    """Give the names and e-mail addresses of the person whose vault it is, folded."""
    return frozenset(writing_of(vault).people.owner_names)


def _apart(person: ImportedPerson, decisions: Decisions | None) -> tuple[str, ...]:
    """Give what tells somebody apart from a namesake, where the person said that they are two."""
    place = f"{person.source.path}:{person.source.line}"
    if decisions is None or place not in decisions.other:
        return ()
    return (*person.organisations, *person.emails, *(str(number) for number in range(2, 100)))


def _left(files: Iterable[ForeignRecords]) -> Mapping[str, int]:
    left: Counter[str] = Counter()
    for one in files:
        left.update(one.records.left)
    return dict(left)
