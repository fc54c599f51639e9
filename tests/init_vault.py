"""A circle of people for the tests of `vaultnet init`, and `init` run with answers typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from cli_vault import run
from click.testing import CliRunner

from vaultnet import api
from vaultnet.cli.group import vaultnet
from vaultnet.cli.verbs import init

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest
    from click.testing import Result

    from vaultnet.core.settings import Settings

TODAY: Final = "2026-11-23"

FILE: Final = "vaultnet.toml"

# People whom nothing says to be people, a key with two letters swapped, days first, in Russian.
CIRCLE: Final[Mapping[str, str]] = {
    "Круг/Анна Петрова.md": "---\nbrithday: 13/02/1990\nlast_contact: 01/02/2026\n---\nСоседка.\n",
    "Круг/Борис Камнев.md": "---\nbrithday: 20/05/1985\nlast_contact: 2026-02-01\n---\nКоллега.\n",
    "Круг/Список.md": "Кого позвать.\n",
    "2026-11-02.md": "- созвонились с [[Анна Петрова]]\n",
}


def asked(
    vault: Path, answers: str, *args: str, monkeypatch: pytest.MonkeyPatch, today: str = TODAY
) -> Result:
    """Run `init` as at a terminal where these answers are typed."""
    monkeypatch.setattr(init, "_can_ask", lambda: True)
    options = ["--vault", str(vault), "--today", today, "init", *args]
    return CliRunner().invoke(vaultnet, options, input=answers, catch_exceptions=False)


def settings_of(vault: Path) -> Settings:
    return api.read_vault(vault).settings


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def init_json(vault: Path, *args: str) -> dict[str, Any]:
    result = run(vault, "init", "--json", *args)
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer
