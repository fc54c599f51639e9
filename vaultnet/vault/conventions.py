"""The conventions: what a property can mean, what a note can be, and how each is recognised.

The words themselves stand in the tables of `languages/`: `[keys]` for the meanings of properties
and inline fields, `[kinds]` and `[folders]` for the kinds of notes. To add a meaning: its row in
`MEANINGS`, its words in each language, and the reading of its value in `vault/parse`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.words import Vocabulary


class NoteKind(StrEnum):
    """What a note is; the values are those of `[kinds]` and `[folders]`."""

    CONTACT = "contact"
    OWNER = "owner"
    DAILY = "daily"
    MEETING = "meeting"
    EVENT = "event"
    ORGANISATION = "organisation"
    GROUP = "group"
    PROJECT = "project"
    ADVICE = "advice"
    INDEX = "index"
    TEMPLATE = "template"
    OTHER = "other"
    IGNORED = "ignored"


# Notes of these may be offered to somebody, for what they are on.
OFFERED: Final = frozenset({NoteKind.OTHER, NoteKind.ADVICE})

KINDS: Final[Mapping[NoteKind, str]] = {
    NoteKind.CONTACT: "a person's own note",
    NoteKind.OWNER: "the note of the person whose vault it is",
    NoteKind.DAILY: "its name is a day",
    NoteKind.MEETING: "a note of one meeting, call, chat or mail",
    NoteKind.EVENT: "a conference, a meetup, a course",
    NoteKind.ORGANISATION: "a company, an association",
    NoteKind.GROUP: "a community, a team, a course that goes on",
    NoteKind.PROJECT: "work with others that has an end",
    NoteKind.ADVICE: "how to do something: neither contact nor interaction",
    NoteKind.INDEX: "README, map of content: lists notes, is nobody",
    NoteKind.TEMPLATE: "what new notes are made from",
    NoteKind.OTHER: "books, places, ideas",
    NoteKind.IGNORED: "left out by settings or filters, generated, or a conflict copy",
}


class Reads(StrEnum):
    """How the value of a property is read."""

    TEXT = "text"
    TEXTS = "texts"  # one or several; a list, or text with commas
    ADDRESSES = "addresses"  # one or several; never cut at commas
    PEOPLE = "people"  # links, plain names, e-mail addresses
    DAY = "day"
    DAY_OF_YEAR = "day of the year"  # with or without a year
    DAYS_OF_YEAR = "days of the year"  # a list of {date, label}
    CADENCE = "cadence"
    TRUTH = "yes or no"
    RATING = "rating, 1 to 5"  # with its day, or without
    WORD = "word"  # one of a set that the languages list
    VALUE = "value act"
    ENTRIES = "entries"  # a list of {date, text}
    DISMISSAL = "day, fingerprint"
    TAG = "tag of a line"


@frozen_record
class Meaning:
    """One meaning of properties: how its value is read, and what it says."""

    name: str
    reads: Reads
    says: str
    only_people: bool = False  # nothing but a person has it


_ROWS: Final = (
    Meaning("name", Reads.TEXT, "the name, where the file has another; parts as a mapping"),
    Meaning("title", Reads.TEXT, "the name, if it shares a word with that of the file"),
    Meaning("first-name", Reads.TEXT, "the name, together with the last name", only_people=True),
    Meaning("last-name", Reads.TEXT, "the name, together with the first name", only_people=True),
    Meaning("aliases", Reads.ADDRESSES, "Obsidian's own other names"),
    Meaning("other-names", Reads.TEXTS, "other names", only_people=True),
    Meaning("email", Reads.ADDRESSES, "e-mail addresses"),
    Meaning("phone", Reads.ADDRESSES, "telephone numbers, with the digits as written"),
    Meaning("link", Reads.ADDRESSES, "where else the contact is found"),
    Meaning("organisation", Reads.ADDRESSES, "the organisation, as text or link"),
    Meaning("job", Reads.TEXT, "what the contact does there"),
    Meaning("role", Reads.TEXTS, "what the contact is to the owner, else the job"),
    Meaning("relation", Reads.TEXTS, "what the contact is to the owner"),
    Meaning("category", Reads.TEXTS, "the kind of the note"),
    Meaning("type", Reads.TEXTS, "the kind of the note"),
    Meaning("location", Reads.TEXT, "where the contact lives"),
    Meaning("country", Reads.TEXT, "the country there"),
    Meaning("timezone", Reads.TEXT, "the time zone there"),
    Meaning("language", Reads.TEXT, "the language to write in"),
    Meaning("last-contact", Reads.DAY, "a typed last contact: a floor", only_people=True),
    Meaning("next-contact", Reads.DAY, "the day of a contact that is wanted", only_people=True),
    Meaning("snoozed", Reads.DAY, "no reminder before that day", only_people=True),
    Meaning("birthday", Reads.DAY_OF_YEAR, "the birthday", only_people=True),
    Meaning("anniversary", Reads.DAY_OF_YEAR, "a yearly day"),
    Meaning("work-anniversary", Reads.DAY_OF_YEAR, "since when the contact works there"),
    Meaning("name-day", Reads.DAY_OF_YEAR, "the name day", only_people=True),
    Meaning("important-dates", Reads.DAYS_OF_YEAR, "own yearly days, with labels"),
    Meaning("deceased", Reads.TRUTH, "the day of death, or yes: never remind", only_people=True),
    Meaning("cadence", Reads.CADENCE, "how often to be in touch", only_people=True),
    Meaning("cadence-days", Reads.CADENCE, "likewise, in days", only_people=True),
    Meaning("minimum-gap", Reads.CADENCE, "not more often than that", only_people=True),
    Meaning("keep-in-touch", Reads.TRUTH, "no: no cadence at all", only_people=True),
    Meaning("met", Reads.TEXT, "when and where the acquaintance began", only_people=True),
    Meaning("met-text", Reads.TEXT, "how the acquaintance began", only_people=True),
    Meaning("introduced-by", Reads.TEXT, "who made the introduction", only_people=True),
    Meaning("tier", Reads.TEXT, "how strong or important the relationship is"),
    Meaning("stage", Reads.WORD, "the stage of the relationship", only_people=True),
    Meaning("stage-since", Reads.DAY, "since when it is at that stage", only_people=True),
    Meaning("stage-dismissed", Reads.DISMISSAL, "when a stage was turned down", only_people=True),
    Meaning("status", Reads.WORD, "archived, inactive, paused, deceased"),
    Meaning("paused", Reads.TRUTH, "for now only promises and days of the year remind"),
    Meaning("archived", Reads.TRUTH, "put away: nothing but promises reminds"),
    Meaning("interests", Reads.TEXTS, "what the contact cares about"),
    Meaning("trust", Reads.RATING, "how far the contact is trusted"),
    Meaning("helpfulness", Reads.RATING, "how ready the contact is to help"),
    Meaning("information", Reads.RATING, "how good the contact's information is"),
    Meaning("influence", Reads.RATING, "how far the contact moves the owner's career"),
    Meaning("rated", Reads.DAY, "when these four were rated"),
    Meaning("trust-rated", Reads.DAY, "when trust was rated"),
    Meaning("helpfulness-rated", Reads.DAY, "when helpfulness was rated"),
    Meaning("information-rated", Reads.DAY, "when information was rated"),
    Meaning("influence-rated", Reads.DAY, "when influence was rated"),
    Meaning("private", Reads.TRUTH, "never named in anything generated"),
    Meaning("visibility", Reads.WORD, "likewise, unless it says public"),
    Meaning("interactions", Reads.ENTRIES, "the contact's log as a property", only_people=True),
    Meaning("date", Reads.DAY, "the day of a note, of an entry"),
    Meaning("people", Reads.PEOPLE, "who took part"),
    Meaning("from", Reads.PEOPLE, "who wrote or rang"),
    Meaning("to", Reads.PEOPLE, "to whom"),
    Meaning("cc", Reads.PEOPLE, "to whom besides"),
    Meaning("channel", Reads.WORD, "the way of being in touch"),
    Meaning("layer", Reads.WORD, "how deep it was, where nothing says how: light, deep, meeting"),
    Meaning("direction", Reads.WORD, "who began"),
    Meaning("gave", Reads.VALUE, "what of worth was given"),
    Meaning("received", Reads.VALUE, "what of worth was received"),
    Meaning("summary", Reads.TEXT, "what it was about"),
    Meaning("start", Reads.DAY, "the first day of an event"),
    Meaning("end", Reads.DAY, "the last day of an event"),
    Meaning("series", Reads.TEXT, "the series that an event belongs to"),
    Meaning("my-role", Reads.WORD, "the owner's part in an event or a group"),
    Meaning("follow-up", Reads.TRUTH, "no: nobody met at the event is followed up"),
    Meaning("founded", Reads.DAY_OF_YEAR, "since when an organisation exists"),
    Meaning("industry", Reads.TEXT, "what an organisation does"),
    Meaning("members", Reads.PEOPLE, "who belongs to a group or a project"),
    Meaning("projects", Reads.TEXTS, "the projects of a contact"),
    Meaning("groups", Reads.TEXTS, "the groups of a contact"),
    Meaning("events", Reads.TEXTS, "the events of a contact"),
    Meaning("achievement", Reads.TEXT, "something to congratulate on"),
    Meaning("profile-updated", Reads.DAY, "when the owner's own profile was brought up to date"),
    Meaning("promise", Reads.TAG, "of a task: a promise, though it has no day"),
    Meaning("waiting", Reads.TAG, "of a task: promised to the owner"),
    Meaning("own-activity", Reads.TAG, "of a line: what the owner did in public"),
)

MEANINGS: Final[Mapping[str, Meaning]] = {row.name: row for row in _ROWS}

# The keys by which a note says what it is, the one that decides first in front.
KIND_MEANINGS: Final = ("type", "category")
# Who took part in a meeting, a call, a mail.
PEOPLE_MEANINGS: Final = ("people", "from", "to", "cc")
# An inline field of one of these makes a line an entry of a contact.
ENTRY_MEANINGS: Final = frozenset(
    {"channel", "layer", "direction", "gave", "received", *PEOPLE_MEANINGS}
)
# Single-valued days and days of the year of a contact that become yearly days, with their kind.
YEARLY_MEANINGS: Final = ("birthday", "work-anniversary", "name-day", "anniversary")
RATING_MEANINGS: Final = ("trust", "helpfulness", "information", "influence")
# Written in a property, and nothing: what a template or a form leaves behind.
PLACEHOLDERS: Final = frozenset(
    {"", "-", "--", "?", "n/a", "na", "none", "null", "tbd", "unknown", "нет", "неизвестно"}
)


def key_meanings(own: Mapping[str, str], words: Vocabulary) -> Mapping[str, str]:
    """Join the known keys, folded, with the settings' own; an own key wins.

    An own key is given the name of a meaning or any key that is known for it; empty, it means
    nothing any more.
    """
    names = {fold(name): name for name in MEANINGS}
    keys = dict(words.keys)
    for key, meaning in own.items():
        known = names.get(fold(meaning)) or words.keys.get(fold(meaning))
        if known:
            keys[fold(key)] = known
        elif not meaning:
            keys.pop(fold(key), None)
    return keys
