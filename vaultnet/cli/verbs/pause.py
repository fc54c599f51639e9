"""`vaultnet pause`: no reminders of a contact until they are resumed."""

from __future__ import annotations

import click

from vaultnet import api
from vaultnet.cli.acts import act_options, begin_act, finish
from vaultnet.cli.completion import complete_names
from vaultnet.cli.lookup import contact_called
from vaultnet.cli.options import vault_options
from vaultnet.cli.session import now_of
from vaultnet.core.acts import Pause


@click.command("pause")
@vault_options()
@click.option("--resume", is_flag=True, help="Remind of the contact again.")
@act_options
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@click.pass_context
def command(
    ctx: click.Context,
    name: tuple[str, ...],
    resume: bool,
) -> None:
    """Let reminders of a contact rest until you resume them.

    Promises and yearly days are shown nevertheless.
    """
    session = begin_act(ctx)
    contact = contact_called(session, " ".join(name))
    act = Pause(contact.path, paused=not resume)
    already = contact.paused is act.paused
    changes = () if already else api.change_by(session.vault, act, now_of(session))
    sentence = session.say(f"cli.pause.{'resumed' if resume else 'done'}", who=contact.name)
    finish(ctx, session, changes, sentence)
