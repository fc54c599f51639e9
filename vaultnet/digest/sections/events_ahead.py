"""Events ahead: who of the network will be there, who lives there, whom one met the last time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.events import days_of, is_over
from vaultnet.core.identity import action_id
from vaultnet.digest.page import Line
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.events import EventAhead
    from vaultnet.core.records import Event
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


def events_ahead(view: View) -> tuple[Line, ...]:
    """Give a line for each event that is not over, and whom to think of before it."""
    return tuple(_line(one, view) for one in view.events if view.tells_of(one.event))


def closings(view: View) -> Iterator[Closing]:
    """Give what became of events: they are over, or on other days."""
    for event in view.network.events:
        if view.tells_of(event):
            yield _line_id(event, view), partial(_closed_text, event, view)


def _line(ahead: EventAhead, view: View) -> Line:
    say, event = view.phrases.say, ahead.event
    facts = {"event": _name(event, view), "when": _when(event, view)}
    if event.place and view.tells(event.place):
        parts = [say("digest.event.place", place=plain(event.place), **facts)]
    else:
        parts = [say("digest.event", **facts)]
    for code, paths in (("there", ahead.there), ("local", ahead.local)):
        people = [path for path in paths if view.shows(path)]
        if people:
            parts.append(say(f"digest.event.{code}", n=len(people), names=view.names(people)))
    met = view.names(ahead.met_then)
    if met and ahead.last_edition is not None and view.tells_of(ahead.last_edition):
        edition = _name(ahead.last_edition, view)
        parts.append(say("digest.event.met", edition=edition, names=met))
    return Line(_line_id(event, view), " ".join(parts))


def _closed_text(event: Event, view: View) -> str:
    code = "digest.closed.event"
    if not is_over(event, view.plan.today):
        code += ".other"
    return view.phrases.say(code, event=_name(event, view))


def _line_id(event: Event, view: View) -> str:
    return action_id(event.path, "event", view.plan.week.name)


def _name(event: Event, view: View) -> str:
    return view.note(event.path, event.name) or plain(event.name)


def _when(event: Event, view: View) -> str:
    days = days_of(event)
    if days is None:
        return ""
    first, last = (day.isoformat() for day in days)
    return first if first == last else view.phrases.say("digest.days", first=first, last=last)
