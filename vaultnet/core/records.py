"""The records of a network: what was read from notes, each with its source.

Every name here is a word of the glossary (ARCHITECTURE.md). Paths are relative to the vault with
`/` between their parts; lines count from 1; days are `datetime.date`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.dates import PartialDate, Span


class Severity(StrEnum):
    """How much a problem matters, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Layer(StrEnum):
    """How deep a contact is; a deeper one satisfies the lighter layers (guide 2.1)."""

    ANY = "any"
    LIGHT = "light"
    DEEP = "deep"
    MEETING = "meeting"


class Channel(StrEnum):
    """The way in which people were in touch (guide 2.2)."""

    COMMENT = "comment"
    EMAIL = "email"
    MESSAGE = "message"
    SOCIAL = "social"
    LETTER = "letter"
    CALL = "call"
    VIDEO = "video"
    MEETING = "meeting"
    EVENT = "event"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Who began a contact, seen from the owner of the vault."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"
    MUTUAL = "mutual"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """The four stages of a relationship, the first one first (guide 7.1)."""

    ACQUAINTANCE = "acquaintance"
    COMMUNICATION = "communication"
    TRUST = "trust"
    PARTNERSHIP = "partnership"


class Recognition(StrEnum):
    """The convention by which an interaction was found."""

    MENTION = "mention"  # a link in a daily note, with nothing that says how
    DAILY = "daily"  # a line of a daily note that names a channel
    NOTE = "note"  # a meeting, call or mail note
    LOG = "log"  # the contact's own log, or a dated file beside the contact's note
    TASK = "task"  # a done task
    LINE = "line"  # a line of another dated note that says how
    TYPED = "typed"  # a typed last contact: a floor


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a record stands: a note and a line of it."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of one note, as data: collected, sorted and printed, never raised."""

    source: Source
    severity: Severity
    code: str  # kebab-case
    message: str  # one sentence, without path and line
    hint: str = ""  # the way out, one sentence


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of a contact, and its note where there is one."""

    name: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of a contact that comes back each year."""

    kind: str  # "birthday", "work-anniversary", "name-day", "anniversary", "own"
    day: PartialDate
    source: Source
    label: str = ""  # the person's own word for it, where there is one


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of the network, as the person's own note has it."""

    path: str
    name: str
    source: Source
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # without `#`, in the spelling of the note
    roles: tuple[str, ...] = ()  # "mentor/career", or the group alone: "mentor"
    stage: Stage | None = None  # None: nobody typed one
    cadence: Mapping[Layer, Span] = field(default_factory=dict)  # its own; empty: none
    no_cadence: bool = False  # `cadence: none`, `keep_in_touch: false`
    interests: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    job: str | None = None
    tier: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    birthday: PartialDate | None = None
    yearly_days: tuple[YearlyDay, ...] = ()  # the birthday among them
    met: date | None = None
    met_text: str | None = None
    location: str | None = None
    timezone: str | None = None
    language: str | None = None
    next_contact: date | None = None
    next_contact_line: int | None = None
    snoozed_until: date | None = None
    paused: bool = False  # paused, archived, inactive or not to be contacted
    deceased: bool = False
    private: bool = False
    salvaged: bool = False  # read key by key from a block that Obsidian rejects


@dataclass(frozen=True, slots=True)
class ValueAct:
    """Something of worth that was given or received (guide 2.3 to 2.5)."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact with one or more people on one day; a day ahead makes it an appointment."""

    day: date
    contacts: tuple[str, ...]  # paths of contacts' notes, sorted
    channel: Channel
    layer: Layer
    source: Source
    recognition: Recognition
    direction: Direction = Direction.UNKNOWN
    gave: tuple[ValueAct, ...] = ()
    received: tuple[ValueAct, ...] = ()
    people: int = 1  # how many people besides the owner, those without a note counted
    summary: str | None = None  # one plain line; None where private
    private: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """All records of a vault, in an order that depends on nothing but the vault."""

    contacts: tuple[Contact, ...] = ()  # by path
    interactions: tuple[Interaction, ...] = ()  # newest first, then by source
    mentioned: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)  # people, no note yet
    problems: tuple[Problem, ...] = ()  # by source, then code
    owner: str | None = None  # path of the owner's own note

    def contact_at(self, path: str) -> Contact | None:
        """Give the contact whose note stands at `path`."""
        return next((contact for contact in self.contacts if contact.path == path), None)
