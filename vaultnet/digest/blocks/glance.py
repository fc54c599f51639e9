"""At a glance, in a contact's own note: how things stand, and what is next.

Each line says days and never a number of days, so that it is the same tomorrow: a note is written
only when something has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence import cadence_for
from vaultnet.core.gates import shared_interests
from vaultnet.core.health import health_of
from vaultnet.core.ideas import IdeaKind, all_ideas
from vaultnet.core.layer_days import layer_days
from vaultnet.core.limits import is_silent
from vaultnet.core.promises import PromiseState, open_first, state_of
from vaultnet.core.records import Stage
from vaultnet.core.spoken import cadence_reason, criterion_text
from vaultnet.core.stages import next_stage
from vaultnet.digest.blocks.unfit import Unfit
from vaultnet.digest.offers import offers
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.ideas import Idea
    from vaultnet.core.plan import Reason
    from vaultnet.core.records import Contact
    from vaultnet.core.stages import StageSuggestion
    from vaultnet.digest.view import View

_CONTACTS: Final = 3  # the last ones: who wants more has the note below
_OPEN: Final = {PromiseState.OPEN, PromiseState.LATE, PromiseState.BROKEN}


def glance(view: View, path: str, _word: str) -> tuple[str, ...] | Unfit:
    """Say how it stands with the contact at `path`, what is next, and what there is to offer."""
    contact = view.contacts.get(path)
    if contact is None:
        return Unfit.ELSEWHERE
    if not view.shows(path):
        return Unfit.PRIVATE
    shared = filter(view.tells, shared_interests(view.grounds.case(contact)))
    parts: Mapping[str, str] = {
        "stage": _stage(contact, next_stage(contact, view.grounds), view),
        "health": _health(contact, view),
        "contacts": _contacts(path, view),
        "promises": "; ".join(_promises(contact, view)),
        "next": "" if contact.deceased else _next(contact, view),
        "shared": ", ".join(map(plain, shared)),
        "ideas": "; ".join(offers(_ideas(path, view), path, view)),
    }
    say = view.phrases.say
    return tuple(
        say("block.line", label=say(f"glance.{code}"), text=text)
        for code, text in parts.items()
        if text
    )


def _stage(contact: Contact, suggestion: StageSuggestion | None, view: View) -> str:
    """Name the stage, and what is missing for the next: of each row one criterion is enough."""
    say = view.phrases.say
    stage = say(f"stage.{contact.stage or Stage.ACQUAINTANCE}")
    told = say("glance.stage.told" if contact.stage else "glance.stage.untold", stage=stage)
    if contact.stage and contact.stage_since and contact.stage_since <= view.plan.today:
        told = say("glance.stage.since", stage=stage, day=contact.stage_since.isoformat())
    if suggestion is None or contact.deceased:
        return told
    by_code = {one.code: one for one in (*suggestion.missing, *suggestion.unknown)}
    rows = (
        say("glance.or").join(
            criterion_text(by_code[code], view.phrases, plain) for code in row if code in by_code
        )
        for row in suggestion.lacks
    )
    missing = "; ".join(filter(None, rows))
    facts = {"told": told, "stage": say(f"stage.{suggestion.to_stage}"), "missing": missing}
    return say("glance.stage.missing" if missing else "glance.stage.ready", **facts)


def _health(contact: Contact, view: View) -> str:
    reading = health_of(contact, view.history, view.settings, view.plan.today)
    health = view.phrases.say(f"health.{reading.health}")
    day = reading.last.day.isoformat() if reading.last else ""
    why = _why(reading.reason, day, view)
    return view.phrases.say("glance.health.told", health=health, why=why)


def _why(reason: Reason, day: str, view: View) -> str:
    """Say why the health is what it is, by days: `health_reason` counts them, day by day anew."""
    say, facts = view.phrases.say, reason.facts
    told: dict[str, str | int] = {"day": day}
    if "rule" in facts:
        told["rule"] = plain(cadence_reason(reason, view.phrases))
        told["what"] = say(f"layer.{facts['layer']}")
    if "episodes" in facts:
        told["n"] = facts["episodes"]
    return say(f"glance.why.{reason.code}", **told)


def _contacts(path: str, view: View) -> str:
    latest = view.history.of(path)[:_CONTACTS]
    told = "; ".join(dict.fromkeys(map(view.contact_of, latest)))
    return told or view.phrases.say("glance.why.no-contact")


def _promises(contact: Contact, view: View) -> Iterator[str]:
    """Say the open promises that all may know of, mine and theirs, the next due first."""
    say, today = view.phrases.say, view.plan.today
    told = filter(view.tells_of_promise, view.ground.promises(contact))
    for one in open_first(told, today):
        if state_of(one, today, view.settings.promises) not in _OPEN:
            continue
        text = plain(one.text or "") or say("digest.awaited")
        what = say("glance.promise.by", text=text, day=one.due.isoformat()) if one.due else text
        said = say(f"glance.promise.{one.promiser}", what=what, source=view.source(one.source))
        if view.tells_line(said):
            yield said


def _next(contact: Contact, view: View) -> str:
    """Say by which day each layer is due, or what puts it off; a typed day comes whatever does."""
    say, today = view.phrases.say, view.plan.today
    found = list(_typed(contact, view))
    if is_silent(contact, today):
        until = contact.snoozed_until
        rests = contact.paused or until is None
        found.append(
            say("glance.next.paused" if rests else "glance.next.snoozed", day=str(until or ""))
        )
        return "; ".join(found)
    rule = cadence_for(contact, view.settings.cadence)
    for one in layer_days(contact, rule, view.history):
        if one.last is None and one.due <= today:
            found.append(view.open_text(one.layer))
            break  # the lighter first: what is deeper waits until that is noted
        code = "digest.when.past" if one.due <= today else "digest.when.ahead"
        found.append(say(code, what=say(f"layer.{one.layer}"), day=one.due.isoformat()))
    if not found and not rule.layers and not contact.no_cadence:
        found.append(say("glance.next.none"))
    return "; ".join(found)


def _typed(contact: Contact, view: View) -> Iterator[str]:
    """Say on which day contact was planned, until one on or after it has met it."""
    day, last = contact.next_contact, view.history.last(contact.path)
    if day is None or contact.paused or (last is not None and last.day >= day):
        return
    line = contact.next_contact_line or contact.source.line
    yield view.phrases.say("glance.next.planned", day=day.isoformat(), line=line)


def _ideas(path: str, view: View) -> Iterable[Idea]:
    """Give the best idea of each kind; the promises stand there already."""
    firsts: dict[IdeaKind, Idea] = {}
    for idea in all_ideas(path, view.ground):
        if idea.kind is not IdeaKind.PROMISE:
            firsts.setdefault(idea.kind, idea)
    return firsts.values()
