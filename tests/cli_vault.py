"""A small vault for the tests of the command line, and two ways to run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from click.testing import CliRunner

from vaultnet.cli.group import vaultnet
from vaultnet.vault import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest
    from click.testing import Result

ROOT: Final = Path(__file__).parents[1]
TODAY: Final = "2026-11-23"

ADA: Final = "People/Ada Berg.md"
JULIA: Final = "People/Юлия Ёлкина.md"
BO_LUND: Final = "People/Bo Lund.md"  # private
BO_STRAND: Final = "People/Bo Strand.md"

# What a process needs, and nothing of what its parent was set to.
CLEAN: Final = {
    **{
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "VAULTNET_CACHE")
        if name in os.environ
    },
    "PYTHONPATH": str(ROOT),
}

NOTES: Final[Mapping[str, str]] = {
    ADA: """\
---
type: person
aliases: [Countess]
tags: [person, work/data]
role: mentor/career
stage: trust
cadence: {light: 1 month, deep: 3 months}
birthday: 1990-11-25
organisation: "[[Acme]]"
interests: [looms]
---
# Ada

## Log
- 2026-09-01 (call): spoke about looms (gave:: article)
""",
    JULIA: """\
---
type: person
stage: общение
next_contact: 2026-11-24
---
See [[Ada Berg#Log|Ada]] and [[nowhere yet]].
""",
    BO_LUND: "---\ntype: person\nprivate: true\ncadence: monthly\ntags: [hush]\n---\nA secret.\n",
    BO_STRAND: "---\ntype: person\n---\n",
    "Daily/2026-11-02.md": "- call with [[Юлия Ёлкина]] about harbours\n- mail to [[Ada Berg]]\n",
    "Daily/2026-09-10.md": "- call with [[Bo Lund]] on hidden things\n",
    "Daily/2026-12-01.md": "- call with [[Ada Berg]]\n",
    "Acme.md": "A company.\n",
}


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that will have the path of each note that is opened."""
    opened: list[str] = []
    read_file = files.read_file

    def counted(root: Path, name: str, most: int) -> bytes:
        if name.endswith(".md"):
            opened.append(name)
        return read_file(root, name, most)

    monkeypatch.setattr(files, "read_file", counted)
    return opened


def run(vault: Path, *args: str, today: str = TODAY) -> Result:
    """Run the command line in this process."""
    options = ["--vault", str(vault), "--today", today]
    return CliRunner().invoke(vaultnet, [*options, *args], catch_exceptions=False)


def json_of(vault: Path, *args: str) -> Any:  # noqa: ANN401  JSON is anything
    """Run a verb with `--json` and read what it printed."""
    result = run(vault, *args, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def spawn(
    *args: str, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own, with pipes for its streams."""
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "vaultnet", *args],
        cwd=cwd,
        env={**CLEAN, **(environment or {})},
        capture_output=True,
        timeout=60,
        check=False,
    )
