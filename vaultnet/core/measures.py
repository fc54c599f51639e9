"""What a relationship looks like in figures (guide, part 6); what is not known stays None."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Span
from vaultnet.core.episodes import NO_EVENTS, rhythm_of, starts_of
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from vaultnet.core.history import History
    from vaultnet.core.records import Contact, Event, Interaction, Rating

YEAR: Final = Span(years=1)

# In the order of the guide, part 6.2.
RATINGS: Final = ("trust", "helpfulness", "information", "influence")

KNOWN_CHANNELS: Final = tuple(channel for channel in Channel if channel is not Channel.UNKNOWN)

# Below three, one more would move the share by a third and more.
ACTS_NEEDED: Final = 3
_BEGINNINGS_NEEDED: Final = 3
_WAYS_NEEDED: Final = 3
_BEGUN_BY_ME: Final[Mapping[Direction, float]] = {
    Direction.OUTBOUND: 1.0,
    Direction.MUTUAL: 0.5,
    Direction.INBOUND: 0.0,
}


@frozen_record
class RatingMeasure:
    """A rating as it stands on one day."""

    value: int
    day: date | None
    age: int | None  # in days; None where nobody wrote when
    due_again: bool  # it is a year old; one without a day never asks, since that would never end


@frozen_record
class Measures:
    """The figures of one contact on one day."""

    episodes: int | None  # in the 12 months before; None: no contact was ever noted
    contact_days: int | None  # likewise
    channels: Mapping[Channel, int]  # contact days by channel in those months; unknown left out
    diversity: float | None  # 0 one channel, 1 all nine alike; None below three days of known ones
    gave: int  # value acts noted, ever
    received: int
    given_share: float | None  # of all value acts those of mine, 0 to 1; None below three
    begun_share: float | None  # of contacts whose beginner is known, mine; None below three
    first: date | None  # of which is known: the first contact, or the typed first meeting
    last: date | None  # the last contact
    silence: int | None  # days since the last contact
    rhythm: float | None  # usual days between episodes; None below four of them
    ratings: Mapping[str, RatingMeasure]  # those there are, in the order of `RATINGS`

    @property
    def duration(self) -> int | None:
        """The days from the first that is known to the last contact."""
        return (self.last - self.first).days if self.first and self.last else None

    @property
    def silence_by_rhythm(self) -> float | None:
        """The silence in units of the contact's own rhythm: 2.0 is twice as long as usual."""
        if self.silence is None or self.rhythm is None:
            return None
        return self.silence / self.rhythm


def measure(
    contact: Contact, history: History, events: Mapping[str, Event] = NO_EVENTS
) -> Measures:
    """Measure what is known of a contact up to the day of `history`; `events` are by path."""
    interactions = history.of(contact.path)
    recent = within_a_year(interactions, history.today)
    days = [one.day for one in interactions]
    last = max(days, default=None)
    channels = _days_by_channel(recent)
    enough_ways = sum(channels.values()) >= _WAYS_NEEDED
    gave = sum(len(one.gave) for one in interactions)
    received = sum(len(one.received) for one in interactions)
    return Measures(
        episodes=len(starts_of(recent, events)) if days else None,
        contact_days=len({one.day for one in recent}) if days else None,
        channels=channels,
        diversity=diversity_of(channels.values()) if enough_ways else None,
        gave=gave,
        received=received,
        given_share=gave / (gave + received) if gave + received >= ACTS_NEEDED else None,
        begun_share=_begun_share(interactions),
        first=first_known(contact, days, history.today),
        last=last,
        silence=(history.today - last).days if last else None,
        rhythm=rhythm_of(interactions, events),
        ratings={
            name: _rated(contact.ratings[name], history.today)
            for name in RATINGS
            if name in contact.ratings
        },
    )


def within_a_year(interactions: Iterable[Interaction], today: date) -> list[Interaction]:
    """Choose the interactions of the 12 months that end with `today`."""
    before = YEAR.before(today)
    return [one for one in interactions if before < one.day <= today]


def first_known(contact: Contact, days: Iterable[date], today: date) -> date | None:
    """Give the first day of an acquaintance: the earliest contact, or the typed first meeting."""
    typed = [contact.met] if contact.met and contact.met <= today else []
    return min((*typed, *days), default=None)


def _days_by_channel(interactions: Sequence[Interaction]) -> Mapping[Channel, int]:
    days = {(one.channel, one.day) for one in interactions}
    used = [channel for channel, _ in days]
    return {channel: used.count(channel) for channel in KNOWN_CHANNELS if channel in used}


def diversity_of(counts: Iterable[int]) -> float | None:
    """Give the entropy of the channels in parts of the greatest that nine channels can have.

    The measure is by the channels that there are, not by those in use: else two channels used
    alike would be as diverse as nine, and a first letter beside them would lower the figure.
    """
    counts = tuple(counts)
    whole = sum(counts)
    if not whole:
        return None
    entropy = sum(count / whole * log(whole / count) for count in counts)
    return min(entropy / log(len(KNOWN_CHANNELS)), 1.0)  # rounding may lead beyond


def _begun_share(interactions: Sequence[Interaction]) -> float | None:
    """Give my share of the beginnings; one by both counts half."""
    begun = [_BEGUN_BY_ME[one.direction] for one in interactions if one.direction in _BEGUN_BY_ME]
    return sum(begun) / len(begun) if len(begun) >= _BEGINNINGS_NEEDED else None


def _rated(rating: Rating, today: date) -> RatingMeasure:
    if rating.day is None or rating.day > today:
        return RatingMeasure(rating.value, rating.day, None, due_again=False)
    age = (today - rating.day).days
    return RatingMeasure(rating.value, rating.day, age, due_again=YEAR.after(rating.day) <= today)
