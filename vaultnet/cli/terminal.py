"""The terminal: its streams, and text that is safe to show on it."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TextIO

import click

from vaultnet.errors import WriteFailedError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Controls that act on a terminal, and marks that turn the order of what follows: a note's words
# must do neither. Separators become spaces, the others the sign for what cannot be shown.
_SEPARATORS: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_CONTROLS: Final = (*range(0x20), *range(0x7F, 0xA0))
_TURNS: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAFE: Final = {
    **dict.fromkeys((*_CONTROLS, *_TURNS), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, _SEPARATORS), " "),
}

_LISTENERS: Final[list[list[tuple[bool, str]]]] = []


def prepare_streams() -> None:
    r"""Make both streams take any text: what is piped is UTF-8, a terminal keeps its encoding.

    What an encoding cannot say is escaped. In UTF-8 these are only the lone surrogates that stand
    for undecodable bytes of a path: `\udcff`, which JSON reads as that very surrogate.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def visible(text: str) -> str:
    """Give `text` as one line that can neither steer a terminal nor turn its own order."""
    return text if text.isprintable() else text.translate(_SAFE)


def width(text: str) -> int:
    """Count the columns that `text` takes on a terminal: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def widths_of(texts: Sequence[str]) -> list[int]:
    """Count the columns that each of many texts takes: mostly each of its characters takes one."""
    if {*map(_columns, {*"".join(texts)})} <= {1}:
        return list(map(len, texts))
    return list(map(width, texts))


@contextmanager
def overheard() -> Iterator[list[tuple[bool, str]]]:
    """Hear what is said within a `with` block: whether it is the answer itself, and the text."""
    heard: list[tuple[bool, str]] = []
    _LISTENERS.append(heard)
    try:
        yield heard
    finally:
        _LISTENERS.remove(heard)


def say(text: str = "") -> None:
    """Print what was asked for. Raises WriteFailedError where it cannot be written."""
    for heard in _LISTENERS:
        heard.append((True, text))
    _write(text, line_end=True)


def say_bytes(data: bytes) -> None:
    """Give what was asked for as it is, to a program or a file. Raises as `say` does."""
    _write(data, line_end=False)


def as_said(text: str, *, is_answer: bool) -> bytes:
    """Give what `say` or `remark` makes of a text, for `say_again`."""
    text = text if _stream_for(is_answer).isatty() else click.unstyle(text)
    return f"{text}\n".encode(errors="backslashreplace")


def say_again(said: bytes, *, is_answer: bool) -> None:
    """Say as `say` or `remark` has said it before; a pipe is given the bytes as they are.

    Raises as `say` does.
    """
    is_plain = os.linesep == "\n" and not _stream_for(is_answer).isatty()
    output = said if is_plain else said.decode()
    if is_answer:
        _write(output, line_end=False)
        return
    with suppress(OSError):
        click.echo(output, nl=False, err=True)


def _stream_for(is_answer: bool) -> TextIO:
    return sys.stdout if is_answer else sys.stderr


def _write(output: str | bytes, *, line_end: bool) -> None:
    try:
        click.echo(output, nl=line_end)
    except BrokenPipeError:
        raise
    except OSError as fault:
        close_output()
        raise WriteFailedError(
            "The output could not be written: {reason}.",
            code="no-output",
            reason=reason_of(fault),
        ) from fault


def remark(text: str) -> None:
    """Print a word about the run, beside what was asked for."""
    for heard in _LISTENERS:
        heard.append((False, text))
    with suppress(OSError):  # then there is nobody to tell
        click.echo(text, err=True)


def print_json(value: object) -> None:
    """Print a value as JSON for other programs."""
    import json  # noqa: PLC0415  `--help` prints none

    say(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def close_output() -> None:
    """Let what is still to be written go nowhere: nobody can read it any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@lru_cache(maxsize=1 << 12)  # a text has few different signs
def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
