"""After an event: those whom one met there, until the first contact."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.plan import ReminderKind
from vaultnet.core.records import Layer
from vaultnet.core.reminders.follow_up import follow_ups_by_id
from vaultnet.core.spoken import asked, gap_text
from vaultnet.digest.offers import with_offers
from vaultnet.digest.once import once
from vaultnet.digest.page import Line
from vaultnet.digest.people import people_due, silent_text
from vaultnet.digest.text import plain, sentence

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


@once
def follow_ups(view: View) -> tuple[Line, ...]:
    """Give a line for each person met at an event and not heard of since.

    What to offer stands once on a page: with who is due besides, it stands there.
    """
    due = {person.path for person in people_due(view)}
    return tuple(_line(one, due, view) for one in view.due(ReminderKind.FOLLOW_UP))


def closings(view: View) -> Iterator[Closing]:
    """Give what became of those to be heard of after an event."""
    week = view.plan.week.name
    for line_id, path in follow_ups_by_id(view.network, view.plan.today, week).items():
        if view.shows(path):
            yield line_id, partial(silent_text, path, view)


def _line(reminder: Reminder, due: Container[str], view: View) -> Line:
    def event(name: str) -> str:
        return view.note(reminder.source.path, name) or plain(name)

    path, facts = reminder.contacts[0], reminder.reason.facts
    text = view.phrases.say(
        "digest.follow-up",
        who=view.who(path),
        what=view.when(asked(reminder, view.phrases, event), reminder),
        wave=facts["wave"],
        waves=facts["waves"],
    )
    gap = sentence(gap_text(reminder.reason, view.phrases))
    limit = f" {gap}." if gap else ""
    text = f"{text}{limit} {_last(reminder, view)}"
    return Line(reminder.id, text if path in due else with_offers(text, path, view))


def _last(reminder: Reminder, view: View) -> str:
    """Say when the last contact was; of the event itself, which the line names, the line alone."""
    path = reminder.contacts[0]
    latest = view.history.latest(path)
    if latest is None or latest.private or latest.source.path != reminder.source.path:
        return view.last(path, Layer.ANY)
    return view.phrases.say("digest.last.there", line=latest.source.line)
