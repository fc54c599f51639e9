"""`vaultnet events`: conferences and meetups, and who of the network was or will be there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from vaultnet.cli import wording
from vaultnet.cli.event_text import days, event_page_shape, print_event
from vaultnet.cli.filters import contact_option, contacts_named
from vaultnet.cli.lookup import event_called
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.record_shapes import event_shapes
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin, say_problems_of
from vaultnet.cli.shapes import audience_of
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say
from vaultnet.core.event_page import event_page
from vaultnet.core.events import days_of, is_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Event


class _Wanted(TypedDict):
    """The name of one event, or the answers to the filter options."""

    name: tuple[str, ...]
    contact: tuple[str, ...]
    ahead: bool


@click.command("events")
@vault_options()
@contact_option
@click.option("--ahead", is_flag=True, help="Only events that are not over, the next first.")
@record_options
@click.argument("name", nargs=-1)
@click.pass_context
@remembered
def command(
    ctx: click.Context, as_json: bool, include_private: bool, **wanted: Unpack[_Wanted]
) -> Session:
    """List the events, the latest first; with NAME, show one event.

    NAME is the path of the event's note, its name, or a part that only one event has. Of it are
    shown: who was or will be there, who lives there, whom you met at the last edition, and for each
    how it stands with the follow-up.
    """
    session = begin(ctx)
    if wanted["name"]:
        if wanted["contact"] or wanted["ahead"]:
            raise click.UsageError(session.say("cli.event.alone"))
        name = " ".join(wanted["name"])
        _show(session, name, as_json=as_json, include_private=include_private)
        return session
    ahead = wanted["ahead"]
    named = contacts_named(session, wanted["contact"])
    chosen = [
        one
        for one in sorted(session.vault.network.events, key=_first_day, reverse=not ahead)
        if (not named or not named.isdisjoint(session.attendance.people(one)))
        and not (ahead and (days_of(one) is None or is_over(one, session.today)))
    ]
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(event_shapes(chosen, session, audience))
        return session
    if not chosen:
        say(session.say("cli.events.none"))
    print_events(session, chosen)
    return session


def _show(session: Session, name: str, *, as_json: bool, include_private: bool) -> None:
    vault, event = session.vault, event_called(session, name)
    say_problems_of(session, event.path)
    page = event_page(
        event,
        vault.network,
        session.attendance,
        session.history,
        vault.settings.follow_up,
    )
    if not as_json:
        print_event(session, page)
        return
    audience = audience_of(session, include_private=include_private)
    if not audience.told_all and (event.private or not audience.tells(event.name)):
        raise click.UsageError(session.say("cli.private", name=event.name))
    print_json(event_page_shape(page, session, audience))


def print_events(session: Session, events: Iterable[Event]) -> None:
    """Print events as a table; of private ones only name and days."""
    columns = (
        Column(session.say("cli.column.days"), breaks=False),
        Column(session.say("cli.column.event")),
        Column(session.say("cli.column.place")),
        Column(session.say("cli.column.part")),
        Column(session.say("cli.column.who"), below=True),
        Column(session.say("cli.column.note"), below=True),
    )
    print_table(table_of(columns, (_row(session, one) for one in events)))


def _row(session: Session, event: Event) -> tuple[str, ...]:
    if session.hides(event):
        return (days(event), event.name, "", "", "", "")
    return (
        days(event),
        event.name,
        event.place or "",
        wording.part(session, event.part),
        wording.people(session, session.attendance.people(event), event.others),
        event.path,
    )


def _first_day(event: Event) -> tuple[date, str]:
    days = days_of(event)
    return (days[0] if days else date.min, event.path)
