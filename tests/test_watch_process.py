"""`vaultnet watch` as a process of its own: the system's events, editors' ways, signals.

Whatever is waited for may take long on a busy machine; what is shown is that it comes.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import CLEAN, ROOT
from watched_vault import ADA, NOTES, PAGE

from vaultnet.vault.state_folder import ENVIRONMENT
from vaultnet.watcher import events
from vaultnet.watcher.events import Deafness, Ears, Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE: Final = 60.0  # seconds
GIT: Final = shutil.which("git")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")


def wait_for(is_so: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < end, "it did not come"
        sleep(0.05)


class Running:
    """A vault and the process that watches it."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        for path, text in NOTES.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        self.log = root.parent / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603  our own program
                [sys.executable, "-m", "vaultnet", "--vault", str(root), "watch", *options],
                cwd=ROOT,
                env={**CLEAN, ENVIRONMENT: str(root.parent / "state")},
                stdout=log,
                stderr=log,
            )
        try:
            wait_for((root / PAGE).exists)
        except BaseException:
            self.process.kill()
            raise

    def shows(self, word: str) -> None:
        """Wait until the page has a word."""
        wait_for(lambda: word in (self.root / PAGE).read_text(encoding="utf-8"))

    def promise(self, word: str) -> bytes:
        """Give Ada's note with a promise that the page must show."""
        return f"{NOTES[ADA]}## Things\n- [ ] send {word} 📅 2026-01-02\n".encode()

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("watched") / "vault")
    yield running
    assert running.process.poll() is None, running.log.read_text()
    running.end()


def in_place(note: Path, data: bytes) -> None:
    note.write_bytes(data)


def atomically(note: Path, data: bytes) -> None:
    other = note.with_name(".tmp-4f2")
    other.write_bytes(data)
    other.replace(note)


def by_backup(note: Path, data: bytes) -> None:
    backup = note.with_name(f"{note.name}~")
    note.rename(backup)
    note.write_bytes(data)
    backup.unlink()


def anew(note: Path, data: bytes) -> None:
    note.unlink()
    note.write_bytes(data)


def in_pieces(note: Path, data: bytes) -> None:
    with note.open("wb") as file:
        for begin in range(0, len(data), 16):
            file.write(data[begin : begin + 16])
            file.flush()
            sleep(0.03)


def from_outside(note: Path, data: bytes) -> None:
    other = note.parents[2] / "outside.md"
    other.write_bytes(data)
    shutil.move(other, note)


@pytest.mark.parametrize(
    "way",
    [in_place, atomically, by_backup, anew, in_pieces, from_outside],
    ids=lambda way: way.__name__,
)
def test_each_way_of_saving_reaches_the_page(
    running: Running, way: Callable[[Path, bytes], None]
) -> None:
    word = f"word-{way.__name__.replace('_', '-')}"
    way(running.root / ADA, running.promise(word))
    running.shows(word)


def test_folders_made_and_moved(running: Running) -> None:
    deep = running.root / "New" / "Deep"
    deep.mkdir(parents=True)
    text = "---\ntype: person\n---\n- [ ] send deep-word 📅 2026-01-02\n"
    (deep / "Cy Dahl.md").write_text(text, encoding="utf-8")
    running.shows("deep-word")
    (running.root / "New").rename(running.root / "People" / "Moved")
    (running.root / "People/Moved/Deep/Eve Fox.md").write_text(
        text.replace("deep", "moved"), encoding="utf-8"
    )
    running.shows("moved-word")


