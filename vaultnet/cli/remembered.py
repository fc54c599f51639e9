"""Answers of verbs that only read: given as they were last time, where nothing has changed since.

`digest` is one of them while the page is current: then there is nothing for it to do.

A question is the verb with its options, the day, the streams that it is answered on, and the
program itself. The answer is what was said, word by word.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TextIO, TypeAlias

import click

import vaultnet
from vaultnet import api
from vaultnet.cli.options import NO_CACHE, TODAY
from vaultnet.cli.place import root_of
from vaultnet.cli.terminal import as_said, overheard, say_again
from vaultnet.errors import NoteChangedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from vaultnet.cli.session import Session

# What a drawing on a terminal depends on, beside its size, and what tells the day.
_ENVIRONMENT: Final = (
    *("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "JUPYTER_COLUMNS", "JUPYTER_LINES", "TZ"),
)
_NANOSECONDS: Final = 1_000_000_000
LOOK: Final = "look"  # in a context: how the vault looked as the run began, and when that was
_ALWAYS: Final = (0.0, float("inf"))

_Options = ParamSpec("_Options")
_Said: TypeAlias = "list[tuple[bool, str]]"


def remembered(
    verb: Callable[Concatenate[click.Context, _Options], Session | None],
) -> Callable[Concatenate[click.Context, _Options], None]:
    """Let a verb answer as it is remembered to have answered, else work the answer out.

    The verb only reads, does not speak of the time of day, and gives the session that it read in;
    None where it did more than answer. That is not remembered, nor what ends in an exception or was
    asked for with `--include-private`.
    """

    @wraps(verb)
    def answered(ctx: click.Context, /, *args: _Options.args, **options: _Options.kwargs) -> None:
        _answer(ctx, lambda: verb(ctx, *args, **options))

    return answered


def begun_anew(
    verb: Callable[Concatenate[click.Context, _Options], None],
) -> Callable[Concatenate[click.Context, _Options], None]:
    """Let a verb begin anew where a note was saved before all that is asked of it was.

    The verb writes, if at all, when it has asked all and before it answers.
    """

    @wraps(verb)
    def begun(ctx: click.Context, /, *args: _Options.args, **options: _Options.kwargs) -> None:
        with overheard() as said:
            _worked_out(ctx, lambda: verb(ctx, *args, **options), said)

    return begun


def _answer(ctx: click.Context, work_out: Callable[[], Session | None]) -> None:
    if ctx.meta.get(NO_CACHE) or ctx.params.get("include_private"):
        with overheard() as said:
            _worked_out(ctx, work_out, said)
        return
    root = root_of(ctx)
    begun = time.time()
    begun_ns = int(begun * _NANOSECONDS)
    answers, look, question = api.Answers(root), api.look_at(root), _question(ctx)
    known = _said_at(answers.recall(question, look), begun)
    if known is not None:
        for is_answer, text in known:
            say_again(text, is_answer=is_answer)
        return
    ctx.meta[LOOK] = (look, begun_ns)
    with overheard() as said:
        session = _worked_out(ctx, work_out, said)
    if session and look.is_settled(begun_ns):
        first, end = hours = _hours(ctx, session)
        if first <= begun and time.time() < end:
            answers.keep(question, look, _packed(hours, said))


def _worked_out(
    ctx: click.Context, work_out: Callable[[], Session | None], said: _Said
) -> Session | None:
    """Work an answer out; once more where a note was saved before all that is asked of it was."""
    try:
        return work_out()
    except NoteChangedError:
        if any(is_answer for is_answer, _ in said):
            raise
        said.clear()  # remarks, which are made anew
        ctx.meta[NO_CACHE] = True
        return work_out()


def _packed(hours: tuple[float, float], said: _Said) -> bytes:
    """Pack what was said, and from when to when it holds: a line of figures, and then the texts."""
    texts = [as_said(text, is_answer=is_answer) for is_answer, text in said]
    sizes = [f"{is_answer:d} {len(text)}" for (is_answer, _), text in zip(said, texts, strict=True)]
    return b"".join((" ".join([*map(repr, hours), *sizes]).encode(), b"\n", *texts))


def _said_at(answer: bytes | None, now: float) -> list[tuple[bool, bytes]] | None:
    """Give what was said, if the day that it was said on is that of `now`."""
    if answer is None:
        return None
    at = answer.index(b"\n") + 1
    first, end, *sizes = answer[:at].split()
    if not float(first) <= now < float(end):
        return None
    said = []
    for is_answer, size in zip(sizes[::2], sizes[1::2], strict=True):
        said.append((is_answer == b"1", answer[at : at + int(size)]))
        at += int(size)
    return said


def _hours(ctx: click.Context, session: Session) -> tuple[float, float]:
    from vaultnet.cli.session import hours_of  # noqa: PLC0415  it was needed to work the answer out

    return _ALWAYS if TODAY in ctx.meta else hours_of(session)


def _question(ctx: click.Context) -> bytes:
    facts = (
        ctx.info_name,
        sorted(ctx.params.items()),
        ctx.meta.get(TODAY),
        *(_stream(stream) for stream in (sys.stdout, sys.stderr)),
        *(os.environ.get(name) for name in _ENVIRONMENT),
        time.tzname,
        time.timezone,
        program(),
    )
    return repr(facts).encode("utf-8", "surrogateescape")


def program() -> bytes:
    """Give what tells this program, with all that it is built on, from any other."""
    packages = f"{_folder_of(click)}/.."
    facts = (
        sys.version,
        api.look_at_program(_folder_of(vaultnet)),
        os.stat(packages).st_mtime_ns,  # noqa: PTH116  other versions of what we build on, the extras
    )
    return repr(facts).encode()


def _folder_of(module: ModuleType) -> str:
    return os.path.dirname(module.__file__ or "")  # noqa: PTH120  light to import


def _stream(stream: TextIO) -> tuple[object, ...]:
    """Tell what the form of an answer depends on."""
    size: object = None
    if stream.isatty():
        with suppress(OSError):
            size = os.get_terminal_size(stream.fileno())
    return stream.isatty(), size, stream.encoding
