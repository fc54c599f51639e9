"""The folder for what is kept about a vault on this device."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import platformdirs
import pytest

from vaultnet.errors import WriteFailedError
from vaultnet.vault.state_folder import ENVIRONMENT, state_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    state = tmp_path / "state"
    monkeypatch.setenv(ENVIRONMENT, str(state))
    return state


def vault_at(path: Path) -> Path:
    path.mkdir()
    return path


def test_it_is_made_below_the_folder_that_the_environment_names(
    tmp_path: Path, elsewhere: Path
) -> None:
    folder = state_folder(vault_at(tmp_path / "vault"))
    assert folder.is_dir()
    assert folder.parent == elsewhere


def test_it_is_the_systems_own_where_the_environment_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT)
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: tmp_path / "own")
    assert state_folder(vault_at(tmp_path / "vault")).parent == tmp_path / "own"


def test_it_lies_outside_the_vault_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    vault = vault_at(tmp_path / "vault")
    assert not state_folder(vault).is_relative_to(vault)
    assert list(vault.iterdir()) == []


def test_each_vault_has_its_own(tmp_path: Path) -> None:
    one, other = vault_at(tmp_path / "one"), vault_at(tmp_path / "other")
    assert state_folder(one) == state_folder(one)
    assert state_folder(one) != state_folder(other)


def test_a_vault_has_the_same_by_whichever_link_it_is_reached(tmp_path: Path) -> None:
    vault, link = vault_at(tmp_path / "vault"), tmp_path / "link"
    link.symlink_to(vault, target_is_directory=True)
    assert state_folder(link) == state_folder(vault)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_but_the_owner_may_look_in(tmp_path: Path) -> None:
    folder = state_folder(vault_at(tmp_path / "vault"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_name_that_is_no_unicode_is_no_fault(tmp_path: Path) -> None:
    state_folder(tmp_path / os.fsdecode(b"v\xff"))


def test_one_that_cannot_be_made_is_one_sentence(tmp_path: Path, elsewhere: Path) -> None:
    elsewhere.write_text("a file stands here")
    with pytest.raises(WriteFailedError, match=ENVIRONMENT):
        state_folder(tmp_path)
