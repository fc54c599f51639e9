"""Time vaultnet against what the disk allows and what others take: `python run.py [--sizes N …]`.

Every figure is the wall time of a whole process, start of Python included. The processes take turns
in rounds, so that a busy minute of the machine falls on all of them, and the median of the rounds
counts. Only the ratios carry over to other machines.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from goals import GOALS, GROWING, MOST_GROWTH, Result, Timing, growth
from processes import Process, Subject, copied, generated, processes_on, run

SIZES: Final = (1_000, 10_000)
SMALLEST: Final = 10  # the generator's own limit
ROUNDS: Final = 5
PATIENCE: Final = 15.0  # seconds for one process of all rounds; then it takes part no more


def take_turns(processes: Mapping[str, Process], rounds: int) -> dict[str, Timing]:
    """Time each process once in each round; a slow or failed one drops out early."""
    timings = dict.fromkeys(processes, Timing())
    for process in processes.values():
        process.first()
    for _ in range(rounds):
        for name, process in processes.items():
            runs = timings[name].runs
            if timings[name].failure or sum(one.seconds for one in runs) > PATIENCE:
                continue
            process.before()
            timings[name] = Timing((*runs, run(process.command, process.fine)))
    return timings


def measure(subject: Subject, cache: Path, tool: Sequence[str], rounds: int) -> Result:
    """Time every process on a vault."""
    processes = processes_on(subject, cache, tool)
    counts = subject.notes, subject.bytes  # before a note is saved
    return Result(subject.name, *counts, subject.grows, take_turns(processes, rounds))


def table_of(results: Sequence[Result]) -> str:
    """Lay the medians out as a Markdown table, a row for each process."""
    rows = [["process"]]
    for result in results:
        rows[0] += [f"{result.name}, ms", "× walk", "MB", "runs"]
    for name in results[0].timings:
        row = [name]
        for result in results:
            timing = result.timings[name]
            milliseconds = None if timing.seconds is None else timing.seconds * 1000
            row += [_figure(milliseconds, 0), _figure(result.ratio(name), 2)]
            row += [_figure(timing.megabytes, 0), str(len(timing.runs))]
        rows.append(row)
    return _laid_out(rows)


def goals_of(results: Sequence[Result]) -> str:
    """Lay out what each figure is to be, and what it is, as a Markdown table."""
    rows = [["goal", "at most or least", *(result.name for result in results)]]
    for goal in GOALS:
        cells = []
        for result in results:
            figure = goal.figure(result) if result.notes >= goal.notes else None
            cells.append(_judged(figure, None if figure is None else goal.is_met(figure)))
        sign = "≥" if goal.at_least else "≤"
        rows.append([goal.what, f"{sign} {goal.limit:g} {goal.unit}", *cells])
    for name in GROWING:
        cells = ["" for _ in results]
        for at in range(1, len(results)):
            small, large = results[at - 1], results[at]
            if not large.grows or not small.grows:
                continue
            figure, most = growth(small, large, name), MOST_GROWTH * large.notes / small.notes / 10
            cells[at] = _judged(figure, None if figure is None else figure <= most)
        rows.append([f"growth of {name}", f"≤ {MOST_GROWTH:g} × for 10 ×", *cells])
    return _laid_out(rows)


def _laid_out(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    line = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(
        f"| {row[0]:<{widths[0]}} | "
        + " | ".join(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        + " |"
        for row in (rows[0], line, *rows[1:])
    )


def _figure(value: float | None, digits: int) -> str:
    return "failed" if value is None else f"{value:,.{digits}f}"


def _judged(figure: float | None, is_met: bool | None) -> str:
    return "" if figure is None else f"{figure:,.1f}{'' if is_met else ' !'}"


def failures_in(results: Sequence[Result]) -> list[str]:
    """Give a sentence for each process that failed."""
    return [
        f"{name} failed on {result.name}: {timing.failure}"
        for result in results
        for name, timing in result.timings.items()
        if timing.failure
    ]


def machine() -> str:
    """Name the machine, as far as figures depend on it."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}"


def main() -> None:
    """Measure, print the tables, and end with 1 where a process failed."""
    parser = argparse.ArgumentParser(description="Time vaultnet against the disk and others.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="notes of each vault")
    parser.add_argument("--vaults", type=Path, nargs="*", default=(), help="others, to be copied")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--tool", help="the command line to time instead of this vaultnet")
    asked = parser.parse_args()
    if min(asked.sizes, default=SMALLEST) < SMALLEST or asked.rounds < 1:
        parser.error(f"a vault has at least {SMALLEST} notes, and there is at least one round")
    tool = shlex.split(asked.tool) if asked.tool else (sys.executable, "-m", "vaultnet")
    with tempfile.TemporaryDirectory(prefix="vaultnet-bench-") as name:
        folder = Path(name)
        subjects = [generated(folder, notes) for notes in sorted(set(asked.sizes))]
        subjects += [copied(folder, vault) for vault in asked.vaults]
        results = [measure(one, folder / "cache", tool, asked.rounds) for one in subjects]
    vaults = "; ".join(f"{one.name}: {one.notes:,} notes, {one.bytes:,} bytes" for one in results)
    print(f"{machine()}\n{vaults}; warm page cache, medians of whole processes\n")
    print(table_of(results))
    print(f"\n{goals_of(results)}\n\n! not reached")
    failures = failures_in(results)
    print(*failures, sep="\n", end="\n" if failures else "")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
