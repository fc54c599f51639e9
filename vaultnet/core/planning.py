"""The plan of a day: every reminder, the most urgent first, and what is not known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import timedelta
from enum import IntEnum
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from vaultnet.core.budget import BUDGETS, OFFERED, Places
from vaultnet.core.cadence import cadence_for
from vaultnet.core.dates import Span, Week
from vaultnet.core.history import DEPTHS, History
from vaultnet.core.identity import action_id
from vaultnet.core.judging import reminders_of
from vaultnet.core.kept import Kept
from vaultnet.core.layer_days import known_since
from vaultnet.core.names import fold
from vaultnet.core.plan import Plan, ReminderKind, Slot
from vaultnet.core.records import Layer
from vaultnet.core.reminders import REMINDERS
from vaultnet.core.reminders.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from vaultnet.core.holidays import Holiday
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Network
    from vaultnet.core.settings import Settings

    Order = tuple[int, float, int, int, tuple[str, ...], int, str]


def make_plan(  # noqa: PLR0913  what a plan depends on, each named
    network: Network,
    settings: Settings,
    today: date,
    *,
    days: int = 0,
    holidays: tuple[Holiday, ...] = (),
    shown: Collection[str] = (),
    kept: Kept | None = None,
) -> Plan:
    """Make the plan of `today` from a network, and from the holidays that languages know.

    It looks to the end of the page's week and `days` from today, whichever is later, and at yearly
    days whose lead time begins within the week. `shown` holds the ids of the lines that the page of
    this week has: their people keep their places. `kept` is what earlier plans have left, by which
    only those are judged again on whom something bears that is new.
    """
    week = Week.containing(today, settings.digest.week_start)
    ahead = max(week.last + timedelta(days=settings.days.lead_days), today + timedelta(days=days))
    kept = kept or Kept()
    history = History(network, today, kept)
    purpose = f"plan of {days} days ahead"
    setting = Setting(today, week, ahead, history, settings, holidays, kept, purpose)
    asking = reminders_of(network, setting, _ASKING)
    others = reminders_of(network, setting, [kind for kind in REMINDERS if kind not in _ASKING])
    places = Places(settings, week, tuple(_begun(network, setting, shown)), shown, kept)
    unknown, no_cadence = _unplanned(network, setting)
    return Plan(
        today=today,
        week=week,
        reminders=_in_order(others, places.given(asking), week, kept),
        unknown=unknown,
        no_cadence=no_cadence,
    )


def due_within(plan: Plan, days: int | None = None) -> tuple[Reminder, ...]:
    """Choose the reminders due up to the end of the week, or to `days` from today.

    What is already due is always among them, and so is who waits for a later week.
    """
    until = plan.week.last if days is None else plan.today + timedelta(days=days)
    return tuple(reminder for reminder in plan.reminders if reminder.due <= until)


def waiting(plan: Plan) -> tuple[str, ...]:
    """Give the contacts who are due but wait for a later week, the most urgent first.

    Whom the page could only offer to think of is not among them.
    """
    due = [one for one in due_within(plan) if one.kind in BUDGETS]
    placed = {one.contacts[0] for one in due if one.slot is not Slot.LATER}
    asked = (one.contacts[0] for one in due if one.kind not in OFFERED)
    return tuple(dict.fromkeys(path for path in asked if path not in placed))


def _unplanned(network: Network, setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give by name the contacts without any evidence of contact, and those without a cadence."""
    people, cadence = network.contacts, setting.settings.cadence
    known = _known_since(network, setting)

    def found() -> tuple[tuple[str, ...], tuple[str, ...]]:
        named = sorted(people, key=_name_of)
        living = [one for one in named if not (one.paused or one.deceased)]
        none = [one for one in living if cadence_for(one, cadence).kind == "none"]
        return (
            tuple(one.path for one in living if known[one.path] is None),
            tuple(one.path for one in none if known[one.path] is not None),
        )

    return setting.kept.answer("unplanned", (people, cadence, known), found)


def _known_since(network: Network, setting: Setting) -> Mapping[str, date | None]:
    """Give by path since when contacts are known."""

    def judge(paths: Sequence[str]) -> Mapping[str, date | None]:
        contacts = {one.path: one for one in network.contacts}
        return {path: known_since(contacts[path], setting.history) for path in paths}

    return setting.judged("known since", network.contacts, judge)


