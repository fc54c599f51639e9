"""What `vaultnet digest` does, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vaultnet import api
from vaultnet.cli.diffs import diff_of
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.terminal import print_json, remark, say, visible

if TYPE_CHECKING:
    import click

    from vaultnet.cli.session import Session
    from vaultnet.vault.changes import Change

_NOT_CURRENT = 1
_ACTED: Final = "acted"  # in a context: what was done before the verb began anew


def say_digest(
    ctx: click.Context, *, check: bool, dry_run: bool, rebuild: bool, as_json: bool
) -> Session | None:
    """Make the page current, and say so; give the session where there was nothing at all to do."""
    session = begin(ctx)
    keep = check or dry_run
    if not keep:  # also where nothing is to be written: the page may be current
        say_these(session, api.sweep_left_overs(session.vault))
    acted = api.act_on_digest(session.vault, session.today, dry_run=keep)
    if not keep:
        acted = ctx.meta[_ACTED] = _after(ctx.meta.get(_ACTED), acted)
    session.say_problems(acted.problems)
    blocks = api.refresh_blocks(acted.vault, session.today)
    session.say_problems(blocks.problems)
    if not keep:
        session.say_problems(api.write_blocks(acted.vault, blocks.changes).problems)
    change = api.refresh_digest(blocks.vault, session.today, rebuild=rebuild, settled=acted.settled)
    if change and not keep:
        say_these(session, api.apply_change(blocks.vault, change))
    path = change.path if change else api.find_digest(blocks.vault)
    kept = api.keep_exports(blocks.vault, session.today, dry_run=keep)
    done = _Done(acted, blocks.changes, change, path)
    _answer(session, done, _Asked(keep=keep, diff=dry_run, as_json=as_json, kept=kept))
    stale = any(one.state != "current" for one in kept)
    if check and (change or acted.done or blocks.changes or stale):
        ctx.exit(_NOT_CURRENT)
    # A look at the vault does not tell what an export says by now.
    is_done = change or acted.done or acted.problems or blocks.changes or blocks.problems or kept
    return None if is_done else session


def _after(before: api.Acted | None, acted: api.Acted) -> api.Acted:
    if before is None:
        return acted
    done, changes = (*before.done, *acted.done), (*before.changes, *acted.changes)
    return replace(acted, done=done, changes=changes)


@dataclass(frozen=True)
class _Done:
    """What was done, or is to be done, in which notes."""

    acted: api.Acted
    blocks: tuple[Change, ...]
    change: Change | None  # of the page
    path: str  # of the page


@dataclass(frozen=True)
class _Asked:
    """How the answer is to be given."""

    keep: bool  # nothing was written
    diff: bool
    as_json: bool
    kept: tuple[api.Written, ...]  # the exports that the settings name


def _answer(session: Session, done: _Done, asked: _Asked) -> None:
    acted, change, path = done.acted, done.change, done.path
    for one in asked.kept:
        say_these(session, one.recovered)
        if one.fault is not None:
            remark(visible(session.vault.phrases.fault(one.fault)))
    open_changes = [one for one in acted.changes if not session.is_private(one.path)]
    blocks = [one for one in done.blocks if not session.is_private(one.path)]
    state = _state(change, keep=asked.keep)
    if asked.as_json:
        diff = "\n".join(diff_of(change)) + "\n" if change else None
        notes = list(dict.fromkeys(one.path for one in open_changes))
        shape = {"path": path, "state": state, "diff": diff}
        exports = [{"path": one.path, "state": one.state} for one in asked.kept]
        both = {"blocks": [one.path for one in blocks], "exports": exports}
        print_json({**shape, "acted": len(acted.done), "notes": notes, **both})
        return
    if acted.done:
        code = "cli.digest.acted.not-yet" if asked.keep else "cli.digest.acted"
        say(session.say(code, n=len(acted.done)))
    if done.blocks and not asked.diff:
        code = "cli.digest.blocks.not-yet" if asked.keep else "cli.digest.blocks"
        say(session.say(code, n=len(done.blocks)))
    shown = (*open_changes, *blocks, *([change] if change else ()))
    if asked.diff and shown:
        for each in shown:
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
