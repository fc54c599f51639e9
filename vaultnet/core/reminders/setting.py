"""What every kind of reminder is told, and how each makes one."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from vaultnet.core.identity import action_id
from vaultnet.core.kept import Kept
from vaultnet.core.plan import UNNOTED, Evidence, Reason, Reminder, ReminderKind, Slot
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.warmth import urgency, warmth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from vaultnet.core.dates import Span, Week
    from vaultnet.core.history import History
    from vaultnet.core.holidays import Holiday
    from vaultnet.core.records import Contact, Layer, Network, Source
    from vaultnet.core.settings import Settings

_Record = TypeVar("_Record")


@frozen_record
class Setting:
    """The day that is judged, and everything known on it."""

    today: date
    week: Week
    until: date  # the last day that is looked at
    history: History
    settings: Settings
    holidays: tuple[Holiday, ...] = ()  # of every language
    kept: Kept = field(default_factory=Kept)  # what was worked out before, and may still stand
    purpose: str = ""  # what is judged for: of another purpose, other answers are kept

    def judged(
        self,
        name: str,
        contacts: tuple[Contact, ...],
        judge: Callable[[Sequence[str]], Mapping[str, _Record]],
        shared: tuple[object, ...] = (),
    ) -> Mapping[str, _Record]:
        """Judge contacts by path: who was judged before, and of whom nothing is new, stands.

        `judge` reads of the history nothing but what is noted of each, and of the network nothing
        but the contact and what is `shared`.
        """

        def noted() -> Mapping[str, tuple[object, ...]]:
            return {one.path: (one, self.history.every(one.path)) for one in contacts}

        kept = self.kept.within(self.purpose)
        asked = kept.answer(f"noted for {name}", (contacts, self.history.noted), noted)
        return self.answers(name, asked, judge, shared)

    def answers(
        self,
        name: str,
        asked: Mapping[str, tuple[object, ...]],
        work_out: Callable[[Sequence[str]], Mapping[str, _Record]],
        shared: tuple[object, ...] = (),
    ) -> Mapping[str, _Record]:
        """Answer as `Kept` does, for the day and the purpose of this setting."""
        under = (self.today, self.week, self.until, self.settings, self.holidays, *shared)
        return self.kept.within(self.purpose).answers(name, under, asked, work_out)

    def reminder(  # noqa: PLR0913  a record is made of its facts
        self,
        kind: ReminderKind,
        contacts: tuple[str, ...],
        due: date,
        reason: Reason,
        source: Source,
        *,
        about: str = "",
        layer: Layer | None = None,
        last: Evidence | None = None,
        private: bool = False,
        urgency: float | None = None,
    ) -> Reminder:
        """Make a reminder: its id, its days late and its slot follow from the day.

        `about` tells it from others of its kind for the same contacts in the same week. A layer
        never noted is open from its day on, and never late: how long ago it was is not known.
        """
        is_open = reason.code == UNNOTED and due <= self.today
        return Reminder(
            id=reminder_id(kind, contacts, about, self.week.name),
            kind=kind,
            contacts=contacts,
            layer=layer,
            due=due,
            days_late=None if is_open else (self.today - due).days,
            slot=Slot.THIS_WEEK if is_open else self._slot(due),
            reason=reason,
            source=source,
            last=last,
            private=private,
            urgency=urgency,
        )

    def urgency(self, path: str, since: date, span: Span) -> float:
        """Give how urgent contact is that is wanted a span after the day `since`.

        It is judged for the end of the week, so that waiting for a day changes no order.
        """
        days = (one.day for one in self.history.of(path))
        figure = warmth(days, self.week.last)
        return urgency((self.week.last - since).days, span, figure)

    def _slot(self, due: date) -> Slot:
        if due < self.today:
            return Slot.OVERDUE
        return Slot.THIS_WEEK if due <= self.week.last else Slot.LATER


def reminder_id(kind: ReminderKind, contacts: tuple[str, ...], about: str, week: str) -> str:
    """Give the id of a reminder: of its line on the page of a week."""
    return action_id("\0".join(contacts), f"{kind}/{about}", week)


def living(network: Network) -> Mapping[str, Contact]:
    """Give the contacts by path, without the deceased: of them nothing is ever asked."""
    return {contact.path: contact for contact in network.contacts if not contact.deceased}


def greeted(network: Network) -> Mapping[str, Contact]:
    """Give the contacts by path who may be greeted: neither the deceased, nor whoever was archived.

    A pause is for a time and leaves birthdays; whoever is in the archive was put away.
    """
    return {path: one for path, one in living(network).items() if not one.archived}


def told_apart(
    records: Iterable[_Record], words_of: Callable[[_Record], str]
) -> Iterator[tuple[_Record, str]]:
    """Give each record with what tells it from others; alike ones are numbered in their order."""
    seen: Counter[str] = Counter()
    for record in records:
        words = words_of(record)
        seen[words] += 1
        yield record, words if seen[words] == 1 else f"{words}\0{seen[words]}"
