"""The exchange of two names: what comes out is looked at, and nobody's save is dropped."""

from __future__ import annotations

import errno
import os
import sys
import time
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Final

import pytest
from harness.doors import Call, calls_of, watched
from harness.judgement import sweep_all, temporaries, visible

from vaultnet.errors import NoteChangedError, NoteRefusedError, WriteFailedError
from vaultnet.vault.changes import Change, apply, apply_edit, leases
from vaultnet.vault.changes.edit import MAX_TRIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME: Final = "Ada.md"
OLD: Final = b"old\n"
NEW: Final = b"new\n"
CHANGE: Final = Change(NAME, OLD, NEW)

exchange = import_module("vaultnet.vault.changes.exchange")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="names are exchanged on Linux")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(OLD)
    return tmp_path


def before_each_exchange(*acts: Callable[[], object]) -> Callable[[Call], None]:
    """Do one thing ahead of the first exchange, another ahead of the second, and so on."""
    left = list(acts)

    def before(call: Call) -> None:
        if call.door == "exchange" and left:
            left.pop(0)()

    return before


def save_atomically(file: Path, data: bytes) -> None:
    beside = file.with_name("editor.tmp")
    beside.write_bytes(data)
    beside.replace(file)


SAVES: Final = [
    pytest.param(lambda file, data: file.write_bytes(data), id="in-place"),
    pytest.param(save_atomically, id="atomically"),
]


@linux_only
@pytest.mark.parametrize("save", SAVES)
def test_a_save_just_before_the_exchange_is_put_back(
    vault: Path, save: Callable[[Path, bytes], object]
) -> None:
    with (
        watched(before_each_exchange(lambda: save(vault / NAME, b"theirs"))),
        pytest.raises(NoteChangedError, match="changed meanwhile; run again"),
    ):
        apply(vault, CHANGE)
    assert visible(vault) == {NAME: b"theirs"}
    assert temporaries(vault) == []


