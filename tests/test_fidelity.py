"""Read, then written: not a byte of a note changes, and a change of nothing writes nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.changes import apply_edit
from vaultnet.vault.files import read_file
from vaultnet.vault.walk import walk

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 1 << 26
PIECES = st.sampled_from(
    [b"a", b"\r\n", b"\n", b"\r", b"\xef\xbb\xbf", b"\xff", b"\0", b"---\n", b"\x1a"]
    + [text.encode() for text in ("Ё", "\u2028", "e\u0301", "\x85")]
)


@pytest.fixture(params=["kepano", "tasks-demo"])
def vault(request: pytest.FixtureRequest, outside: Path, tmp_path: Path) -> Path:
    root: Path = tmp_path / str(request.param)
    shutil.copytree(outside / "corpora" / request.param, root)
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return root


def test_a_note_that_is_read_and_written_keeps_every_byte(vault: Path) -> None:
    """Nothing is written at first; then a byte is added and taken away again by a second write."""
    entries = walk(vault).notes
    assert entries
    for entry in entries:
        file = vault / entry.on_disk
        before, status = file.read_bytes(), file.stat()
        assert apply_edit(vault, entry.path, lambda old: old, LIMIT) is None
        assert file.stat() == status, entry.path
        apply_edit(vault, entry.path, lambda old: (old or b"") + b"x", LIMIT)
        assert file.read_bytes() == before + b"x", entry.path
        apply_edit(vault, entry.path, lambda old: (old or b"")[:-1], LIMIT)
        assert file.read_bytes() == before, entry.path
        assert file.stat().st_mode == status.st_mode
    assert [one.path for one in walk(vault).notes] == [one.path for one in entries]
    assert walk(vault).unswept == ()


@given(st.lists(PIECES, max_size=12).map(b"".join), st.lists(PIECES, max_size=12).map(b"".join))
def test_any_bytes_are_written_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes
) -> None:
    root = tmp_path_factory.mktemp("vault")
    (root / "a.md").write_bytes(old)
    apply_edit(root, "a.md", lambda _: new, LIMIT)
    assert read_file(root, "a.md", LIMIT) == new
