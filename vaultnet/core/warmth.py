"""How warm a relationship is, read from its days of contact alone.

The rule: each of the last six times in touch counts one on its day, a half a month later, a third
after two months and so on (30 / (30 + days)), and warmth is their sum, from 0 to 6; days of contact
less than ten days apart are one time, that of the latest.

That the chance of meeting again falls with a power of the age, and adds up over the times before,
is an old finding (Anderson & Schooler 1991, on news, speech and mail). How the rule was chosen, and
how it fares against others, stands in docs/evaluation/health.md.

Depth, channel and who began have no part in it, so no contact counts less than a lighter one. More
contact never makes a relationship colder, waiting never makes it warmer, and without any contact
there is no figure at all.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from vaultnet.core.dates import Span

DAYS_APART: Final = 10  # a talk that goes on over two weekends is one time in touch
TIMES_COUNTED: Final = 6  # older ones add nothing to what the last six say
HALF_DAYS: Final = 30  # after so many days a time in touch counts half

SHORTEST_RHYTHM: Final = 30  # days; measured against shorter ones, every holiday is a break
DRIFTING: Final = 2.0  # silence of more than two rhythms


class Health(StrEnum):
    """How a relationship stands, the best first."""

    FRESH = "fresh"
    DUE = "due"
    COOLING = "cooling"
    DORMANT = "dormant"
    UNKNOWN = "unknown"  # no contact at all


@frozen_record
class Rung:
    """A step of the ladder and how long the silence may last on it, in days."""

    health: Health
    felt: int  # silence as it is felt: for one time in touch the days since, for more of them less
    silent: int  # days since the last contact, however warm it was before


# The first rung that bears the silence is the health; below the last one it is dormant. A newcomer
# is fresh for a week, due for a month, dormant after a year; somebody seen all the time is
# fresh for a month, due for a quarter (the guide's light update and conversation, 2.1), dormant
# after three years (Levin, Walter & Murnighan 2011).
LADDER: Final = (
    Rung(Health.FRESH, felt=7, silent=30),
    Rung(Health.DUE, felt=30, silent=90),
    Rung(Health.COOLING, felt=365, silent=3 * 365),
)


def times_in_touch(days: Iterable[date], today: date, apart: int = DAYS_APART) -> tuple[date, ...]:
    """Give the times in touch up to `today`, each by its last day, the newest first.

    They lie at least `apart` days from one another. They are counted from the newest, so that one
    contact more only ever brings the last six nearer to today.
    """
    found: list[date] = []
    for day in sorted({day for day in days if day <= today}, reverse=True):
        if not found or (found[-1] - day).days >= apart:
            found.append(day)
    return tuple(found)


def warmth(days: Iterable[date], today: date) -> float | None:
    """Give the warmth from 0 to 6 by the days of contact, or None if there was none.

    `days` may stand in any order and more than once; those after `today` are no contact yet.
    """
    counted = times_in_touch(days, today)[:TIMES_COUNTED]
    return sum(_worth((today - day).days) for day in counted) if counted else None


def felt_silence(days: Iterable[date], today: date) -> int | None:
    """Give for how many days somebody met once would have been silent to be as cold as this.

    It is 0 for all who are warmer than somebody met for the first time today, never more than the
    days since the last contact, and None without any contact.
    """
    figure = warmth(days, today)
    return None if figure is None else max(0, round(HALF_DAYS / figure - HALF_DAYS))


def health(days: Iterable[date], today: date, ladder: Sequence[Rung] = LADDER) -> Health:
    """Give the health of a contact for whom no cadence says how often, by warmth and silence."""
    known = tuple(days)
    figure = warmth(known, today)
    if figure is None:
        return Health.UNKNOWN
    silent = _silence(known, today)
    for rung in ladder:
        if figure >= _worth(rung.felt) and silent <= rung.silent:
            return rung.health
    return Health.DORMANT


def drift(silent: int, rhythm: float | None) -> float | None:
    """Give the silence in own rhythms, none taken as shorter than a month; None without a rhythm.

    `silent` and `rhythm` are in days. A contact without a cadence is drifting above `DRIFTING`.
    """
    return None if rhythm is None else max(0, silent) / max(SHORTEST_RHYTHM, rhythm)


def urgency(silent: int, span: Span, figure: float | None) -> float:
    """Give how urgent a reminder is: the silence in spans of its cadence, over one plus the warmth.

    `silent` counts the days since the contact that last satisfied the layer, `figure` is the warmth
    of the contact (None: nothing to moderate by). Of two who are equally late, the colder comes
    first; a span under a day counts as a day.
    """
    return max(0, silent) / max(1.0, span.days_about) / (1 + (figure or 0.0))


def _worth(age: int) -> float:
    return HALF_DAYS / (HALF_DAYS + age)


def _silence(days: Iterable[date], today: date) -> int:
    return (today - times_in_touch(days, today)[0]).days
