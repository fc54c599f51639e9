"""`vaultnet export`: the network for other programs."""

from __future__ import annotations

import sys
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

import click

from vaultnet import api
from vaultnet.cli.options import json_option, vault_options
from vaultnet.cli.remembered import begun_anew
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.terminal import print_json, say, say_bytes, visible
from vaultnet.core.export_formats import CLOCK_TIME, EXPORT_FORMATS, is_outside
from vaultnet.errors import MisuseError, WriteFailedError

if TYPE_CHECKING:
    from vaultnet.cli.session import Session

_TERMINAL: Final = "-"
_NINE: Final = "09:00"


def _clock(_ctx: click.Context, _param: click.Parameter, value: str | None) -> time | None:
    if value is None:
        return None
    found = CLOCK_TIME.fullmatch(value)
    if found is None:
        raise MisuseError(
            "{value} is no time of day: write it like 09:00.",
            code="misused-time",
            value=repr(value),
        )
    return time(int(found[1]), int(found[2]))


_FORMATS: Final = "\n".join(f"{name:8} {one.says}" for name, one in EXPORT_FORMATS.items())


@click.command("export", epilog=f"\b\nFormats:\n{_FORMATS}")
@vault_options()
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(EXPORT_FORMATS)))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=_TERMINAL,
    help="Write to a file, if it says otherwise, instead of to standard output.",
)
@click.option(
    "--alarm",
    metavar="[HH:MM]",
    is_flag=False,
    flag_value=_NINE,
    callback=_clock,
    help="Let the calendar ring on the day, at 09:00 if nothing else is said (ics).",
)
@click.option(
    "--vcard",
    type=click.Choice(["3.0", "4.0"]),
    help="Write vCards of that version, instead of 3.0 (vcf).",
)
@click.option("--raw", is_flag=True, help="Leave cells as they are, for programs (csv).")
@click.option("--dry-run", is_flag=True, help="Only tell whether the file is current.")
@json_option
@click.pass_context
@begun_anew
def command(  # noqa: PLR0913, PLR0917  the options of a command
    ctx: click.Context,
    format_name: str,
    output: str,
    alarm: time | None,
    vcard: str | None,
    raw: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Write the network for other programs.

    Nothing private is in any of them. A file is replaced only if it is one of ours and nobody has
    changed it since; [exports] in vaultnet.toml keeps files fresh.
    """
    session = begin(ctx)
    if as_json and output == _TERMINAL:
        raise click.UsageError(session.say("cli.export.json"))
    _refuse(session, format_name, {"--alarm": alarm, "--vcard": vcard, "--raw": raw})
    chosen = cast("Literal['3.0', '4.0']", vcard or "3.0")
    data = api.export(session.vault, session.today, format_name, api.Wishes(alarm, chosen, raw))
    if output == _TERMINAL:
        _print(session, format_name, data)
        return
    path = output if is_outside(output) else str(_here() / output)
    written = api.write_export(session.vault, format_name, path, data, dry_run=dry_run)
    say_these(session, written.recovered)
    if as_json:
        print_json({"format": format_name, "path": output, "state": written.state})
        return
    say(visible(session.say(f"cli.export.{written.state}", path=output)))


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as fault:
        raise WriteFailedError(
            "The current folder is not there any more: name the file by its whole path."
        ) from fault


_ONLY_FOR: Final = {"--alarm": "ics", "--vcard": "vcf", "--raw": "csv"}


def _refuse(session: Session, format_name: str, options: dict[str, object]) -> None:
    """Refuse an option that says nothing of the format."""
    for option, value in options.items():
        others = _ONLY_FOR[option]
        if value and others != format_name:
            facts = {"option": option, "format": format_name, "others": others}
            raise click.UsageError(session.say("cli.export.not-for", **facts))


def _print(session: Session, format_name: str, data: bytes) -> None:
    """Print an export; on a terminal no line of it may act on it."""
    if not sys.stdout.isatty():
        say_bytes(data)
        return
    if format_name == "sqlite":
        raise click.UsageError(session.say("cli.export.terminal"))
    for line in data.decode("utf-8-sig").splitlines():
        say(visible(line))
