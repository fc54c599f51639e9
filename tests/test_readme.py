"""The README tells the truth: each of its console blocks is run on a copy of the example vault.

A block is fenced as `console`; lines that begin with `$ ` are commands, the others what they
print. A line `…` stands for any lines. A block is left out where an HTML comment before it says
why: `<!-- not run: it installs -->`. `make golden` writes anew what the commands print (where `…`
stands first, what they say on standard error stays left out), and the page between its comments.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
NOT_RUN: Final = re.compile(r"<!-- not run: \S.*-->")
ANY_LINES: Final = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """A console block: where it stands, its commands with what each prints, whether to run it."""

    line: int
    commands: tuple[tuple[str, tuple[str, ...]], ...]
    runs: bool


def blocks_of(text: str) -> Iterator[Block]:
    """Find the console blocks of a Markdown text."""
    before, start, rows = "", 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if not start:
            if line.strip() == "```console":
                start, rows = number, []
            elif line.strip():
                before = line.strip()
        elif line.strip() == "```":
            yield Block(start, tuple(commands_of(rows)), not NOT_RUN.fullmatch(before))
            start, before = 0, ""
        else:
            rows.append(line)


def commands_of(rows: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    command, printed = "", list[str]()
    for row in rows:
        if row.startswith("$ "):
            if command:
                yield command, tuple(printed)
            command, printed = row.removeprefix("$ "), []
        else:
            printed.append(row.rstrip())
    if command:
        yield command, tuple(printed)


def agrees(expected: tuple[str, ...], printed: str) -> bool:
    """Tell whether lines are those expected, `…` standing for any."""
    pattern = "".join(
        r"(?:.*\n)*" if line == ANY_LINES else re.escape(line) + r"\n" for line in trimmed(expected)
    )
    shown = trimmed(tuple(line.rstrip() for line in printed.split("\n")))
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in shown)) is not None


def trimmed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Take the empty lines off the end."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


BLOCKS: Final = tuple(blocks_of(README.read_text(encoding="utf-8")) if README.exists() else ())
RUN: Final = [pytest.param(block, id=f"line-{block.line}") for block in BLOCKS if block.runs]


def test_the_readme_shows_the_command_at_work() -> None:
    shown = [command for block in BLOCKS if block.runs for command, _ in block.commands]
    assert any(command.startswith("vaultnet ") for command in shown)


PAGE: Final = re.compile(r"(?<=<!-- page -->\n\n).*?(?=\n\n<!-- /page -->)", re.DOTALL)
LINE_ID: Final = re.compile(r" \^vn-[0-9a-z]+$", re.MULTILINE)


def test_the_page_is_that_of_the_example_vault(golden: Callable[[Path, str], None]) -> None:
    page = (ROOT / "example_vault" / "Due this week.md").read_text(encoding="utf-8")
    shown = PAGE.sub(lambda _: quoted(page), README.read_text(encoding="utf-8"))
    golden(README, shown)


def quoted(page: str) -> str:
    """Write the page as a quote: without marker lines, ids and headings of its own."""
    rows = [row for row in page.splitlines() if not row.startswith("%% ")]
    text = LINE_ID.sub("", "\n".join(rows)).strip("\n")
    text = re.sub(r"^## (.*)$", r"**\1**\n", text, flags=re.MULTILINE)
    return "\n".join(f"> {row}".rstrip() for row in text.split("\n"))


@pytest.mark.skipif(os.name == "nt", reason="the README's commands are for a POSIX shell")
@pytest.mark.parametrize("block", RUN)
def test_a_console_block_prints_what_it_says(
    block: Block, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    anew = request.config.getoption("--golden")
    vault = tmp_path / "example_vault"
    shutil.copytree(ROOT / "example_vault", vault)
    tools = tmp_path / "bin"
    tools.mkdir()
    tool = tools / "vaultnet"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vaultnet "$@"\n')
    tool.chmod(0o755)
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
    paths = os.pathsep.join((str(tools), os.environ.get("PATH", os.defpath)))
    environment = kept | {"PATH": paths, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    for command, expected in block.commands:
        run = subprocess.run(  # noqa: S602  the README's own lines, which are shell
            command,
            shell=True,
            cwd=vault,
            env=environment | {"HOME": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL
            if anew and expected[:1] == (ANY_LINES,)
            else subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if anew:
            write_anew(command, expected, run.stdout)
        else:
            assert agrees(expected, run.stdout), f"$ {command}\n{run.stdout}"


def write_anew(command: str, expected: tuple[str, ...], printed: str) -> None:
    """Put what a command prints into the README; `…` amid its lines is for a person to place."""
    if ANY_LINES in expected[1:]:
        return
    shown = trimmed(tuple(line.rstrip() for line in printed.split("\n")))
    text = README.read_text(encoding="utf-8")
    old, new = (
        "\n".join((f"$ {command}", *lines))
        for lines in (
            trimmed(expected),
            (*expected[:1], *shown) if expected[:1] == (ANY_LINES,) else shown,
        )
    )
    README.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        pytest.param(("a", "b"), "a\nb\n", True, id="equal"),
        pytest.param(("a", "…", "d"), "a\nb\nc\nd\n", True, id="any-lines-between"),
        pytest.param(("a", "…"), "a\n", True, id="any-lines-may-be-none"),
        pytest.param(("a",), "a\nb\n", False, id="a-line-too-many"),
        pytest.param(("a.c",), "abc\n", False, id="a-dot-is-a-dot"),
        pytest.param(("a", ""), "a   \n\n", True, id="space-at-the-end-does-not-matter"),
    ],
)
def test_comparing(expected: tuple[str, ...], printed: str, same: bool) -> None:
    assert agrees(expected, printed) is same


def test_reading_blocks() -> None:
    """Words.

    <!-- not run: it installs -->
    ```console
    $ pipx install .
    ```

    ```console
    $ vaultnet due
    Ada
    $ vaultnet digest
    ```
    """
    first, second = blocks_of(cleandoc(test_reading_blocks.__doc__ or ""))
    assert first == Block(4, (("pipx install .", ()),), runs=False)
    assert second == Block(8, (("vaultnet due", ("Ada",)), ("vaultnet digest", ())), runs=True)
