"""What is timed on a vault: each a whole process, and what is done before it in each round."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

HERE: Final = Path(__file__).resolve().parent
DAY: Final = "2026-01-05"
SETTLE: Final = 3.0  # seconds after which a note that was written is believed by its times

NOTHING: Final = "start Python, do nothing"
HELP: Final = "vaultnet --help"
STAT: Final = "walk and stat"
READ: Final = "read all bytes"
MARKS: Final = "the least reading"
BEGIN: Final = "the least run after a save"
ORDINARY: Final = "ordinary way"
OBSIDIANTOOLS: Final = "obsidiantools"
COLD: Final = "cold: due"
COLD_CHECK: Final = "cold: check"
WARM: Final = "warm: due"
CHANGED_DUE: Final = "one note changed: due"
CHANGED: Final = "one note changed: digest"

_MEGABYTE: Final = 1024 * (1024 if sys.platform == "darwin" else 1)  # of what the system counts in


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Process:
    """One process that is timed."""

    command: tuple[str, ...]
    before: Callable[[], object] = _nothing  # each time, and not counted
    first: Callable[[], object] = _nothing  # once, and not counted
    fine: frozenset[int] = frozenset({0})  # exit codes that mean that it did its work


@dataclass(frozen=True, slots=True)
class Run:
    """How one run of a process went."""

    seconds: float
    megabytes: float = 0.0  # at its peak; 0 where the system does not tell
    failure: str = ""  # its last words


@dataclass(frozen=True, slots=True)
class Subject:
    """A vault that is measured: twice on the disk, since into one of them a note is saved."""

    name: str
    same: Path
    changed: Path
    grows: bool = False  # like the others of its kind, but for the number of its notes

    @property
    def notes(self) -> int:
        """How many notes it has."""
        return sum(1 for _ in notes_of(self.same))

    @property
    def bytes(self) -> int:
        """How long its notes are together."""
        return sum(note.stat().st_size for note in notes_of(self.same))


def generated(folder: Path, notes: int) -> Subject:
    """Generate a vault of so many notes below a folder."""
    same, changed = (_generated(folder / f"{notes}-{name}", notes) for name in ("same", "changed"))
    return Subject(f"{notes:,} notes", same, changed, grows=True)


def copied(folder: Path, vault: Path) -> Subject:
    """Copy somebody's vault to below a folder, so that nothing is written into it."""
    same, changed = (folder / f"{vault.name}-{name}" for name in ("same", "changed"))
    for copy in (same, changed):
        shutil.copytree(vault, copy, ignore=shutil.ignore_patterns(".git"))
    return Subject(vault.name, same, changed)


def processes_on(subject: Subject, cache: Path, tool: Sequence[str]) -> Mapping[str, Process]:
    """Give what is timed on a vault; what is remembered of it lies in `cache`."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    os.environ["VAULTNET_CACHE"] = os.fspath(cache)
    vault, changed = subject.same, subject.changed
    floors = (sys.executable, str(HERE / "floors.py"))

    def asked(*command: str, of: Path = vault) -> tuple[str, ...]:
        return (*tool, "--vault", str(of), "--today", DAY, *command)

    read = (*floors, "read", str(vault))
    warm, digest = asked("due"), asked("digest", of=changed)
    due = asked("due", of=changed)
    found = {
        NOTHING: Process((*floors, "nothing", str(vault))),
        HELP: Process((*tool, "--help")),
        STAT: Process((*floors, "stat", str(vault))),
        READ: Process(read, first=lambda: run(read)),  # so that all find the page cache warm
        MARKS: Process((*floors, "marks", str(vault))),
        BEGIN: Process((*floors, "begin", str(vault))),
        ORDINARY: Process((sys.executable, str(HERE / "ordinary.py"), str(vault))),
        OBSIDIANTOOLS: Process((sys.executable, str(HERE / "obsidian_tools.py"), str(vault))),
        COLD: Process(asked("--no-cache", "due")),
        COLD_CHECK: Process(asked("--no-cache", "check"), fine=frozenset({0, 1})),
        WARM: Process(warm, first=lambda: _remember(warm)),
        CHANGED_DUE: Process(due, before=lambda: _save(changed)),
        CHANGED: Process(
            digest,
            before=lambda: _save(changed),
            first=lambda: _take_turns(changed, (digest, due, digest, due)),
        ),
    }
    if importlib.util.find_spec("obsidiantools") is None:
        del found[OBSIDIANTOOLS]
    return found


def run(command: Sequence[str], fine: frozenset[int] = frozenset({0})) -> Run:
    """Run a process to its end."""
    begin = perf_counter()
    try:
        with subprocess.Popen(  # noqa: S603 - the commands are this folder's own and the caller's
            command,
            cwd=HERE.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            words = process.stderr.read() if process.stderr else b""
            megabytes = _wait(process)
    except OSError as error:
        return Run(0.0, failure=str(error))
    seconds = perf_counter() - begin
    if process.returncode in fine:
        return Run(seconds, megabytes)
    last = (words.decode(errors="replace").strip().splitlines() or ["said nothing"])[-1]
    return Run(seconds, megabytes, f"exit code {process.returncode}: {last}")


def notes_of(vault: Path) -> Iterator[Path]:
    """Find the notes of a vault, in no order."""
    for folder, folders, files in os.walk(vault):
        folders[:] = [one for one in folders if not one.startswith(".")]
        yield from (Path(folder) / one for one in files if one.endswith(".md"))


def _wait(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a process; give the megabytes that it had at its peak."""
    if sys.platform == "win32":
        process.wait()
        return 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / _MEGABYTE


def _generated(vault: Path, notes: int) -> Path:
    generate = [sys.executable, str(HERE / "vault_generator.py"), str(vault), str(notes)]
    subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own script
    return vault


def _remember(command: Sequence[str]) -> None:
    sleep(SETTLE)
    run(command)


def _take_turns(vault: Path, commands: Iterable[Sequence[str]]) -> None:
    """Run each after a save, so that there is a page, and it is remembered as it stands."""
    for command in commands:
        _save(vault)
        run(command)


def _save(vault: Path) -> None:
    """Save a note some time ago, one about a person where people have a folder of their own.

    So the page has something new to say.
    """
    people = vault / "People"
    person = min(notes_of(people if people.is_dir() else vault))
    with person.open("a", encoding="utf-8") as file:
        file.write(f"\n- [ ] send [[{person.stem}]] word of {person.stat().st_size} 📅 {DAY}\n")
    sleep(SETTLE)
