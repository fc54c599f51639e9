"""Finding and reading one file: bounded, within the vault, never through a link unasked."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vaultnet.core.records import Severity
from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault.files import find_place, read_file, read_file_if_any, unreadable

LIMIT = 100


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfa\r\nb\rc\n\xff\x00"
    (tmp_path / "a.md").write_bytes(data)
    assert read_file(tmp_path, "a.md", LIMIT) == data


@pytest.mark.parametrize(
    ("size", "fits"),
    [
        pytest.param(0, True, id="empty"),
        pytest.param(LIMIT, True, id="just-fits"),
        pytest.param(LIMIT + 1, False, id="one-too-many"),
    ],
)
def test_size_is_bounded(tmp_path: Path, size: int, fits: bool) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * size)
    if fits:
        assert len(read_file(tmp_path, "a.md", LIMIT)) == size
        return
    with pytest.raises(OSError, match="too large") as caught:
        read_file(tmp_path, "a.md", LIMIT)
    problem = unreadable("a.md", caught.value)
    assert problem is not None
    assert (problem.code, problem.severity) == ("note-too-large", Severity.WARNING)


def test_a_file_that_grows_while_it_is_read_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_bytes(b"x")
    monkeypatch.setattr(os, "read", lambda _descriptor, size: b"x" * size)
    with pytest.raises(OSError, match="too large"):
        read_file(tmp_path, "a.md", LIMIT)


def test_a_file_read_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(b"piece by piece")
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 3)))
    assert read_file(tmp_path, "a.md", LIMIT) == b"piece by piece"


@pytest.mark.parametrize("kind", ["folder", "fifo", "link"])
def test_what_is_no_regular_file_is_not_read(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "a.md"
    if kind == "folder":
        place.mkdir()
    elif kind == "fifo":
        os.mkfifo(place)
    else:
        (tmp_path / "b.md").write_text("b")
        place.symlink_to(tmp_path / "b.md")
    with pytest.raises(OSError, match=r".") as caught:
        read_file(tmp_path, "a.md", LIMIT)
    problem = unreadable("a.md", caught.value)
    assert problem is not None
    assert (problem.code, problem.severity) == ("note-unreadable", Severity.ERROR)


@pytest.mark.parametrize("name", ["a\0.md", "\ud800.md"], ids=["nul", "half-a-pair"])
def test_impossible_names_are_faults_of_the_system(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match="no file can have this name"):
        read_file(tmp_path, name, LIMIT)


def test_a_vanished_note_is_no_problem() -> None:
    assert unreadable("a.md", FileNotFoundError(errno.ENOENT, "gone")) is None


def test_read_if_any(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"r")
    (tmp_path / "link.md").symlink_to("real.md")
    (tmp_path / "folder.md").mkdir()
    assert read_file_if_any(tmp_path, "real.md", LIMIT) == b"r"
    assert read_file_if_any(tmp_path, "link.md", LIMIT) == b"r"
    assert read_file_if_any(tmp_path, "none.md", LIMIT) is None
    assert read_file_if_any(tmp_path, "none/none.md", LIMIT) is None
    with pytest.raises(
        WriteFailedError, match=r"^folder\.md cannot be read: not a regular file\.$"
    ):
        read_file_if_any(tmp_path, "folder.md", LIMIT)


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "a/../../b.md",
        "/etc/hosts",
        "./a.md",
        ".obsidian/app.json",
        "a/.git/config",
        "",
        "a//b.md",
        "a/",
        "a\0b.md",
        "out/secret.md",
        "out.md",
        "hidden.md",
    ],
)
def test_no_path_leads_out_of_the_vault(tmp_path: Path, path: str) -> None:
    root = tmp_path / "vault"
    (root / ".git").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret")
    (root / ".git/config").write_text("secret")
    (root / "out").symlink_to(tmp_path)
    (root / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "hidden.md").symlink_to(".git/config")
    with pytest.raises(NoteRefusedError, match="vault") as caught:
        find_place(root, path)
    assert str(caught.value).endswith(".")


def test_the_root_may_be_a_link(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    assert find_place(tmp_path / "link", "a/b.md") == Path(os.path.realpath(root)) / "a/b.md"


def test_a_name_is_found_in_the_letters_of_the_disk(tmp_path: Path) -> None:
    """A note that came from macOS is decomposed on the disk (S1.5, S12.6)."""
    (tmp_path / "Cafe\u0301").mkdir()
    (tmp_path / "Cafe\u0301/Е\u0308лка.md").write_bytes(b"x")
    assert read_file_if_any(tmp_path, "Café/Ёлка.md", LIMIT) == b"x"
