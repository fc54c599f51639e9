"""To congratulate: what contacts achieved of late."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.names import after_name
from vaultnet.core.plan import ReminderKind
from vaultnet.core.reminders.achievements import achievements_by_id
from vaultnet.core.spoken import asked
from vaultnet.digest.once import once
from vaultnet.digest.page import Line
from vaultnet.digest.people import met_text
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


@once
def achievements(view: View) -> tuple[Line, ...]:
    """Give a line for each achievement that asks for a word."""
    return tuple(_line(one, view) for one in view.due(ReminderKind.ACHIEVEMENT))


def closings(view: View) -> Iterator[Closing]:
    """Give what became of achievements: there was a word, or the week after them is over."""
    found = achievements_by_id(view.network, view.plan.week.name)
    for line_id, (path, achievement) in found.items():
        if view.shows(path) and not achievement.private:
            yield line_id, partial(met_text, path, view, "digest.closed.achievement")


def _line(reminder: Reminder, view: View) -> Line:
    path = reminder.contacts[0]
    told = after_name(str(reminder.reason.facts.get("text", "")), view.names_of(path))
    text = view.phrases.say(
        "digest.achievement.told" if told else "digest.achievement",
        who=view.who(path),
        what=plain(told) if told else asked(reminder, view.phrases, plain),
        source=view.noted(reminder.due, reminder.source),
    )
    return Line(reminder.id, text)
