"""What a note has beside its bytes stays with it: mode, owner, attributes, rights, links."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

import pytest
from harness.judgement import temporaries

from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault.changes import Change, apply

NAME: Final = "Ada.md"
CHANGE: Final = Change(NAME, b"old", b"new")
NOT_ROOT: Final = not hasattr(os, "geteuid") or os.geteuid() != 0


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / NAME
    file.write_bytes(b"old")
    return file


@pytest.fixture
def with_attributes(note: Path) -> Path:
    if not hasattr(os, "setxattr"):
        pytest.skip("Python knows no extended attributes on this system")
    try:
        os.setxattr(note, "user.tag", b"red\0blue")
    except OSError as error:
        pytest.skip(f"this disk has no extended attributes: {error.strerror}")
    return note


def test_extended_attributes_are_kept(tmp_path: Path, with_attributes: Path) -> None:
    apply(tmp_path, CHANGE)
    assert with_attributes.read_bytes() == b"new"
    assert os.getxattr(with_attributes, "user.tag") == b"red\0blue"


def test_an_attribute_that_cannot_be_kept_is_not_lost(
    tmp_path: Path, with_attributes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(WriteFailedError, match="the disk is full"):
        apply(tmp_path, CHANGE)
    assert with_attributes.read_bytes() == b"old"
    assert temporaries(tmp_path) == []


def test_an_attribute_of_the_system_may_stay_behind(
    tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "setxattr"):
        pytest.skip("Python knows no extended attributes on this system")

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "listxattr", lambda _: ["security.label"])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"x")
    monkeypatch.setattr(os, "setxattr", refuse)
    apply(tmp_path, CHANGE)
    assert note.read_bytes() == b"new"


def access_list(*entries: tuple[int, int, int]) -> bytes:
    """Write an access list as Linux keeps it: version 2, then tag, rights and id of each entry."""
    rows = (tag.to_bytes(2, "little") + rights.to_bytes(2, "little") for tag, rights, _ in entries)
    ids = (who.to_bytes(4, "little") for _, _, who in entries)
    return (2).to_bytes(4, "little") + b"".join(a + b for a, b in zip(rows, ids, strict=True))


NOBODY: Final = 0xFFFFFFFF
BOB_READS: Final = access_list(
    (1, 6, NOBODY), (2, 4, 12345), (4, 0, NOBODY), (16, 4, NOBODY), (32, 0, NOBODY)
)


def set_or_skip(path: Path, name: str, value: bytes) -> None:
    if not hasattr(os, "setxattr"):
        pytest.skip("Python knows no access lists on this system")
    try:
        os.setxattr(path, name, value)
    except OSError as error:
        pytest.skip(f"this disk has no access lists: {error.strerror}")


def test_access_lists_are_kept(tmp_path: Path, note: Path) -> None:
    set_or_skip(note, "system.posix_acl_access", BOB_READS)
    apply(tmp_path, CHANGE)
    assert os.getxattr(note, "system.posix_acl_access") == BOB_READS


def test_no_right_is_given_that_the_note_did_not_give(tmp_path: Path, note: Path) -> None:
    """The folder gives every new file to Bob; the note is older, and none of his business."""
    note.chmod(0o600)
    set_or_skip(tmp_path, "system.posix_acl_default", BOB_READS)
    apply(tmp_path, CHANGE)
    assert "system.posix_acl_access" not in os.listxattr(note)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600


@pytest.mark.skipif(NOT_ROOT, reason="only root gives files away")
def test_the_owner_is_kept_where_the_system_allows_it(tmp_path: Path, note: Path) -> None:
    os.chown(note, 12345, 23456)
    apply(tmp_path, CHANGE)
    assert (note.stat().st_uid, note.stat().st_gid) == (12345, 23456)


@pytest.mark.skipif(NOT_ROOT, reason="only root gives files away")
def test_an_owner_that_cannot_be_kept_does_not_keep_us_from_writing(
    tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(note, 12345, 23456)
    real = os.fchown

    def refuse_owner(descriptor: int, user: int, group: int) -> None:
        if user != -1:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        real(descriptor, user, group)

    monkeypatch.setattr(os, "fchown", refuse_owner)
    apply(tmp_path, CHANGE)
    assert note.read_bytes() == b"new"
    assert note.stat().st_gid == 23456


def test_a_hard_link_is_noticed(tmp_path: Path, note: Path) -> None:
    other = tmp_path / "other.md"
    other.hardlink_to(note)
    with pytest.raises(NoteRefusedError, match=r"under 2 names \(hard links\)"):
        apply(tmp_path, CHANGE)
    assert other.samefile(note)
    assert note.read_bytes() == b"old"
    other.unlink()
    apply(tmp_path, CHANGE)
    assert note.read_bytes() == b"new"


def test_a_note_that_is_hidden_from_others_is_so_on_the_way(
    tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note.chmod(0o600)
    modes: list[int] = []
    real = os.write

    def look(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", look)
    apply(tmp_path, CHANGE)
    assert modes == [0o600]
