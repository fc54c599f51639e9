"""`vaultnet undo`: the last act of a person taken back, as one."""

from __future__ import annotations

from contextlib import suppress
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
from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault.changes import Change

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.cli.session import Session
    from vaultnet.vault.journal import Entry


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
    if not dry_run:
        _take_back(session, done)
    backwards = [Change(one.path, one.new, one.old or b"") for one in reversed(done.changes)]
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


def _take_back(session: Session, done: Entry) -> None:
    """Take back an act; of a tick the page opens the box.

    A process that died after the tick has not told the page that it was acted on. It is told first,
    or the same tick would act once more.
    """
    of_page = done.kind == api.ACT_OF_MARKS
    if of_page:
        with suppress(NoteRefusedError, WriteFailedError):  # the page is odd: that hinders no undo
            _refresh(session.vault, session.today)
    api.undo_last(session.vault.root, done)
    if of_page:
        _refresh(api.read_vault(session.vault.root), session.today)


def _refresh(vault: api.Vault, today: date) -> None:
    change = api.refresh_digest(vault, today)
    if change is not None:
        api.apply_change(vault, change)


def _say_nothing(session: Session, *, as_json: bool) -> None:
    if as_json:
        print_json({"act": "undo", "of": None, "state": "unchanged", "changes": []})
    else:
        say(session.say("cli.undo.nothing"))