def _begun(network: Network, setting: Setting, shown: Collection[str]) -> Iterable[Reminder]:
    """Give what the week began with: what its first day asks for, by what was noted before it.

    Who is on the page and was put off since had a place in it all the same. Of a contact with
    nothing noted since the first day, today tells the same by cadence.
    """
    first = setting.week.first
    history = History(network, Span(days=1).before(first), setting.kept)
    purpose = f"{setting.purpose}, as the week began"
    begun = replace(setting, today=first, history=history, purpose=purpose)
    contacts = tuple(_as_shown(one, setting.week, shown) for one in network.contacts)
    known = replace(network, contacts=contacts)
    of_week = takewhile(lambda one: one.day >= first, network.interactions)  # the newest first
    since = {path for one in of_week for path in one.contacts}
    moved = tuple(
        new
        for new, old in zip(contacts, network.contacts, strict=True)
        if new is not old or new.path in since
    )
    by_cadence = {ReminderKind.NEXT_CONTACT, ReminderKind.KEEP_IN_TOUCH}
    yield from reminders_of(replace(known, contacts=moved), begun, by_cadence)
    yield from reminders_of(known, begun, [kind for kind in BUDGETS if kind not in by_cadence])


def _as_shown(contact: Contact, week: Week, shown: Collection[str]) -> Contact:
    """Give a contact that is on the page as it was before it was put off."""
    is_put_off = contact.paused or contact.snoozed_until
    if is_put_off and action_id(contact.path, ReminderKind.KEEP_IN_TOUCH, week.name) in shown:
        return replace(contact, snoozed_until=None, paused=False)
    return contact


def _name_of(contact: Contact) -> tuple[str, str]:
    return fold(contact.name), contact.path


_ASKING: Final = (*BUDGETS, ReminderKind.NEXT_CONTACT)  # what may be of one budget with another
_LISTED: Final = {kind: at for at, kind in enumerate(REMINDERS)}


class _Shelf(IntEnum):
    """In which order reminders are listed."""

    DATED = 1  # its day has come
    PEOPLE = 2  # they have a place in the week
    AHEAD = 3  # its day comes in the week
    OFFERED = 4
    WAITING = 5  # due, for a later week
    BEYOND = 6  # due after the week


_BY_DAY: Final = (_Shelf.DATED, _Shelf.AHEAD, _Shelf.BEYOND)


def _in_order(
    others: Iterable[Reminder], asking: tuple[Reminder, ...], week: Week, kept: Kept
) -> tuple[Reminder, ...]:
    """Put reminders in order: by shelf, then by urgency or days late; a person's stay together."""
    dated, people = kept.answer("listed", (asking, week), lambda: _listed(asking, week))
    shelved = partial(_shelf, week=week)
    by_day = kept.in_order("by day", (week,), (*others, *dated), partial(_rank, week=week))
    found: list[Reminder] = []
    for shelf in _Shelf:
        some = by_day if shelf in _BY_DAY else people
        start, stop = (find(some, shelf, key=shelved) for find in (bisect_left, bisect_right))
        found += some[start:stop]
    return tuple(found)


def _listed(
    reminders: Iterable[Reminder], week: Week
) -> tuple[tuple[Reminder, ...], tuple[Reminder, ...]]:
    """Part those that are listed by their day, in no order, from those listed by person."""
    ranks = [(_rank(one, week), one) for one in reminders]
    most: dict[tuple[int, tuple[str, ...]], float] = {}
    for (shelf, *_), one in ranks:
        most[shelf, one.contacts] = max(most.get((shelf, one.contacts), 0.0), one.urgency or 0.0)

    def order(ranked: tuple[Order, Reminder]) -> Order:
        (shelf, _, kind, late, contacts, layer, line), one = ranked
        return (shelf, -most[shelf, one.contacts], kind, late, contacts, layer, line)

    people = sorted((one for one in ranks if one[0][0] not in _BY_DAY), key=order)
    dated = tuple(one for rank, one in ranks if rank[0] in _BY_DAY)
    return dated, tuple(one for _, one in people)


def _rank(reminder: Reminder, week: Week) -> Order:
    """Give by what a reminder is listed, as far as it tells itself."""
    shelf, people = _shelf(reminder, week), reminder.contacts
    layer = -DEPTHS[reminder.layer or Layer.ANY]
    if shelf in _BY_DAY:
        late, kind = -(reminder.days_late or 0), _LISTED[reminder.kind]
        return (shelf, late, kind, layer, people, 0, reminder.id)
    return (shelf, 0, 0, 0, people, layer, reminder.id)


def _shelf(reminder: Reminder, week: Week) -> _Shelf:
    if reminder.due > week.last:
        return _Shelf.BEYOND
    if reminder.slot is Slot.LATER:
        return _Shelf.WAITING
    if reminder.kind in OFFERED:
        return _Shelf.OFFERED
    if reminder.kind in BUDGETS:
        return _Shelf.PEOPLE
    return _Shelf.AHEAD if reminder.when == "ahead" else _Shelf.DATED
