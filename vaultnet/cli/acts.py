"""What the verbs that write have in common: whom they mean, what they show, how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from vaultnet import api
from vaultnet.cli.diffs import diff_of
from vaultnet.cli.lookup import contact_called, is_called, names_beginning
from vaultnet.cli.place import root_of
from vaultnet.cli.session import begin, say_these
from vaultnet.cli.shapes import Shape, audience_of
from vaultnet.cli.terminal import print_json, remark, say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience
    from vaultnet.core.records import Contact
    from vaultnet.vault.changes import Change

    _Function = TypeVar("_Function", bound="Callable[..., Any]")

DRY_RUN: Final = "dry-run"
JSON: Final = "json"
INCLUDE_PRIVATE: Final = "include-private"
_META: Final = "vaultnet.act"
_OPTIONS: Final = {
    DRY_RUN: "Only print what would change.",
    JSON: "Print JSON for other programs.",
    INCLUDE_PRIVATE: "Print private people and notes in JSON as well.",
}


def act_options(function: _Function) -> _Function:
    """Add `--dry-run`, `--json` and `--include-private`, which `finish` looks at."""
    for name, text in reversed(_OPTIONS.items()):
        option = click.option(
            f"--{name}", is_flag=True, expose_value=False, callback=_keep, help=text
        )
        function = option(function)
    return function


def asks_for(ctx: click.Context, option: str) -> bool:
    """Tell whether one of the options of `act_options` is given."""
    return bool(ctx.meta.get(f"{_META}.{option.replace('-', '_')}"))


def begin_act(ctx: click.Context) -> Session:
    """Settle what a process that died has left half done, then begin as other verbs do."""
    unsettled = api.settle_acts(root_of(ctx))
    session = begin(ctx)
    for path in unsettled:
        remark(session.say("cli.act.unsettled", path=visible(path)))
    return session


def contact_and_rest(session: Session, words: Sequence[str]) -> tuple[Contact, str]:
    """Find the one contact that the first words mean, and give the words after them.

    Raises UsageError as `contacts_and_rest` does, and where several are named.
    """
    found, rest = _named(session, words)
    if len(found) > 1:
        raise click.UsageError(session.say("cli.act.one-contact"))
    return found[0], " ".join(rest)


def contacts_and_rest(session: Session, words: Sequence[str]) -> tuple[list[Contact], str]:
    """Find the contacts that the first words mean, and give the words after them as one text.

    The longest run of words that is a whole name, an alias or a path is one; the first may be a
    part of a name. Raises UsageError, with the candidates, where one of them is nobody or several,
    and where a word may be a name as well as text.
    """
    found, rest = _named(session, words)
    perhaps = names_beginning(session, rest[0]) if rest else []
    if perhaps:
        facts = {"word": rest[0], "names": ", ".join(perhaps)}
        raise click.UsageError(session.say("cli.act.name-or-text", **facts))
    return found, " ".join(rest)


def _named(session: Session, words: Sequence[str]) -> tuple[list[Contact], list[str]]:
    """Find the contacts, each once, that the first words mean, and the words after them."""
    refuse_empty(session, words)
    found: dict[str, Contact] = {}
    at = 0
    while at < len(words):
        runs = range(len(words), at, -1)
        end = next((one for one in runs if is_called(session, " ".join(words[at:one]))), 0)
        if not end and found:
            break
        end = end or at + 1
        contact = contact_called(session, " ".join(words[at:end]))
        found[contact.path] = contact
        at = end
    return list(found.values()), list(words[at:])


def refuse_empty(session: Session, words: Iterable[str]) -> None:
    """Raise UsageError for an empty word: mostly a variable of the shell that is not set."""
    if not all(word.strip() for word in words):
        raise click.UsageError(session.say("cli.act.empty"))


def finish(
    ctx: click.Context,
    session: Session,
    changes: Sequence[Change],
    sentence: str,
    *,
    kind: str = "",
) -> None:
    """Apply the changes of a verb as one set, unless they are only to be shown, and say it.

    `kind` is what `undo` calls the set; by default the name of the verb.
    """
    kind, dry_run = kind or str(ctx.info_name), asks_for(ctx, DRY_RUN)
    if changes and not dry_run:
        say_these(session, api.apply_act(session.vault, kind, session.today, changes))
    if asks_for(ctx, JSON):
        audience = audience_for(ctx, session)
        state = "unchanged" if not changes else "dry-run" if dry_run else "done"
        shapes = [change_shape(change, audience) for change in changes]
        print_json({"act": kind, "state": state, "changes": shapes})
    elif not changes:
        say(session.say("cli.act.unchanged"))
    elif dry_run:
        for change in changes:
            print_diff(session, change)
    else:
        places = " ".join(f"({visible(place_of(change))})" for change in changes)
        say(f"{visible(sentence)} {places}")


def audience_for(ctx: click.Context, session: Session) -> Audience:
    """Give what the reader of the JSON of this run may be told."""
    return audience_of(session, include_private=asks_for(ctx, INCLUDE_PRIVATE))


def print_diff(session: Session, change: Change) -> None:
    """Print a change as a diff; of a private note only the lines that change."""
    context = 0 if session.is_private(change.path) else 3
    say("\n".join(map(visible, diff_of(change, context=context))))


def change_shape(change: Change, audience: Audience) -> Shape:
    """Give a change as JSON; that of a private note without its place and its words."""
    if not audience.may_link(change.path):
        return {"path": None, "line": None, "diff": None}
    words = "".join(diff_of(change))
    diff = "\n".join(diff_of(change)) + "\n" if audience.tells(words) else None
    return {"path": change.path, "line": _line(change), "diff": diff}


def place_of(change: Change) -> str:
    """Give the place of the first line that is changed, as editors open it."""
    return f"{change.path}:{_line(change)}"


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    ctx.meta[f"{_META}.{param.name}"] = value


def _line(change: Change) -> int:
    old, new = (change.old or b"").split(b"\n"), change.new.split(b"\n")
    pairs = enumerate(zip(old, new, strict=False), 1)
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))
