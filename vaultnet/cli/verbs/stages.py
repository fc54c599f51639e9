"""`vaultnet stages`: for whom the notes speak of the next stage, and by which evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from vaultnet.cli import wording
from vaultnet.cli.filters import contact_option, contacts_named
from vaultnet.cli.judgement_shapes import suggestion_shapes
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say, visible
from vaultnet.core.spoken import criterion_text
from vaultnet.core.stages import next_stage
from vaultnet.core.suggestions import suggest_stages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.gates import Criterion
    from vaultnet.core.stages import StageSuggestion

_LINES: Final = 3  # of evidence, for each criterion; JSON has them all


@click.command("stages")
@vault_options()
@contact_option
@click.option("--all", "everybody", is_flag=True, help="Everybody, and what is still missing.")
@record_options
@click.pass_context
@remembered
def command(
    ctx: click.Context,
    contact: tuple[str, ...],
    everybody: bool,
    as_json: bool,
    include_private: bool,
) -> Session:
    """Say for whom the notes speak of the next stage, and why.

    A few people each week, the best founded first; with --contact or --all anybody, whatever is
    missing.
    """
    session = begin(ctx)
    named = contacts_named(session, contact)
    chosen = bool(named) or everybody
    suggestions = _judged(session, named) if chosen else _suggested(session)
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(suggestion_shapes(suggestions, audience))
        return session
    if not suggestions:
        say(session.say("cli.stages.none.chosen" if chosen else "cli.stages.none"))
    for number, suggestion in enumerate(suggestions):
        if number:
            say()
        print_suggestion(session, suggestion)
    return session


def print_suggestion(session: Session, suggestion: StageSuggestion) -> None:
    """Print what speaks for the next stage and what is missing; of private people the name."""
    who = visible(wording.who(session, (suggestion.contact,)))
    if session.hides(suggestion):
        say(session.say("cli.stages.private", who=who))
        return
    stages = (suggestion.from_stage, suggestion.to_stage)
    old, new = (session.say(f"stage.{stage}") for stage in stages)
    if suggestion.is_open:
        evidence = session.say(f"digest.stage.evidence.{suggestion.confidence}")
        say(session.say("cli.stages.ask", who=who, old=old, new=new, evidence=evidence))
    else:
        say(session.say("cli.stages.not-yet", who=who, old=old, new=new))
    columns = (
        Column(session.say("cli.column.found")),
        Column(session.say("cli.column.what")),
        Column(session.say("cli.column.evidence"), below=True),
    )
    print_table(table_of(columns, _rows(session, suggestion)))


def _rows(session: Session, suggestion: StageSuggestion) -> Iterator[tuple[str, ...]]:
    for code, criteria in (
        ("met", suggestion.met),
        ("missing", suggestion.missing),
        ("unknown", suggestion.unknown),
    ):
        for one in criteria:
            found = session.say(f"cli.stages.{code}")
            text = criterion_text(one, session.vault.phrases)
            yield found, text, _evidence(session, one, suggestion)


def _evidence(session: Session, criterion: Criterion, suggestion: StageSuggestion) -> str:
    hidden = frozenset() if session.told_all else suggestion.hidden | session.hidden_sources
    places = [
        wording.place(one)
        for one in criterion.evidence
        if one not in hidden and not session.is_private(one.path)
    ]
    return ", ".join(places[:_LINES]) + (", …" if len(places) > _LINES else "")


def _suggested(session: Session) -> tuple[StageSuggestion, ...]:
    vault = session.vault
    return suggest_stages(vault.network, vault.settings, session.today)


def _judged(session: Session, named: frozenset[str]) -> tuple[StageSuggestion, ...]:
    """Judge everybody, or those who are named, by the gate to their next stage."""
    judged = (
        next_stage(contact, session.grounds)
        for contact in session.vault.network.contacts
        if not named or contact.path in named
    )
    return tuple(one for one in judged if one is not None)
