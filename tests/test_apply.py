"""Writing a note: all of it or nothing, and never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from harness.doors import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.errors import NoteRefusedError, VaultnetError, WriteFailedError
from vaultnet.vault.changes import Change, apply

OLD: Final = b"\xef\xbb\xbfold\r\ntext without a last line end"
NEW: Final = "new text, longer than the old one\nс кириллицей\n".encode()
NAME: Final = "Due this week.md"


def change(old: bytes | None = OLD, new: bytes = NEW, path: str = NAME) -> Change:
    return Change(path, old, new)


def left_over(root: Path) -> list[str]:
    return sorted(file.name for file in root.rglob("*") if file.name.startswith("."))


@pytest.mark.parametrize("old", [OLD, None, b""], ids=["replaced", "new", "was-empty"])
@pytest.mark.parametrize("new", [NEW, b""], ids=["text", "empty"])
def test_the_bytes_are_written_as_they_are(tmp_path: Path, old: bytes | None, new: bytes) -> None:
    if old is not None:
        (tmp_path / NAME).write_bytes(old)
    apply(tmp_path, change(old, new))
    assert (tmp_path / NAME).read_bytes() == new
    assert left_over(tmp_path) == []


def test_a_change_that_is_done_does_nothing(tmp_path: Path) -> None:
    note = tmp_path / NAME
    note.write_bytes(NEW)
    note.chmod(0o444)
    before = note.stat()
    apply(tmp_path, change())
    apply(tmp_path, change(None))
    assert note.stat() == before


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    note = tmp_path / NAME
    note.write_bytes(OLD)
    note.chmod(mode)
    apply(tmp_path, change())
    assert stat.S_IMODE(note.stat().st_mode) == mode


def test_a_new_note_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    apply(tmp_path, change(None))
    assert (tmp_path / NAME).stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_write_in_small_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_bytes(OLD)
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    apply(tmp_path, change())
    assert (tmp_path / NAME).read_bytes() == NEW


@pytest.mark.parametrize(
    ("there", "old", "sentence"),
    [
        pytest.param(b"theirs", OLD, "was changed meanwhile; run again.", id="changed"),
        pytest.param(b"x" * 9999, OLD, "was changed meanwhile; run again.", id="grown"),
        pytest.param(b"", OLD, "was changed meanwhile; run again.", id="emptied"),
        pytest.param(None, OLD, "is gone; run again.", id="gone"),
        pytest.param(b"theirs", None, "exists already and was left as it is;", id="exists"),
        pytest.param(b"", None, "exists already and was left as it is;", id="exists-empty"),
    ],
)
def test_a_note_that_is_not_as_it_was_read_is_left(
    tmp_path: Path, there: bytes | None, old: bytes | None, sentence: str
) -> None:
    note = tmp_path / NAME
    if there is not None:
        note.write_bytes(there)
    with pytest.raises(NoteRefusedError, match=f"^{NAME} {sentence}"):
        apply(tmp_path, change(old))
    assert (note.read_bytes() if note.exists() else None) == there
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("old", [OLD, None], ids=["replaced", "new"])
def test_a_note_that_moves_while_we_write_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None
) -> None:
    """Somebody saves between our first look and the moment of replacing."""
    note = tmp_path / NAME
    if old is not None:
        note.write_bytes(old)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: note.write_bytes(b"theirs"))
    with pytest.raises(NoteRefusedError, match="run again"):
        apply(tmp_path, change(old))
    assert note.read_bytes() == b"theirs"
    assert left_over(tmp_path) == []


def test_a_note_that_vanishes_while_we_write_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / NAME
    note.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: note.unlink())
    with pytest.raises(NoteRefusedError, match="is gone"):
        apply(tmp_path, change())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "moment"), [(OLD, "exchange"), (None, "link")], ids=["replaced", "new"]
)
def test_bytes_and_name_are_flushed_to_the_disk(
    tmp_path: Path, old: bytes | None, moment: str
) -> None:
    """Else a loss of power leaves an empty note on some file systems, or none."""
    if old is not None:
        (tmp_path / NAME).write_bytes(old)
    calls = calls_of(lambda: apply(tmp_path, change(old)))
    assert [one for one in calls if one in {"write", "fsync", "rename", "unlink", moment}] == [
        *("write", "fsync", "rename", moment, "unlink", "fsync")
    ]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "the system does not allow it"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_the_sentence_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, sentence: str
) -> None:
    (tmp_path / NAME).write_bytes(OLD)

    def full(*_: object) -> int:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteFailedError, match=f"{NAME} was not written: {sentence}; nothing was"):
        apply(tmp_path, change())


@pytest.mark.parametrize("fault", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_fsync_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    (tmp_path / NAME).write_bytes(OLD)

    def missing(_descriptor: int) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "fsync", missing)
    apply(tmp_path, change())
    assert (tmp_path / NAME).read_bytes() == NEW


def test_a_linked_note_is_written_through_within_the_vault(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(OLD)
    (tmp_path / NAME).symlink_to("real.md")
    apply(tmp_path, change())
    assert (tmp_path / NAME).is_symlink()
    assert (tmp_path / "real.md").read_bytes() == NEW


@pytest.mark.parametrize("link", [NAME, "folder"], ids=["linked-note", "linked-folder"])
def test_nothing_is_written_outside_the_vault(tmp_path: Path, link: str) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    (tmp_path / NAME).write_bytes(OLD)
    (root / link).symlink_to(tmp_path / NAME if link == NAME else tmp_path)
    path = NAME if link == NAME else f"folder/{NAME}"
    for old in (OLD, None):
        with pytest.raises(NoteRefusedError, match="leads out of the vault by a link"):
            apply(root, change(old, path=path))
    assert (tmp_path / NAME).read_bytes() == OLD


@pytest.mark.parametrize("path", ["../x.md", "/x.md", ".obsidian/app.json", "a/../../x.md", ""])
def test_a_path_out_of_the_vault_is_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "vault"
    (root / ".obsidian").mkdir(parents=True)
    with pytest.raises(NoteRefusedError, match="no path of a note"):
        apply(root, change(None, path=path))
    assert left_over(tmp_path) == [".obsidian"]


def test_a_read_only_note_stays_as_it_is(tmp_path: Path) -> None:
    note = tmp_path / NAME
    note.write_bytes(OLD)
    note.chmod(0o444)
    with pytest.raises(WriteFailedError, match="it is read-only"):
        apply(tmp_path, change())
    assert note.read_bytes() == OLD


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        pytest.param("file.md/x.md", "there is no such file or folder", id="folder-is-a-file"),
        pytest.param("я" * 150 + ".md", "the name is too long", id="name-too-long"),
        pytest.param("folder.md", "not a regular file", id="note-is-a-folder"),
    ],
)
@pytest.mark.parametrize("old", [OLD, None], ids=["replaced", "new"])
def test_impossible_places(tmp_path: Path, path: str, sentence: str, old: bytes | None) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "file.md").write_bytes(b"x")
    with pytest.raises(VaultnetError) as caught:
        apply(tmp_path, change(old, path=path))
    message = str(caught.value)
    assert message.startswith(path)
    assert message.endswith(".")
    assert sentence in message
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file.md", "folder.md"]


def test_the_folders_of_a_new_note_are_made(tmp_path: Path) -> None:
    apply(tmp_path, change(None, path="a/b/x.md"))
    assert (tmp_path / "a" / "b" / "x.md").read_bytes() == NEW


def test_no_folder_is_made_for_a_note_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(NoteRefusedError, match="is gone"):
        apply(tmp_path, change(OLD, path="none/x.md"))
    assert list(tmp_path.iterdir()) == []


def test_folders_made_for_a_write_that_failed_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteFailedError, match="the disk is full"):
        apply(tmp_path, change(None, path="a/b/x.md"))
    assert list(tmp_path.iterdir()) == []


def test_no_folder_is_made_beside_one_of_other_capitals(tmp_path: Path) -> None:
    (tmp_path / "network").mkdir()
    if (tmp_path / "Network").exists():
        pytest.skip("this disk does not tell capitals apart")
    with pytest.raises(NoteRefusedError, match="differs from network in capitals alone"):
        apply(tmp_path, change(None, path="Network/x.md"))
    assert [folder.name for folder in tmp_path.iterdir()] == ["network"]


def test_a_vault_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(WriteFailedError, match="there is no such file or folder"):
        apply(tmp_path / "vault", change(None, path="a/x.md"))
    assert list(tmp_path.iterdir()) == []


def test_no_folder_is_made_out_of_the_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "out").symlink_to(tmp_path)
    with pytest.raises(NoteRefusedError, match="out of the vault"):
        apply(tmp_path / "vault", change(None, path="out/a/x.md"))
    assert [one.name for one in tmp_path.iterdir()] == ["vault"]


def test_a_new_note_beside_one_of_other_capitals_is_refused(tmp_path: Path) -> None:
    (tmp_path / "due THIS week.md").write_bytes(b"theirs")
    with pytest.raises(NoteRefusedError, match=r"due THIS week\.md in capitals alone|exists"):
        apply(tmp_path, change(None))
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"theirs"]


def test_a_note_in_the_letters_of_the_disk_is_written_in_place(tmp_path: Path) -> None:
    (tmp_path / "Cafe\u0301.md").write_bytes(OLD)
    apply(tmp_path, change(path="Café.md"))
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [
        ("Cafe\u0301.md", NEW)
    ]
    with pytest.raises(NoteRefusedError, match="exists already"):
        apply(tmp_path, change(None, b"other", path="Café.md"))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.none(), st.binary(max_size=30)),
    st.one_of(st.none(), st.binary(max_size=30)),
    st.binary(max_size=30),
)
def test_only_what_was_read_is_ever_replaced(
    there: bytes | None, old: bytes | None, new: bytes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, NAME)
        if there is not None:
            note.write_bytes(there)
        with suppress(NoteRefusedError):
            apply(Path(folder), change(old, new))
        expected = new if there == old else there
        assert (note.read_bytes() if note.exists() else None) == expected
        assert left_over(Path(folder)) == []
