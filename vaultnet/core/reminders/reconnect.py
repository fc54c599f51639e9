"""A dormant relationship that may be worth waking: chosen by trust and novelty, not by habit.

Trust outlives silence, and whoever one has lost sight of has since learnt what the circle of every
week does not know (Levin, Walter & Murnighan 2011). Trust is read from its rating, else from the
typed stage; novelty from the rating of information, else from how many of the contact's
organisations, interests, groups and places nobody shares with whom one is in touch. What is not
known counts neither for nor against.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from vaultnet.core.episodes import starts_of
from vaultnet.core.health import DORMANT_DAYS, Standing, standing_of
from vaultnet.core.names import fold
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Stage
from vaultnet.core.reminders.open_to import is_open
from vaultnet.core.warmth import Health

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Interaction, Network
    from vaultnet.core.reminders.setting import Setting

EPISODES_NEEDED: Final = (
    3  # fewer tell of a chance, not of a relationship, unless something else does
)

_Answer = TypeVar("_Answer")
_BEST_RATING: Final = 5
_UNKNOWN: Final = 0.5
_STAGES: Final = tuple(Stage)
_NO_CIRCLES: Final[frozenset[str]] = frozenset()
_IN_TOUCH: Final = {Health.FRESH, Health.DUE}


@frozen_record
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
    """Give a reminder for each dormant contact, due since the first day on which it is.

    Whoever has a cadence is asked for by that too, and has one place in the week. Somebody seen
    once or twice, of whom nothing else is known, is none. Snooze, pause, the minimum gap, an
    appointment and a typed next contact silence it.
    """
    dormant = {path: due for path, due in _dormant(network, setting).items() if due}
    # Most weeks of most vaults need no look at everybody.
    known = _known_in_touch(network, setting) if dormant else frozenset[str]()
    sleeping = tuple(one for one in network.contacts if one.path in dormant)

    def remind(paths: Sequence[str]) -> Mapping[str, Reminder]:
        by_path = {one.path: one for one in sleeping}
        return {path: _reminder(by_path[path], dormant[path], known, setting) for path in paths}

    yield from setting.judged("reconnect", sleeping, remind, (known,)).values()


def _reminder(contact: Contact, due: date, known: AbstractSet[str], setting: Setting) -> Reminder:
    last, worth = setting.history.last(contact.path), _worth_of(contact, known)
    since = {"since": last.day.isoformat()} if last else {}
    return setting.reminder(
        ReminderKind.RECONNECT,
        (contact.path,),
        due,
        Reason("reconnect", {**worth.facts, **since}),
        contact.source,
        last=last,
        urgency=worth.figure,
    )


def _dormant(network: Network, setting: Setting) -> Mapping[str, date | None]:
    """Give since when each contact is dormant of whom the page may think; None for all others."""

    def since(contact: Contact) -> date | None:
        last = setting.history.last(contact.path)
        if last is None or not is_open(contact, setting):
            return None
        if not _was_close(contact, setting.history.of(contact.path)):
            return None
        return _dormant_from(_standing(contact, setting), last.day, setting.until)

    return _of_each("dormant", since, network, setting)


def _of_each(
    name: str, judge: Callable[[Contact], _Answer], network: Network, setting: Setting
) -> Mapping[str, _Answer]:
    """Judge each contact by itself; who was judged before and of whom nothing is new, stands."""

    def judge_some(paths: Sequence[str]) -> Mapping[str, _Answer]:
        contacts = {one.path: one for one in network.contacts}
        return {path: judge(contacts[path]) for path in paths}

    return setting.judged(name, network.contacts, judge_some)


def _standing(contact: Contact, setting: Setting) -> Standing:
    return standing_of(contact, setting.history, setting.settings)


def _dormant_from(standing: Standing, last: date, until: date) -> date | None:
    """Find the first day up to `until` on which a contact is dormant: waiting never heals."""

    def is_dormant(silent: int) -> bool:
        return standing.health_on(last + timedelta(days=silent)) is Health.DORMANT

    silences = range(DORMANT_DAYS, (until - last).days)
    if not silences or not is_dormant(silences.stop):
        return None
    return last + timedelta(days=silences.start + bisect_left(silences, 1, key=is_dormant))


def _was_close(contact: Contact, interactions: Sequence[Interaction]) -> bool:
    """Tell whether anything says that there was a relationship to wake."""
    if contact.stage not in {None, Stage.ACQUAINTANCE} or "trust" in contact.ratings:
        return True
    given = any(one.gave or one.received for one in interactions)
    return given or len(starts_of(interactions)) >= EPISODES_NEEDED


def _worth_of(contact: Contact, known: AbstractSet[str]) -> _Worth:
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


def _known_in_touch(network: Network, setting: Setting) -> frozenset[str]:
    """Give the circles of those with whom one is in touch."""

    def circles(contact: Contact) -> frozenset[str]:
        found = _circles(contact)
        return frozenset(found) if found and _is_near(contact, setting) else _NO_CIRCLES

    return frozenset[str]().union(*_of_each("circles", circles, network, setting).values())


def _is_near(contact: Contact, setting: Setting) -> bool:
    return _standing(contact, setting).health_on(setting.today) in _IN_TOUCH


def _circles(contact: Contact) -> Mapping[str, str]:
    """Give what a contact belongs to, by its folded name."""
    names = (
        *(one.name for one in contact.organisations),
        *contact.interests,
        *(path.rpartition("/")[2].removesuffix(".md") for path in contact.groups),
        *filter(None, (contact.location, contact.country)),
    )
    return {fold(name): name for name in names}
