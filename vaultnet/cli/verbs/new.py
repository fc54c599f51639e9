"""`vaultnet new`: the note of a new contact, from the vault's own template."""

from __future__ import annotations

import click

from vaultnet import api
from vaultnet.cli.acts import act_options, begin_act, finish
from vaultnet.cli.options import vault_options
from vaultnet.cli.session import now_of


@click.command("new")
@vault_options()
@act_options
@click.argument("name", nargs=-1, required=True)
@click.pass_context
def command(ctx: click.Context, name: tuple[str, ...]) -> None:
    """Make the note of a new contact.

    It is made from your own template for people where there is one, beside your other contacts. A
    note that exists is never touched.
    """
    session = begin_act(ctx)
    called = " ".join(" ".join(name).split())
    if not called:
        raise click.UsageError(session.say("cli.new.nameless"))
    change = api.new_contact(session.vault, called, now_of(session))
    sentence = session.say("cli.new.done", who=called)
    finish(ctx, session, (change,), sentence)
