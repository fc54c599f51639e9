"""The plan: what is due, with its reasons as codes and facts; sentences are made elsewhere."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.dates import Week
    from vaultnet.core.records import Layer, Source


UNNOTED: Final = "cadence-unnoted"  # a layer of the cadence of which no contact is noted


class ReminderKind(StrEnum):
    """Why a contact, or the owner, is reminded."""

    KEEP_IN_TOUCH = "keep-in-touch"
    PROMISE = "promise"
    FOLLOW_UP = "follow-up"
    YEARLY_DAY = "yearly-day"
    NEXT_CONTACT = "next-contact"
    ACHIEVEMENT = "achievement"
    RECONNECT = "reconnect"
    DRIFTING = "drifting"
    OWN_ACTIVITY = "own-activity"


class Slot(StrEnum):
    """Where a reminder stands on the page."""

    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    LATER = "later"


@frozen_record
class Evidence:
    """A contact that happened: its day and where it is written."""

    day: date
    source: Source


@frozen_record
class Reason:
    """Why, as a code and the facts that its sentence needs."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@frozen_record
class Reminder:
    """One thing that is due: for a contact or more, or for the owner alone."""

    id: str  # "vn-" and 8 hex digits, the same on every device
    kind: ReminderKind
    contacts: tuple[str, ...]  # none: it is the owner's own
    layer: Layer | None
    due: date
    days_late: int | None  # negative: days ahead; None: nothing tells since when, see `is_unnoted`
    slot: Slot
    reason: Reason
    source: Source  # where the reason is written: the contact's note, the typed day, the task
    last: Evidence | None = None
    private: bool = False  # it stands in a private place: no generated note says it
    urgency: float | None = None  # see `vaultnet.core.warmth.urgency`; None: it has its own day

    @property
    def is_unnoted(self) -> bool:
        """Whether it asks for a layer that was never noted: such a one is open, and never late."""
        return self.reason.code == UNNOTED

    @property
    def when(self) -> Literal["past", "today", "ahead", "open"]:
        """Where its day lies, seen from the day of the plan."""
        if self.days_late is None:
            return "open"
        if self.days_late == 0:
            return "today"
        return "past" if self.days_late > 0 else "ahead"


@frozen_record
class Plan:
    """What a day asks for."""

    today: date
    week: Week
    reminders: tuple[Reminder, ...] = ()  # most urgent first
    unknown: tuple[str, ...] = ()  # contacts without any evidence of contact, by name
    no_cadence: tuple[str, ...] = ()  # contacts with evidence but no cadence
