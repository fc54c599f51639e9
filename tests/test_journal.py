"""Sets of changes that are one: applied, taken back, and settled after a process has died."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault import act_sets, journal
from vaultnet.vault.act_sets import carry_out, last_set, settle, undo
from vaultnet.vault.changes import Change
from vaultnet.vault.journal import Journal, State
from vaultnet.vault.state_folder import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY: Final = date(2026, 11, 23)
OLD: Final = {"a.md": b"a\n", "b.md": b"b\r\n"}
NEW: Final = {"a.md": b"a\nmore\n", "b.md": b"b\r\nmore\r\n", "Sub/c.md": b"\xef\xbb\xbfnew"}
CHANGES: Final = tuple(Change(path, OLD.get(path), new) for path, new in NEW.items())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    vault = tmp_path / "vault"
    vault.mkdir()
    for path, data in OLD.items():
        (vault / path).write_bytes(data)
    return vault


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def held(root: Path) -> dict[str, bytes]:
    places = (place for place in root.rglob("*") if place.is_file())
    return {place.relative_to(root).as_posix(): place.read_bytes() for place in places}


def test_a_set_is_applied_and_taken_back_across_runs(root: Path, state: Path) -> None:
    carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    assert held(root) == NEW
    again = Journal(root, state)
    entry = last_set(again)
    assert entry is not None
    assert (entry.kind, entry.day, entry.changes) == ("log", DAY, CHANGES)
    undo(root, again, entry)
    assert held(root) == OLD
    assert last_set(Journal(root, state)) is None


def test_sets_are_taken_back_one_after_the_other(root: Path, state: Path) -> None:
    notes = Journal(root, state)
    for old, new in ((b"a\n", b"a1\n"), (b"a1\n", b"a2\n")):
        carry_out(root, notes, "log", DAY, [Change("a.md", old, new)])
    for expected in (b"a1\n", b"a\n"):
        entry = last_set(notes)
        assert entry is not None
        undo(root, notes, entry)
        assert held(root)["a.md"] == expected


def test_a_note_that_was_changed_since_stops_the_whole(root: Path, state: Path) -> None:
    notes = Journal(root, state)
    carry_out(root, notes, "log", DAY, CHANGES)
    (root / "b.md").write_bytes(b"mine")
    entry = last_set(notes)
    assert entry is not None
    with pytest.raises(NoteRefusedError, match=r"b\.md: changed since; nothing was taken back"):
        undo(root, notes, entry)
    assert held(root) == {**NEW, "b.md": b"mine"}


def test_a_set_that_is_refused_in_the_middle_leaves_nothing(root: Path, state: Path) -> None:
    (root / "b.md").write_bytes(b"mine")
    with pytest.raises(NoteRefusedError, match="changed meanwhile"):
        carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    assert held(root) == {**OLD, "b.md": b"mine"}
    assert Journal(root, state).entries() == ()


def test_it_is_open_to_its_owner_alone(root: Path, state: Path) -> None:
    carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    for place in state.joinpath("undo").rglob("*"):
        mode = stat.S_IMODE(place.stat().st_mode)
        assert mode == (0o700 if place.is_dir() else 0o600), place


def test_vaults_do_not_see_one_another(root: Path, state: Path, tmp_path: Path) -> None:
    carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    assert last_set(Journal(tmp_path / "other", state)) is None


def test_it_is_bounded_in_number_and_age(root: Path, state: Path) -> None:
    notes = Journal(root, state)
    for number in range(journal.MOST_ACTS + 5):
        old, new = (b"a%d\n" % one if one else b"a\n" for one in (number, number + 1))
        carry_out(root, notes, "log", DAY, [Change("a.md", old, new)])
    assert len(notes.entries()) == journal.MOST_ACTS
    later = DAY + timedelta(days=journal.MOST_DAYS + 1)
    carry_out(root, notes, "log", later, [Change("b.md", OLD["b.md"], b"new")])
    assert [entry.day for entry in notes.entries()] == [later]


def test_it_is_bounded_in_size(root: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_BYTES", 2000)
    notes = Journal(root, state)
    text = b"a\n"
    for number in range(6):
        more = b"%d" % number * 400
        carry_out(root, notes, "log", DAY, [Change("a.md", text, more)])
        text = more
    assert 1 <= len(notes.entries()) <= 3
    assert last_set(notes) is not None


def test_without_a_journal_nothing_is_changed(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(WriteFailedError, match="VAULTNET_STATE"):
        carry_out(root, Journal(root, blocked), "log", DAY, CHANGES)
    assert held(root) == OLD


@pytest.mark.parametrize("junk", [b"", b"{", b'{"version": 9}', b"[]", b'{"version": 1}'])
def test_what_cannot_be_read_is_passed_over(root: Path, state: Path, junk: bytes) -> None:
    notes = Journal(root, state)
    carry_out(root, notes, "log", DAY, CHANGES)
    place = next(state.rglob("*.json"))
    place.with_name("00000009.json").write_bytes(junk)
    entry = last_set(notes)
    assert entry is not None
    assert entry.number == 1


# --- a process that dies between any two steps ---


class DiedError(BaseException):
    """The process is gone: nothing catches this."""


class Steps:
    """Counts the steps that change the disk, and dies before the one whose turn it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.turn = -1
        for module, name in (
            (act_sets, "apply"),
            (act_sets, "remove_note"),
            (Journal, "_write"),
            (Journal, "drop"),
        ):
            monkeypatch.setattr(module, name, self._counted(getattr(module, name)))

    def _counted(self, real: Callable[..., None]) -> Callable[..., None]:
        def step(*args: object) -> None:
            self.count += 1
            if self.count - 1 == self.turn:
                raise DiedError
            real(*args)

        return step


