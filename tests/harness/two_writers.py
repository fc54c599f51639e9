"""A simulated Obsidian edits a vault, in every way that editors save, while `watch` keeps it.

    cd tests && python -m harness.two_writers --minutes 20 --edits 20000

It writes into daily notes, people's notes, the blocks in some of them and the page itself, and
ticks boxes there. It never saves over what it has not read: as Obsidian does, it takes over what
changed on the disk. Each word that it writes has a number; at the end every one of them must stand
in a note, each tick must have been acted on once, and the page and the blocks must be right and
stay as they are.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

PAGE: Final = "Due this week.md"
_PEOPLE: Final = 120
_DAYS: Final = 30
_GLANCE: Final = "%% vaultnet:begin glance %%\n%% vaultnet:end glance %%\n\n"
_BLOCK_END: Final = b"%% vaultnet:end glance"
_MOST_WORDS: Final = 60  # of the editor's own in one note; the oldest are taken out again
_WORD: Final = re.compile(rb"theirs([0-9]+)\b")
_OPEN_LINE: Final = re.compile(rb"^- \[ \] (\[\[[^\n]*?\^(vn-[0-9a-f]{8}))$", re.MULTILINE)
_REST: Final = 35.0  # seconds: longer than from one look of the watcher at everything to the next
_LONGEST_WAIT: Final = 600.0
_SETTINGS: Final = f"""
[digest]
budget = {_PEOPLE}
still = 1
[cadence]
default = "2 weeks"
"""


@dataclass(slots=True)
class Report:
    """What a run came to."""

    edits: int = 0
    ticks: int = 0
    lost: list[int] = field(default_factory=list)  # numbers of words that no note holds
    missing: list[str] = field(default_factory=list)  # ids of ticks that no log has
    doubled: list[str] = field(default_factory=list)  # ids of ticks that were logged twice
    is_current: bool = False  # `vaultnet digest --check` at rest
    still_writes: bool = False  # the page changed at rest
    memory: tuple[int, int] = (0, 0)  # kB, when a tenth of the edits were done, and at the end
    idle: float = 0.0  # seconds of processor while at rest
    told: str = ""  # what the watcher said on standard error

    @property
    def holds(self) -> bool:
        """Whether no promise was broken."""
        broken = self.lost or self.missing or self.doubled or self.still_writes
        return self.is_current and not broken


class Editor:
    """Saves notes of a vault as people's programs do, and remembers what it wrote."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.report = Report()
        self._chance = chance
        self._words = 0
        self._found_again: set[int] = set()
        self._ticked: dict[str, None] = {}
        self._ways = (self._in_place, self._atomically, self._by_backup, self._in_pieces)

    def edit(self) -> None:
        """Do one thing that a person would do."""
        kind = self._chance.random()
        if kind < 0.02:
            self._tick()
        elif kind < 0.05:
            self._save(self.root / PAGE, lambda old: old + self._word(b"\nA remark, %s.\n"))
        else:
            folder = "Daily" if kind < 0.6 else "People"
            note = self._chance.choice(sorted((self.root / folder).glob("*.md")))
            self._save(note, self._with_word)
        self.report.edits += 1

    def judge(self) -> None:
        """Look for every word, and for the log line of every tick."""
        files = [one for one in self.root.rglob("*") if one.is_file() and one.name[0] != "."]
        texts = {one: one.read_bytes() for one in files}
        kept = {int(n) for text in texts.values() for n in _WORD.findall(text)}
        self.report.lost = sorted(set(range(1, self._words + 1)) - kept - self._found_again)
        self.report.ticks = len(self._ticked)
        for line_id in self._ticked:
            logged = sum(
                text.count(line_id.encode()) for file, text in texts.items() if file.name != PAGE
            )
            if logged != 1:
                (self.report.doubled if logged else self.report.missing).append(line_id)

    def _word(self, pattern: bytes) -> bytes:
        self._words += 1
        return pattern % (b"theirs%d" % self._words)

    def _with_word(self, old: bytes) -> bytes:
        """Add a word, sometimes beside a link to somebody; take the oldest words out again."""
        own = [int(number) for number in _WORD.findall(old)]
        if len(own) > _MOST_WORDS:
            self._found_again.update(own[:-10])
            gone = {b"theirs%d" % number for number in own[:-10]}
            lines = old.splitlines(keepends=True)
            old = b"".join(one for one in lines if b"^vn-" in one or gone.isdisjoint(_words(one)))
        person = b"[[Person %03d]] " % self._chance.randrange(_PEOPLE)
        if _BLOCK_END in old and self._chance.random() < 0.2:
            return old.replace(_BLOCK_END, self._word(b"- %s\n") + _BLOCK_END, 1)
        return old + self._word(b"- " + (person if self._chance.random() < 0.1 else b"") + b"%s\n")

    def _tick(self) -> None:
        ticked: list[bytes] = []

        def with_tick(old: bytes) -> bytes:
            ticked.clear()
            lines = [one for one in _OPEN_LINE.finditer(old) if b"vn-next" not in one[0]]
            lines = [one for one in lines if one[2].decode() not in self._ticked]
            if not lines:
                return old
            line = self._chance.choice(lines)
            ticked.append(line[2])
            told = self._word(b"\n    - %s") if self._chance.random() < 0.5 else b""
            return old[: line.start()] + b"- [x] " + line[1] + told + old[line.end() :]

        if self._save(self.root / PAGE, with_tick):
            self._ticked.update((one.decode(), None) for one in ticked)

    def _save(self, note: Path, changed: object) -> bool:
        """Save a note that nobody has saved since it was read; tell whether it came to that."""
        assert callable(changed)
        for _ in range(50):
            try:
                old = note.read_bytes()
            except FileNotFoundError:
                time.sleep(0.002)
                continue
            words = self._words
            new = changed(old)
            if new == old:
                return False
            if note.exists() and note.read_bytes() == old:
                self._chance.choice(self._ways)(note, new)
                return True
            self._words = words
        return False

    @staticmethod
    def _in_place(note: Path, text: bytes) -> None:
        note.write_bytes(text)

    @staticmethod
    def _atomically(note: Path, text: bytes) -> None:
        beside = note.with_name(f".{note.name}.swp")
        beside.write_bytes(text)
        beside.replace(note)

    @staticmethod
    def _by_backup(note: Path, text: bytes) -> None:
        backup = note.with_name(f".{note.name}~")
        note.rename(backup)
        note.write_bytes(text)
        backup.unlink()

    @staticmethod
    def _in_pieces(note: Path, text: bytes) -> None:
        with note.open("wb", buffering=0) as file:
            for start in range(0, len(text), max(len(text) // 3, 1)):
                file.write(text[start : start + max(len(text) // 3, 1)])
                time.sleep(0.003)


def _words(line: bytes) -> set[bytes]:
    return {b"theirs" + number for number in _WORD.findall(line)}


def make_vault(root: Path, today: date) -> None:
    """Write a vault of people whom nobody wrote to for a month, and of daily notes."""
    for folder in ("People", "Daily", ".obsidian"):
        (root / folder).mkdir(parents=True)
    (root / "vaultnet.toml").write_text(_SETTINGS, encoding="utf-8")
    long_ago = today - timedelta(days=40)
    for number in range(_PEOPLE):
        block = "" if number % 4 else _GLANCE
        log = f"## Log\n\n- {long_ago} (call): looms\n\n"
        text = f"---\ncadence: 2 weeks\n---\n\n{block}{log}## Notes\n\n"
        (root / "People" / f"Person {number:03}.md").write_text(text, encoding="utf-8")
    for ago in range(_DAYS):
        day = today - timedelta(days=60 + ago)
        (root / "Daily" / f"{day}.md").write_text(f"# {day}\n\n", encoding="utf-8")


def run(root: Path, edits: int, seconds: float, rest: float = _REST) -> Report:
    """Edit a vault beside the watcher for so long, then let it rest, and judge."""
    make_vault(root, date.today())  # noqa: DTZ011  the watcher's own day is the system's
    editor = Editor(root, random.Random(1))  # noqa: S311  no secret
    command = (sys.executable, "-m", "vaultnet", "--vault", str(root), "watch", "--quiet")
    with (
        tempfile.TemporaryDirectory() as state,
        tempfile.TemporaryFile() as told,
        subprocess.Popen(  # noqa: S603  our own program
            command, env={**os.environ, "VAULTNET_STATE": state}, stderr=told
        ) as watcher,
    ):
        try:
            _wait(lambda: watcher.poll() is not None or (root / PAGE).exists())
            assert watcher.poll() is None, "the watcher has ended"
            start = _edit(editor, edits, seconds, watcher.pid)
            _wait_for_rest(root)
            editor.report.memory = start, _memory(watcher.pid)
            used, page = _processor(watcher.pid), _state(root)
            time.sleep(rest)
            editor.report.idle = _processor(watcher.pid) - used
            editor.report.still_writes = _state(root) != page
        finally:
            watcher.send_signal(signal.SIGTERM)
        assert watcher.wait(60) == 0
        check = (sys.executable, "-m", "vaultnet", "--vault", str(root), "digest", "--check")
        done = subprocess.run(check, check=False, capture_output=True)  # noqa: S603  our own program
        editor.report.is_current = done.returncode == 0
        editor.judge()
        told.seek(0)
        editor.report.told = told.read().decode(errors="replace")
    return editor.report


def _edit(editor: Editor, edits: int, seconds: float, watcher: int) -> int:
    """Do the edits, spread over the time; give the watcher's memory after the first tenth."""
    begun, memory = time.monotonic(), 0
    for number in range(1, edits + 1):
        editor.edit()
        if number == max(edits // 10, 1):
            memory = _memory(watcher)
        time.sleep(max(begun + number * seconds / edits - time.monotonic(), 0))
    return memory


def _wait_for_rest(root: Path) -> None:
    def is_still() -> bool:
        before = _state(root)
        time.sleep(4)  # more than the page has to be still, and a batch of notes
        return _state(root) == before

    _wait(is_still)


def _wait(is_so: object) -> None:
    assert callable(is_so)
    end = time.monotonic() + _LONGEST_WAIT
    while not is_so():
        assert time.monotonic() < end, "the watcher does not come to rest"
        time.sleep(0.1)


def _state(root: Path) -> dict[str, int]:
    return {str(one): one.stat().st_mtime_ns for one in root.rglob("*") if one.is_file()}


def _memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.search(r"^VmRSS:\s*([0-9]+)", status, re.MULTILINE)[1])  # type: ignore[index]  # it is always there


def _processor(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run it for as long as the command line says, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--edits", type=int, default=20_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder) / "vault", args.edits, args.minutes * 60)
    print(report)  # noqa: T201
    sys.exit(not report.holds)


if __name__ == "__main__":
    main()
