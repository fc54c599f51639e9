"""`vaultnet review`: a week or a quarter looked back on, in a note of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet import api
from vaultnet.cli.diffs import diff_of
from vaultnet.cli.options import DAY, day, json_option, not_both, vault_options
from vaultnet.cli.remembered import begun_anew
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.terminal import print_json, say
from vaultnet.core.periods import Period, PeriodKind

if TYPE_CHECKING:
    from datetime import date


@click.command("review")
@vault_options()
@click.option("--week", is_flag=True, help="Of a week, which is the default.")
@click.option("--quarter", is_flag=True, help="Of a quarter.")
@click.option("--dry-run", is_flag=True, help="Only print what would change in the note.")
@json_option
@click.argument("of", type=day, required=False, metavar=f"[{DAY}]")
@click.pass_context
@begun_anew
def command(  # noqa: PLR0913  each is an option of the command line
    ctx: click.Context,
    *,
    week: bool,
    quarter: bool,
    dry_run: bool,
    as_json: bool,
    of: date | None,
) -> None:
    """Write the review of a week or a quarter, with charts.

    It says who was met, who drifted, what was given and received, and what became of promises. DAY
    is any day of the period; without it, that of today. The note is `[review] path`.
    """
    if week and quarter:
        raise not_both("--week", "--quarter")
    session = begin(ctx)
    start = session.vault.settings.digest.week_start
    kind = PeriodKind.QUARTER if quarter else PeriodKind.WEEK
    period = Period.containing(kind, of or session.today, start)
    if period.first > session.today:
        raise click.UsageError(session.say("cli.review.ahead", first=period.first.isoformat()))
    change = api.refresh_review(session.vault, session.today, period)
    if change and not dry_run:
        say_these(session, api.apply_change(session.vault, change))
    path = api.path_of_review(session.vault, period)
    state = "current" if change is None else "refreshed" if change.old is not None else "created"
    if as_json:
        diff = "\n".join(diff_of(change)) + "\n" if change else None
        done = "dry-run" if dry_run and change else state
        print_json({"path": path, "period": period.name, "state": done, "diff": diff})
    elif dry_run and change:
        say("\n".join(diff_of(change)))
    else:
        say(session.say(f"cli.digest.{state}", path=path))
