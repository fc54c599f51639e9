"""Marks on a page become edits: what a tick, a postponement and a refusal mean, as values.

A line of the page stands for an `Action`; a person's `Mark` on it asks for `Edit`s of the contacts'
own notes. Nothing here reads or writes a note.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from vaultnet.core.acts import (
    LAST_CONTACT,
    Log,
    PutBack,
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
from vaultnet.core.dates import Span
from vaultnet.core.identity import other_day_id
from vaultnet.core.log_entry import LogEntry
from vaultnet.core.marks import Deed, Sign
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Layer, Stage
from vaultnet.core.ticked_entries import day_of, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.acts import Edit
    from vaultnet.core.marks import Action, Judging, Mark
    from vaultnet.core.records import Contact, Interaction
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary

LATER: Final = Span(weeks=1)
NO_CADENCE: Final = Span(months=1)  # the guide's light update, where nobody says how often

_DEPTHS: Final = (Layer.ANY, Layer.DEEP, Layer.MEETING)  # in which a tick may be written
_DAY: Final = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BRACKETS: Final = pattern(r"[()\[\]]")
_SPAN_AT_HEAD: Final = pattern(r"[0-9]+ *[^\W\d_]+\b")


def edits_for(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    """Give what a mark on the line of an action asks for; nothing where that is done already."""
    if mark.sign is Sign.UNDONE:
        return _taken_back(action, mark, judging)
    if mark.sign is Sign.DONE or (mark.sign is Sign.AGAIN and action.deed is Deed.LOG):
        return _done(action, mark, judging)
    if action.deed is Deed.STAGE and mark.sign is Sign.SKIP:
        return _dismissed(action, judging)
    if action.deed is Deed.LOG and action.is_quieted and mark.sign is not Sign.AGAIN:
        return _snoozed(action, mark, judging)
    return ()


def is_settled(action: Action, mark: Mark, judging: Judging) -> bool:
    """Tell whether a mark that asks for no edit is dealt with: what it asks for is done already."""
    if action.deed is Deed.PAGE:
        return False
    if mark.sign in {Sign.DONE, Sign.UNDONE}:
        return True
    contact = judging.contacts.get(action.contacts[0]) if action.contacts else None
    if contact is None or mark.sign is Sign.AGAIN:
        return False
    if action.deed is Deed.STAGE:
        return mark.sign is Sign.SKIP
    until = contact.snoozed_until if action.is_quieted else None
    return until is not None and until > judging.today


def has_other_day(mark: Mark, judging: Judging) -> bool:
    """Tell whether the day on a line is none on which the page's contact can have been."""
    return mark.sign is Sign.DONE and mark.day is not None and day_of(mark, judging) != mark.day


def is_not_ahead(action: Action, mark: Mark, judging: Judging) -> bool:
    """Tell whether a line is to be put off until a day that is not ahead: nothing comes of it."""
    if mark.sign not in {Sign.LATER, Sign.SKIP} or action.deed is not Deed.LOG:
        return False
    until = _written_day(mark) if action.is_quieted else None
    return until is not None and until <= judging.today and not is_settled(action, mark, judging)


def _done(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    day = day_of(mark, judging)
    if action.deed is Deed.LOG and action.contacts:
        return tuple(_logged(action, mark, judging))
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


def _logged(action: Action, mark: Mark, judging: Judging) -> Iterator[Edit]:
    """Log what a line tells of and the logs do not have; a later day but once, even if undone."""
    first = judging.acted.get(action.id)
    if first is None and mark.sign is Sign.AGAIN:
        return
    day = first.day if first is not None else day_of(mark, judging)
    for entry in entries_of(action, mark, judging, day):
        is_spent = entry.id != action.id and entry.id in judging.spent
        if entry.id not in judging.acted and not is_spent:
            yield from edits_of(Log(entry), judging.settings)


def _taken_back(action: Action, mark: Mark, judging: Judging) -> tuple[Edit, ...]:
    """Take back what the page says that its mark has done; a stage stays."""
    promise = action.promise
    if promise is not None and promise.settled and not promise.cancelled and promise.done:
        return (ReopenTask(promise.source, promise.done),)
    if action.deed is not Deed.LOG or not action.contacts:
        return ()
    if logged := tuple(_unlogged(action, mark, judging)):
        return logged
    contact = judging.contacts.get(action.contacts[0])
    until = contact.snoozed_until if contact is not None else None
    if contact is None or until is None or until.isoformat() not in mark.told:
        return ()
    return (TakeOut(contact.path, "snoozed", until),)


def _unlogged(action: Action, mark: Mark, judging: Judging) -> Iterator[Edit]:
    """Take every contact of a line out of the logs, the last first."""
    first = judging.acted.get(action.id)
    day = first.day if first is not None else judging.week.first
    told = {one.id: one for one in entries_of(action, mark, judging, day)}
    for one in reversed(judging.week.days):
        line_id = other_day_id(action.id, one)
        if line_id in judging.acted:
            logged = judging.acted[line_id]
            bare = LogEntry(logged.day, action.contacts[:1], id=line_id)
            yield RemoveEntry(logged.source.path, told.get(line_id, bare))
            yield from _put_back(logged, judging)
    if first is not None:
        # By now the line may ask for another depth than when it was ticked.
        asking = (replace(action, layer=layer) for layer in _DEPTHS)
        others = (next(entries_of(one, mark, judging, day)) for one in asking)
        yield RemoveEntry(first.source.path, told[action.id], tuple(others))
        yield from _put_back(first, judging)


def _put_back(logged: Interaction, judging: Judging) -> Iterator[Edit]:
    """Put back the days that were brought up to date by an entry."""
    if judging.settings.log.last_contact:
        for path in sorted(set(logged.contacts)):
            yield PutBack(path, LAST_CONTACT, logged.day, logged.action)


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
    """Read the span that a person wrote on the line, before all else: `2 weeks`, `(3 days)`."""
    bare = _BRACKETS.sub(" ", mark.words).strip().lstrip("+")
    head = _SPAN_AT_HEAD.match(bare)
    for text in (bare, head[0] if head else ""):
        read = read_cadence(text, words) if text else None
        if read is not None and not read.unread:
            return read.layers.get(Layer.ANY)
    return None


def _own_span(contact: Contact, layer: Layer, settings: Settings) -> Span:
    """Give how often to be in touch in the layer of a line, else in the shortest."""
    layers = cadence_for(contact, settings.cadence).layers
    spans = sorted(layers.values(), key=lambda span: span.days_about)
    return layers.get(layer) or next(iter(spans), NO_CADENCE)
