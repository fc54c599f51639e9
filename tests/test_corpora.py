"""Vaults that nobody here made: every command ends in order, and no byte of them changes."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from vaultnet.cli.group import vaultnet

if TYPE_CHECKING:
    from pathlib import Path

DIGEST = "Due this week.md"


@pytest.fixture(params=["kepano", "tasks-demo"])
def vault(request: pytest.FixtureRequest, outside: Path, tmp_path: Path) -> Path:
    root: Path = tmp_path / str(request.param)
    shutil.copytree(outside / "corpora" / request.param, root)
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    (root / ".obsidian").mkdir(exist_ok=True)
    return root


def hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != DIGEST
    }


@pytest.mark.parametrize(
    "command",
    [["check"], ["contacts"], ["interactions"], ["inspect", "--all"], ["due"]],
    ids=" ".join,
)
def test_every_command_ends_in_order(vault: Path, command: list[str]) -> None:
    before = hashes(vault)
    result = CliRunner().invoke(
        vaultnet, ["--vault", str(vault), "--today", "2026-11-23", *command, "--json"]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in {0, 1}
    assert isinstance(json.loads(result.stdout), list)
    assert hashes(vault) == before


def test_the_digest_touches_no_other_file(vault: Path) -> None:
    before = hashes(vault)
    arguments = ["--vault", str(vault), "--today", "2026-11-23", "digest"]
    assert CliRunner().invoke(vaultnet, arguments).exit_code == 0
    page = (vault / DIGEST).read_bytes()
    assert CliRunner().invoke(vaultnet, arguments).exit_code == 0
    assert (vault / DIGEST).read_bytes() == page
    assert hashes(vault) == before


def test_no_template_becomes_a_contact(vault: Path) -> None:
    result = CliRunner().invoke(vaultnet, ["--vault", str(vault), "contacts", "--json"])
    paths = [contact["path"] for contact in json.loads(result.stdout)]
    assert not [path for path in paths if "emplate" in path]
