"""One line for each person whom the page offers to think of: nothing is due, and nothing missed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.records import Layer
from vaultnet.core.reminders.setting import reminder_id
from vaultnet.core.spoken import offer_reasons
from vaultnet.digest.page import Line
from vaultnet.digest.people import silent_text
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder, ReminderKind
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


def thought_line(reminder: Reminder, view: View) -> Line:
    """Say who, why, and when the last contact was."""
    path = reminder.contacts[0]
    reasons = offer_reasons(reminder.reason, view.phrases, plain)
    text = view.phrases.say("digest.thought-of", who=view.who(path), reasons=reasons)
    return Line(reminder.id, f"{text} {view.last(path, Layer.ANY)}")


def thought_closings(kind: ReminderKind, view: View) -> Iterator[Closing]:
    """Give what became of offers of a kind: there was contact, or they were put off."""
    for path in filter(view.shows, view.contacts):
        line_id = reminder_id(kind, (path,), "", view.plan.week.name)
        yield line_id, partial(silent_text, path, view)
