"""Sentences for people at a terminal, made of the phrases of the vault's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import ReminderKind
from vaultnet.core.records import Layer, Recognition
from vaultnet.core.spoken import cadence_reason, rule_name

if TYPE_CHECKING:
    from vaultnet.cli.session import Session
    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.plan import Evidence, Reminder
    from vaultnet.core.records import Contact, Interaction, Source


def who(session: Session, paths: tuple[str, ...]) -> str:
    """Name contacts by the paths of their notes."""
    return ", ".join(session.contacts[path].name for path in paths)


def when(session: Session, days_late: int) -> str:
    """Say how far a day is past, or how far ahead."""
    if days_late == 0:
        return session.say("cli.when.today")
    return session.say("cli.when.past" if days_late > 0 else "cli.when.ahead", n=abs(days_late))


def what(session: Session, reminder: Reminder) -> str:
    """Say what a reminder asks for: a layer, a yearly day, the contact that was planned."""
    if reminder.kind is ReminderKind.YEARLY_DAY:
        label = str(reminder.reason.facts.get("label", ""))
        return label or session.say(f"yearly.{reminder.reason.code}")
    if reminder.kind is ReminderKind.NEXT_CONTACT:
        return session.say("cli.next-contact")
    return session.say(f"layer.{reminder.layer or Layer.ANY}")


def why(session: Session, reminder: Reminder) -> str:
    """Say the rule by which a reminder fell due, or where its day is written."""
    if reminder.kind is not ReminderKind.KEEP_IN_TOUCH:
        return place(reminder.source)
    return cadence_reason(reminder.reason, session.vault.phrases)


def rule(session: Session, given: CadenceRule) -> str:
    """Say which rule gave a cadence."""
    if not given.layers:
        return session.say("cli.cadence.off" if given.kind == "own" else "cli.cadence.none")
    name = rule_name(given.kind, given.name, session.vault.phrases)
    return session.say(f"cli.cadence.{given.kind}", name=name)


def stage(session: Session, contact: Contact) -> str:
    """Name the stage that somebody typed; nothing where nobody did."""
    return session.say(f"stage.{contact.stage}") if contact.stage else ""


def evidence(session: Session, last: Evidence | None, *, private: bool) -> str:
    """Say the day of a contact, and where it is written unless that is private."""
    if last is None:
        return session.say("cli.never")
    day = last.day.isoformat()
    hidden = private or last.source in session.private_sources
    return day if hidden else f"{day} {place(last.source)}"


def place(source: Source) -> str:
    """Say where a record stands, as editors open it: `path:line`."""
    return f"{source.path}:{source.line}"


def how(session: Session, interaction: Interaction) -> str:
    """Say in which way people were in touch."""
    if interaction.recognition is Recognition.MENTION:
        return session.say("cli.mentioned")
    return session.say(f"channel.{interaction.channel}")
