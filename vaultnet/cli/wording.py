"""Sentences for people at a terminal, made of the phrases of the vault's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import after_name, by_given_name, fold
from vaultnet.core.records import Recognition
from vaultnet.core.spoken import asked, rule_name
from vaultnet.core.spoken import why as reason_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.cli.session import Session
    from vaultnet.core.cadence import CadenceRule
    from vaultnet.core.plan import Evidence, Reminder
    from vaultnet.core.records import Contact, Interaction, Source

_TOLD_OF_ONE: Final = {"achievement", "promise-theirs"}


def who(session: Session, paths: tuple[str, ...]) -> str:
    """Name contacts by the paths of their notes; nobody is the owner."""
    if not paths:
        return session.say("cli.you")
    return ", ".join(session.contacts[path].name for path in paths)


def when(session: Session, reminder: Reminder) -> str:
    """Say how far the day of a reminder is past, or how far ahead; of an open one that it is so."""
    return session.say(f"cli.when.{reminder.when}", n=abs(reminder.days_late or 0))


def what(session: Session, reminder: Reminder, *, private: bool) -> str:
    """Say what a reminder asks for; of one that is `private` no more than that.

    The name, which stands beside it, is left out of what somebody is to do or has done.
    """
    if private and reminder.contacts:
        return session.say("cli.hidden")
    if len(reminder.contacts) != 1:
        return asked(reminder, session.vault.phrases)
    contact = session.contacts[reminder.contacts[0]]
    names = (contact.name, *contact.aliases)
    text = reminder.reason.facts.get("text")
    if reminder.reason.code in _TOLD_OF_ONE and text is not None:
        told = after_name(str(text), names)
        if told is not None:
            return session.say(f"asked.{reminder.reason.code}.told", text=told)
    return asked(reminder, session.vault.phrases, lambda words: by_given_name(words, names))


def why(session: Session, reminder: Reminder, *, private: bool) -> str:
    """Say by which rule a reminder fell due, or where its day is written; nothing if `private`."""
    if private:
        return ""
    return reason_text(reminder, session.vault.phrases, place(reminder.source))


def is_private(session: Session, reminder: Reminder) -> bool:
    """Tell whether of a reminder only names and days may be said."""
    return session.hides(reminder) or any(map(session.is_private, reminder.contacts))


def rule(session: Session, given: CadenceRule) -> str:
    """Say which rule gave a cadence."""
    if not given.layers:
        return session.say("cli.cadence.off" if given.kind == "own" else "cli.cadence.none")
    name = rule_name(given.kind, given.name, session.vault.phrases)
    return session.say(f"cli.cadence.{given.kind}", name=name)


def part(session: Session, given: str | None) -> str:
    """Name the owner's part in an event or a group; as it was written where it is another."""
    if given is None:
        return ""
    code = f"part.{given}"
    return session.say(code) if session.vault.phrases.has(code) else given


def people(session: Session, paths: Iterable[str], others: Iterable[str] = ()) -> str:
    """Name people by the paths of their notes, by name, then those who have no note."""
    names = (session.contacts[path].name for path in paths if path in session.contacts)
    return ", ".join((*sorted(names, key=fold), *others))


def stage(session: Session, contact: Contact) -> str:
    """Name the stage that somebody typed; nothing where nobody did."""
    return session.say(f"stage.{contact.stage}") if contact.stage else ""


def evidence(session: Session, last: Evidence | None, *, private: bool) -> str:
    """Say the day of a contact, and where it is written unless that is private."""
    if last is None:
        return session.say("cli.never")
    day = last.day.isoformat()
    hidden = private or last.source in session.hidden_sources
    return day if hidden else f"{day} {place(last.source)}"


def place(source: Source) -> str:
    """Say where a record stands, as editors open it: `path:line`."""
    return f"{source.path}:{source.line}"


def how(session: Session, interaction: Interaction) -> str:
    """Say in which way people were in touch."""
    if interaction.recognition is Recognition.MENTION:
        return session.say("cli.mentioned")
    if interaction.recognition is Recognition.PARTICIPANTS:
        return session.say("cli.both-there")
    return session.say(f"channel.{interaction.channel}")
