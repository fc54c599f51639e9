"""What the owner does in public: what was done this week, and the look at the own profile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.dates import Span
from vaultnet.core.plan import ReminderKind
from vaultnet.core.reminders.own_activity import done_between
from vaultnet.core.spoken import asked, every
from vaultnet.digest.page import Line
from vaultnet.digest.text import plain, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import OwnActivity
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


def own_activity(view: View) -> tuple[Line, ...]:
    """Say what was done so far this week, once there is anything, and when the profile is due."""
    lines = []
    past = [one for one in view.network.activities if one.day <= view.plan.today]
    if past and view.settings.own.activities:
        latest = max(past, key=lambda one: (one.day, one.source))
        lines.append(Line("vn-own", _done(latest, view)))
    lines += [
        Line(one.id, _profile(one, view))
        for one in view.due(ReminderKind.OWN_ACTIVITY)
        if one.reason.code == "profile"
    ]
    return tuple(lines)


def closings(view: View) -> Iterator[Closing]:
    """Give what the line says once nothing is asked any more."""
    yield "vn-own", partial(view.phrases.say, "digest.closed.own")


def _done(latest: OwnActivity, view: View) -> str:
    say, day = view.phrases.say, latest.day.isoformat()
    done = done_between(view.network, view.plan.week.first, view.plan.today)
    asked_for = view.settings.own.activities
    if len(done) > asked_for:
        text = say("digest.own.more", n=len(done))
    elif done:
        text = say("digest.own", n=len(done), asked=asked_for)
    else:
        text = say("digest.own.none")
    if latest.private or not view.cites(latest.source):
        what = say("digest.own.private", day=day)
    else:
        written = view.noted(latest.day, latest.source)
        told = latest.text is not None and view.tells(latest.text)
        what = f"{plain(latest.text)} ({written})" if latest.text and told else written
    return f"{text} {say('digest.own.last', what=what)}"


def _profile(reminder: Reminder, view: View) -> str:
    span = Span.parse_iso(str(reminder.reason.facts["span"])) or Span()
    text = view.phrases.say(
        "digest.profile",
        what=view.when(asked(reminder, view.phrases), reminder),
        every=every(span, view.phrases),
        source=view.source(reminder.source),
    )
    return sentence(text)
