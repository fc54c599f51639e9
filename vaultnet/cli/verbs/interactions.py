"""`vaultnet interactions`: who was in touch when, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from vaultnet.cli import wording
from vaultnet.cli.filters import Wanted, filter_options, interactions_chosen
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of, interaction_shapes
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Interaction


@click.command("interactions")
@vault_options()
@filter_options
@click.option("--planned", is_flag=True, help="List the appointments instead: the days ahead.")
@record_options
@click.pass_context
@remembered
def command(
    ctx: click.Context,
    planned: bool,
    as_json: bool,
    include_private: bool,
    **wanted: Unpack[Wanted],
) -> Session:
    """List the interactions, the newest first."""
    session = begin(ctx)
    chosen = interactions_chosen(session, wanted, planned=planned)
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(interaction_shapes(chosen, session, audience))
        return session
    if not chosen:
        say(session.say("cli.interactions.none"))
    print_interactions(session, chosen)
    return session


def print_interactions(session: Session, interactions: Iterable[Interaction]) -> None:
    """Print interactions as a table; of private ones only names and days."""
    columns = (
        Column(session.say("cli.column.day"), breaks=False),
        Column(session.say("cli.column.who")),
        Column(session.say("cli.column.how")),
        Column(session.say("cli.column.note"), below=True),
        Column(session.say("cli.column.summary")),
    )
    print_table(table_of(columns, (_row(session, one) for one in interactions)))


def _row(session: Session, interaction: Interaction) -> tuple[str, ...]:
    names = wording.who(session, interaction.contacts)
    if session.hides(interaction):
        return (interaction.day.isoformat(), names, "", "", "")
    return (
        interaction.day.isoformat(),
        names,
        wording.how(session, interaction),
        wording.place(interaction.source),
        interaction.summary or "",
    )
