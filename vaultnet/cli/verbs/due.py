"""`vaultnet due`: who is due to be contacted, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.remembered import remembered

if TYPE_CHECKING:
    from vaultnet.cli.session import Session

_CENTURY = 36500  # days; the calendar must not end before the horizon


@click.command("due")
@vault_options()
@click.option(
    "--days",
    type=click.IntRange(0, _CENTURY),
    metavar="N",
    help="Look N days ahead, instead of to the end of the week.",
)
@click.option("--all", "everybody", is_flag=True, help="Show those too who wait for a later week.")
@record_options
@click.pass_context
@remembered
def command(
    ctx: click.Context, days: int | None, everybody: bool, as_json: bool, include_private: bool
) -> Session:
    """Say who is due to be contacted, and why.

    Those who have a place in the week, the most urgent first, as on the page; with --days or --all
    whoever else is due. What is already due is always among them.
    """
    from vaultnet.cli.due_text import say_due  # noqa: PLC0415  not needed for what is known

    return say_due(ctx, days, everybody=everybody, as_json=as_json, include_private=include_private)
