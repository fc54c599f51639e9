"""An event's page on a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.cli import wording
from vaultnet.cli.facts import print_facts
from vaultnet.cli.record_shapes import event_shape
from vaultnet.cli.shapes import day_shape, evidence_shape, place_shape
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import say, visible
from vaultnet.core.event_page import FollowUpState
from vaultnet.core.events import days_of
from vaultnet.core.names import fold
from vaultnet.core.presence import Attended

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.event_page import EventPage, FollowUp, Guest
    from vaultnet.core.records import Event, Source


def print_event(session: Session, page: EventPage) -> None:
    """Print what is known of an event; of a private one its name and days."""
    event = page.event
    say(visible(event.name))
    facts = [("days", days(event))]
    if not session.hides(event):
        facts += [
            ("place", event.place or ""),
            ("series", event.series or ""),
            ("part", _presence(session, page)),
            ("note", event.path),
        ]
    print_facts((session.say(f"cli.event.{code}"), value) for code, value in facts)
    if session.hides(event):
        return
    if page.guests:
        _heading(session, "were-there" if page.is_over else "will-be-there")
        _print_guests(session, page.guests)
    for code, people in (("others", event.others), ("local", _names(session, page.local))):
        if people:
            _heading(session, code)
            say(f"  {visible(', '.join(people))}")
    if page.last_edition is not None:
        name = "" if session.hides(page.last_edition) else page.last_edition.name
        _heading(session, "last-edition", name=visible(name), days=days(page.last_edition))
        met = _names(session, page.met_then)
        say(f"  {visible(', '.join(met)) or session.say('cli.event.nobody')}")


def event_page_shape(page: EventPage, session: Session, audience: Audience) -> Shape:
    """Give what is known of an event, as far as the audience may know of it."""
    last = page.last_edition
    hides_last = last is not None and (
        not audience.told_all and (last.private or not audience.tells(last.name))
    )
    return {
        **event_shape(page.event, session, audience),
        "is_over": page.is_over,
        "presence": {
            "attended": page.presence.attended,
            "evidence": _places(page.presence.evidence, audience),
        },
        "guests": [
            {
                "contact": one.path,
                "evidence": _places(one.evidence, audience),
                "follow_up": follow_up_shape(one.follow_up, audience),
            }
            for one in page.guests
            if audience.sees(one.path)
        ],
        "local": list(filter(audience.sees, page.local)),
        "last_edition": last.path if last and not hides_last else None,
        "met_then": [] if hides_last else list(filter(audience.sees, page.met_then)),
    }


def follow_up_shape(follow_up: FollowUp | None, audience: Audience) -> Shape | None:
    """Give how it stands with the waves after an event; null before it has ended."""
    if follow_up is None:
        return None
    again = follow_up.again
    return {
        "state": follow_up.state,
        "wave": follow_up.wave,
        "waves": follow_up.waves,
        "due": day_shape(follow_up.due),
        "done": evidence_shape(follow_up.done, audience),
        "again": again if again and audience.may_link(again) else None,
    }


def follow_up_text(session: Session, follow_up: FollowUp | None) -> str:
    """Say how it stands with the waves after an event; nothing before it has ended."""
    if follow_up is None:
        return ""
    facts: dict[str, str | int] = {"wave": follow_up.wave or 0, "waves": follow_up.waves or 0}
    state = follow_up.state
    if follow_up.due is not None:
        facts["day"] = follow_up.due.isoformat()
    if follow_up.done is not None:
        facts["contact"] = wording.evidence(session, follow_up.done, private=False)
        code = "done" if follow_up.wave else "done-unasked"
        return session.say(f"follow-up.{code}", **facts)
    if state is FollowUpState.MET_AGAIN and follow_up.again is not None:
        again = next(one for one in session.vault.network.events if one.path == follow_up.again)
        code = "met-again-private" if session.hides(again) else "met-again"
        return session.say(f"follow-up.{code}", event=again.name)
    if follow_up.silence is not None:
        until = follow_up.until.isoformat() if follow_up.until else ""
        return session.say(f"follow-up.silent.{follow_up.silence}", day=until)
    return session.say(f"follow-up.{state}", **facts)


def days(event: Event) -> str:
    """Say the days of an event, one where it has but one, nothing where none is known."""
    return " – ".join(dict.fromkeys(day.isoformat() for day in days_of(event) or ()))


def _presence(session: Session, page: EventPage) -> str:
    """Say the owner's part and where it is written, or what is to be written."""
    presence, event = page.presence, page.event
    if presence.attended is Attended.UNKNOWN:
        counts = page.is_over and event.participants
        return session.say("cli.event.part.unknown" if counts else "measure.unknown")
    told = wording.part(session, event.part) or session.say("cli.event.part.there")
    open_places = [one for one in presence.evidence if not session.is_private(one.path)]
    if not open_places:
        return told
    places = ", ".join(map(wording.place, open_places[:1]))
    return session.say("cli.event.part.told", part=told, place=places)


def _print_guests(session: Session, guests: Iterable[Guest]) -> None:
    rows: list[tuple[str, ...]] = [_row(session, one) for one in guests]
    columns = [
        Column(session.say("cli.column.who")),
        Column(session.say("cli.column.follow-up"), below=True),
        Column(session.say("cli.column.evidence"), below=True),
    ]
    if not any(row[1] for row in rows):  # before its end nobody is written to
        del columns[1]
        rows = [(row[0], row[2]) for row in rows]
    print_table(table_of(columns, rows))


def _row(session: Session, guest: Guest) -> tuple[str, ...]:
    name = wording.who(session, (guest.path,))
    if session.is_private(guest.path):
        return (name, "", "")
    places = [wording.place(one) for one in guest.evidence if _is_open(session, one)]
    return (name, follow_up_text(session, guest.follow_up), ", ".join(places))


def _is_open(session: Session, source: Source) -> bool:
    return source not in session.hidden_sources and not session.is_private(source.path)


def _names(session: Session, paths: Iterable[str]) -> list[str]:
    return sorted((session.contacts[path].name for path in paths), key=fold)


def _places(sources: Iterable[Source], audience: Audience) -> list[Shape]:
    places = (place_shape(one, audience) for one in sources)
    return [place for place in places if place["path"] is not None]


def _heading(session: Session, code: str, **facts: str) -> None:
    say()
    say(session.say(f"cli.event.{code}", **facts))
