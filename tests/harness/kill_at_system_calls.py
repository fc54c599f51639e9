"""Kill a process at every call that it makes of the system itself, by strace; the long form.

    cd tests && python -m harness.kill_at_system_calls harness.cases:replaced

Needs Linux and strace. `MODULE:NAME` names an object with `make(root)`, which makes a vault,
`act(root)`, which does something to it, and `judge(root, name)`, which raises if a promise is
broken, and does the next run. A child does `act` once it is traced, and is killed at each of its
system calls in turn. The kills of `harness.kill` see Python's doors alone; these see all that lies
behind them.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

# All that can change a disk or read from it.
_CALLS: Final = "%file,%desc"
_NAME: Final = re.compile(r"^([a-z0-9_]+)\(", re.MULTILINE)


class Case(Protocol):
    """Something to be done to a vault, and how to judge what came of it."""

    def make(self, root: Path) -> object:
        """Make the vault."""

    def act(self, root: Path) -> object:
        """Do it."""

    def judge(self, root: Path, name: str) -> object:
        """Raise if a promise is broken; do the next run, and judge again."""


def run(case: Case, folder: Path) -> int:
    """Kill at each system call in turn; give at how many."""
    case.act(_vault(case, folder / "warm"))  # what is imported or found once is no part of it
    clean = _vault(case, folder / "clean")
    trace = folder / "trace"
    assert not _is_killed(lambda: case.act(clean), trace)
    kills = 0
    for name, count in Counter(_NAME.findall(trace.read_text(encoding="utf-8"))).items():
        for number in range(1, count + 1):
            root = _vault(case, folder / f"{name}-{number}")
            if _is_killed(lambda: case.act(root), trace, f"{name}:signal=KILL:when={number}"):  # noqa: B023  done within this round
                case.judge(root, f"{name}, call {number}")
                kills += 1
    return kills


def _vault(case: Case, root: Path) -> Path:
    root.mkdir(parents=True)
    case.make(root)
    return root


def _is_killed(act: Callable[[], object], trace: Path, injection: str | None = None) -> bool:
    """Do `act` in a traced child; tell whether the injection killed it before its end."""
    wait, go = os.pipe()
    child = os.fork()
    if not child:
        os.read(wait, 1)
        act()
        os._exit(0)
    command = ["strace", "-qq", "-p", str(child), "-o", str(trace), "-e", f"trace={_CALLS}"]
    tracer = subprocess.Popen(  # noqa: S603  our own command
        [*command, "-e", f"inject={injection}"] if injection else command
    )
    _wait_until_traced(child)
    os.write(go, b"!")
    _, status = os.waitpid(child, 0)
    tracer.wait()
    os.close(wait)
    os.close(go)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, status
        return True
    assert os.waitstatus_to_exitcode(status) == 0, status
    return False


def _wait_until_traced(child: int) -> None:
    """Wait for the tracer; the child may die at once, of the call that it waits in."""
    while True:
        status = Path(f"/proc/{child}/status").read_text(encoding="ascii")
        found = re.search(r"^TracerPid:\s*([0-9]+)", status, re.MULTILINE)
        if "\nState:\tZ" in status or (found and found[1] != "0"):
            return
        time.sleep(0.002)


def main() -> None:
    """Run the cases named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("cases", nargs="+", metavar="MODULE:NAME")
    for name in parser.parse_args().cases:
        module, _, attribute = name.partition(":")
        case: Case = getattr(import_module(module), attribute)
        with tempfile.TemporaryDirectory() as folder:
            count = run(case, Path(folder))
        print(f"{name}: killed at {count} system calls, all promises held")  # noqa: T201


if __name__ == "__main__":
    main()
