"""`vaultnet digest`: the note that says who is due this week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from vaultnet import api
from vaultnet.cli.diffs import diff_of
from vaultnet.cli.options import json_option, vault_options
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.terminal import print_json, remark, say, visible

if TYPE_CHECKING:
    from vaultnet.cli.session import Session
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
    """Do what is ticked on the page of the week, and refresh it.

    A tick is logged in the contact's own note. Outside the generated block nothing of the digest is
    touched, and nothing is written if nothing changed.
    """
    if check and dry_run:
        raise click.UsageError("--check and --dry-run each ask for something else: give one.")
    session = begin(ctx)
    keep = check or dry_run
    if not keep:  # also where nothing is to be written: the page may be current
        say_these(session, api.sweep_left_overs(session.vault))
    acted = api.act_on_digest(session.vault, session.today, dry_run=keep)
    session.say_problems(acted.problems)
    change = api.refresh_digest(acted.vault, session.today, rebuild=rebuild, settled=acted.settled)
    if change and not keep:
        say_these(session, api.apply_change(acted.vault, change))
    path = change.path if change else api.find_digest(acted.vault)
    kept = api.keep_exports(acted.vault, session.today, dry_run=keep)
    _answer(
        session, acted, change, path, _Asked(keep=keep, diff=dry_run, as_json=as_json, kept=kept)
    )
    stale = any(one.state != "current" for one in kept)
    if check and (change or acted.done or stale):
        ctx.exit(_NOT_CURRENT)


@dataclass(frozen=True)
class _Asked:
    """How the answer is to be given."""

    keep: bool  # nothing was written
    diff: bool
    as_json: bool
    kept: tuple[api.Written, ...]  # the exports that the settings name


def _answer(
    session: Session, acted: api.Acted, change: Change | None, path: str, asked: _Asked
) -> None:
    for one in asked.kept:
        say_these(session, one.recovered)
        if one.fault is not None:
            remark(visible(str(one.fault)))
    open_changes = [one for one in acted.changes if not session.is_private(one.path)]
    state = _state(change, keep=asked.keep)
    if asked.as_json:
        diff = "\n".join(diff_of(change)) + "\n" if change else None
        notes = [one.path for one in open_changes]
        shape = {"path": path, "state": state, "diff": diff}
        exports = [{"path": one.path, "state": one.state} for one in asked.kept]
        print_json({**shape, "acted": len(acted.done), "notes": notes, "exports": exports})
        return
    if acted.done:
        code = "cli.digest.acted.not-yet" if asked.keep else "cli.digest.acted"
        say(session.say(code, n=len(acted.done)))
    if asked.diff and change:
        for each in (*open_changes, change):
            say("\n".join(diff_of(each)))
    else:
        say(session.say(f"cli.digest.{state}", path=path))
    for kept in asked.kept:
        if kept.state not in {None, "current"}:
            say(visible(session.say(f"cli.export.{kept.state}", path=kept.path)))


def _state(change: Change | None, *, keep: bool) -> str:
    if change is None:
        return "current"
    if keep:
        return "not-current"
    return "created" if change.old is None else "refreshed"
