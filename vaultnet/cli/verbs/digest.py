"""`vaultnet digest`: the note that says who is due this week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet import api
from vaultnet.cli.diffs import diff_of
from vaultnet.cli.options import json_option, vault_options
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.terminal import print_json, say

if TYPE_CHECKING:
    from vaultnet.vault.changes import Change

_NOT_CURRENT = 1


@click.command("digest")
@vault_options()
@click.option("--check", is_flag=True, help="Only tell whether the note is current (exit code 1).")
@click.option("--dry-run", is_flag=True, help="Only print what would change in the note.")
@click.option("--rebuild", is_flag=True, help="Lay the note out anew, open lines first.")
@json_option
@click.pass_context
def command(ctx: click.Context, check: bool, dry_run: bool, rebuild: bool, as_json: bool) -> None:
    """Refresh the note that says who is due this week.

    Nothing outside the generated block is touched, and nothing is written if nothing changed.
    """
    if check and dry_run:
        raise click.UsageError("--check and --dry-run each ask for something else: give one.")
    session = begin(ctx)
    if not (check or dry_run):  # also where nothing is to be written: the page may be current
        say_these(session, api.sweep_left_overs(session.vault))
    change = api.refresh_digest(session.vault, session.today, rebuild=rebuild)
    state = _state(change, keep=check or dry_run)
    if change and not (check or dry_run):
        say_these(session, api.apply_change(session.vault, change))
    path = session.vault.settings.digest.path
    if as_json:
        diff = "\n".join(diff_of(change)) + "\n" if change else None
        print_json({"path": path, "state": state, "diff": diff})
    elif change and dry_run:
        say("\n".join(diff_of(change)))
    else:
        say(session.say(f"cli.digest.{state}", path=path))
    if check and change:
        ctx.exit(_NOT_CURRENT)


def _state(change: Change | None, *, keep: bool) -> str:
    if change is None:
        return "current"
    if keep:
        return "not-current"
    return "created" if change.old is None else "refreshed"
