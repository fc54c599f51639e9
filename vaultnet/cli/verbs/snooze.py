"""`vaultnet snooze`: no reminders of a contact for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from vaultnet import api
from vaultnet.cli.acts import act_options, begin_act, contact_and_rest, finish
from vaultnet.cli.completion import complete_names
from vaultnet.cli.options import vault_options
from vaultnet.cli.session import Session, now_of
from vaultnet.core.acts import Snooze
from vaultnet.core.cadence_text import read_cadence
from vaultnet.core.dates import Span
from vaultnet.core.records import Layer
from vaultnet.core.written_dates import read_day

if TYPE_CHECKING:
    from datetime import date

_USUAL: Final = Span(weeks=1)  # until the next page


@click.command("snooze")
@vault_options()
@act_options
@click.argument(
    "words", nargs=-1, required=True, metavar="NAME [SPAN|DAY]", shell_complete=complete_names
)
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
) -> None:
    """Let reminders of a contact rest for a while.

    For a week, or for a length of time (`2 weeks`, `P1M`), or until a day (`2026-12-24`). Promises
    and yearly days are shown nevertheless.
    """
    session = begin_act(ctx)
    contact, rest = contact_and_rest(session, words)
    until = _until(session, rest)
    changes = api.change_by(session.vault, Snooze(contact.path, until), now_of(session))
    sentence = session.say("cli.snooze.done", who=contact.name, day=until.isoformat())
    finish(ctx, session, changes, sentence)


def _until(session: Session, text: str) -> date:
    """Read until when; a day that is not ahead is none."""
    words = session.vault.vocabulary
    until = read_day(text, words, session.vault.settings.vault.date_order) if text else None
    if until is None:
        read = read_cadence(text, words) if text else None
        span = read.layers.get(Layer.ANY) if read else _USUAL if not text else None
        if span is None:
            raise click.UsageError(session.say("cli.snooze.span", text=text))
        until = span.after(session.today)
    if until <= session.today:
        raise click.UsageError(session.say("cli.snooze.past", day=until.isoformat()))
    return until
