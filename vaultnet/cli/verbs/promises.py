"""`vaultnet promises`: who promised what to whom, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from vaultnet.cli import wording
from vaultnet.cli.filters import contact_option, contacts_named
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.record_shapes import promise_shapes
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin
from vaultnet.cli.shapes import audience_of
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say
from vaultnet.core.promises import PromiseState, is_settled, open_first, state_of
from vaultnet.core.records import Promiser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Promise


class _Wanted(TypedDict):
    """The answers to the filter options."""

    contact: tuple[str, ...]
    by: str | None
    state: tuple[str, ...]


@click.command("promises")
@vault_options()
@contact_option
@click.option(
    "--by",
    type=click.Choice([one.value for one in Promiser], case_sensitive=False),
    help="Promises of mine, or of theirs.",
)
@click.option(
    "--state",
    multiple=True,
    type=click.Choice([one.value for one in PromiseState], case_sensitive=False),
    help="Promises that stand so.",
)
@record_options
@click.pass_context
@remembered
def command(
    ctx: click.Context, as_json: bool, include_private: bool, **wanted: Unpack[_Wanted]
) -> Session:
    """List the promises, the open ones first."""
    session = begin(ctx)
    named = contacts_named(session, wanted["contact"])
    chosen = [
        one
        for one in open_first(session.vault.network.promises, session.today)
        if (not named or not named.isdisjoint(one.contacts))
        and (wanted["by"] is None or one.promiser == wanted["by"])
        and (not wanted["state"] or _state(session, one) in wanted["state"])
    ]
    if as_json:
        audience = audience_of(session, include_private=include_private)
        print_json(promise_shapes(chosen, session, audience))
        return session
    if not chosen:
        say(session.say("cli.promises.none"))
    print_promises(session, chosen)
    return session


def print_promises(session: Session, promises: Iterable[Promise]) -> None:
    """Print promises as a table; of private ones only names and days."""
    columns = (
        Column(session.say("cli.column.due"), breaks=False),
        Column(session.say("cli.column.who")),
        Column(session.say("cli.column.whose")),
        Column(session.say("cli.column.what")),
        Column(session.say("cli.column.state")),
        Column(session.say("cli.column.note"), below=True),
    )
    print_table(table_of(columns, (_row(session, one) for one in promises)))


def _row(session: Session, promise: Promise) -> tuple[str, ...]:
    due = promise.due.isoformat() if promise.due else ""
    names = wording.who(session, promise.contacts)
    if session.hides(promise) or any(map(session.is_private, promise.contacts)):
        return (due, names, "", "", "", "")
    return (
        due,
        names,
        session.say(f"promise.{promise.promiser}"),
        promise.text or "",
        _state_name(session, promise),
        wording.place(promise.source),
    )


def _state_name(session: Session, promise: Promise) -> str:
    state = _state(session, promise)
    if state is None:
        return session.say("promise.state.cancelled")
    if state is PromiseState.LATE and is_settled(promise, session.today):
        return session.say("promise.state.kept-late")
    return session.say(f"promise.state.{state}")


def _state(session: Session, promise: Promise) -> PromiseState | None:
    return state_of(promise, session.today, session.vault.settings.promises)
