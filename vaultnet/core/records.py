"""The records of a network: what was read from notes, each with its source.

Every name here is a word of the glossary (ARCHITECTURE.md). Paths are relative to the vault with
`/` between their parts; lines count from 1; days are `datetime.date`.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record, ordered_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    PARTICIPANTS = "participants"  # the list of an event at which the owner was too


@ordered_record
class Source:
    """Where a record stands: a note and a line of it."""

    path: str
    line: int

    @property
    def key(self) -> tuple[str, int]:
        """By which thousands of sources are sorted: tuples compare many times as fast."""
        return (self.path, self.line)


@frozen_record
class Problem:
    """A fault of one note, as data: collected, sorted and printed, never raised."""

    source: Source
    severity: Severity
    code: str  # kebab-case
    message: str  # one sentence, without path and line
    hint: str = ""  # the way out, one sentence
    about: str = ""  # the name or the value that it speaks of, as the message shows it


@frozen_record
class Organisation:
    """An organisation of a contact, and its note where there is one."""

    name: str
    path: str | None = None


@frozen_record
class YearlyDay:
    """A day of a contact that comes back each year."""

    kind: str  # "birthday", "work-anniversary", "name-day", "anniversary", "own"
    day: PartialDate
    source: Source
    label: str = ""  # the person's own word for it, where there is one


@frozen_record
class Rating:
    """How a person rates a contact, from 1 to 5, and when (guide 6.2)."""

    value: int
    day: date | None = None  # None: nobody wrote when


@frozen_record
class Dismissal:
    """A suggested stage that the person did not want: when, and by which reasons it was made."""

    day: date
    fingerprint: str


@frozen_record
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
    interests_line: int | None = None  # where the first of them is written
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
    archived: bool = False  # likewise, but put away for good: not even to be greeted
    deceased: bool = False
    private: bool = False
    salvaged: bool = False  # read key by key from a block that Obsidian rejects
    # "trust", "helpfulness", "information", "influence"
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    introduced_by: tuple[str, ...] = ()  # paths where known, else names
    groups: tuple[str, ...] = ()  # paths of notes where known, else names
    projects: tuple[str, ...] = ()
    events: tuple[str, ...] = ()  # where met or seen, as typed on the contact
    country: str | None = None
    died: date | None = None  # where the day itself is written
    relations: tuple[str, ...] = ()  # the words for roles and relations as written: "friend"
    stage_since: date | None = None
    stage_since_line: int | None = None
    minimum_gap: Span | None = None  # the person's own wish: not more often than that
    stage_dismissed: Dismissal | None = None


@frozen_record
class ValueAct:
    """Something of worth that was given or received (guide 2.3 to 2.5)."""

    kind: str
    text: str = ""


@frozen_record
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
    event: str | None = None  # path of the event's note, where the entry links to one
    project: str | None = None  # path of the project's note, likewise
    notes: Sequence[str] = ()  # paths of the owner's notes on topics that it links to, sorted
    action: str = ""  # id of the page's line that was ticked: equal ids are one interaction


class Promiser(StrEnum):
    """Who is to keep a promise."""

    ME = "me"
    THEM = "them"


@frozen_record
class Promise:
    """An open or settled task that links to a contact (guide 1.2)."""

    promiser: Promiser
    contacts: tuple[str, ...]  # paths, sorted
    source: Source
    text: str | None = None  # one plain line; None where private
    due: date | None = None
    done: date | None = None  # the done day; of a ticked task without one, the note's day
    settled: bool = False  # ticked or cancelled
    cancelled: bool = False
    counted: bool = False  # has a due day, a promise or waiting tag, or a delegate
    private: bool = False


@frozen_record
class Event:
    """A conference, a meetup: a note of its own, or days that contacts name (guide 5, 8)."""

    path: str
    name: str
    source: Source
    first: date | None = None
    last: date | None = None
    place: str | None = None
    series: str | None = None
    participants: tuple[str, ...] = ()  # paths of contacts, sorted
    others: tuple[str, ...] = ()  # names of participants without a note
    # "attended", "spoke", "organised", "moderated", "mentored"; "absent": was not there
    part: str | None = None
    part_line: int | None = None
    participants_line: int | None = None  # where they are first written
    follow_up: bool = True
    private: bool = False


@frozen_record
class Group:
    """A community, an educational initiative, a joint project, a meetup (guide 5.1)."""

    path: str
    name: str
    source: Source
    kind: str = "community"  # or "education", "project", "meetup"
    members: tuple[str, ...] = ()  # paths of contacts, sorted
    others: tuple[str, ...] = ()
    part: str | None = None  # my part: "organiser", "moderator", "mentor", …
    private: bool = False


@frozen_record
class OrganisationNote:
    """An organisation that has a note of its own (guide 4.3)."""

    path: str
    name: str
    source: Source  # the line of the founding day, where there is one
    founded: PartialDate | None = None  # None too where only the year is known
    private: bool = False


@frozen_record
class Achievement:
    """Something that a contact achieved, to be congratulated on."""

    day: date
    contacts: tuple[str, ...]
    source: Source
    text: str | None = None
    private: bool = False


@frozen_record
class OwnActivity:
    """Something that the owner did in public (guide 4.1)."""

    day: date
    source: Source
    text: str | None = None
    private: bool = False


@frozen_record
class Knowledge:
    """A note of the owner's on topics: something to offer to those who share an interest."""

    path: str
    name: str
    topics: tuple[str, ...]  # folded tags and linked notes
    day: date | None = None
    lines: Mapping[str, int] = field(default_factory=dict)  # of topics: where each first stands
    known_to: tuple[str, ...] = ()  # paths of contacts whom it links to, or whose notes link to it

    def source(self, topic: str) -> Source:
        """Give where the note says that it is on a topic."""
        return Source(self.path, self.lines.get(topic, 1))


@frozen_record
class Owner:
    """The person whose vault it is, as far as notes say."""

    path: str | None = None
    interests: tuple[str, ...] = ()
    profile_updated: date | None = None
    profile_line: int | None = None  # where that is written in the owner's note


@frozen_record
class Network:
    """All records of a vault, in an order that depends on nothing but the vault."""

    contacts: tuple[Contact, ...] = ()  # by path
    interactions: tuple[Interaction, ...] = ()  # newest first, then by source
    mentioned: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)  # people, no note yet
    problems: tuple[Problem, ...] = ()  # by source, then code
    owner: str | None = None  # path of the owner's own note
    promises: tuple[Promise, ...] = ()  # by source
    events: tuple[Event, ...] = ()  # by path
    groups: tuple[Group, ...] = ()  # by path; projects among them
    organisations: tuple[OrganisationNote, ...] = ()  # by path
    achievements: tuple[Achievement, ...] = ()  # newest first
    activities: tuple[OwnActivity, ...] = ()  # newest first
    knowledge: Sequence[Knowledge] = ()  # by path; of a vault worked out when first asked for
    me: Owner = field(default_factory=Owner)
    private_notes: frozenset[str] = frozenset()  # paths, those of people among them
    # Pairs of contacts, sorted, that a note links, and where; None: only where it is private.
    acquainted: Mapping[tuple[str, str], Source | None] = field(default_factory=dict)

    def contact_at(self, path: str) -> Contact | None:
        """Give the contact whose note stands at `path`."""
        return next((contact for contact in self.contacts if contact.path == path), None)
