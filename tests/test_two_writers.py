"""A simulated Obsidian beside the watcher: no edit is lost, each tick acts once, then all rests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from harness.two_writers import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def test_edits_and_ticks_beside_the_watcher(tmp_path: Path) -> None:
    """The long form is `make writers`."""
    report = run(tmp_path / "vault", edits=200, seconds=8, rest=2)
    assert report.edits == 200
    assert report.ticks
    assert report.holds, report
