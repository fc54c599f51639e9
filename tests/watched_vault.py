"""A small vault, a watcher, and a world whose clock and hints a test moves by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet import api
from vaultnet.vault import contents
from vaultnet.vault.read import read_note
from vaultnet.watcher.events import Heard
from vaultnet.watcher.loop import Watch

if TYPE_CHECKING:
    import pytest

    from vaultnet.errors import VaultnetError
    from vaultnet.vault.note import Note
    from vaultnet.watcher.events import Deafness

PAGE: Final = "Due this week.md"
ADA: Final = "People/Ada Berg.md"
DAILY: Final = "Daily/2026-11-20.md"
NOTES: Final = {
    ADA: "---\ntype: person\ncadence: monthly\n---\n## Log\n- 2026-09-01 (call): spoke of looms\n",
    "People/Bo Lund.md": "---\ntype: person\nprivate: true\ncadence: monthly\n---\n",
    DAILY: "A quiet day.\n",
    "Notes/Looms.md": "Of looms.\n",
}
CALL: Final = "- call with [[Ada Berg]] about harbours\n"


@dataclass
class FakeWorld:
    """A world in which nothing happens but by the test: `later` says what happens when."""

    day: date = date(2026, 11, 23)
    clock: float = 0.0
    deaf: Deafness | None = None
    stopping: bool = False
    listened: int = 0
    given_back: int = 0
    begun_anew: int = 0  # it cannot, and goes on
    zones: list[str] = field(default_factory=list)
    _heard: set[str] = field(default_factory=set)
    _everything: bool = False
    _closed: set[str] = field(default_factory=set)
    _plans: list[tuple[float, Callable[[], object]]] = field(default_factory=list)

    def seconds(self) -> float:
        return self.clock

    def time_in(self, timezone: str) -> datetime:
        self.zones.append(timezone)
        return datetime.combine(self.day, time(12))

    def wait(self, seconds: float) -> None:
        """Go on to the next plan, or so many seconds; then whatever is due happens."""
        assert seconds >= 0
        end = self.clock + seconds
        if self._plans and self._plans[0][0] <= end:
            moment, act = self._plans.pop(0)
            self.clock = max(self.clock, moment)
            act()
        else:
            self.clock = end

    def listen(self, root: Path) -> Deafness | None:
        assert root.is_absolute()
        self.listened += 1
        return self.deaf

    def heard(self) -> Heard:
        heard = Heard(frozenset(self._heard), self._everything, frozenset(self._closed))
        self._heard.clear()
        self._closed.clear()
        self._everything = False
        return heard

    def deafness(self) -> Deafness | None:
        return self.deaf

    def give_back(self) -> None:
        self.given_back += 1

    def begin_anew(self) -> None:
        self.begun_anew += 1

    def hint(self, *paths: str, everything: bool = False, closed: bool = False) -> None:
        self._heard.update(paths)
        self._closed.difference_update(paths)
        self._closed.update(paths if closed else ())
        self._everything |= everything

    def later(self, seconds: float, act: Callable[[], object]) -> None:
        self._plans.append((self.clock + seconds, act))
        self._plans.sort(key=lambda one: one[0])


@dataclass
class Listener:
    """Keeps what the watcher says."""

    told: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)
    warned: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)
    counts: list[tuple[int, int]] = field(default_factory=list)

    def tell(self, code: str, /, **facts: str | int) -> None:
        self.told.append((code, facts))

    def sentence(self, fault: VaultnetError) -> str:
        return str(fault)

    def warn(self, code: str, /, **facts: str | int) -> None:
        self.warned.append((code, facts))

    def progress(self, done: int, total: int) -> None:
        self.counts.append((done, total))

    @property
    def codes(self) -> list[str]:
        return [code for code, _ in self.told]


class Watched:
    """A vault on the disk with a watcher in a fake world."""

    def __init__(self, root: Path, *, polls: bool = False) -> None:
        self.root = root
        for path, text in NOTES.items():
            self.write(path, text)
        (root / ".obsidian").mkdir()
        self.world = FakeWorld()
        self.voice = Listener()
        self._has_begun = False
        self.watch = Watch(root, self.world, self.voice, polls=polls)

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def save(self, path: str, text: str, *, closed: bool = False) -> None:
        """Write a note of which the system tells, perhaps that its writer has closed it."""
        self.write(path, text)
        self.world.hint(path, closed=closed)

    @property
    def page(self) -> str:
        return (self.root / PAGE).read_text(encoding="utf-8")

    @property
    def shows_call(self) -> bool:
        """Whether the page is what a fresh reading gives, the call of the daily note among it."""
        vault = api.read_vault(self.root)
        days = {one.day for one in vault.network.interactions}
        is_current = api.refresh_digest(vault, self.world.day) is None
        return is_current and date(2026, 11, 20) in days

    @property
    def page_state(self) -> tuple[int, int]:
        """What tells whether the page was written."""
        status = os.stat(self.root / PAGE)  # noqa: PTH116  both figures at one moment
        return status.st_ino, status.st_mtime_ns

    def run(self, seconds: float) -> None:
        """Let the watcher run for so many seconds of the fake clock."""
        self.world.stopping = False
        self.world.later(seconds, self._stop)
        go = self.watch.go_on if self._has_begun else self.watch.run
        self._has_begun = True
        go()

    def _stop(self) -> None:
        self.world.stopping = True


def begun(root: Path) -> Watched:
    """Watch a vault that has had its first page; what was said until then is forgotten."""
    watched = Watched(root)
    watched.run(1)
    assert watched.voice.codes == ["watch.began", "watch.made"]
    watched.voice.told.clear()
    return watched


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the notes that are parsed from now on."""
    read: list[str] = []

    def counted(data: bytes, path: str) -> Note:
        read.append(path)
        return read_note(data, path)

    monkeypatch.setattr(contents, "read_note", counted)
    return read
