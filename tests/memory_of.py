"""The file in which a vault is remembered, for tests that look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.vault.remembering import looks, shares

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MEMORY: Final = "vault.memory"


def remember_in(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Remember in a folder of the test, notes that were written a moment ago and a few alone."""
    monkeypatch.setenv("VAULTNET_CACHE", str(cache))
    monkeypatch.setattr(looks, "GRAIN", -(10**12))
    monkeypatch.setattr(shares, "TOGETHER", 2)
    return cache


def memory_of(cache: Path) -> Path:
    (found,) = cache.rglob(MEMORY)
    return found


def add(vault: Path, path: str, line: str) -> None:
    """Add a line to a note."""
    with (vault / path).open("a", encoding="utf-8", newline="") as file:
        file.write(f"{line}\n")
