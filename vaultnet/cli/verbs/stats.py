"""`vaultnet stats`: the network in figures."""

from __future__ import annotations

import click

from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of
from vaultnet.cli.stats_shapes import stats_shape
from vaultnet.cli.stats_text import print_stats
from vaultnet.cli.terminal import print_json
from vaultnet.core.stats import stats_of


@click.command("stats")
@vault_options()
@record_options
@click.pass_context
@remembered
def command(ctx: click.Context, as_json: bool, include_private: bool) -> Session:
    """Show the network in figures, on one screen.

    Private people are counted and not named. What nobody noted is counted as unknown.
    """
    session = begin(ctx)
    stats = stats_of(session.vault.network, session.history, session.vault.settings)
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(stats_shape(stats, audience))
        return session
    print_stats(session, stats)
    return session
