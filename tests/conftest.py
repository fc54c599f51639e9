"""What tests share: goldens, the vaults of other people, a vault made of notes."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


# A loaded machine is no fault of the code: examples are counted, never timed.
settings.register_profile("vaultnet", deadline=None)
settings.load_profile("vaultnet")


# What tests do stays out of the journal and the cache of the person who runs them.
_APART = TemporaryDirectory(prefix="vaultnet-tests-", ignore_cleanup_errors=True)
os.environ["VAULTNET_STATE"] = str(Path(_APART.name, "state"))
os.environ["VAULTNET_CACHE"] = str(Path(_APART.name, "cache"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the expected files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare text with an expected file; with `--golden`, write that file anew."""

    def compare(path: Path, text: str) -> None:
        data = text.encode()
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert path.exists(), f"{path.name} is not there: make golden"
        assert data.decode() == path.read_bytes().decode(), f"{path.name} differs: make golden"

    return compare


@pytest.fixture(scope="session")
def outside() -> Path:
    """Give the folder of real vaults and recorded answers; skip where it is not at hand."""
    named = os.environ.get("VAULTNET_OUTSIDE", "")
    if not named or not Path(named).is_dir():
        pytest.skip("VAULTNET_OUTSIDE names no folder of real vaults and recorded answers")
    return Path(named)


@pytest.fixture
def make_vault(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Write a vault from the texts of its notes by path."""

    def make(notes: Mapping[str, str]) -> Path:
        root = tmp_path / "vault"
        (root / ".obsidian").mkdir(parents=True, exist_ok=True)
        for path, text in notes.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        return root

    return make
