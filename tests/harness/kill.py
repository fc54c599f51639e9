"""A process is killed at every call of the system in turn, or at random moments.

`each_kill` does something on a fresh vault in a child process that ends itself by SIGKILL just
before its n-th call that changes the disk, for every n; a write is cut in its middle as well.
`random_kills` kills a child that repeats something, whenever it pleases chance, and `random_deaths`
one that does something on a fresh vault. All give the vault as the child left it, and the test
judges it, then does the next run.

    for death in each_kill(tmp_path, make, act):
        assert … death.root …
        act(death.root)          # the next run
        assert … death.root …

`python -m harness.kill_at_system_calls` does the same at the system's own calls, by strace.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

from harness.doors import CHANGING, Call, clean_calls, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Death:
    """A vault after the process that wrote to it was killed."""

    root: Path
    name: str  # where it was killed


def each_kill(
    folder: Path,
    make: Callable[[Path], object],
    act: Callable[[Path], object],
    doors: frozenset[str] = CHANGING,
) -> Iterator[Death]:
    """Give the vault after a kill before each such call that `act` makes, and within writes."""
    calls = clean_calls(folder, make, act)
    for number, door in enumerate(calls):
        for half in (False, True) if door == "write" else (False,):
            if door not in doors:
                continue
            root = folder / f"{number}-{door}{'-half' if half else ''}"
            root.mkdir()
            make(root)
            _kill_at(act, root, number, half=half)
            yield Death(root, root.name)


def random_kills(
    root: Path,
    act: Callable[[Path], object],
    times: int,
    chance: random.Random,
    longest: float = 0.02,
) -> Iterator[Death]:
    """Give the vault each time that a child, which repeats `act`, was killed within `longest` s."""
    for number in range(times):
        _kill_after(act, root, chance.uniform(0, longest))
        yield Death(root, f"{number}")


def random_deaths(
    folder: Path,
    make: Callable[[Path], object],
    act: Callable[[Path], object],
    times: int,
    chance: random.Random,
) -> Iterator[Death]:
    """Give a fresh vault each time that `act` was killed there, at any moment that it takes."""
    make(first := folder / "clean")
    start = time.monotonic()
    act(first)
    longest = time.monotonic() - start
    for number in range(times):
        with TemporaryDirectory(dir=folder) as name:
            make(root := Path(name))
            _kill_after(act, root, chance.uniform(0, longest))
            yield Death(root, f"{number}")


def _kill_after(act: Callable[[Path], object], root: Path, seconds: float) -> None:
    """Kill a child that repeats something so long after it began."""
    started, start = os.pipe()
    child = _fork(lambda: _repeat(act, root, start))
    os.read(started, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _wait_for_kill(child)
    os.close(started)
    os.close(start)


def _repeat(act: Callable[[Path], object], root: Path, start: int) -> NoReturn:
    os.write(start, b"!")
    while True:
        act(root)


def _kill_at(act: Callable[[Path], object], root: Path, number: int, *, half: bool) -> None:
    def die(call: Call) -> None:
        if call.number == number:
            # A note that was saved within a tick of the clock is read once more or not, so that
            # this may be another call than in the clean run, and no write to be cut short.
            if half and call.door == "write":
                descriptor, data = call.arguments
                call.real(descriptor, bytes(data)[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

    def run() -> None:
        with watched(die):
            act(root)

    _wait_for_kill(_fork(run))


def _fork(run: Callable[[], object]) -> int:
    with warnings.catch_warnings():  # of threads, which do nothing in the child
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    try:
        run()
    except BaseException:  # noqa: BLE001  the child must never return into the test
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)
    os._exit(0)


def _wait_for_kill(child: int) -> None:
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert killed, "the child ended by itself; its fault stands on standard error"
