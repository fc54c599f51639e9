"""`vaultnet groups`: communities, courses, joint projects, meetups, and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet.cli import wording
from vaultnet.cli.filters import contact_option, contacts_named
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.record_shapes import group_shapes
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Group


@click.command("groups")
@vault_options()
@contact_option
@record_options
@click.pass_context
@remembered
def command(
    ctx: click.Context, contact: tuple[str, ...], as_json: bool, include_private: bool
) -> Session:
    """List the groups and joint projects, by path."""
    session = begin(ctx)
    named = contacts_named(session, contact)
    chosen = [
        one
        for one in session.vault.network.groups
        if not named or not named.isdisjoint(session.membership.members(one))
    ]
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(group_shapes(chosen, session, audience))
        return session
    if not chosen:
        say(session.say("cli.groups.none"))
    print_groups(session, chosen)
    return session


def print_groups(session: Session, groups: Iterable[Group]) -> None:
    """Print groups as a table; of private ones only the name."""
    columns = (
        Column(session.say("cli.column.group")),
        Column(session.say("cli.column.kind")),
        Column(session.say("cli.column.part")),
        Column(session.say("cli.column.who"), below=True),
        Column(session.say("cli.column.note"), below=True),
    )
    print_table(table_of(columns, (_row(session, one) for one in groups)))


def _row(session: Session, group: Group) -> tuple[str, ...]:
    if session.hides(group):
        return (group.name, "", "", "", "")
    return (
        group.name,
        session.say(f"group.{group.kind}"),
        wording.part(session, group.part),
        wording.people(session, session.membership.members(group), group.others),
        group.path,
    )
