"""The review of a week or a quarter: who was met, what went to and fro, what is open.

Only what notes say is counted. Where they say nothing, it says so: that is no zero and no blame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.measures import ACTS_NEEDED
from vaultnet.core.names import after_name
from vaultnet.core.periods import Period
from vaultnet.core.records import Direction
from vaultnet.core.review import Outcome, review_of
from vaultnet.digest.blocks import review_charts
from vaultnet.digest.blocks.unfit import Unfit
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from vaultnet.core.records import Interaction, Promise, ValueAct
    from vaultnet.core.review import Drift, FollowedUp, Met, Moved, Review
    from vaultnet.digest.view import View

_CITED: Final = 3  # contacts of one person that a line cites; the rest is counted


def review(view: View, _path: str, word: str) -> tuple[str, ...] | Unfit:
    """Look back on the week or the quarter that the marker names."""
    period = Period.named(word, view.settings.digest.week_start)
    if period is None or period.first > view.plan.today:
        return Unfit.PERIOD
    found = review_of(view.network, view.settings, period, view.plan.today)
    first, last = period.first.isoformat(), period.last.isoformat()
    lines = [view.phrases.say("review.period", first=first, last=last)]
    for code, section in _SECTIONS.items():
        made = tuple(section(found, view))
        if made:
            lines += ["", f"## {view.phrases.say(f'review.heading.{code}')}", "", *made]
    return tuple(lines)


def _met(found: Review, view: View) -> Iterator[str]:
    shown = [one for one in found.met if view.shows(one.path)]
    if not shown:
        yield view.phrases.say("review.met.none")
    else:
        yield view.phrases.say("review.met.count", n=len(shown))
        yield ""
        yield from (f"- {_met_line(one, view)}" for one in shown)
        for chart in (review_charts.when(found, view), review_charts.channels(found, view)):
            yield from ("", *chart) if chart else ()
    left_out = len(found.met) - len(shown)
    if left_out:
        yield ""
        yield view.phrases.say("digest.private", n=left_out)


def _met_line(met: Met, view: View) -> str:
    told = tuple(dict.fromkeys(map(view.contact_of, met.interactions[::-1])))
    contacts = "; ".join(told[:_CITED])
    more = len(told) - _CITED
    if more > 0:
        contacts = view.phrases.say("review.more", told=contacts, n=more)
    who = view.who(met.path)
    return view.phrases.say("review.met", who=who, n=met.episodes, contacts=contacts)


def _drifted(found: Review, view: View) -> Iterator[str]:
    for code, some in (("drifted", found.drifted), ("returned", found.returned)):
        for one in some:
            if view.shows(one.path):
                yield f"- {_drift_line(code, one, found.until, view)}"


def _drift_line(code: str, drift: Drift, until: date, view: View) -> str:
    say = view.phrases.say
    latest = next((one for one in view.history.of(drift.path) if one.day <= until), None)
    return say(
        f"review.{code}",
        who=view.who(drift.path),
        before=say(f"health.{drift.before}"),
        now=say(f"health.{drift.now.health}"),
        contact=view.contact_of(latest) if latest else say("glance.why.no-contact"),
    )


def _balance(found: Review, view: View) -> Iterator[str]:
    """Say what was given and received, act by act, and who began."""
    say = view.phrases.say
    gave = [line for one in found.gave for line in _acts("gave", one, one.gave, view)]
    received = [
        line for one in found.received for line in _acts("received", one, one.received, view)
    ]
    if gave or received:
        whole = len(gave) + len(received)
        facts: dict[str, int] = {"gave": len(gave), "received": len(received)}
        few = whole < ACTS_NEEDED
        percent = 0 if few else round(100 * len(gave) / whole)
        yield say("review.balance.few" if few else "review.balance", **facts, percent=percent)
        yield ""
        yield from (*gave, *received)
    else:
        yield say("review.balance.none")
    begun = {way: found.begun.get(way, 0) for way in Direction}
    known = sum(n for way, n in begun.items() if way is not Direction.UNKNOWN)
    if known:
        mine, theirs = begun[Direction.OUTBOUND], begun[Direction.INBOUND]
        yield ""
        yield say("review.begun", mine=mine, theirs=theirs, both=begun[Direction.MUTUAL])


def _acts(
    code: str, interaction: Interaction, acts: Iterable[ValueAct], view: View
) -> Iterator[str]:
    """Say the acts of one contact that all may know of."""
    say = view.phrases.say
    if interaction.private or not all(map(view.shows, interaction.contacts)):
        return
    for act in acts:
        text = plain(act.text)
        kind = say(f"value.{act.kind}")
        what = f"{kind}: {text}" if text and view.tells(act.text) else kind
        who, noted = (
            view.names(interaction.contacts),
            view.noted(interaction.day, interaction.source),
        )
        yield f"- {say(f'review.{code}', who=who, what=what, noted=noted)}"


def _promises(found: Review, view: View) -> Iterator[str]:
    for outcome in Outcome:
        told = [one for one in found.promises[outcome] if view.tells_of_promise(one)]
        for one in told:
            yield f"- {_promise_line(outcome, one, view)}"


def _promise_line(outcome: Outcome, promise: Promise, view: View) -> str:
    say = view.phrases.say
    text = promise.text or ""
    what = _promised(promise, view) if text and view.tells(text) else say("digest.awaited")
    day = promise.done if outcome in {Outcome.KEPT, Outcome.KEPT_LATER} else promise.due
    code = f"review.promise.{outcome}" if day else f"review.promise.{outcome}.undated"
    return say(
        code,
        who=view.names(promise.contacts),
        whose=say(f"promise.{promise.promiser}"),
        what=what,
        day=day.isoformat() if day else "",
        source=view.source(promise.source),
    )


def _promised(promise: Promise, view: View) -> str:
    """Give what is promised, without the name that stands before it."""
    text, (path, *others) = promise.text or "", promise.contacts
    if others:
        return plain(text)
    told = after_name(text, view.names_of(path))
    return plain(told) if told else view.beside(path)(text)


def _moved(found: Review, view: View) -> Iterator[str]:
    for one in found.moved:
        if view.shows(one.path):
            yield f"- {_moved_line(one, view)}"


def _moved_line(moved: Moved, view: View) -> str:
    if moved.since is not None:
        return view.phrases.say(
            "review.moved.set",
            who=view.who(moved.path),
            stage=view.phrases.say(f"stage.{moved.to_stage}"),
            day=moved.since.day.isoformat(),
            source=view.source(moved.since.source),
        )
    old, new = (view.phrases.say(f"stage.{one}") for one in (moved.from_stage, moved.to_stage))
    return view.phrases.say("review.moved", who=view.who(moved.path), old=old, new=new)


def _followed_up(found: Review, view: View) -> Iterator[str]:
    for one in found.followed_up:
        if view.shows(one.path) and view.tells_of(one.event):
            yield f"- {_followed_up_line(one, view)}"


def _followed_up_line(followed: FollowedUp, view: View) -> str:
    return view.phrases.say(
        "review.followed-up",
        who=view.who(followed.path),
        event=view.note(followed.event.path) or plain(followed.event.name),
        wave=followed.wave,
        waves=followed.waves or followed.wave,
        contact=view.noted(followed.done.day, followed.done.source),
    )


_SECTIONS: Final[Mapping[str, Callable[[Review, View], Iterator[str]]]] = {
    "met": _met,
    "followed-up": _followed_up,
    "drifted": _drifted,
    "balance": _balance,
    "promises": _promises,
    "moved": _moved,
}
