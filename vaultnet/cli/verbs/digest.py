"""`vaultnet digest`: the note that says who is due this week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet.cli.options import json_option, not_both, vault_options
from vaultnet.cli.remembered import remembered

if TYPE_CHECKING:
    from vaultnet.cli.session import Session


@click.command("digest")
@vault_options()
@click.option("--check", is_flag=True, help="Only tell whether the note is current (exit code 1).")
@click.option("--dry-run", is_flag=True, help="Only print what would change in the note.")
@click.option("--rebuild", is_flag=True, help="Lay the note out anew, open lines first.")
@json_option
@click.pass_context
@remembered
def command(
    ctx: click.Context, check: bool, dry_run: bool, rebuild: bool, as_json: bool
) -> Session | None:
    """Do what is ticked on the page of the week, and refresh it.

    A tick is logged in the contact's own note. The blocks of other notes are refreshed as well.
    Outside the generated blocks nothing is touched, and nothing is written if nothing changed.
    """
    if check and dry_run:
        raise not_both("--check", "--dry-run")
    from vaultnet.cli.digest_text import say_digest  # noqa: PLC0415  not needed while current

    return say_digest(ctx, check=check, dry_run=dry_run, rebuild=rebuild, as_json=as_json)
