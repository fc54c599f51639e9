"""`vaultnet block`: a generated block put into a contact's or an event's own note, or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet import api
from vaultnet.cli.acts import act_options, begin_act, finish
from vaultnet.cli.completion import complete_names
from vaultnet.cli.lookup import contact_called, event_called, is_called, is_event
from vaultnet.cli.options import vault_options
from vaultnet.core.block_names import BlockName

if TYPE_CHECKING:
    from vaultnet.cli.session import Session


@click.command("block")
@vault_options()
@act_options
@click.argument("what", type=click.Choice(["add", "remove"]), metavar="add|remove")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@click.pass_context
def command(ctx: click.Context, what: str, name: tuple[str, ...]) -> None:
    """Put a generated block into a note, or take it out.

    In a contact's note it says at a glance how things stand; in an event's note, whom you met and
    who is still to be written to. It is as if you typed its two marker lines: move them wherever
    you like. `vaultnet digest` and `watch` keep it fresh. What you wrote within it stays when it is
    taken out.
    """
    session = begin_act(ctx)
    path, called, block = _meant(session, " ".join(name))
    if what == "add":
        change = api.add_block(session.vault, session.today, path, block)
        sentence = session.say("cli.block.added", name=called)
    else:
        change = api.remove_block(session.vault, path, block)
        sentence = session.say("cli.block.removed", name=called)
    finish(ctx, session, (change,) if change else (), sentence, kind=f"block {what}")


def _meant(session: Session, text: str) -> tuple[str, str, str]:
    """Give path and name of the contact or the event that a text means, and the block for it.

    A whole name comes before a part of one, a contact before an event.
    """
    if is_event(session, text) and not is_called(session, text):
        event = event_called(session, text)
        return event.path, event.name, BlockName.FOLLOW_UPS
    contact = contact_called(session, text)
    return contact.path, contact.name, BlockName.GLANCE
