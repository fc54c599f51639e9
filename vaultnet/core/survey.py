"""What a look at a vault found: where things are, how they are written, what is not understood.

Every figure counts notes unless it says otherwise, and comes with a place to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from vaultnet.core.date_forms import Order
    from vaultnet.core.records import Severity, Source


@frozen_record
class Place:
    """A folder and how many notes of one kind it holds itself."""

    folder: str  # empty: the vault's root
    notes: int


@frozen_record
class Lookalikes:
    """Notes of one folder that look like people and are not taken for contacts."""

    folder: str
    people: int  # how many look like people
    by_key: int  # of them, those with a key that nothing but a person has
    by_link: int  # of them, those that are named as having taken part
    contacts: int  # how many others in the folder are contacts
    notes: int  # how many there are of all these, and of others that are nothing in particular
    example: Source | None = None  # None: all of them are private

    @property
    def folder_is_of_people(self) -> bool:
        """Whether the folder can be called one of people: two at least, and half of its notes."""
        several = self.people > 1
        return several and bool(self.folder) and 2 * (self.people + self.contacts) >= self.notes


@frozen_record
class KeyUse:
    """A key of properties or inline fields, and what we make of it."""

    key: str  # in its most usual spelling
    kind: Literal["contact", "meeting"]  # the notes that have it
    notes: int
    meaning: str | None = None  # None: not understood
    near: str | None = None  # not understood, but one letter away from this known key
    fits: str | None = None  # the near key's meaning, if every value can be read as it says


@frozen_record
class FormUse:
    """A form in which days are written."""

    form: str  # in Moment's tokens: "DD.MM.YYYY"
    days: int  # how many days
    order: Order = ""
    example: Source | None = None


@frozen_record
class Fault:
    """One kind of problem: how often, and where first."""

    code: str
    severity: Severity
    count: int
    example: Source | None = None


@frozen_record
class LocaleFound:
    """The language in which the names of daily notes can be read, where it is another one."""

    locale: str
    days: int  # so many of their names are days in it
    days_before: int  # and so many in the language that the settings name


@frozen_record
class Survey:
    """All that was found in a vault."""

    notes: int = 0
    people: tuple[Place, ...] = ()  # by number, then folder, as are all places
    in_touch: int = 0  # contacts with evidence of contact
    first_day: date | None = None  # of contact
    last_day: date | None = None  # up to today
    mentioned: int = 0  # people who are named and have no note
    lookalikes: tuple[Lookalikes, ...] = ()
    dated: tuple[Place, ...] = ()
    daily_pattern: str = ""
    undated: int = 0  # notes in the folder of daily notes whose names are no days
    locale: LocaleFound | None = None
    meetings: tuple[Place, ...] = ()
    keys: tuple[KeyUse, ...] = ()  # by kind, then number, then key
    forms: tuple[FormUse, ...] = ()  # by number, then form
    languages: Mapping[str, int] = field(default_factory=dict)  # notes written in each
    faults: tuple[Fault, ...] = ()  # the gravest first, then by number
    owners: tuple[str, ...] = ()  # paths of notes that say they are the owner's own
    stages: Mapping[str, int] = field(default_factory=dict)  # contacts at each typed stage
    roles: Mapping[str, int] = field(default_factory=dict)  # contacts in each group of roles
    cadences: Mapping[str, int] = field(default_factory=dict)  # contacts by the rule that answers

    @property
    def contacts(self) -> int:
        """How many contacts there are."""
        return sum(place.notes for place in self.people)

    @property
    def owner(self) -> str | None:
        """The owner's note, where exactly one says that it is."""
        return self.owners[0] if len(self.owners) == 1 else None

    @property
    def language(self) -> str | None:
        """The language of most notes; None where there is no such language."""
        most = max(self.languages.values(), default=0)
        leaders = [language for language, notes in self.languages.items() if notes == most]
        return leaders[0] if len(leaders) == 1 else None

    def days_of_order(self, order: Order) -> int:
        """Count the days that tell an order of day and month, or leave it open."""
        return sum(use.days for use in self.forms if use.order == order)

    @property
    def date_order(self) -> Literal["", "dmy", "mdy"]:
        """The order that some days tell and none contradicts; empty where there is none."""
        by_day, by_month = self.days_of_order("dmy"), self.days_of_order("mdy")
        if bool(by_day) == bool(by_month):
            return ""
        return "dmy" if by_day else "mdy"
