"""The sections of the digest, one file for each, in one ordered table.

To add a section: a file here with a function from a `View` to lines, a row in `SECTIONS`, and its
heading `digest.heading.CODE` in each language. What becomes of its lines when they are due no more
is said by a function in the same file, with a place in `CLOSINGS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.digest import days, people
from vaultnet.digest.page import Section
from vaultnet.digest.sections import (
    achievements,
    drifting,
    events_ahead,
    follow_ups,
    glance,
    later,
    own_activity,
    planned,
    promises,
    reconnect,
    stages,
    unknown,
)
from vaultnet.digest.sections.overdue import overdue
from vaultnet.digest.sections.this_week import this_week
from vaultnet.digest.sections.yearly_days import yearly_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vaultnet.digest.page import Closing, Line
    from vaultnet.digest.view import View

SECTIONS: Final[Mapping[str, Callable[[View], tuple[Line, ...]]]] = {
    "glance": glance.glance,
    "overdue": overdue,
    "this-week": this_week,
    "promises": promises.promises,
    "follow-ups": follow_ups.follow_ups,
    "yearly-days": yearly_days,
    "achievements": achievements.achievements,
    "stages": stages.stages,
    "drifting": drifting.drifting,
    "reconnect": reconnect.reconnect,
    "events-ahead": events_ahead.events_ahead,
    "planned": planned.planned,
    "own-activity": own_activity.own_activity,
    "later": later.later,
    "unknown": unknown.unknown,
}

# What becomes of lines that are due no more; where two know an id, the later one has it.
CLOSINGS: Final[tuple[Callable[[View], Iterable[Closing]], ...]] = (
    glance.closings,
    people.closings,
    promises.closings,
    follow_ups.closings,
    days.closings,
    achievements.closings,
    stages.closings,
    drifting.closings,
    reconnect.closings,
    events_ahead.closings,
    planned.closings,
    own_activity.closings,
    later.closings,
    unknown.closings,
)


def sections_of(view: View) -> tuple[Section, ...]:
    """Give every section of the page in its order, empty ones among them."""
    return tuple(
        Section(view.phrases.say(f"digest.heading.{code}"), lines(view))
        for code, lines in SECTIONS.items()
    )


def closings_of(view: View) -> Mapping[str, Callable[[], str]]:
    """Give by the ids of lines how to say what became of what they stand for."""
    return {line_id: said for closings in CLOSINGS for line_id, said in closings(view)}
