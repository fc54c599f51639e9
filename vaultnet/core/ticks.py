"""Marks on a page become edits: what a tick, a postponement and a refusal mean, as values.

A line of the page stands for an `Action`; a person's `Mark` on it asks for `Edit`s of the contacts'
own notes. Nothing here reads or writes a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.acts import (
    Log,
    RemoveEntry,
    ReopenTask,
    SetProperty,
    SetStage,
    Snooze,
    TakeOut,
    TickTask,
    edits_of,
)
from vaultnet.core.cadence import cadence_for
from vaultnet.core.cadence_text import read_cadence
from vaultnet.core.channels import channel_of_emoji, channel_of_tag
from vaultnet.core.dates import Span
from vaultnet.core.log_entry import LogEntry
from vaultnet.core.names import fold
from vaultnet.core.records import Layer, Stage

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from vaultnet.core.acts import Edit
    from vaultnet.core.dates import Week
    from vaultnet.core.records import Contact, Interaction, Promise
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary

LATER: Final = Span(weeks=1)
NO_CADENCE: Final = Span(months=1)  # the guide's light update, where nobody says how often

_TAG: Final = re.compile(r"(?<!\S)#([^\s#]+)")
_CHANNEL: Final = re.compile(r"[\[(][ \t]*([^\[\]():]+?)[ \t]*::[^\[\]()]*[\])]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BRACKETS: Final = re.compile(r"[()\[\]]")


class Deed(StrEnum):
    """What a tick on a line does."""

    LOG = "log"  # an interaction is logged
    PROMISE = "promise"  # a task is ticked where it stands
    STAGE = "stage"  # a stage is set
    PROFILE = "profile"  # the own profile was looked at
    PAGE = "page"  # the mark stays on the page and does nothing else


@dataclass(frozen=True, slots=True)
class Action:
    """What a line of a page stands for."""

    id: str
    deed: Deed
    contacts: tuple[str, ...]  # paths
    about: Hashable  # the same in every week, and of no other line
    layer: Layer = Layer.ANY  # that the line asks for
    is_quieted: bool = False  # whether snoozing its contact silences it
    promise: Promise | None = None
    stage: Stage | None = None  # the suggested one


class Sign(StrEnum):
    """What a person put into a box."""

    DONE = "done"
    LATER = "later"
    SKIP = "skip"
    UNDONE = "undone"  # a tick was taken out again


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's mark on a line of a page, and what was added to it."""

    id: str
    sign: Sign
    line: int  # of the note
    words: str = ""  # on the line, tags and fields among them
    under: tuple[str, ...] = ()  # indented lines, without indentation and bullet
    day: date | None = None  # that of `✅ 2026-11-25`
    target: str | None = None  # path that the line's first link leads to
    has_link: bool = False  # whether the line has a link at all
    told: str = ""  # what the page says on the line, of what became of it as well


@dataclass(frozen=True, slots=True)
class Judging:
    """The day of the marks, and everything by which they are understood."""

    today: date
    week: Week  # of the page
    contacts: Mapping[str, Contact]
    settings: Settings
    words: Vocabulary
    acted: Mapping[str, Interaction]  # by id what a tick has logged
    fingerprints: Mapping[str, str]  # by contact that of the suggested stage
    owner: str | None = None

    @property
    def day(self) -> date:
        """The day of what was found: today, within the page's week."""
        return max(self.week.first, min(self.today, self.week.last))


