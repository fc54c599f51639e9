"""`vaultnet contacts`: the people of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from vaultnet.cli import wording
from vaultnet.cli.filters import Wanted, contacts_chosen, filter_options
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of, contact_shapes
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say
from vaultnet.core.spoken import role_name

if TYPE_CHECKING:
    from vaultnet.core.records import Contact


@click.command("contacts")
@vault_options()
@filter_options
@click.option("--unknown", is_flag=True, help="People of whom no contact is noted yet.")
@record_options
@click.pass_context
@remembered
def command(
    ctx: click.Context,
    unknown: bool,
    as_json: bool,
    include_private: bool,
    **wanted: Unpack[Wanted],
) -> Session:
    """List the contacts.

    With --channel, --since or --until: those who were in touch in that way and time.
    """
    session = begin(ctx)
    chosen = contacts_chosen(session, wanted)
    if unknown:
        never = set(session.plan().unknown)
        chosen = tuple(contact for contact in chosen if contact.path in never)
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(contact_shapes(chosen, session, audience))
        return session
    if not chosen:
        say(session.say("cli.contacts.none"))
    columns = (
        Column(session.say("cli.column.name")),
        Column(session.say("cli.column.last"), breaks=False),
        Column(session.say("cli.column.stage")),
        Column(session.say("cli.column.roles")),
        Column(session.say("cli.column.note"), below=True),
    )
    print_table(table_of(columns, (_row(session, contact) for contact in chosen)))
    return session


def _row(session: Session, contact: Contact) -> tuple[str, ...]:
    last = session.history.last(contact.path)
    day = last.day.isoformat() if last else session.say("cli.never")
    if session.hides(contact):
        return (contact.name, day, "", "", "")
    roles = ", ".join(role_name(role, session.vault.phrases) for role in contact.roles)
    return (contact.name, day, wording.stage(session, contact), roles, contact.path)
