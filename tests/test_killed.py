"""Killed at any moment: every note is whole, and the next run finds nothing amiss."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from cli_vault import ADA, NOTES, run
from harness.cases import CASES, NAME, NEW, OLD, WriteCase, ticked
from harness.doors import WRITING
from harness.judgement import sweep_all, temporaries, visible
from harness.kill import each_kill, random_deaths, random_kills

from vaultnet.vault.changes import apply_edit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

KILLS = 10_000 if os.environ.get("VAULTNET_LONG") else 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_killed_at_each_call(tmp_path: Path, case: WriteCase) -> None:
    deaths = list(each_kill(tmp_path, case.make, case.act))
    for death in deaths:
        case.judge(death.root, death.name)
    assert len(deaths) > 5


def test_a_digest_killed_at_each_call(tmp_path: Path) -> None:
    """The page is not there or whole, no other note is touched, and the next run clears up."""
    text = NOTES[ADA].encode()

    def make(root: Path) -> None:
        (root / ".obsidian").mkdir()
        (root / ADA).parent.mkdir()
        (root / ADA).write_bytes(text)

    def digest(root: Path) -> None:
        assert run(root, "digest").exit_code == 0

    deaths = list(each_kill(tmp_path, make, digest))
    after = visible(tmp_path / "clean")
    for death in deaths:
        assert visible(death.root) in ({ADA: text}, after), death.name
        digest(death.root)
        assert visible(death.root) == after, death.name
        assert temporaries(death.root) == [], death.name
    assert len(deaths) > 20


def test_ticks_killed_at_each_call(tmp_path: Path) -> None:
    """Every mark is acted on once, whenever the run that acts on it dies."""
    deaths = list(each_kill(tmp_path, ticked.make, ticked.act, WRITING))
    for death in deaths:
        ticked.judge(death.root, death.name)
    assert len(deaths) > 30


def test_the_harness_finds_a_writer_that_does_harm(tmp_path: Path) -> None:
    """It writes in place, as most programs do."""

    def write_in_place(root: Path) -> None:
        descriptor = os.open(root / NAME, os.O_WRONLY | os.O_TRUNC)
        os.write(descriptor, NEW)
        os.close(descriptor)

    deaths = each_kill(tmp_path, lambda root: (root / NAME).write_bytes(OLD), write_in_place)
    held = {death.name: (death.root / NAME).read_bytes() for death in deaths}
    assert held == {
        "0-open": OLD,
        "1-write": b"",
        "1-write-half": NEW[: len(NEW) // 2],
        "2-close": NEW,
    }


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """A note that grows line by line never loses one, and never holds half of one."""

    def grow(root: Path) -> None:
        apply_edit(root, NAME, lambda old: (old or b"") + b"line %d\n" % lines_of(old), 1 << 24)

    def lines_of(data: bytes | None) -> int:
        return (data or b"").count(b"\n")

    known = 0
    for _ in random_kills(tmp_path, grow, KILLS, random.Random(1)):  # noqa: S311  no secret
        text = (tmp_path / NAME).read_bytes() if (tmp_path / NAME).exists() else b""
        assert text == b"".join(b"line %d\n" % number for number in range(lines_of(text)))
        assert lines_of(text) >= known
        known = lines_of(text)
        sweep_all(tmp_path)
        assert set(visible(tmp_path)) <= {NAME}
        assert temporaries(tmp_path) == []
    assert known


def test_ticks_killed_at_random_moments(tmp_path: Path) -> None:
    """Every mark is acted on once, and the page is as it should be after the next run."""
    (tmp_path / "clean").mkdir()
    chance = random.Random(2)  # noqa: S311  no secret
    deaths = random_deaths(tmp_path, ticked.make, ticked.act, KILLS, chance)
    for death in deaths:
        ticked.judge(death.root, death.name)
