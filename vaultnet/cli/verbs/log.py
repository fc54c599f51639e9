"""`vaultnet log`: an interaction, written down where the vault keeps such things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vaultnet import api
from vaultnet.cli.acts import (
    act_options,
    begin_act,
    contacts_and_rest,
    finish,
    refuse_empty,
)
from vaultnet.cli.completion import complete_names
from vaultnet.cli.options import DAY, day, vault_options
from vaultnet.cli.session import Session, now_of
from vaultnet.core.acts import Log
from vaultnet.core.log_entry import LogEntry
from vaultnet.core.names import fold
from vaultnet.core.records import Channel

if TYPE_CHECKING:
    from datetime import date


@click.command("log")
@vault_options()
@click.option("--channel", metavar="WORD", help="How: call, email, встреча …")
@click.option("--gave", multiple=True, metavar="WHAT", help="You gave: article, intro to Ravi.")
@click.option("--got", multiple=True, metavar="WHAT", help="What you were given.")
@click.option("--on", "on_day", type=day, metavar=DAY, help="The day; else today.")
@click.option("--text", "told", metavar="TEXT", help="What it was about, if it begins like a name.")
@act_options
@click.argument(
    "words", nargs=-1, required=True, metavar="NAME... [TEXT]", shell_complete=complete_names
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  one for each option
    ctx: click.Context,
    words: tuple[str, ...],
    channel: str | None,
    gave: tuple[str, ...],
    got: tuple[str, ...],
    on_day: date | None,
    told: str | None,
) -> None:
    """Write down that you were in touch with somebody.

    NAME is a name, an alias or the path of a note; several were in touch together. The words after
    them say what it was about. It goes into the log of the first contact's note, in the form that
    this note has, or into the daily note (setting `where` in the table [log]).
    """
    session = begin_act(ctx)
    contacts, rest = contacts_and_rest(session, words)
    refuse_empty(session, (*gave, *got))
    on = on_day or session.today
    if on > session.today:
        raise click.UsageError(session.say("cli.log.ahead", day=on.isoformat()))
    entry = LogEntry(
        day=on,
        contacts=tuple(contact.path for contact in contacts),
        channel=_channel(session, channel),
        gave=gave,
        received=got,
        text=" ".join(part for part in (told, rest) if part),
    )
    changes = api.change_by(session.vault, Log(entry), now_of(session))
    how = api.channel_of(session.vault, entry)
    sentence = session.say(
        "cli.log.done",
        day=on.isoformat(),
        how=session.say(f"channel.{how}"),
        who=", ".join(contact.name for contact in contacts),
    )
    finish(ctx, session, changes, sentence)


def _channel(session: Session, word: str | None) -> Channel:
    if word is None:
        return Channel.UNKNOWN
    found = session.vault.vocabulary.channels.get(fold(word))
    if found is None:
        known = ", ".join(one for one in Channel if one is not Channel.UNKNOWN)
        raise click.BadParameter(session.say("cli.log.channel", word=word, known=known))
    return found