def edits_for(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    """Give what a mark on the line of an action asks for; nothing where that is done already."""
    if mark.sign is Sign.UNDONE:
        return _taken_back(action, mark, judging)
    if mark.sign is Sign.DONE:
        return _done(action, mark, judging)
    if action.deed is Deed.STAGE and mark.sign is Sign.SKIP:
        return _dismissed(action, judging)
    if action.deed is Deed.LOG and action.is_quieted:
        return _snoozed(action, mark, judging)
    return ()


def is_settled(action: Action, mark: Mark) -> bool:
    """Tell whether a mark that asks for no edit is to be replaced by the page's own sign."""
    return action.deed is not Deed.PAGE and mark.sign in {Sign.DONE, Sign.UNDONE}


def has_other_day(mark: Mark, judging: Judging) -> bool:
    """Tell whether the day on a line is none on which the page's contact can have been."""
    return mark.day is not None and _day_of(mark, judging) != mark.day


def log_entry(action: Action, mark: Mark, day: date, words: Vocabulary) -> LogEntry:
    """Give the entry that a tick logs: the words of the mark, and the depth where they lack it."""
    text = "; ".join(filter(None, (mark.words, *mark.under)))
    if action.layer in {Layer.DEEP, Layer.MEETING} and not names_channel(text, words):
        text = f"(layer:: {action.layer}) {text}".rstrip()
    return LogEntry(day, action.contacts[:1], text=text, id=action.id)


def names_channel(text: str, words: Vocabulary) -> bool:
    """Tell whether a text says by a tag, a field, an emoji or its first word how contact was."""
    if any(channel_of_tag(tag, words.channels) for tag in _TAG.findall(text)):
        return True
    keys = (fold(key) for key in _CHANNEL.findall(text))
    if any(words.keys.get(key) == "channel" or key in words.channels for key in keys):
        return True
    first = _WORD.search(text)
    return channel_of_emoji(text) is not None or (
        first is not None and fold(first[0]) in words.channels
    )


def _done(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    day = _day_of(mark, judging)
    if action.deed is Deed.LOG and action.contacts:
        if action.id in judging.acted:
            return ()
        entry = log_entry(action, mark, day, judging.words)
        return edits_of(Log(entry), judging.settings)
    if action.deed is Deed.PROMISE and action.promise is not None:
        return () if action.promise.settled else (TickTask(action.promise.source, day),)
    if action.deed is Deed.STAGE and action.stage is not None:
        contact = judging.contacts.get(action.contacts[0])
        order = list(Stage)
        now = order.index(contact.stage or order[0]) if contact else len(order)
        if contact is None or now + 1 != order.index(action.stage):
            return ()
        return edits_of(SetStage(contact.path, action.stage, day), judging.settings)
    if action.deed is Deed.PROFILE and judging.owner is not None:
        return (SetProperty(judging.owner, "profile-updated", day),)
    return ()


def _taken_back(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    """Take back what the page says that its mark has done; a stage stays."""
    promise, logged = action.promise, judging.acted.get(action.id)
    if promise is not None and promise.settled and not promise.cancelled and promise.done:
        return (ReopenTask(promise.source, promise.done),)
    if action.deed is not Deed.LOG or not action.contacts:
        return ()
    if logged is not None:
        entry = log_entry(action, mark, logged.day, judging.words)
        return (RemoveEntry(logged.source.path, entry),)
    contact = judging.contacts.get(action.contacts[0])
    until = contact.snoozed_until if contact is not None else None
    if contact is None or until is None or until.isoformat() not in mark.told:
        return ()
    return (TakeOut(contact.path, "snoozed", until),)


def _dismissed(action: Action, judging: Judging) -> tuple[Edit, ...]:
    path = action.contacts[0]
    contact, fingerprint = judging.contacts.get(path), judging.fingerprints.get(path, "")
    if contact is None:
        return ()
    old = contact.stage_dismissed
    if old is not None and old.day >= judging.week.first and old.fingerprint == fingerprint:
        return ()
    said = f"{judging.day} {fingerprint}".rstrip()
    return (SetProperty(path, "stage-dismissed", said),)


def _snoozed(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    """Put the contact off: by what stands on the line, else by a week or one span of its own.

    One that is put off already stays so, unless the line names another day: a mark that is read
    twice, on a conflict copy or after an interrupted run, must not move the day.
    """
    contact = judging.contacts.get(action.contacts[0])
    if contact is None:
        return ()
    until = _written_day(mark)
    if until is None:
        if contact.snoozed_until is not None and contact.snoozed_until > judging.today:
            return ()
        later = mark.sign is Sign.LATER
        span = _written_span(mark, judging.words) or (
            LATER if later else _own_span(contact, action.layer, judging.settings)
        )
        until = span.after(judging.day)
    if until <= judging.today or until == contact.snoozed_until:
        return ()
    return edits_of(Snooze(contact.path, until), judging.settings)


def _written_day(mark: Mark) -> date | None:
    found = _DAY.search(mark.words)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _written_span(mark: Mark, words: Vocabulary) -> Span | None:
    """Read the span that is all a person wrote on the line: `2 weeks`, `(3 days)`."""
    bare = _BRACKETS.sub(" ", mark.words).strip().lstrip("+")
    read = read_cadence(bare, words) if bare else None
    return read.layers.get(Layer.ANY) if read is not None and not read.unread else None


def _own_span(contact: Contact, layer: Layer, settings: Settings) -> Span:
    """Give how often to be in touch in the layer of a line, else in the shortest."""
    layers = cadence_for(contact, settings.cadence).layers
    spans = sorted(layers.values(), key=lambda span: span.days_about)
    return layers.get(layer) or next(iter(spans), NO_CADENCE)


def _day_of(mark: Mark, judging: Judging) -> date:
    """Give the day of a tick: that on the line, if it lies in the page's week and not ahead."""
    if mark.day is not None and judging.week.first <= mark.day <= judging.day:
        return mark.day
    return judging.day
