"""One watcher for each vault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cli_vault import CLEAN

from vaultnet.errors import LockedError, VaultnetError
from vaultnet.vault.state_folder import ENVIRONMENT, state_folder
from vaultnet.watcher.lock import NAME, Lock

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from vaultnet.watcher.lock import Lock
with Lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    state = str(tmp_path / "state")
    monkeypatch.setenv(ENVIRONMENT, state)
    return state


def holder(vault: Path, state: str) -> subprocess.Popen[bytes]:
    """Start a process that holds the lock."""
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", HOLD, str(vault)],
        env={**CLEAN, ENVIRONMENT: state},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def test_a_second_watcher_is_told_which_process_is_the_first(
    tmp_path: Path, elsewhere: str
) -> None:
    with holder(tmp_path, elsewhere) as process:
        with (
            pytest.raises(LockedError, match=rf"process {process.pid}\b") as raised,
            Lock(tmp_path),
        ):
            pass
        process.communicate(b"")
    assert isinstance(raised.value, VaultnetError)
    assert raised.value.exit_code == 14


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_dead_process_does_not_hold_it(tmp_path: Path, elsewhere: str) -> None:
    with holder(tmp_path, elsewhere) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Lock(tmp_path):
        said = (state_folder(tmp_path) / NAME).read_text()
    assert said == str(os.getpid())


def test_it_is_let_go_and_had_again(tmp_path: Path) -> None:
    for _ in range(3):
        with Lock(tmp_path):
            pass


def test_another_vault_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Lock(tmp_path), Lock(tmp_path / "other"):
        pass


def test_a_link_to_the_vault_is_the_same_vault(tmp_path: Path) -> None:
    vault, link = tmp_path / "vault", tmp_path / "link"
    vault.mkdir()
    link.symlink_to(vault, target_is_directory=True)
    with Lock(vault), pytest.raises(LockedError), Lock(link):
        pass


def test_nothing_is_left_in_the_vault(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    with Lock(vault):
        assert list(vault.iterdir()) == []
