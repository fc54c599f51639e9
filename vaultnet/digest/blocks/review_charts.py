"""What of a review is drawn: when there was contact, whom with, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.measures import KNOWN_CHANNELS
from vaultnet.core.periods import PeriodKind
from vaultnet.core.records import Channel
from vaultnet.digest.charts import bars, pie, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.review import Review
    from vaultnet.digest.view import View

_NAMED: Final = 8  # people at one time: a longer column is read by nobody


def when(found: Review, view: View) -> tuple[str, ...]:
    """Draw whom one was in touch with, day by day of a week; of a quarter, how many each week."""
    say = view.phrases.say
    if found.period.kind is PeriodKind.WEEK:
        rows = ((day.isoformat(), _named(people, view)) for (day, _), people in _parts(found, view))
        return timeline(say("review.chart.when"), rows)
    columns = [(first.isoformat()[5:], len(people)) for (first, _), people in _parts(found, view)]
    return bars(say("review.chart.weeks"), say("review.chart.people"), columns)


def channels(found: Review, view: View) -> tuple[str, ...]:
    """Draw in which ways one was in touch; of some nobody wrote how."""
    say = view.phrases.say
    parts = [(say(f"channel.{one}"), found.channels.get(one, 0)) for one in KNOWN_CHANNELS]
    untold = found.channels.get(Channel.UNKNOWN, 0)
    return pie(say("review.chart.channels"), (*parts, (say("review.chart.unknown"), untold)))


def _parts(found: Review, view: View) -> Iterator[tuple[tuple[date, date], list[str]]]:
    """Give by the parts of the period the paths of those whom a note may name, by name."""
    met = [one for one in found.met if view.shows(one.path)]
    for first, last in found.period.parts(view.settings.digest.week_start):
        if first <= found.until:  # what is ahead is not nought
            people = [one.path for one in met if any(first <= day <= last for day in one.days)]
            yield (first, last), people


def _named(paths: list[str], view: View) -> tuple[str, ...]:
    names = [view.contacts[path].name for path in paths]
    told = [name for name in names if view.tells_line(name)]
    more = len(told) - _NAMED
    if more > 0:
        return (*told[:_NAMED], view.phrases.say("review.chart.more", n=more))
    return tuple(told)
