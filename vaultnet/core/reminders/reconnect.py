"""A dormant relationship that may be worth waking: chosen by trust and novelty, not by habit.

Trust outlives silence, and whoever one has lost sight of has since learnt what the circle of every
week does not know (Levin, Walter & Murnighan 2011). Trust is read from its rating, else from the
typed stage; novelty from the rating of information, else from how many of the contact's
organisations, interests, groups and places nobody shares with whom one is in touch. What is not
known counts neither for nor against.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.episodes import episodes_of
from vaultnet.core.names import fold
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.records import Stage
from vaultnet.core.reminders.left_alone import left_to_itself
from vaultnet.core.warmth import Health, health

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Interaction, Network
    from vaultnet.core.reminders.setting import Setting

EPISODES_NEEDED: Final = (
    3  # fewer tell of a chance, not of a relationship, unless something else does
)

_BEST_RATING: Final = 5
_UNKNOWN: Final = 0.5
_STAGES: Final = tuple(Stage)
_IN_TOUCH: Final = {Health.FRESH, Health.DUE}


@dataclass(frozen=True, slots=True)
class _Worth:
    """What speaks for waking a relationship, each from 0 to 1; None is not known."""

    trust: float | None
    novelty: float | None
    facts: Mapping[str, str | int]

    @property
    def figure(self) -> float:
        """From 0 to 2."""
        return sum(_UNKNOWN if one is None else one for one in (self.trust, self.novelty))


def reconnect(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each dormant contact whom no cadence asks for, due since it is dormant.

    Somebody seen once or twice, of whom nothing else is known, is none. Snooze, pause, the minimum
    gap, an appointment and a typed next contact silence it.
    """
    days = {one.path: _days(one, setting) for one in network.contacts}
    known = _known_in_touch(network, days, setting)
    for contact in network.contacts:
        past = days[contact.path]
        if not past or not left_to_itself(contact, setting):
            continue
        due = _dormant_from(past, setting.until)
        if due is None or not _was_close(contact, setting.history.of(contact.path)):
            continue
        worth = _worth_of(contact, known)
        yield setting.reminder(
            ReminderKind.RECONNECT,
            (contact.path,),
            due,
            Reason("reconnect", {**worth.facts, "since": past[0].isoformat()}),
            contact.source,
            last=setting.history.last(contact.path),
            urgency=worth.figure,
        )


def _days(contact: Contact, setting: Setting) -> tuple[date, ...]:
    return tuple(one.day for one in setting.history.of(contact.path))


def _dormant_from(days: Sequence[date], until: date) -> date | None:
    """Find the first day by `until` on which the contact is dormant: waiting never warms."""
    if health(days, until) is not Health.DORMANT:
        return None
    silent = range((until - days[0]).days + 1)
    first = bisect_left(
        silent,
        1,
        key=lambda n: int(health(days, days[0] + timedelta(days=n)) is Health.DORMANT),
    )
    return days[0] + timedelta(days=first)


def _was_close(contact: Contact, interactions: Sequence[Interaction]) -> bool:
    """Tell whether anything says that there was a relationship to wake."""
    if contact.stage not in {None, Stage.ACQUAINTANCE} or "trust" in contact.ratings:
        return True
    given = any(one.gave or one.received for one in interactions)
    return given or len(episodes_of(interactions)) >= EPISODES_NEEDED


def _worth_of(contact: Contact, known: Counter[str]) -> _Worth:
    facts: dict[str, str | int] = {}
    trust = novelty = None
    if "trust" in contact.ratings:
        facts["trust"] = contact.ratings["trust"].value
        trust = contact.ratings["trust"].value / _BEST_RATING
    elif contact.stage is not None:
        facts["stage"] = contact.stage
        trust = _STAGES.index(contact.stage) / (len(_STAGES) - 1)
    circles = _circles(contact)
    own = [name for code, name in circles.items() if code not in known]
    if "information" in contact.ratings:
        facts["information"] = contact.ratings["information"].value
        novelty = contact.ratings["information"].value / _BEST_RATING
    elif circles:
        novelty = len(own) / len(circles)
    if own:
        facts["new"] = own[0]
    return _Worth(trust, novelty, facts)


def _known_in_touch(
    network: Network, days: Mapping[str, Sequence[date]], setting: Setting
) -> Counter[str]:
    """Count the circles of those with whom one is in touch."""
    near = (one for one in network.contacts if health(days[one.path], setting.today) in _IN_TOUCH)
    return Counter(chain.from_iterable(map(_circles, near)))


def _circles(contact: Contact) -> Mapping[str, str]:
    """Give what a contact belongs to, by its folded name."""
    names = (
        *(one.name for one in contact.organisations),
        *contact.interests,
        *(path.rpartition("/")[2].removesuffix(".md") for path in contact.groups),
        *filter(None, (contact.location, contact.country)),
    )
    return {fold(name): name for name in names}
