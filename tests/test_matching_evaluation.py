"""The matching on 1,000 invented people: what is merged by itself is right, and nothing is lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from cli_vault import CLEAN

SCRIPT: Final = Path(__file__).parents[1] / "docs" / "evaluation" / "evaluate_matching.py"


@pytest.fixture(scope="module")
def rows() -> dict[str, tuple[int, str]]:
    """Run the script on two address books of 1,000 people, and read its first table."""
    run = subprocess.run(  # noqa: S603  our own program
        [sys.executable, str(SCRIPT), "--seeds", "2"],
        env=CLEAN,
        capture_output=True,
        timeout=300,
        check=True,
    )
    found = re.findall(r"^\| ([^|]+) \| ([0-9]+) \| ([^|]*)\|$", run.stdout.decode(), re.MULTILINE)
    return {name: (int(number), share.strip()) for name, number, share in found}


def test_what_is_merged_by_itself_is_right(rows: dict[str, tuple[int, str]]) -> None:
    assert rows["merged by itself"][0] > 300
    precision = float(rows["… wrongly"][1].removeprefix("precision ").removesuffix("%"))
    assert precision >= 99.9


def test_every_record_has_an_end(rows: dict[str, tuple[int, str]]) -> None:
    """Of those who are known: merged, asked, without anything to add, or not recognised."""
    known = rows["records of people who are known"][0]
    ends = (
        "merged rightly",
        "the name alone, nothing to write",
        "asked, the right one named",
        "asked, only others named",
        "not recognised: a second note",
    )
    told = sum(rows[f"… {end}"][0] for end in ends)
    others = rows["… wrongly"][0] + rows["a namesake's name alone, nothing written"][0]
    assert known - others <= told <= known
    assert rows["… not recognised: a second note"][0] < 0.06 * known
