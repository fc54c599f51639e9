"""`vaultnet import`: the people of another program, matched before any note is made."""

from __future__ import annotations

import io
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

import click

from vaultnet import api
from vaultnet.cli.acts import DRY_RUN, JSON, act_options, asks_for, audience_for, begin_act
from vaultnet.cli.import_shapes import plan_shape
from vaultnet.cli.import_text import print_plan, summary
from vaultnet.cli.lookup import contact_called
from vaultnet.cli.options import DAY, day, vault_options
from vaultnet.cli.session import now_of, say_these
from vaultnet.cli.terminal import print_json, remark, say, visible
from vaultnet.core.matching.match import Decisions
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import ImportRefusedError, MisuseError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from vaultnet.api import ForeignRecords, ImportPlan
    from vaultnet.cli.session import Session
    from vaultnet.imports.manner import Manner

_STDIN: Final = "-"
_MOST_PIPED: Final = 256 * 1024 * 1024  # bytes; a pipe is held whole, since it cannot be read again


@click.command("import")
@vault_options()
@click.option("--format", "format_name", metavar="NAME", help="The format, if not recognised.")
@click.option(
    "--map", "columns", multiple=True, metavar="COLUMN=KEY", help="What a column of a CSV means."
)
@click.option(
    "--same", multiple=True, metavar="LINE=NAME", help="Whoever stands there is that contact."
)
@click.option("--new", "others", multiple=True, metavar="LINE", help="That is somebody new.")
@click.option("--by-name", is_flag=True, help="Take the same whole name for the same person.")
@click.option(
    "--into",
    type=click.Choice(["log", "meeting"]),
    default="log",
    help="Where meetings go: into the contact's log, or a note for each.",
)
@click.option("--own", multiple=True, metavar="ADDRESS", help="An e-mail address of yours.")
@click.option("--since", type=day, metavar=DAY, help="Days of contact from then on; else a year.")
@click.option("--yes", is_flag=True, help="Ask nothing, and write what the plan says.")
@act_options
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  one for each option
    ctx: click.Context,
    files: tuple[str, ...],
    format_name: str | None,
    columns: tuple[str, ...],
    same: tuple[str, ...],
    others: tuple[str, ...],
    by_name: bool,
    into: Literal["log", "meeting"],
    own: tuple[str, ...],
    since: date | None,
    yes: bool,
) -> None:
    """Take in people and days of contact that another program has.

    FILE is a vCard file, LinkedIn's Connections.csv, Google Contacts as CSV or any other CSV, an
    export of Monica, a file of friends, a calendar (.ics), a mailbox (mbox) or a mail (.eml); - is
    standard input. Who is a contact already is found out first: only empty properties of a note
    are filled, and doubtful cases are listed for you. Of mail the day, the direction and the
    subject are taken, never the text. The plan is shown before anything is written, and
    `vaultnet undo` takes all of it back.
    """
    session = begin_act(ctx)
    asked = Asked(
        columns=dict(_pairs(columns, "--map")),
        own=frozenset(map(str.casefold, own)),
        since=since,
    )
    read = _read(session, files, _manner(session, asked), format_name or "")
    decisions = _decisions(session, files, same, others, by_name=by_name)
    plan = api.plan_import(session.vault, read, now_of(session), decisions, into)
    dry_run, as_json = asks_for(ctx, DRY_RUN), asks_for(ctx, JSON)
    if not as_json:
        print_plan(session, plan)
    session.say_problems(plan.problems)
    wanted = bool(plan.changes) and not dry_run and (yes or (not as_json and _agreed(session)))
    if wanted:
        say_these(session, api.apply_act(session.vault, "import", session.today, plan.changes))
    _say_end(ctx, session, plan, wanted=wanted)


@frozen_record
class Asked:
    """What the options say of how to read."""

    columns: Mapping[str, str]
    own: frozenset[str]
    since: date | None


def _manner(session: Session, asked: Asked) -> Manner:
    manner = api.manner_of(session.vault, session.today)
    return replace(
        manner,
        columns=asked.columns,
        owner=manner.owner | asked.own,
        since=asked.since or manner.since,
    )


def _say_end(ctx: click.Context, session: Session, plan: ImportPlan, *, wanted: bool) -> None:
    changes = plan.changes
    if asks_for(ctx, JSON):
        state = "done" if wanted else "dry-run" if changes else "unchanged"
        print_json(plan_shape(plan, state, audience_for(ctx, session)))
    elif wanted:
        say(summary(session, plan))
    elif not changes:
        say(session.say("cli.import.nothing"))
    elif not asks_for(ctx, DRY_RUN):
        remark(session.say("cli.import.not-yet"))


def _agreed(session: Session) -> bool:
    """Ask, where somebody can answer; elsewhere nothing is written without --yes."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return click.confirm(session.say("cli.import.ask"))


def _read(
    session: Session, names: Sequence[str], manner: Manner, format_name: str
) -> tuple[ForeignRecords, ...]:
    with ExitStack() as stack:
        files = [(name, stack.enter_context(_open(session, name))) for name in names]
        return api.read_foreign(session.vault, files, manner, format_name)


def _open(session: Session, name: str) -> BinaryIO:
    """Open a file. Raises ImportRefusedError where the system does not let it be read."""
    try:
        if name == _STDIN:
            return io.BytesIO(sys.stdin.buffer.read(_MOST_PIPED))
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        reason = str(error)
        if isinstance(error, OSError):
            reason = session.vault.phrases.fault(reason_of(error))
        raise ImportRefusedError(
            session.say("cli.import.unreadable", file=visible(name), reason=reason)
        ) from error


def _decisions(
    session: Session,
    files: Sequence[str],
    same: Iterable[str],
    others: Iterable[str],
    *,
    by_name: bool,
) -> Decisions:
    contacts = {
        _at(files, line): contact_called(session, name).path
        for line, name in _pairs(same, "--same")
    }
    return Decisions(contacts, frozenset(_at(files, line) for line in others), by_name)


def _at(files: Sequence[str], line: str) -> str:
    """Give a place in a file: of one file the line is enough."""
    return f"{files[0]}:{line}" if line.isdigit() and len(files) == 1 else line


def _pairs(texts: Iterable[str], option: str) -> Iterable[tuple[str, str]]:
    for text in texts:
        left, equals, right = text.rpartition("=")
        if not equals or not left.strip():
            raise MisuseError(
                "{option} {value}: write it with a `=` between, as in the help.",
                code="misused-pair",
                option=option,
                value=text,
            )
        yield left.strip(), right.strip()
