"""What `vaultnet init` asks the owner of a vault: language, own note, with whom to keep up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

import click

from vaultnet import languages
from vaultnet.cli.lookup import note_called
from vaultnet.cli.terminal import remark, visible
from vaultnet.core.names import fold
from vaultnet.core.proposal import KEPT_STAGES, Answers, Kept
from vaultnet.core.records import Stage
from vaultnet.core.roles import role_of
from vaultnet.core.spoken import role_name
from vaultnet.core.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultnet.cli.session import Session
    from vaultnet.core.survey import Survey
    from vaultnet.vault.note import Note

_Answer = TypeVar("_Answer")

_COMMA: Final = ","


def in_language(session: Session, language: str) -> Session:
    """Give a session that speaks another language."""
    if language == session.vault.phrases.language:
        return session
    phrases = phrases_of(languages.load(language))
    return replace(session, vault=replace(session.vault, phrases=phrases))


def ask(session: Session, survey: Survey) -> Answers:
    """Ask the owner of a vault what its notes cannot tell; no answer takes what was found."""
    language = _ask_language(session)
    session = in_language(session, language)
    owner = _ask_owner(session, survey)
    return Answers(language, owner, _ask_kept(session, survey))


def _ask_language(session: Session) -> str:
    found = session.vault.phrases.language

    def read(text: str) -> str:
        by_name = {
            fold(session.say(f"cli.init.language.{one}")): one for one in languages.LANGUAGES
        }
        language = by_name.get(fold(text), fold(text))
        if language not in languages.LANGUAGES:
            raise click.UsageError(session.say("cli.init.ask.language.unknown", name=text))
        return language

    known = ", ".join(languages.LANGUAGES)
    return _ask(session.say("cli.init.ask.language", known=known, found=found), read) or found


def _ask_owner(session: Session, survey: Survey) -> str | None:
    """Ask for the owner's note; give its name, or its path where others have that name too."""

    def read(text: str) -> str:
        note = note_called(session, text.removeprefix("[[").removesuffix("]]"))
        return "" if note.path == survey.owner else _reference(session, note)

    if survey.owner:
        note = session.vault.notes[survey.owner]
        question = session.say("cli.init.ask.owner.found", name=visible(note.name))
    else:
        question = session.say("cli.init.ask.owner")
    return _ask(question, read) or None


def _reference(session: Session, note: Note) -> str:
    alike = [one for one in session.vault.notes.values() if fold(one.name) == fold(note.name)]
    return note.name if len(alike) == 1 else note.path


def _ask_kept(session: Session, survey: Survey) -> Kept | None:
    """Ask with whom to keep in touch by default."""

    def read(text: str) -> Kept:
        if fold(text) == fold(session.say("cli.init.everyone")):
            return Kept(everyone=True)
        if fold(text) == fold(session.say("cli.init.nobody")):
            return Kept(stages=frozenset())
        return _kept(session, text)

    phrases = session.vault.phrases
    stages = [f"{session.say(f'stage.{one}')} {n}" for one, n in survey.stages.items()]
    roles = [f"{role_name(one, phrases)} {n}" for one, n in survey.roles.items()]
    found = ", ".join(stages + roles) or session.say("cli.init.ask.kept.nothing")
    usual = ", ".join(session.say(f"stage.{one}") for one in Stage if one in KEPT_STAGES)
    return _ask(session.say("cli.init.ask.kept", found=found, usual=usual), read)


def _kept(session: Session, text: str) -> Kept:
    """Read names of stages and roles; raises UsageError for one that is neither."""
    words = session.vault.vocabulary
    stages: set[Stage] = set()
    roles: set[str] = set()
    for name in filter(None, map(str.strip, text.split(_COMMA))):
        role = role_of(name, words.roles)
        if fold(name) in words.stages:
            stages.add(words.stages[fold(name)])
        elif role:
            roles.add(role)
        else:
            raise click.UsageError(session.say("cli.init.ask.kept.unknown", name=visible(name)))
    return Kept(stages=frozenset(stages), roles=frozenset(roles))


def _ask(question: str, read: Callable[[str], _Answer]) -> _Answer | None:
    """Ask until the answer can be read; None where there is none."""
    while True:
        text = click.prompt(question, default="", show_default=False, prompt_suffix=" ").strip()
        if not text:
            return None
        try:
            return read(text)
        except click.UsageError as fault:
            remark(fault.message)
