"""Left-over temporary files: ours go, and what a person wrote becomes a visible note."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import pytest
from harness.judgement import temporaries, visible

from vaultnet import api
from vaultnet.core.records import Source
from vaultnet.vault.changes import Change, apply, sweep
from vaultnet.vault.changes.fingerprint import fingerprint
from vaultnet.vault.changes.temporary import label_of
from vaultnet.vault.temporary_names import is_temporary

OLD: Final = b"old\n"
NEW: Final = b"new\n"
NOTE: Final = "Ёж.md"


def name_for(old: bytes | None = OLD, new: bytes = NEW, note: str = NOTE) -> str:
    before = "none" if old is None else fingerprint(old)[:8]
    of_note = fingerprint(note.encode())[:8]
    return f".~vaultnet-{before}-{fingerprint(new)[:8]}-{of_note}-0123abcd.tmp"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(name_for(), OLD, id="killed-after-the-exchange"),
        pytest.param(name_for(), NEW, id="killed-before-the-exchange"),
        pytest.param(name_for(None), NEW, id="killed-before-a-new-note"),
        pytest.param(".~vaultnet-part-0123abcd.tmp", b"ne", id="killed-while-writing"),
        pytest.param(".~vaultnet-part-0123abcd.tmp", b"", id="killed-before-writing"),
    ],
)
def test_what_is_ours_goes(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert sweep(tmp_path, [""]) == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("old", [OLD, None], ids=["replaced", "new"])
@pytest.mark.parametrize("there", [NOTE, "Ёж.md", None], ids=["nfc", "nfd", "gone"])
def test_what_somebody_saved_becomes_a_note(
    tmp_path: Path, old: bytes | None, there: str | None
) -> None:
    folder = tmp_path / "People"
    folder.mkdir()
    if there:
        (folder / there).write_bytes(NEW)
    (folder / name_for(old)).write_bytes(b"theirs")
    (problem,) = sweep(tmp_path, ["People"])
    stem = Path(there).stem if there else "Note"
    copy = f"{stem} (vaultnet recovered {fingerprint(b'theirs')[:8]}).md"
    assert (folder / copy).read_bytes() == b"theirs"
    assert problem.code == "text-recovered"
    assert problem.source == Source("People/" + copy.replace("Ё", "Ё"), 1)
    assert temporaries(tmp_path) == []
    assert sweep(tmp_path, ["People"]) == ()


def test_one_text_is_kept_once(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / name_for().replace("0123", f"012{number}")).write_bytes(b"theirs")
    assert {one.source for one in sweep(tmp_path, [""])} == {
        Source(f"Note (vaultnet recovered {fingerprint(b'theirs')[:8]}).md", 1)
    }
    assert [*visible(tmp_path).values()] == [b"theirs"]


def test_a_copy_never_takes_the_place_of_another_note(tmp_path: Path) -> None:
    taken = tmp_path / f"Note (vaultnet recovered {fingerprint(b'theirs')[:8]}).md"
    taken.write_bytes(b"other")
    (tmp_path / name_for()).write_bytes(b"theirs")
    assert len(sweep(tmp_path, [""])) == 1
    assert sorted(visible(tmp_path).values()) == [b"other", b"theirs"]


def test_a_long_name_is_cut(tmp_path: Path) -> None:
    note = "я" * 120 + ".md"
    (tmp_path / note).write_bytes(NEW)
    (tmp_path / name_for(note=note)).write_bytes(b"theirs")
    assert len(sweep(tmp_path, [""])) == 1
    assert sorted(visible(tmp_path).values()) == [NEW, b"theirs"]


@pytest.mark.parametrize(
    "name",
    [".~vaultnet-x.tmp", ".~vaultnet-part-0123abcd.md", ".~lock.x#", name_for().upper(), "a.tmp"],
)
def test_a_file_of_another_name_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"theirs")
    assert sweep(tmp_path, [""]) == ()
    assert (tmp_path / name).read_bytes() == b"theirs"
    assert not is_temporary(name)


def test_what_is_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_bytes(OLD)
    (tmp_path / name_for()).symlink_to("note.md")
    (tmp_path / ".~vaultnet-part-0123abcd.tmp").mkdir()
    assert sweep(tmp_path, [""]) == ()
    assert len(list(tmp_path.iterdir())) == 3


def test_no_folder_outside_the_vault_is_swept(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    (tmp_path / name_for()).write_bytes(OLD)
    (root / "out").symlink_to(tmp_path)
    assert sweep(root, ["out", "..", str(tmp_path), "none"]) == ()
    assert (tmp_path / name_for()).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of folders")
def test_a_folder_that_is_written_to_is_left(tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415  as the mark says

    (tmp_path / name_for()).write_bytes(OLD)
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    assert sweep(tmp_path, [""]) == ()
    assert temporaries(tmp_path) == [name_for()]
    os.close(descriptor)
    assert sweep(tmp_path, [""]) == ()
    assert temporaries(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux who writes")
def test_a_file_that_somebody_writes_into_is_left(tmp_path: Path) -> None:
    (tmp_path / name_for()).write_bytes(OLD)
    with (tmp_path / name_for()).open("r+b"):
        assert sweep(tmp_path, [""]) == ()
        assert temporaries(tmp_path) == [name_for()]


def test_a_new_note_that_a_kill_left_with_two_names_is_written_to(tmp_path: Path) -> None:
    (tmp_path / NOTE).write_bytes(NEW)
    (tmp_path / name_for(None)).hardlink_to(tmp_path / NOTE)
    apply(tmp_path, Change(NOTE, NEW, b"newer"))
    assert visible(tmp_path) == {NOTE: b"newer"}
    assert temporaries(tmp_path) == []


def test_the_name_tells_what_was_to_be_written(tmp_path: Path) -> None:
    label = label_of(name_for())
    assert label is not None
    assert label.is_of(NOTE)
    assert not label.is_of("x.md")
    assert label.explains(fingerprint(OLD))
    assert label.explains(fingerprint(NEW))
    assert not label.explains(fingerprint(b""))
    assert not (tmp_path / name_for()).exists()


def test_a_run_of_writes_begins_with_a_sweep(tmp_path: Path) -> None:
    """The walk that reads the vault has seen the folders; nothing is looked for a second time."""
    for folder in ("", "People", "Deep/er"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / name_for()).write_bytes(OLD)
    (tmp_path / "People" / name_for()).write_bytes(b"theirs")
    vault = api.read_vault(tmp_path)
    assert vault.unswept == ("", "Deep/er", "People")
    assert len(temporaries(tmp_path)) == 3, "to read is not to write"
    (problem,) = api.apply_change(vault, Change("x.md", None, NEW))
    assert problem.source.path.startswith("People/Note (vaultnet recovered ")
    assert temporaries(tmp_path) == []
    again = api.read_vault(tmp_path)
    assert "conflict-copy" in {one.code for one in again.problems}, "reported until it is merged"
