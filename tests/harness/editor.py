"""A second program that saves the same note, to count how many of its saves we lose.

The editor reads the note, adds a line of its own, and saves, in place (it empties the file and
fills it, as Obsidian does) or atomically (it renames a file over the note, as vim and sync tools
do), with pauses of some milliseconds. Each line is numbered. A line is a lost save if the editor
itself did not find it again, and neither the note nor a copy that was kept holds it.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
import traceback
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Way = Literal["in-place", "atomic"]
_MOST_LINES: Final = 400  # of the editor's own, in one note
_LONGEST_PAUSE: Final = 0.01  # seconds
_LINE: Final = re.compile(rb"^theirs ([0-9]+)$", re.MULTILINE)


@contextmanager
def editing(note: Path, way: Way, journal: Path) -> Iterator[int]:
    """Let a child process edit a note until the end; give its number.

    Each save that is done is written to `journal`, outside the vault.
    """
    with warnings.catch_warnings():  # of threads, which do nothing in the child
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            _edit(note, way, journal)
        except BaseException:  # noqa: BLE001  the child must never return into the test
            traceback.print_exc(file=sys.__stderr__)
            os._exit(1)
        os._exit(0)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGTERM)
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "the editor failed; see standard error"


def lost_saves(root: Path, journal: Path) -> tuple[int, int]:
    """Give how many saves were done, and how many of them no visible file holds any more."""
    numbers = [int(line) for line in journal.read_bytes().split()]
    done = {number for number in numbers if number > 0}
    kept = {-number for number in numbers if number < 0}
    for file in root.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            kept.update(int(number) for number in _LINE.findall(file.read_bytes()))
    return len(done), len(done - kept)


def _edit(note: Path, way: Way, journal: Path) -> None:
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: stopped.append(number))
    descriptor = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    chance = random.Random(1)  # noqa: S311  no secret
    number = 1
    while not stopped:
        old = note.read_bytes()
        text, found_again = _without_oldest(old)
        text += b"theirs %d\n" % number
        if way == "in-place":
            note.write_bytes(text)
        else:
            beside = note.with_name(".editor.swp")
            beside.write_bytes(text)
            beside.replace(note)
        os.write(descriptor, b"".join(b"%d\n" % one for one in (number, *found_again)))
        number += 1
        time.sleep(chance.uniform(0, _LONGEST_PAUSE))
    os.close(descriptor)


def _without_oldest(text: bytes) -> tuple[bytes, list[int]]:
    """Drop the oldest lines of the editor's own from a long note; give their numbers, negative."""
    own = [int(number) for number in _LINE.findall(text)]
    if len(own) <= _MOST_LINES:
        return text, []
    drop = own[: _MOST_LINES // 2]
    lines = {b"theirs %d\n" % number for number in drop}
    kept = (line for line in text.splitlines(keepends=True) if line not in lines)
    return b"".join(kept), [-number for number in drop]
