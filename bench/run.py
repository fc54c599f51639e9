"""Time vaultnet against what the disk allows: `python run.py [--sizes 1000 10000]`.

Every figure is the wall time of a whole process, start of Python included. The processes take turns
in rounds, so that a busy minute of the machine falls on all of them, and the median of the rounds
counts. Only the ratios to reading the same files' bytes carry over to other machines.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

HERE: Final = Path(__file__).resolve().parent
SIZES: Final = (1_000, 10_000)
SMALLEST: Final = 10  # the generator's own limit
ROUNDS: Final = 5
PATIENCE: Final = 15.0  # seconds for one process of all rounds; then it takes part no more
UNIT: Final = "read all bytes"
LINEAR: Final = 1.5  # growth beyond so many times the growth of the vault is called out


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one process took in each round, in seconds, or why it failed."""

    seconds: tuple[float, ...] = ()
    failure: str = ""

    @property
    def typical(self) -> float | None:
        """Give the median, or None for a process that failed."""
        return None if self.failure else median(self.seconds)


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on one vault."""

    notes: int
    bytes: int
    timings: Mapping[str, Timing]

    def ratio(self, name: str) -> float | None:
        """Give the time of `name` as a multiple of reading the bytes."""
        typical, unit = self.timings[name].typical, self.timings[UNIT].typical
        return typical / unit if typical is not None and unit is not None else None


def commands_for(vault: Path, tool: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the processes to be timed on `vault`, the floors first."""
    floors = (sys.executable, str(HERE / "floors.py"))
    asked = (*tool, "--vault", str(vault), "--today", "2026-01-05")
    return {
        "start Python, do nothing": (*floors, "nothing", str(vault)),
        "walk and stat": (*floors, "stat", str(vault)),
        UNIT: (*floors, "read", str(vault)),
        "ordinary way": (sys.executable, str(HERE / "ordinary.py"), str(vault)),
        "vaultnet due": (*asked, "due", "--json"),
        "vaultnet inspect --all": (*asked, "inspect", "--all", "--json"),
    }


def time_once(command: Sequence[str]) -> tuple[float, str]:
    """Run a process to its end; give its seconds and, where it failed, its last words."""
    begin = perf_counter()
    try:
        done = subprocess.run(  # noqa: S603 - the commands are this file's own and the caller's
            command,
            cwd=HERE.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
    except OSError as error:
        return 0.0, str(error)
    seconds = perf_counter() - begin
    if done.returncode == 0:
        return seconds, ""
    words = done.stderr.decode(errors="replace").strip().splitlines() or ["said nothing"]
    return seconds, f"exit code {done.returncode}: {words[-1]}"


def take_turns(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Timing]:
    """Time each command once in each round; a slow or failed one drops out early."""
    timings = dict.fromkeys(commands, Timing())
    for _ in range(rounds):
        for name, command in commands.items():
            before = timings[name]
            if before.failure or sum(before.seconds) > PATIENCE:
                continue
            seconds, failure = time_once(command)
            timings[name] = Timing((*before.seconds, seconds), failure)
    return timings


def measure(folder: Path, notes: int, tool: Sequence[str], rounds: int) -> Result:
    """Generate a vault of `notes` notes below `folder` and time every process on it."""
    vault = folder / str(notes)
    generate = [sys.executable, str(HERE / "vault_generator.py"), str(vault), str(notes)]
    subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own script
    commands = commands_for(vault, tool)
    time_once(commands[UNIT])  # so that the first round finds the page cache as warm as the others
    size = sum(note.stat().st_size for note in vault.rglob("*.md"))
    return Result(notes, size, take_turns(commands, rounds))


def growth(results: Sequence[Result], name: str) -> float | None:
    """Give the time of `name` on the largest vault as a multiple of that on the smallest."""
    first, last = results[0].timings[name].typical, results[-1].timings[name].typical
    return last / first if first is not None and last is not None else None


def table_of(results: Sequence[Result]) -> str:
    """Lay the results out as a Markdown table, a row for each process."""
    rows = [["process"]]
    for result in results:
        rows[0] += [f"{result.notes:,} notes, ms", "x reading", "runs"]
    rows[0].append("growth")
    for name in results[0].timings:
        row = [name]
        for result in results:
            timing = result.timings[name]
            milliseconds = None if timing.typical is None else timing.typical * 1000
            row += [_figure(milliseconds, 0), _figure(result.ratio(name), 1)]
            row.append(str(len(timing.seconds)))
        rows.append([*row, _figure(growth(results, name), 1)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rows.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    return "\n".join(
        f"| {row[0]:<{widths[0]}} | "
        + " | ".join(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        + " |"
        for row in rows
    )


def _figure(value: float | None, digits: int) -> str:
    return "failed" if value is None else f"{value:,.{digits}f}"


def remarks_on(results: Sequence[Result]) -> list[str]:
    """Give a sentence for each process that failed or grew faster than the vault did."""
    remarks = [
        f"{name} failed on {result.notes:,} notes: {timing.failure}"
        for result in results
        for name, timing in result.timings.items()
        if timing.failure
    ]
    larger = results[-1].bytes / results[0].bytes
    for name in results[0].timings:
        grown = growth(results, name)
        if grown is not None and grown > LINEAR * larger:
            remarks.append(f"{name} grew {grown:.1f} times, the vault only {larger:.1f} times")
    return remarks


def machine() -> str:
    """Name the machine, as far as figures depend on it."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}"


def main() -> None:
    """Measure, print the table, and end with 1 where a process failed or grew too fast."""
    parser = argparse.ArgumentParser(description="Time vaultnet against reading the bytes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="notes of each vault")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--tool", help="the command line to time instead of this vaultnet")
    asked = parser.parse_args()
    if min(asked.sizes) < SMALLEST or asked.rounds < 1:
        parser.error(f"a vault has at least {SMALLEST} notes, and there is at least one round")
    tool = shlex.split(asked.tool) if asked.tool else (sys.executable, "-m", "vaultnet")
    with tempfile.TemporaryDirectory(prefix="vaultnet-bench-") as folder:
        results = [
            measure(Path(folder), notes, tool, asked.rounds) for notes in sorted(set(asked.sizes))
        ]
    sizes = ", ".join(f"{result.notes:,} notes of {result.bytes:,} bytes" for result in results)
    print(f"{machine()}\n{sizes}; warm page cache, medians of whole processes\n")
    print(table_of(results))
    print("\ngrowth: from the smallest vault to the largest, start of Python included")
    remarks = remarks_on(results)
    print(*remarks, sep="\n", end="\n" if remarks else "")
    sys.exit(1 if remarks else 0)


if __name__ == "__main__":
    main()
