"""`vaultnet events`: conferences and meetups, and who of the network was or will be there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vaultnet.cli import wording
from vaultnet.cli.filters import contact_option, contacts_named
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.record_shapes import event_shapes
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say
from vaultnet.core.events import days_of, is_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Event


@click.command("events")
@vault_options()
@contact_option
@click.option("--ahead", is_flag=True, help="Only events that are not over, the next first.")
@record_options
@click.pass_context
def command(
    ctx: click.Context,
    contact: tuple[str, ...],
    ahead: bool,
    as_json: bool,
    include_private: bool,
) -> None:
    """List the events, the latest first."""
    session = begin(ctx)
    named = contacts_named(session, contact)
    chosen = [
        one
        for one in sorted(session.vault.network.events, key=_first_day, reverse=not ahead)
        if (not named or not named.isdisjoint(session.attendance.people(one)))
        and not (ahead and (days_of(one) is None or is_over(one, session.today)))
    ]
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(event_shapes(chosen, session, audience))
        return
    if not chosen:
        say(session.say("cli.events.none"))
    print_events(session, chosen)


def print_events(session: Session, events: Iterable[Event]) -> None:
    """Print events as a table; of private ones only name and days."""
    columns = (
        Column(session.say("cli.column.days"), breaks=False),
        Column(session.say("cli.column.event")),
        Column(session.say("cli.column.place")),
        Column(session.say("cli.column.part")),
        Column(session.say("cli.column.who")),
        Column(session.say("cli.column.note")),
    )
    print_table(table_of(columns, (_row(session, one) for one in events)))


def _row(session: Session, event: Event) -> tuple[str, ...]:
    days = dict.fromkeys(day.isoformat() for day in days_of(event) or ())
    if event.private:
        return (" – ".join(days), event.name, "", "", "", "")
    return (
        " – ".join(days),
        event.name,
        event.place or "",
        wording.part(session, event.part),
        wording.people(session, session.attendance.people(event), event.others),
        event.path,
    )


def _first_day(event: Event) -> tuple[date, str]:
    days = days_of(event)
    return (days[0] if days else date.min, event.path)
