"""`vaultnet init`: what a vault holds, and a settings file for it."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

import click

from vaultnet import api
from vaultnet.cli.options import json_option, not_both, vault_options
from vaultnet.cli.questions import ask, in_language
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.survey_report import report_lines
from vaultnet.cli.terminal import print_json, say, visible
from vaultnet.core.proposal import Answers, Proposal, propose, with_page
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Shape
    from vaultnet.core.survey import Survey
    from vaultnet.vault.changes import Change

_LACKING: Final = 1
_LEFT_BEHIND: Final = ".~vaultnet-*"  # what a write that was killed leaves in a folder
_INDENT: Final = "    "


@frozen_record
class _File:
    """What became of the settings file."""

    state: str  # "created", "new" (not written), "current" or "lacking"
    lines: tuple[str, ...]  # of the new file, or of what the one that there is does not say
    change: Change | None = None  # what would write it
    sets_cadence: bool = False


@click.command("init")
@vault_options()
@click.option("--yes", is_flag=True, help="Ask nothing, and write what was found.")
@click.option("--dry-run", is_flag=True, help="Ask nothing, and only print what would be written.")
@json_option
@click.pass_context
def command(ctx: click.Context, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Look at the vault, and write vaultnet.toml for it.

    At a terminal it asks for the language, your own note, and with whom to keep in touch; elsewhere
    nothing is written without --yes. A vaultnet.toml that is there is never changed but compared:
    exit code 1 tells that more was found than it says.
    """
    if yes and dry_run:
        raise not_both("--yes", "--dry-run")
    session = begin(ctx, problems=False)
    surveys = api.survey(session.vault, session.today)
    survey = _as_a_whole(surveys)
    proposal = propose(session.vault.settings, surveys, Answers())
    is_new = not api.has_settings(session.vault)
    if is_new:
        session = in_language(session, proposal.settings.language)
    if not as_json:
        say("\n".join(report_lines(session, survey, proposal.settings)))
    if is_new and not (as_json or yes or dry_run) and _can_ask():
        say()
        proposal = propose(session.vault.settings, surveys, ask(session, survey))
        session = in_language(session, proposal.settings.language)
        yes = True
    if is_new:
        file = _file(session, _with_page(session, proposal), write=yes)
    else:
        file = _compared(session, proposal)
    if file.state == "created" and file.change:
        say_these(session, api.apply_change(session.vault, file.change))
    if as_json:
        print_json({"survey": _shape(survey), "settings": _settings_shape(file)})
    else:
        say("\n".join((*_outcome(session, file), "", _next_step(session, survey, file))))
    if file.state == "lacking":
        ctx.exit(_LACKING)


def _with_page(session: Session, proposal: Proposal) -> Proposal:
    """Name the page in the language, unless there is one: that stays where it is."""
    there = api.find_digest(session.vault) in session.vault.notes
    return proposal if there else with_page(proposal, session.say("write.page"))


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _as_a_whole(surveys: Sequence[Survey]) -> Survey:
    """Give the last survey, with what was seen at first and is the reason why it sees more."""
    return replace(surveys[-1], lookalikes=surveys[0].lookalikes, locale=surveys[0].locale)


def _file(session: Session, proposal: Proposal, *, write: bool) -> _File:
    """Work out the settings file of a vault that has none."""
    whys = _whys(session, proposal)
    head = (session.say("cli.init.head" if whys else "cli.init.head.nothing"),)
    change = api.new_settings(proposal.settings, whys, head)
    lines = tuple(change.new.decode().removesuffix("\n").split("\n"))
    sets_cadence = any(path[0] == "cadence" for path in whys)
    return _File("created" if write else "new", lines, change, sets_cadence)


def _compared(session: Session, proposal: Proposal) -> _File:
    """Compare the settings file that there is."""
    missing = api.missing_settings(session.vault, proposal.settings, _whys(session, proposal))
    return _File("lacking" if missing else "current", missing)


def _whys(session: Session, proposal: Proposal) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {
        path: tuple(session.say(f"cli.init.why.{one.code}", **one.facts) for one in reasons)
        for path, reasons in proposal.reasons.items()
    }


def _outcome(session: Session, file: _File) -> Iterator[str]:
    """Say what became of the settings file."""
    yield ""
    yield session.say(f"cli.init.file.{file.state}", path=api.SETTINGS_FILE)
    yield from (f"{_INDENT}{visible(line)}".rstrip() for line in file.lines)
    if file.change:
        yield ""
        yield session.say("cli.init.ignore")
        yield f"{_INDENT}{_LEFT_BEHIND}"


def _next_step(session: Session, survey: Survey, file: _File) -> str:
    """Say what to do next."""
    step = "due"
    if not survey.contacts:
        step = "nobody"
    elif file.state in {"new", "lacking"}:
        step = file.state
    elif survey.cadences.keys() == {"none"} and not file.sets_cadence:
        step = "no-cadence"
    return session.say(f"cli.init.next.{step}", path=api.SETTINGS_FILE)


def _settings_shape(file: _File) -> Shape:
    text = "".join(f"{line}\n" for line in file.lines)
    return {
        "path": api.SETTINGS_FILE,
        "state": file.state,
        "text": text if file.change else None,
        "missing": None if file.change else list(file.lines),
    }


def _shape(survey: Survey) -> Mapping[str, object]:
    """Give what was found as JSON; the figures and places hold no private note's name."""
    days = {"first_day": survey.first_day, "last_day": survey.last_day}
    return {
        **asdict(survey),
        **{name: day and day.isoformat() for name, day in days.items()},
        "owner": survey.owner,
        "language": survey.language,
        "date_order": survey.date_order,
    }
