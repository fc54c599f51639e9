"""Two devices that refresh on the same day write the same bytes, so that no sync tool sees two."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_vault import ROOT, spawn

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGEST = "Due this week.md"

DEVICES: Mapping[str, Mapping[str, str]] = {
    "riga": {"TZ": "Europe/Riga", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"},
    "auckland": {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "2", "LC_ALL": "ru_RU.UTF-8"},
    "honolulu": {"TZ": "Pacific/Honolulu", "PYTHONHASHSEED": "3", "LC_ALL": "C", "LANG": "tr_TR"},
}


def copied(source: Path, target: Path, *, backwards: bool) -> None:
    """Copy a vault file by file: the order in which a disk lists files follows their making."""
    files = sorted((one for one in source.rglob("*") if one.is_file()), reverse=backwards)
    for file in files:
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def run(vault: Path, device: str, today: str, state: Path) -> bytes:
    environment = {**DEVICES[device], "VAULTNET_STATE": str(state)}
    done = spawn(
        "--vault", str(vault), "--today", today, "digest", cwd=vault, environment=environment
    )
    assert done.returncode == 0, done.stderr
    return (vault / DIGEST).read_bytes()


@pytest.mark.parametrize("other", ["auckland", "honolulu"])
def test_the_same_bytes_through_a_week_and_a_tick(other: str, tmp_path: Path) -> None:
    places = {device: tmp_path / device / "vault" for device in ("riga", other)}
    for device, place in places.items():
        copied(ROOT / "example_vault", place, backwards=device != "riga")
    for today in ("2026-11-24", "2026-11-26", "2026-12-01"):
        pages = []
        for device, place in places.items():
            page = (place / DIGEST).read_bytes()
            ticked = page.replace(b"- [ ] [[Kwame", b"- [x] [[Kwame").replace(
                b"- [ ] [[Ravi", b"- [>] [[Ravi"
            )
            (place / DIGEST).write_bytes(ticked)
            pages.append(run(place, device, today, tmp_path / device / "state"))
        assert pages[0] == pages[1]
    notes = [
        {file.relative_to(place): file.read_bytes() for file in place.rglob("*.md")}
        for place in places.values()
    ]
    assert notes[0] == notes[1]
    assert any(b"^vn-" in data for path, data in notes[0].items() if path != Path(DIGEST))
