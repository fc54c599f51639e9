"""What a file of another program tells of people: records that are in no vault yet."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction, Problem, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.dates import PartialDate


@frozen_record
class ImportedPerson:
    """One person as another program has them; `source` is the file and the line of the record."""

    source: Source
    name: str = ""  # empty: the file names nobody, only an address
    given: str = ""  # where the file says which part of the name is the given one
    other_names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    job: str = ""
    location: str = ""
    birthday: PartialDate | None = None
    anniversary: PartialDate | None = None
    met: date | None = None
    tags: tuple[str, ...] = ()
    # Meanings of properties beside these, each with its texts: "stage", "interests".
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""  # what the person or the program noted, with its line ends


@frozen_record
class ImportedDay:
    """One day on which people were in touch, as a calendar or a mailbox has it."""

    source: Source
    day: date
    channel: Channel
    people: tuple[tuple[str, str], ...]  # (e-mail address or "", name or "") of everybody else
    direction: Direction = Direction.UNKNOWN
    subject: str = ""  # one line


@frozen_record
class Imported:
    """Everything that was read from one file, and what in it could not be understood."""

    people: tuple[ImportedPerson, ...] = ()
    days: tuple[ImportedDay, ...] = ()
    problems: tuple[Problem, ...] = ()
    left: Mapping[str, int] = field(
        default_factory=dict
    )  # what was left out, by code, and how often
