"""What the note of a person says of the person, as labelled facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet import api
from vaultnet.cli import wording
from vaultnet.cli.local_time import zone_text
from vaultnet.cli.terminal import visible
from vaultnet.core.spoken import day_text, decimal, every, health_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.cli.judgement import Judgement
    from vaultnet.cli.session import Session
    from vaultnet.core.records import Contact


def facts_of(session: Session, contact: Contact, judged: Judgement) -> Iterator[tuple[str, str]]:
    """Give the labels and the values of what is known of a person; empty where nothing is."""
    phrases = session.vault.phrases
    gap = contact.minimum_gap
    facts = {
        "note": contact.path,
        "health": "" if contact.deceased else _health(session, judged),
        "stage": wording.stage(session, contact),
        "roles": ", ".join(_role(session, one) for one in contact.roles),
        "aliases": ", ".join(contact.aliases),
        "job": contact.job or "",
        "organisations": ", ".join(one.name for one in contact.organisations),
        "location": ", ".join(filter(None, (contact.location, contact.country))),
        "timezone": zone_text(session, contact.timezone),
        "language": contact.language or "",
        "interests": ", ".join(contact.interests),
        "shared": ", ".join(judged.shared_interests),
        "emails": ", ".join(contact.emails),
        "phones": ", ".join(contact.phones),
        "birthday": day_text(contact.birthday, phrases) if contact.birthday else "",
        "met": f"{contact.met or ''} {contact.met_text or ''}".strip(),
        "introduced": ", ".join(
            filter(None, (_name(session, one) for one in contact.introduced_by))
        ),
        "tags": " ".join(f"#{tag}" for tag in contact.tags),
        "gap": phrases.say("limit.gap", every=every(gap, phrases)) if gap else "",
        "next": contact.next_contact.isoformat() if contact.next_contact else "",
        "snoozed": contact.snoozed_until.isoformat() if contact.snoozed_until else "",
        "paused": session.say("cli.yes") if contact.paused else "",
        "deceased": session.say("cli.yes") if contact.deceased else "",
    }
    return ((session.say(f"cli.show.{label}"), value) for label, value in facts.items())


def private_notice(session: Session, contact: Contact) -> Iterator[str]:
    """Say by what a person is private, what that means, and how all that is known is to be seen."""
    line = api.find_private_line(session.vault, contact.path)
    if line is None:
        why = session.say("cli.show.private.note")
    else:
        why = session.say("cli.show.private.line", line=line)
    yield session.say("cli.show.private.told", why=why)
    yield session.say("cli.show.private.all", name=visible(contact.name).replace('"', '\\"'))


def _health(session: Session, judged: Judgement) -> str:
    """Say how it stands, why, and how warm it is."""
    reading = judged.health
    told = session.say(
        "cli.show.health.told",
        health=session.say(f"health.{reading.health}"),
        why=health_reason(reading.reason, session.vault.phrases),
    )
    if judged.warmth is None:
        return told
    return session.say(
        "cli.show.health.warmth", told=told, warmth=decimal(judged.warmth, session.vault.phrases)
    )


def _role(session: Session, role: str) -> str:
    code = f"role.{role.replace('/', '.')}"
    return session.say(code) if session.vault.phrases.has(code) else role


def _name(session: Session, text: str) -> str:
    """Name who introduced somebody, unless that is private; a name without a note as it stands."""
    known = session.contacts.get(text)
    if known is None:
        return text
    return "" if session.hides(known) else known.name
