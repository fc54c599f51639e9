"""What must hold of a vault after a fault or a kill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.errors import VaultnetError
from vaultnet.vault.changes import sweep
from vaultnet.vault.temporary_names import BEGINNING

if TYPE_CHECKING:
    from pathlib import Path


def temporaries(root: Path) -> list[str]:
    """Give the names of temporary files that lie anywhere in a vault."""
    return sorted(file.name for file in root.rglob(f"{BEGINNING}*"))


def visible(root: Path) -> dict[str, bytes]:
    """Give the bytes of every file that its owner sees, by path."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }


def sweep_all(root: Path) -> None:
    """Do what the next run begins with, in every folder."""
    folders = [folder for folder in root.rglob("*") if folder.is_dir()]
    sweep(root, ["", *(folder.relative_to(root).as_posix() for folder in folders)])


def assert_one_sentence(raised: Exception | None) -> None:
    """Hold that a fault was said in one sentence, if it was said at all."""
    if raised is not None:
        assert isinstance(raised, VaultnetError), repr(raised)
        sentence = str(raised)
        assert sentence.endswith(".")
        assert "\n" not in sentence
