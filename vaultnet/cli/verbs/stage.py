"""`vaultnet stage`: the stage of a relationship, by the person's own word."""

from __future__ import annotations

import click

from vaultnet import api
from vaultnet.cli.acts import act_options, begin_act, contact_and_rest, finish
from vaultnet.cli.completion import complete_names
from vaultnet.cli.options import vault_options
from vaultnet.cli.session import now_of
from vaultnet.core.acts import SetStage
from vaultnet.core.names import fold
from vaultnet.core.records import Stage


@click.command("stage")
@vault_options()
@act_options
@click.argument(
    "words", nargs=-1, required=True, metavar="NAME STAGE", shell_complete=complete_names
)
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
) -> None:
    """Set the stage of a relationship.

    STAGE is acquaintance, communication, trust or partnership, in any language that is known. A
    `stage_since` that stands in the note becomes today.
    """
    session = begin_act(ctx)
    contact, rest = contact_and_rest(session, words)
    stage = session.vault.vocabulary.stages.get(fold(rest))
    if stage is None:
        known = ", ".join(session.say(f"stage.{one}") for one in Stage)
        raise click.UsageError(session.say("cli.stage.unknown", text=rest, known=known))
    already = contact.stage is stage
    act = SetStage(contact.path, stage, session.today)
    changes = () if already else api.change_by(session.vault, act, now_of(session))
    facts = {"who": contact.name, "stage": session.say(f"stage.{stage}")}
    finish(ctx, session, changes, session.say("cli.stage.done", **facts))
