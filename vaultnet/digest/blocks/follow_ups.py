"""The list of an event's note: who was there, who is still to be written to, who was.

It has no boxes: a follow-up is ticked on the page of the week, where it has its id and its place
(docs/decisions/0059).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.event_page import FollowUpState, event_page
from vaultnet.core.presence import Attended
from vaultnet.core.reminders.follow_up import wave_days
from vaultnet.digest.blocks.unfit import Unfit
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.core.event_page import EventPage, FollowUp, Guest
    from vaultnet.digest.view import View

# The parts of the list, and what stands in each.
_PARTS: Final[Mapping[str, frozenset[FollowUpState]]] = {
    "to-write": frozenset({FollowUpState.DUE, FollowUpState.AHEAD}),
    "written": frozenset({FollowUpState.DONE, FollowUpState.MET_AGAIN}),
    "resting": frozenset({FollowUpState.SILENT, FollowUpState.NOT_ASKED, FollowUpState.ENDED}),
}


def follow_ups(view: View, path: str, _word: str) -> tuple[str, ...] | Unfit:
    """Say of the event at `path` whom one met, and how it stands with the waves after it."""
    event = next((one for one in view.network.events if one.path == path), None)
    if event is None:
        return Unfit.ELSEWHERE
    if not view.tells_of(event):
        return Unfit.PRIVATE
    settings = view.settings.follow_up
    page = event_page(event, view.network, view.attendance, view.history, settings)
    shown = [one for one in page.guests if view.shows(one.path)]
    lines = list(_head(page, shown, view))
    for code, states in _PARTS.items():
        some = [one for one in shown if one.follow_up and one.follow_up.state in states]
        if some:
            lines += ["", view.phrases.say(f"follow-ups.{code}"), ""]
            lines += [_line(one, view) for one in some]
    coming = [one for one in shown if one.follow_up is None]
    if coming:
        lines += ["", view.phrases.say("follow-ups.coming"), ""]
        lines += [_line(one, view) for one in coming]
    left_out = len(page.guests) - len(shown)
    if left_out:
        lines += ["", view.phrases.say("digest.private", n=left_out)]
    has_head = lines[:1] != [""]  # of an event ahead there may be nothing to say but who comes
    return tuple(lines if has_head else lines[1:])


def _head(page: EventPage, shown: list[Guest], view: View) -> Iterator[str]:
    """Say whether one was there, whom of the network, and how many were heard of since."""
    say = view.phrases.say
    if page.is_over and page.presence.attended is Attended.UNKNOWN:
        yield say("follow-ups.presence-unknown")
    elif page.presence.attended is Attended.NO:
        yield say("follow-ups.absent")
    if not shown:
        yield say("follow-ups.nobody")
        return
    asked = [one.follow_up for one in shown if one.follow_up and _is_asked(one.follow_up)]
    if asked:
        done = sum(one.state in _PARTS["written"] for one in asked)
        yield say("follow-ups.count", done=done, n=len(asked))
    waves = ", ".join(day.isoformat() for day in wave_days(page.event, view.settings.follow_up))
    if waves and page.event.follow_up and any(one.state in _PARTS["to-write"] for one in asked):
        yield say("follow-ups.waves", days=waves)


def _is_asked(follow_up: FollowUp) -> bool:
    return follow_up.state not in _PARTS["resting"]


def _line(guest: Guest, view: View) -> str:
    """Say how it stands with one person, and where it is written that they were there."""
    evidence = next(filter(view.links_to, guest.evidence), None)
    told = _told(guest.follow_up, view) if guest.follow_up else ""
    parts = [view.who(guest.path)]
    if told:
        parts.append(f": {told}")
    if evidence is not None:
        parts.append(f" ({view.source(evidence)})")
    return f"- {''.join(parts)}"


def _told(follow_up: FollowUp, view: View) -> str:
    """Say how it stands with the waves, as `vaultnet events NAME` does, with links."""
    say = view.phrases.say
    facts: dict[str, str | int] = {"wave": follow_up.wave or 0, "waves": follow_up.waves or 0}
    if follow_up.due is not None:
        facts["day"] = follow_up.due.isoformat()
    if follow_up.done is not None:
        facts["contact"] = view.noted(follow_up.done.day, follow_up.done.source)
        return say("follow-up.done" if follow_up.wave else "follow-up.done-unasked", **facts)
    if follow_up.state is FollowUpState.MET_AGAIN:
        return _again(follow_up.again, view)
    if follow_up.silence is not None:
        until = follow_up.until.isoformat() if follow_up.until else ""
        return say(f"follow-up.silent.{follow_up.silence}", day=until)
    return say(f"follow-up.{follow_up.state}", **facts)


def _again(path: str | None, view: View) -> str:
    later = next((one for one in view.network.events if one.path == path), None)
    if later is None or not view.tells_of(later):
        return view.phrases.say("follow-up.met-again-private")
    link = view.note(later.path) or plain(later.name)
    return view.phrases.say("follow-up.met-again", event=link)
