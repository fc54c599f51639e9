"""`vaultnet check`: what in the notes cannot be understood, and the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import click

from vaultnet import api
from vaultnet.cli.filters import in_folder, refuse_empty_folders
from vaultnet.cli.options import json_option, private_option, vault_options
from vaultnet.cli.remembered import begun_anew
from vaultnet.cli.session import Session, begin, problem_line
from vaultnet.cli.shapes import problem_shape
from vaultnet.cli.terminal import print_json, remark, say, visible
from vaultnet.core.appointments import appointments_noted
from vaultnet.core.lifetimes import impossible_lifetimes
from vaultnet.core.records import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOUND: Final = 1
_GRAVITY: Final = tuple(Severity)  # the gravest first
_ANNOTATIONS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


@click.command("check")
@vault_options()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Text for people, JSON for programs, annotations for GitHub Actions.",
)
@json_option
@private_option
@click.option("--strict", is_flag=True, help="Exit with 1 for any problem, not for errors alone.")
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.INFO.value,
    help="Only problems at least as grave as this.",
)
@click.option("--code", multiple=True, help="Only problems of this code.")
@click.option("--folder", multiple=True, help="Only notes in this folder.")
@click.pass_context
@begun_anew
def command(  # noqa: PLR0913  each is an option of the command line
    ctx: click.Context,
    *,
    form: str,
    as_json: bool,
    include_private: bool,
    strict: bool,
    severity: str,
    code: tuple[str, ...],
    folder: tuple[str, ...],
) -> None:
    """Find what in the notes cannot be understood.

    Each problem comes with its place and a way out. Exit code 1 tells that errors are among them.
    """
    session = begin(ctx, problems=False)
    refuse_empty_folders(session, folder)
    _refuse_unknown_codes(session, code)
    grave = _GRAVITY[: _GRAVITY.index(Severity(severity)) + 1]
    chosen = [
        problem
        for problem in _problems(session)
        if problem.severity in grave
        and (not code or problem.code in code)
        and (not folder or any(in_folder(problem.source.path, one) for one in folder))
    ]
    form = "json" if as_json else form
    shown = chosen if include_private else _discreet(session, chosen, form)
    FORMATS[form](session, shown)
    if any(strict or problem.severity is Severity.ERROR for problem in chosen):
        ctx.exit(_FOUND)


def _refuse_unknown_codes(session: Session, codes: Iterable[str]) -> None:
    """Raise UsageError for a code that no problem has: to find none of it would mean nothing."""
    known = sorted({kind.code for kind in api.PROBLEM_KINDS})
    for code in codes:
        if code not in known:
            near = ", ".join(get_close_matches(code, known))
            said = "cli.check.near-code" if near else "cli.check.no-code"
            raise click.UsageError(session.say(said, code=visible(code), known=near))


def _problems(session: Session) -> list[Problem]:
    """Give the vault's problems, and those that only the day tells, by their place."""
    ahead = appointments_noted(session.vault.network, session.today)
    lives = impossible_lifetimes(session.vault.network, session.today)
    found = {*session.vault.problems, *ahead, *lives}
    return sorted(found, key=lambda one: (one.source, one.code, one.message))


def _discreet(session: Session, problems: list[Problem], form: str) -> list[Problem]:
    """Give problems without what is private; of that the terminal is told the place."""
    if form == "text":
        return list(map(session.discretion.told, problems))
    shown = [problem for problem in problems if not session.discretion.hides(problem)]
    if len(shown) < len(problems):
        remark(session.say("cli.check.private", n=len(problems) - len(shown)))
    return shown


def _as_text(session: Session, problems: Iterable[Problem]) -> None:
    counts: Counter[Severity] = Counter()
    for problem in problems:
        counts[problem.severity] += 1
        say(problem_line(problem))
        if problem.hint:
            say(f"    {visible(problem.hint)}")
    if counts:
        parts = (session.say(f"cli.check.{one}", n=counts[one]) for one in _GRAVITY if counts[one])
        say(", ".join(parts))
    else:
        say(session.say("cli.check.none", n=len(session.vault.notes)))


def _as_json(_session: Session, problems: Iterable[Problem]) -> None:
    print_json([problem_shape(problem) for problem in problems])


def _as_annotations(session: Session, problems: Iterable[Problem]) -> None:
    for problem in map(session.vault.phrases.told, problems):
        where = f"file={_property(problem.source.path)},line={problem.source.line}"
        text = f"{problem.message} {problem.hint}".strip()
        kind = _ANNOTATIONS[problem.severity]
        say(f"::{kind} {where},title={_property(problem.code)}::{_data(text)}")


def _data(text: str) -> str:
    """Escape text as GitHub's workflow commands want it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property as GitHub's workflow commands want it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Final[Mapping[str, Callable[[Session, Iterable[Problem]], None]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}
