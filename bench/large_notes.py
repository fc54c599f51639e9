"""Time how long a large note takes to read: `python large_notes.py [--rounds 3]`.

Each note is the only one of its vault beside a person's. What counts is the whole process `due`,
nothing remembered, without the time that it takes on that vault when the note is empty; the
processes take turns. A note ten times as long tells whether the time grows with the length alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final

from processes import DAY, run

MEGABYTE: Final = 1_000_000
MOST: Final = 10_000_000  # bytes of a note, about the longest that is read
DAILY: Final = "2026-01-02.md"
PERSON: Final = "People/Anna.md"
GOAL: Final = 1.0  # seconds for each megabyte


@dataclass(frozen=True, slots=True)
class Case:
    """A note in which one kind of line comes again and again."""

    path: str
    line: Callable[[int], str]  # by its number
    begin: str = ""
    lines: int | None = None  # how many; None: as many as make a megabyte


CASES: Final[Mapping[str, Case]] = {
    "prose": Case("Notes.md", lambda _: "Words that speak of nobody, and go on for a while.\n"),
    "a list of tasks": Case("Tasks.md", lambda at: f"- [ ] buy {at} loaves of bread\n"),
    "tasks with people and days": Case(
        DAILY, lambda at: f"- [ ] send [[Anna]] list {at} 📅 2026-02-01\n"
    ),
    "100,000 links": Case("Links.md", lambda at: f"[[Link {at}]] ", lines=100_000),
    "100,000 links in a daily note": Case(DAILY, lambda at: f"[[Link {at}]] ", lines=100_000),
    "a contact in each line of a log": Case(
        PERSON, lambda at: f"- 2025-11-20 call about it, time {at}\n", "---\ntype: person\n---\n"
    ),
    "a person in each line of a daily note": Case(DAILY, lambda _: "- [[Anna]] x\n"),
}


def note_of(case: Case, times: int) -> str:
    """Make a note, `times` as long as it is by itself, at most about as long as notes are read."""
    text = case.begin
    if case.lines is not None:
        return text + "".join(map(case.line, range(case.lines * times)))
    most = min(MEGABYTE * times, MOST)
    lines, size = [text], 0
    for at in count():
        line = case.line(at)
        size += len(line.encode())
        if size > most:
            return "".join(lines)
        lines.append(line)
    raise AssertionError


def vault_with(root: Path, path: str, text: str) -> Path:
    """Make a vault of a person and a note."""
    for name, content in {PERSON: "---\ntype: person\n---\n", path: text}.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8", newline="")
    (root / ".obsidian").mkdir(exist_ok=True)
    return root


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="Time large notes.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=10, help="how much longer the longer ones are")
    parser.add_argument("--cases", nargs="*", default=(), help="a part of the name of each wanted")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    wanted = {
        name: case
        for name, case in CASES.items()
        if not asked.cases or any(part in name for part in asked.cases)
    }
    print("| a note of | MB | s for each MB | times as long | s for each MB |")
    print("|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="vaultnet-large-") as folder:
        for number, (name, case) in enumerate(wanted.items()):
            sizes = (0, 1, asked.times)
            texts = [note_of(case, times) if times else case.begin for times in sizes]
            vaults = [
                vault_with(Path(folder) / f"{number}-{at}", case.path, text)
                for at, text in enumerate(texts)
            ]
            print(_row(name, texts, _turns(vaults, asked.rounds)), flush=True)


def _turns(vaults: list[Path], rounds: int) -> list[float]:
    """Give the median seconds for each vault; the longest is read once alone."""
    times: list[list[float]] = [[] for _ in vaults]
    for turn in range(rounds):
        for vault, taken in zip(vaults, times, strict=True):
            if turn and taken is times[-1]:
                continue
            options = ("--vault", str(vault), "--today", DAY, "--no-cache", "due")
            done = run((sys.executable, "-m", "vaultnet", *options))
            if done.failure:
                sys.exit(f"{vault}: {done.failure}")
            taken.append(done.seconds)
    return [median(taken) for taken in times]


def _row(name: str, texts: list[str], seconds: list[float]) -> str:
    _, small, large = (len(text.encode()) / MEGABYTE for text in texts)
    empty, first, last = seconds
    cells = [f"{small:.2f}", _judged((first - empty) / small), f"{large / small:.1f}"]
    return f"| {' | '.join((name, *cells, _judged((last - empty) / large)))} |"


def _judged(figure: float) -> str:
    return f"{figure:.2f}{'' if figure <= GOAL else ' !'}"


if __name__ == "__main__":
    main()