@pytest.mark.skipif(GIT is None, reason="git is not there")
def test_a_checkout_between_branches(running: Running) -> None:
    def git(*args: str) -> None:
        subprocess.run(  # noqa: S603  our own repository
            [str(GIT), "-c", "user.name=A", "-c", "user.email=a@example.org", *args],
            cwd=running.root,
            env={**CLEAN, "HOME": str(running.root.parent), "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            check=True,
        )

    (running.root / ".gitignore").write_text(PAGE, encoding="utf-8")
    git("init", "-q", "-b", "one")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    for number in range(300):
        (running.root / "Notes" / f"{number}.md").write_text(f"{number}\n", encoding="utf-8")
    (running.root / ADA).write_bytes(running.promise("branch-two"))
    git("add", "-A")
    git("commit", "-qm", "two")
    running.shows("branch-two")
    (running.root / ADA).write_bytes(running.promise("branch-two") + b"\n")
    git("checkout", "-qf", "one")
    git("checkout", "-qf", "two")
    (running.root / ADA).write_bytes(running.promise("after-all"))
    running.shows("after-all")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_peace(tmp_path: Path, number: int) -> None:
    running = Running(tmp_path / "vault")
    assert running.end(number) == 0
    assert "Traceback" not in running.log.read_text()
    assert running.log.read_text().endswith("Ended.\n")
    assert [path.name for path in running.root.rglob(".~*")] == []


def test_a_link_to_the_vault_is_watched_with_all_its_notes(tmp_path: Path) -> None:
    """Of a linked root watchdog sees only the notes in folders."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real, target_is_directory=True)
    running = Running(link)
    (real / "Gus Holm.md").write_text(
        "---\ntype: person\n---\n- [ ] send top-word 📅 2026-01-02\n", encoding="utf-8"
    )
    running.shows("top-word")
    running.end()


def test_polling_and_quiet(tmp_path: Path) -> None:
    running = Running(tmp_path / "vault", "--poll", "--quiet")
    (running.root / ADA).write_bytes(running.promise("polled"))
    running.shows("polled")
    running.end()
    assert running.log.read_text() == ""


def test_once_ends_by_itself(tmp_path: Path) -> None:
    running = Running(tmp_path / "vault", "--once")
    assert running.process.wait(PATIENCE) == 0


def test_events_are_heard_and_reading_is_none(tmp_path: Path) -> None:
    ears = Ears(Path(os.path.realpath(tmp_path)), lambda: None)
    assert ears.open() is None
    (tmp_path / "a.md").write_text("a")
    wait_for(lambda: "a.md" in ears.take().paths)
    (tmp_path / "a.md").read_text()
    (tmp_path / ".hidden.md").write_text("a")
    (tmp_path / "picture.png").write_text("a")
    (tmp_path / "b.md").write_text("b")
    heard: set[str] = set()

    def is_b_heard() -> bool:
        heard.update(ears.take().paths)
        return "b.md" in heard

    wait_for(is_b_heard)
    assert heard <= {"a.md", "b.md"}
    ears.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell of a closing")
def test_it_is_heard_when_whoever_writes_a_note_is_done(tmp_path: Path) -> None:
    note, other = tmp_path / "a.md", tmp_path / "b.md"
    for one in (note, other):
        one.write_text("a")
    ears = Ears(Path(os.path.realpath(tmp_path)), lambda: None)
    assert ears.open() is None
    heard: list[Heard] = []

    def is_closed(path: str) -> bool:
        heard.append(ears.take())
        return path in heard[-1].closed

    with note.open("w") as file:
        file.write("half")
        file.flush()
        wait_for(lambda: "a.md" in ears.take().paths)
        assert "a.md" not in ears.take().closed
    wait_for(lambda: is_closed("a.md"))
    (tmp_path / ".b.md.swp").write_text("b")
    (tmp_path / ".b.md.swp").replace(other)
    wait_for(lambda: is_closed("b.md"))
    ears.close()


def test_a_folder_that_is_not_listened_to_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its limit watchdog starts without a word, and hears a part of the folders."""
    if events._watches() is None:
        pytest.skip("the system does not tell what is watched")
    for number in range(5):
        (tmp_path / str(number)).mkdir()
    ears = Ears(Path(os.path.realpath(tmp_path)), lambda: None)
    assert ears.open() is None
    genuine = events._watches
    monkeypatch.setattr(events, "_watches", lambda: (genuine() or 0) - 1)
    assert ears.deafness() is Deafness.LIMIT
    ears.close()


def test_what_watchdog_only_logs_makes_all_doubtful(tmp_path: Path) -> None:
    import logging  # noqa: PLC0415  needed here alone

    ears = Ears(tmp_path, lambda: None)
    ears.open()
    logging.getLogger("watchdog.observers.inotify_c").warning("queue overflow")
    assert ears.take().everything
    ears.close()


def test_what_the_listening_library_says_after_its_end_is_not_printed(tmp_path: Path) -> None:
    """It logs, and Python prints what no handler takes."""
    script = (
        "import logging, sys; from pathlib import Path; from vaultnet.watcher.events import Ears\n"
        "ears = Ears(Path(sys.argv[1]), lambda: None); ears.open(); ears.close()\n"
        "logging.getLogger('watchdog.observers').warning('queue_events() called')\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own program
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it goes on as it is")
def test_at_rest_it_begins_anew_and_nothing_of_that_shows(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "vaultnet.toml").write_text("[digest]\nstill = 1\n", encoding="utf-8")
    for number in range(20):
        (vault / f"{number}.md").write_text(f"{number}\n", encoding="utf-8")
    running = Running(vault, "--poll")
    state = (vault / PAGE).stat()
    environment = Path(f"/proc/{running.process.pid}/environ")
    wait_for(lambda: b"VAULTNET_WATCHED_BEFORE" in environment.read_bytes())
    (vault / ADA).write_bytes(running.promise("begun-anew"))
    before = (vault / PAGE).stat()
    assert (before.st_ino, before.st_mtime_ns) == (state.st_ino, state.st_mtime_ns)
    running.shows("begun-anew")
    assert running.end() == 0
    said = running.log.read_text().splitlines()
    assert len(said) == 4  # it watches, the page, the page again, the end
    assert said[-1].endswith("Ended.")
