"""The evaluation runs from an archive to its tables, and the core knows of no data set."""

from __future__ import annotations

import gzip
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
SCRIPT: Final = ROOT / "docs" / "evaluation" / "evaluate_health.py"
CORE: Final = sorted((ROOT / "vaultnet").rglob("*.py"))

PEOPLE: Final = 8
DAYS: Final = 700


def mails() -> Iterator[tuple[int, int, int]]:
    """Give mails as day, sender, receiver: pairs that go on for ever, and pairs that stopped.

    Those who go on write every twentieth day; the others wrote daily for two months, long ago.
    """
    for one, other in combinations(range(PEOPLE), 2):
        goes_on = (one + other) % 2
        days = range(one, DAYS, 20) if goes_on else range(other, other + 60)
        for number, day in enumerate(days):
            yield (day, one, other) if number % 2 else (day, other, one)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the script on a small invented archive."""
    archive = tmp_path_factory.mktemp("archive") / "mails.txt.gz"
    lines = (
        f"{sender} {receiver} {day * 86400 + 60}\n" for day, sender, receiver in sorted(mails())
    )
    archive.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    found = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(SCRIPT), str(archive), "--rounds", "40"],
        env=CLEAN,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.mark.parametrize(
    ("score", "area"),
    [
        pytest.param("**warmth** (health as a figure)", "1.000", id="ours tells them apart"),
        pytest.param("urgency, one cadence for all", "1.000", id="so does urgency"),
        pytest.param("days since last contact", "1.000", id="and recency"),
        pytest.param("overdue or not at 90 days", "1.000", id="and a fixed cadence"),
        pytest.param("mails counted", "0.000", id="a count has it the wrong way round"),
    ],
)
def test_a_score_is_judged_at_each_cut(tables: str, score: str, area: str) -> None:
    row = next(line for line in tables.splitlines() if line.startswith(f"| {score} | "))
    assert row == f"| {score} | " + " | ".join([f"{area} ({area} to {area})"] * 4) + " |"


@pytest.mark.parametrize(
    "table",
    [
        "score",
        "difference",
        "less the rule",
        "ties with a rhythm",
        "mails to three at most foretold",
        "rung: ties, share in touch again",
    ],
)
def test_every_table_comes_out(tables: str, table: str) -> None:
    assert f"| {table} | day 200 | day 300 | day 400 | day 500 |" in tables


def test_the_ladder_counts_every_tie(tables: str) -> None:
    rows = [line for line in tables.splitlines() if line.startswith("| all | ")]
    # Of 4 odd owners each has 7 ties; 4 of these, to those of the other parity, go on.
    assert rows == ["| all | " + " | ".join(["28, 0.57"] * 4) + " |"]


@pytest.mark.parametrize("word", ["email-eu", "eu-core", "snap.stanford", "docs.evaluation"])
def test_the_program_knows_of_no_data_set(word: str) -> None:
    """The rule and its ground may name the page of the evaluation, never what it was judged on."""
    knowing = [path.name for path in CORE if word in path.read_text(encoding="utf-8").casefold()]
    assert knowing == []


def test_the_rule_has_no_more_than_its_three_figures() -> None:
    """A rule of one sentence: nothing fitted stands beside its three round figures."""
    text = (ROOT / "vaultnet" / "core" / "warmth.py").read_text(encoding="utf-8")
    figures = [line.partition("  #")[0] for line in text.splitlines() if ": Final = " in line]
    assert [line for line in figures if not line.endswith(" (")] == [
        "DAYS_APART: Final = 10",
        "TIMES_COUNTED: Final = 6",
        "HALF_DAYS: Final = 30",
        "SHORTEST_RHYTHM: Final = 30",
        "DRIFTING: Final = 2.0",
    ]
