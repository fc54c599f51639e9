"""The benchmark's own run, on tiny vaults with a stand-in for the command line that it times."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[1] / "bench" / "run.py"


def run(*options: str, tool: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, str(RUN), "--rounds", "1", "--tool", tool, *options],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def tool(tmp_path: Path) -> str:
    """Give a command line that writes down what it is asked, and fails when asked to digest."""
    script = tmp_path / "tool.py"
    script.write_text(
        "import sys\n"
        f"with open({str(tmp_path / 'asked')!r}, 'a', encoding='utf-8') as asked:\n"
        "    print(*sys.argv[3:], file=asked)\n"
        "if 'digest' in sys.argv:\n"
        "    sys.exit('no such verb')\n",
        encoding="utf-8",
    )
    return f"'{sys.executable}' '{script}'"


def rows_of(table: str) -> dict[str, list[str]]:
    lines = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    return {line[0].strip(): [cell.strip() for cell in line[1:]] for line in lines}


def test_each_process_has_a_row_and_the_floor_is_the_unit(tool: str) -> None:
    rows = rows_of(run("--sizes", "30", "10", tool=tool).stdout)
    assert rows["process"] == [
        *("10 notes, ms", "× walk", "MB", "runs"),
        *("30 notes, ms", "× walk", "MB", "runs"),
    ]
    assert rows["walk and stat"][1] == rows["walk and stat"][5] == "1.00"
    assert float(rows["ordinary way"][1]) > 1
    assert rows["cold: due"][3] == "1"


def test_tool_is_asked_on_a_fixed_day(tool: str, tmp_path: Path) -> None:
    run("--sizes", "10", tool=tool)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[-6:] == [
        "",
        "--today 2026-01-05 --no-cache due",
        "--today 2026-01-05 --no-cache check",
        "--today 2026-01-05 due",
        "--today 2026-01-05 due",
        "--today 2026-01-05 digest",
    ]


def test_goals_are_compared_with_what_was_measured(tool: str) -> None:
    rows = rows_of(run("--sizes", "10", "20", tool=tool).stdout)
    assert rows["ordinary way / cold due"][0] == "≥ 12 ×"
    assert float(rows["ordinary way / cold due"][1].removesuffix(" !")) > 1
    assert rows["growth of warm: due"][1:] == ["", rows["growth of warm: due"][2]]
    assert rows["peak of warm due"][1:] == ["", ""]  # a goal for larger vaults alone


def test_vaults_of_others_are_copied_and_take_part(tool: str, tmp_path: Path) -> None:
    """One that has no folder of people, and only notes that were there to begin with."""
    vault = tmp_path / "Somebody"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / "a.md").write_text("Words.\n")
    (vault / ".obsidian" / "b.md").write_text("None of the notes.\n")
    done = run("--sizes", "--vaults", str(vault), tool=tool)
    assert rows_of(done.stdout)["process"] == ["Somebody, ms", "× walk", "MB", "runs"]
    assert "Somebody: 1 notes, 7 bytes" in done.stdout
    assert (vault / "a.md").read_text() == "Words.\n"
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert "--today 2026-01-05 digest" in asked


def test_failure_is_said_and_ends_with_1(tool: str) -> None:
    done = run("--sizes", "10", tool=tool)
    assert done.returncode == 1
    assert "note changed: digest failed on 10 notes: exit code 1: no such verb" in done.stdout
    assert rows_of(done.stdout)["one note changed: digest"][0] == "failed"


def test_absent_tool_is_a_failure_not_a_traceback() -> None:
    done = run("--sizes", "10", tool="no-such-program-anywhere")
    assert done.returncode == 1
    assert "cold: due failed on 10 notes" in done.stdout
    assert not done.stderr


@pytest.mark.parametrize("options", [("--sizes", "9"), ("--rounds", "0")], ids=["size", "rounds"])
def test_impossible_order_is_refused(tool: str, options: tuple[str, str]) -> None:
    done = run(*options, tool=tool)
    assert done.returncode == 2
    assert "at least" in done.stderr


def test_large_notes_have_a_row_for_each_kind_that_is_wanted() -> None:
    script = RUN.with_name("large_notes.py")
    done = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, str(script), "--rounds", "1", "--times", "2", "--cases", "prose"],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    rows = rows_of(done.stdout)
    assert [*rows] == ["a note of", "---", "prose"]
    assert (rows["prose"][0], rows["prose"][2]) == ("1.00", "2.0")