@pytest.fixture
def no_leases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take leases away, as a network disk and other systems do."""

    def missing(*_: object) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(leases, "_lease", missing)


@linux_only
@pytest.mark.usefixtures("no_leases")
@pytest.mark.parametrize("save", SAVES)
def test_two_saves_about_the_exchange_are_both_there(
    vault: Path, save: Callable[[Path, bytes], object]
) -> None:
    """The newest has the name; the one that it overtook is kept as a copy."""
    note = vault / NAME
    acts = before_each_exchange(lambda: save(note, b"first"), lambda: save(note, b"second"))
    with watched(acts), pytest.raises(NoteChangedError, match=r"kept as Ada \(vaultnet recovered"):
        apply(vault, CHANGE)
    there = visible(vault)
    assert there.pop(NAME) == b"second"
    assert [*there.values()] == [b"first"]
    assert temporaries(vault) == []


@linux_only
def test_many_saves_about_the_exchange(vault: Path) -> None:
    """A save that another program saved over is its own affair; the last two are there."""
    note = vault / NAME
    saves = [b"%d" % number for number in range(4)]
    acts = [lambda data=data: save_atomically(note, data) for data in saves]
    with watched(before_each_exchange(*acts)), pytest.raises(NoteChangedError):
        apply(vault, CHANGE)
    assert set(visible(vault).values()) == {b"2", b"3"}
    assert (vault / NAME).read_bytes() == b"3"
    assert temporaries(vault) == []


@linux_only
def test_a_note_that_is_removed_while_a_save_is_put_back(vault: Path) -> None:
    note = vault / NAME
    acts = before_each_exchange(lambda: save_atomically(note, b"theirs"), note.unlink)
    with watched(acts), pytest.raises(WriteFailedError, match="the next run shows it"):
        apply(vault, CHANGE)
    sweep_all(vault)
    assert [*visible(vault).values()] == [b"theirs"]
    assert temporaries(vault) == []


@linux_only
def test_a_note_that_somebody_is_about_to_write_is_left(vault: Path) -> None:
    """A program that opened the note before the exchange writes into it afterwards."""
    with (
        (vault / NAME).open("r+b") as theirs,
        pytest.raises(NoteChangedError, match="open for writing in another program"),
    ):
        apply(vault, CHANGE)
    assert theirs.closed
    apply(vault, CHANGE)
    assert visible(vault) == {NAME: NEW}


@linux_only
def test_a_program_that_opens_the_note_just_before_the_exchange_loses_nothing(
    vault: Path,
) -> None:
    theirs: list[int] = []
    opened = before_each_exchange(lambda: theirs.append(os.open(vault / NAME, os.O_WRONLY)))
    with watched(opened), pytest.raises(NoteChangedError, match="changed meanwhile"):
        apply(vault, CHANGE)
    os.write(theirs[0], b"sav")
    os.close(theirs[0])
    assert visible(vault) == {NAME: b"sav\n"}


@linux_only
@pytest.mark.parametrize("way", ["read", "in-place"])
@pytest.mark.parametrize("moment", [0, 1], ids=["before-it-is-put-back", "just-as-it-was"])
def test_who_saw_the_new_text_saves_over_nobody(
    vault: Path, monkeypatch: pytest.MonkeyPatch, way: str, moment: int
) -> None:
    """What he saves follows from the new text: the other save must not lie under it."""
    note = vault / NAME
    inode: list[int] = []
    asked: list[bool] = []

    def open_and_save() -> None:
        with note.open("rb" if way == "read" else "r+b") as file:
            seen = file.read()
        note.write_bytes(seen + b"and mine\n")

    other = Thread(target=open_and_save)
    real = leases.Watch.was_opened

    def was_opened(watch: leases.Watch) -> bool:
        if len(asked) == moment and note.stat().st_ino == inode[0]:
            other.start()
            while not real(watch):
                time.sleep(0.001)
        asked.append(real(watch))
        return asked[-1]

    def save_meanwhile(call: Call) -> None:
        if call.door == "exchange" and not inode:
            inode.append(call.arguments[0].stat().st_ino)
            save_atomically(note, b"theirs")
        elif call.door == "exchange" and moment == 1 and len(asked) == 1 and not other.ident:
            other.start()
            while not real(watches[0]):
                time.sleep(0.001)

    watches: list[leases.Watch] = []
    enter = leases.Watch.__enter__

    def remember(watch: leases.Watch) -> leases.Watch:
        watches.append(watch)
        return enter(watch)

    monkeypatch.setattr(leases.Watch, "was_opened", was_opened)
    monkeypatch.setattr(leases.Watch, "__enter__", remember)
    with watched(save_meanwhile):
        apply(vault, CHANGE)
    other.join()
    there = visible(vault)
    assert there.pop(NAME) == NEW + b"and mine\n"
    assert [*there.values()] == [b"theirs"]
    assert asked == [False] * moment + [True]
    assert temporaries(vault) == []


@linux_only
def test_what_becomes_of_the_note_is_no_file(vault: Path) -> None:
    def become_a_folder() -> None:
        (vault / NAME).unlink()
        (vault / NAME).mkdir()

    with (
        watched(before_each_exchange(become_a_folder)),
        pytest.raises(WriteFailedError, match="was not written: not a regular file"),
    ):
        apply(vault, CHANGE)
    assert (vault / NAME).is_dir()
    assert temporaries(vault) == []


def ignore_the_flag(old: Path, new: Path, _flag: int) -> bool:
    old.replace(new)
    return True


def do_nothing(_old: Path, _new: Path, _flag: int) -> bool:
    return True


def know_no_flag(_old: Path, _new: Path, _flag: int) -> bool:
    return False


@pytest.mark.parametrize("rename", [ignore_the_flag, do_nothing, know_no_flag])
def test_a_file_system_without_exchange_is_written_to(
    vault: Path, monkeypatch: pytest.MonkeyPatch, rename: Callable[[Path, Path, int], bool]
) -> None:
    monkeypatch.setattr(exchange, "rename", rename)
    apply(vault, CHANGE)
    assert visible(vault) == {NAME: NEW}
    assert temporaries(vault) == []


@pytest.mark.parametrize("rename", [ignore_the_flag, do_nothing, know_no_flag])
def test_a_save_before_the_last_look_is_seen_without_exchange(
    vault: Path, monkeypatch: pytest.MonkeyPatch, rename: Callable[[Path, Path, int], bool]
) -> None:
    monkeypatch.setattr(exchange, "rename", rename)

    def save(call: Call) -> None:
        if call.door == "fsync":
            (vault / NAME).write_bytes(b"theirs")

    with watched(save), pytest.raises(NoteChangedError, match="changed meanwhile"):
        apply(vault, CHANGE)
    assert visible(vault) == {NAME: b"theirs"}
    assert temporaries(vault) == []


@linux_only
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_the_system_says_that_it_knows_no_exchange(
    vault: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(exchange, "_system_call", lambda: lambda *_: code)
    assert exchange.exchange(vault / NAME, vault / NAME) is False
    apply(vault, CHANGE)
    assert visible(vault) == {NAME: NEW}


@linux_only
def test_names_are_exchanged_where_they_can_be(vault: Path) -> None:
    (vault / "other").write_bytes(NEW)
    assert exchange.exchange(vault / "other", vault / NAME)
    assert (vault / "other").read_bytes() == OLD
    with pytest.raises(FileNotFoundError):
        exchange.exchange(vault / "none", vault / NAME)
    with pytest.raises(FileExistsError):
        exchange.rename_to_free(vault / "other", vault / NAME)
    assert exchange.rename_to_free(vault / "other", vault / "free")


# New notes where the disk has no hard links: FAT, exFAT, the storage of many phones.


@pytest.fixture(params=["flags", "neither"])
def no_links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", missing)
    if request.param == "neither":
        monkeypatch.setattr(exchange, "rename", know_no_flag)


@pytest.mark.usefixtures("no_links")
def test_a_new_note_without_hard_links(tmp_path: Path) -> None:
    apply(tmp_path, Change(NAME, None, NEW))
    assert visible(tmp_path) == {NAME: NEW}
    assert temporaries(tmp_path) == []


@pytest.mark.usefixtures("no_links")
def test_a_note_that_somebody_makes_meanwhile_without_hard_links(tmp_path: Path) -> None:
    def save(call: Call) -> None:
        if call.door == "fsync":
            (tmp_path / NAME).write_bytes(b"theirs")

    with watched(save), pytest.raises(NoteChangedError, match="exists already"):
        apply(tmp_path, Change(NAME, None, NEW))
    assert visible(tmp_path) == {NAME: b"theirs"}
    assert temporaries(tmp_path) == []


@pytest.mark.usefixtures("no_links")
@pytest.mark.parametrize("door", ["write", "fsync", "replace", "exchange"])
def test_no_half_of_a_new_note_is_left(tmp_path: Path, door: str) -> None:
    clean = tmp_path / "clean"
    clean.mkdir()
    calls = calls_of(lambda: apply(clean, Change(NAME, None, NEW)))
    if door not in calls:
        pytest.skip("this way does not come by that door")

    def fail(call: Call) -> None:
        if call.door == door:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    root = tmp_path / "vault"
    root.mkdir()
    with watched(fail), pytest.raises(WriteFailedError, match="the disk reports an error"):
        apply(root, Change(NAME, None, NEW))
    assert visible(root) in ({}, {NAME: NEW})
    assert temporaries(root) == []


# Read, worked out, and tried anew.


def test_an_edit_is_worked_out_anew_when_the_note_moved(vault: Path) -> None:
    seen: list[bytes | None] = []

    def edit(old: bytes | None) -> bytes:
        seen.append(old)
        if len(seen) < MAX_TRIES:
            (vault / NAME).write_bytes(b"theirs %d\n" % len(seen))
        return (old or b"") + b"ours\n"

    done = apply_edit(vault, NAME, edit, 100)
    assert done == Change(NAME, b"theirs 4\n", b"theirs 4\nours\n")
    assert visible(vault) == {NAME: b"theirs 4\nours\n"}
    assert seen == [OLD, *(b"theirs %d\n" % number for number in range(1, MAX_TRIES))]


def test_an_edit_gives_up_when_others_do_not_cease_to_save(vault: Path) -> None:
    seen: list[bytes | None] = []

    def edit(old: bytes | None) -> bytes:
        seen.append(old)
        (vault / NAME).write_bytes(b"theirs %d\n" % len(seen))
        return (old or b"") + b"ours\n"

    with pytest.raises(NoteRefusedError, match="each of the 5 times"):
        apply_edit(vault, NAME, edit, 100)
    assert len(seen) == MAX_TRIES
    assert visible(vault) == {NAME: b"theirs 5\n"}


def test_an_edit_with_nothing_to_do_writes_nothing(vault: Path) -> None:
    before = (vault / NAME).stat()
    assert apply_edit(vault, NAME, lambda old: old, 100) is None
    assert apply_edit(vault, NAME, lambda _old: None, 100) is None
    assert (vault / NAME).stat() == before
    assert apply_edit(vault, "none.md", lambda old: old, 100) is None
    assert [*visible(vault)] == [NAME]


def test_an_edit_makes_a_note(vault: Path) -> None:
    apply_edit(vault, "People/Bo.md", lambda old: NEW if old is None else None, 100)
    assert visible(vault) == {NAME: OLD, "People/Bo.md": NEW}
