"""Episodes: contacts that belong together, and the rhythm of those that do not."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vaultnet.core.channels import MOST_PEOPLE_IN_DEPTH
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Recognition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from vaultnet.core.records import Event, Interaction

EPISODE: Final = timedelta(days=6)  # the days after an episode's first that belong to it
NO_EVENTS: Final[Mapping[str, Event]] = MappingProxyType({})

# What goes on for longer is a programme, and each of its meetings a contact of its own; besides,
# a slip in the year of an event's last day does not swallow a year of contact.
LONGEST_EVENT: Final = timedelta(days=31)
_GAPS: Final = 12  # a rhythm is made of so many gaps, the latest: what is usual now
_GAPS_NEEDED: Final = 3  # the fewest of which one that is out of the way does not decide


@frozen_record
class Episode:
    """Interactions of one contact within a week of the first of them, or at one event."""

    first: date  # the day of the first of them, or the first day of its event
    interactions: tuple[Interaction, ...]  # the oldest first


def episodes_of(
    interactions: Iterable[Interaction], events: Mapping[str, Event] = NO_EVENTS
) -> tuple[Episode, ...]:
    """Gather the interactions of one contact into episodes, the oldest first.

    An episode is a first contact day and the six days after it, never chained further: a daily
    exchange is one each week. Each contact at an event counts from that event's first day, so
    that the event, which `events` has by path, is never cut in two. These are the fewest weeks
    that hold all contacts, so one contact more never makes fewer of them.
    """
    dated = [(start_of(one, events), one) for one in interactions]
    dated.sort(key=lambda pair: (pair[0], pair[1].day, pair[1].source.key, pair[1].channel))
    gathered: list[tuple[date, list[Interaction]]] = []
    for start, interaction in dated:
        if not gathered or start - gathered[-1][0] > EPISODE:
            gathered.append((start, []))
        gathered[-1][1].append(interaction)
    return tuple(Episode(first, tuple(members)) for first, members in gathered)


def starts_of(
    interactions: Iterable[Interaction], events: Mapping[str, Event] = NO_EVENTS
) -> list[date]:
    """Give the first days of the episodes of one contact, the oldest first."""
    found: list[date] = []
    for start in sorted({start_of(one, events) for one in interactions}):
        if not found or start - found[-1] > EPISODE:
            found.append(start)
    return found


def rhythm_of(
    interactions: Iterable[Interaction], events: Mapping[str, Event] = NO_EVENTS
) -> float | None:
    """Give the usual days from the start of one episode to the next; None below three gaps.

    It is the median of the last 12 gaps, which one long silence does not change. Contacts with
    more than three people and lists of participants are left out: they came about by another's
    calendar.
    """
    close = (
        one
        for one in interactions
        if one.people <= MOST_PEOPLE_IN_DEPTH and one.recognition is not Recognition.PARTICIPANTS
    )
    starts = starts_of(close, events)
    gaps = [(after - before).days for before, after in pairwise(starts)]
    if len(gaps) < _GAPS_NEEDED:
        return None
    from statistics import median  # noqa: PLC0415  what was worked out before needs no figures

    return float(median(gaps[-_GAPS:]))


def start_of(interaction: Interaction, events: Mapping[str, Event]) -> date:
    """Give the day from which a contact counts: its own, or the first of the event it was at.

    A link to an event from another time, such as "whom I met there", says nothing of the day.
    """
    event = events.get(interaction.event) if interaction.event else None
    if event is None or event.first is None or event.last is None:
        return interaction.day
    lasts = event.first <= interaction.day <= event.last
    return event.first if lasts and event.last - event.first <= LONGEST_EVENT else interaction.day
