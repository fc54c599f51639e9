"""What the owner does in public: what was done this week, and the look at the own profile."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from vaultnet.core.dates import Span
from vaultnet.core.ideas import IdeaKind
from vaultnet.core.plan import ReminderKind
from vaultnet.core.reminders.own_activity import PROFILE, done_between
from vaultnet.core.reminders.setting import reminder_id
from vaultnet.core.spoken import asked, every
from vaultnet.digest.offers import ideas_of_page
from vaultnet.digest.page import Line
from vaultnet.digest.people import people_due
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
    if past:
        latest = max(past, key=lambda one: (one.day, one.source))
        told = [_done(view)] if view.settings.own.activities else []
        is_news = _is_news(latest, view)
        if told or is_news:
            told.append(view.phrases.say("digest.own.last", what=_what(latest, view)))
        if is_news:
            told.append(view.phrases.say("digest.own.news"))
        if told:
            lines.append(Line("vn-own", " ".join(told)))
    lines += [
        Line(one.id, _profile(one, view))
        for one in view.due(ReminderKind.OWN_ACTIVITY)
        if one.reason.code == "profile"
    ]
    return tuple(lines)


def closings(view: View) -> Iterator[Closing]:
    """Give what the line says once nothing is asked any more."""
    yield "vn-own", partial(view.phrases.say, "digest.closed.own")
    updated = view.network.me.profile_updated
    if updated is not None and updated <= view.plan.today:
        line_id = reminder_id(ReminderKind.OWN_ACTIVITY, (), PROFILE, view.plan.week.name)
        yield line_id, partial(view.phrases.say, "digest.closed.profile", day=updated.isoformat())


def _done(view: View) -> str:
    say = view.phrases.say
    done = done_between(view.network, view.plan.week.first, view.plan.today)
    asked_for = view.settings.own.activities
    if len(done) > asked_for:
        return say("digest.own.more", n=len(done))
    if done:
        return say("digest.own", n=len(done), asked=asked_for)
    return say("digest.own.none")


def _what(latest: OwnActivity, view: View) -> str:
    if latest.private or not view.cites(latest.source):
        return view.phrases.say("digest.own.private", day=latest.day.isoformat())
    written = view.noted(latest.day, latest.source)
    told = latest.text is not None and view.tells(latest.text)
    return f"{plain(latest.text)} ({written})" if latest.text and told else written


def _is_news(latest: OwnActivity, view: View) -> bool:
    """Tell whether it is all that there is to offer to somebody whom the page asks to write to."""
    met = (path for one in view.due(ReminderKind.FOLLOW_UP) for path in one.contacts)
    paths = dict.fromkeys((*(one.path for one in people_due(view)), *met))
    ideas = chain.from_iterable(ideas_of_page(path, view) for path in paths)
    return any(one.kind is IdeaKind.UPDATE and latest.source in one.sources for one in ideas)


def _profile(reminder: Reminder, view: View) -> str:
    span = Span.parse_iso(str(reminder.reason.facts["span"])) or Span()
    text = view.phrases.say(
        "digest.profile",
        what=view.when(asked(reminder, view.phrases), reminder),
        every=every(span, view.phrases),
        source=view.source(reminder.source),
    )
    return sentence(text)