@pytest.mark.parametrize("turn", range(6))
def test_death_while_a_set_is_applied(
    root: Path, state: Path, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps: the journal is written, three notes, the journal is marked; then none is left."""
    steps = Steps(monkeypatch)
    steps.turn = turn
    try:
        carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    except DiedError:
        assert turn < 5
    else:
        assert turn == 5
    steps.turn = -1
    assert settle(root, Journal(root, state)) == ()
    assert held(root) == (OLD if turn < 2 else NEW), "nothing, or all of it"
    entry = last_set(Journal(root, state))
    if turn < 2:
        assert entry is None
        return
    assert entry is not None
    undo(root, Journal(root, state), entry)
    assert held(root) == OLD


@pytest.mark.parametrize("turn", range(6))
def test_death_while_a_set_is_taken_back(
    root: Path, state: Path, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    entry = last_set(Journal(root, state))
    assert entry is not None
    steps = Steps(monkeypatch)
    steps.turn = turn
    try:
        undo(root, Journal(root, state), entry)
    except DiedError:
        assert turn < 5
    steps.turn = -1
    settle(root, Journal(root, state))
    assert held(root) == (NEW if turn == 0 else OLD)
    assert (last_set(Journal(root, state)) is None) == (turn != 0)


def test_a_note_changed_while_a_set_stood_half_is_left_and_named(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = Steps(monkeypatch)
    steps.turn = 2
    with pytest.raises(DiedError):
        carry_out(root, Journal(root, state), "log", DAY, CHANGES)
    steps.turn = -1
    (root / "b.md").write_bytes(b"mine")
    assert settle(root, Journal(root, state)) == ("b.md",)
    assert held(root) == {**NEW, "b.md": b"mine"}
    entry = last_set(Journal(root, state))
    assert entry is not None
    assert [one.path for one in entry.changes] == ["a.md", "Sub/c.md"]
    undo(root, Journal(root, state), entry)
    assert held(root) == {"a.md": OLD["a.md"], "b.md": b"mine"}


KILLED: Final = """
import os, signal, sys
from datetime import date
from pathlib import Path
from vaultnet.vault import act_sets
from vaultnet.vault.changes import Change
from vaultnet.vault.journal import Journal
root, state, turn = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
calls = 0
def counted(name):
    real = getattr(os, name)
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    setattr(os, name, call)
for name in ("open", "write", "fsync", "replace", "link", "unlink", "mkdir", "rename", "chmod"):
    counted(name)
changes = [Change("a.md", b"a\\n", b"A\\n"), Change("b.md", b"b\\r\\n", b"B\\r\\n")]
act_sets.carry_out(root, Journal(root, state), "log", date(2026, 11, 23), changes)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_killed_at_any_call_of_the_system(root: Path, state: Path) -> None:
    """Every fourth call here; each note is whole, and the set nothing or all after the next run."""
    both, deaths = {"a.md": b"A\n", "b.md": b"B\r\n"}, 0
    for turn in range(1, 60, 4):
        for path, data in OLD.items():
            (root / path).write_bytes(data)
        ended = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", KILLED, str(root), str(state), str(turn)],
            env={**os.environ},
            check=False,
        )
        deaths += ended.returncode != 0
        for path, data in OLD.items():
            assert (root / path).read_bytes() in {data, both[path]}
        settle(root, Journal(root, state))
        notes = {path: (root / path).read_bytes() for path in OLD}
        assert notes in (OLD, both)
        for entry in Journal(root, state).entries():
            assert entry.state is State.DONE
            Journal(root, state).drop(entry)
    assert deaths > 5


def test_the_folder_can_be_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "elsewhere"))
    carry_out(root, Journal(root), "log", DAY, CHANGES)
    shape = json.loads(next((tmp_path / "elsewhere").rglob("*.json")).read_bytes())
    assert (shape["kind"], shape["state"]) == ("log", "done")
