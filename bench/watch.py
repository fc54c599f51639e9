"""Measure `vaultnet watch`: python watch.py VAULT [--saves 15] [--idle 60].

How long after a save the page is current, with and without the time between the two looks that it
takes at a closed note, and what it costs while nothing happens. VAULT (from vault_generator.py) is
written to.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from typing import Final

from vaultnet.watcher.quiet import APART_CLOSED

HERE: Final = Path(__file__).resolve().parent
PAGE: Final = "Due this week.md"
LONGEST: Final = 600.0  # seconds to wait for anything
LOOK: Final = 0.005  # seconds between two looks at the page
SETTLED: Final = 40.0  # seconds, in which what was saved last is looked at once more


def main() -> None:
    """Run the watcher on a vault, save notes, and let it rest."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    parser = argparse.ArgumentParser(description="Measure the watcher.")
    parser.add_argument("vault", type=Path)
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--idle", type=float, default=60.0, metavar="SECONDS")
    args = parser.parse_args()
    command = (sys.executable, "-m", "vaultnet", "--vault", str(args.vault), "watch")
    with tempfile.TemporaryDirectory() as state:
        environment = {**os.environ, "VAULTNET_STATE": state, "VAULTNET_CACHE": state}
        (args.vault / PAGE).unlink(missing_ok=True)
        begun = monotonic()
        with subprocess.Popen(  # noqa: S603  our own program
            command, cwd=HERE.parent, env=environment, stdout=subprocess.PIPE, text=True
        ) as watcher:
            try:
                _measure(watcher, args.vault, args.saves, args.idle, begun)
            finally:
                watcher.send_signal(signal.SIGTERM)


def _measure(
    watcher: subprocess.Popen[str], vault: Path, saves: int, idle: float, begun: float
) -> None:
    page = vault / PAGE
    _wait_for_page(watcher)
    sleep(idle and 5.0)
    print(f"read and written whole: {monotonic() - begun:.1f} s, {_memory(watcher.pid)} MB")
    person = min((vault / "People").rglob("*.md"))
    before = _ticks(watcher.pid)
    taken = [_save(page, person, number) for number in range(saves)]
    if taken:
        spent = (_ticks(watcher.pid) - before) / saves
        _say("a save, to the page", taken)
        _say("of it beside the two looks", [one - APART_CLOSED for one in taken])
        print(f"processor time of a save, the new page read again: {spent * 1000:,.0f} ms")
    if idle:
        sleep(SETTLED)
        before = _ticks(watcher.pid)
        sleep(idle)
        spent = _ticks(watcher.pid) - before
        print(f"at rest: {spent:.2f} s of a processor in {idle:.0f} s", end="")
        print(f" ({spent / idle:.2%}), {_memory(watcher.pid)} MB")


def _save(page: Path, person: Path, number: int) -> float:
    """Save a note that the page must show; give the seconds until it does."""
    before = page.stat().st_mtime_ns
    with person.open("a", encoding="utf-8") as file:
        file.write(f"\n## Things\n- [ ] send word {number} of {monotonic()} 📅 {date.today()}\n")  # noqa: DTZ011
    begun = monotonic()
    _wait_for(lambda: page.stat().st_mtime_ns != before, begun, LOOK)
    taken = monotonic() - begun
    sleep(1.0)
    return taken


def _wait_for(done: Callable[[], bool], begun: float, pause: float) -> None:
    while not done():
        if monotonic() - begun > LONGEST:
            sys.exit("nothing happened for ten minutes")
        sleep(pause)


def _wait_for_page(watcher: subprocess.Popen[str]) -> None:
    """Read what the watcher says until it has written the page at its start."""
    for line in watcher.stdout or ():
        if PAGE in line:
            return


def _say(what: str, seconds: Sequence[float]) -> None:
    print(f"{what}: median {median(seconds) * 1000:,.0f} ms, slowest {max(seconds) * 1000:,.0f} ms")


def _ticks(process: int) -> float:
    """Give the processor's seconds that a process took (Linux)."""
    text = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    fields = text.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main()
