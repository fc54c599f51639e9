"""`vaultnet undo`: the last act of a person taken back, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet import api
from vaultnet.cli.acts import (
    DRY_RUN,
    JSON,
    act_options,
    asks_for,
    audience_for,
    begin_act,
    change_shape,
    print_diff,
)
from vaultnet.cli.options import vault_options
from vaultnet.cli.terminal import print_json, say, visible
from vaultnet.vault.changes import Change

if TYPE_CHECKING:
    from vaultnet.cli.session import Session


@click.command("undo")
@vault_options()
@act_options
@click.pass_context
def command(ctx: click.Context) -> None:
    """Take back the last of these changes.

    That is the last `log`, `snooze`, `pause`, `stage`, `new`, `block`, `import` or tick, whole; run
    again, the one before. Nothing is taken back where a note was changed since.
    """
    session = begin_act(ctx)
    dry_run, as_json = asks_for(ctx, DRY_RUN), asks_for(ctx, JSON)
    done = api.last_act(session.vault.root)
    if done is None:
        _say_nothing(session, as_json=as_json)
        return
    below = api.undo_last(session.vault, session.today, done, dry_run=dry_run)
    backwards = [Change(one.path, one.new, one.old or b"") for one in reversed(done.changes)]
    backwards += [below] if below else []
    if as_json:
        audience = audience_for(ctx, session)
        shapes = [change_shape(change, audience) for change in backwards]
        state = "dry-run" if dry_run else "done"
        print_json({"act": "undo", "of": done.kind, "state": state, "changes": shapes})
    elif dry_run:
        for change in backwards:
            print_diff(session, change)
    else:
        paths = ", ".join(visible(one.path) for one in done.changes)
        facts = {"what": f"vaultnet {done.kind}", "day": done.day.isoformat(), "paths": paths}
        say(session.say("cli.undo.done", **facts))
        if below is not None:
            say(session.say("cli.undo.below", path=visible(below.path)))


def _say_nothing(session: Session, *, as_json: bool) -> None:
    if as_json:
        print_json({"act": "undo", "of": None, "state": "unchanged", "changes": []})
    else:
        say(session.say("cli.undo.nothing"))
