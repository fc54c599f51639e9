"""On a terminal: drawn tables, colours unless they are refused, a bar for slow readings."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import CLEAN, NOTES, TODAY

from vaultnet.cli import progress
from vaultnet.cli.progress import ReadingBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")
_CHUNK: Final = 4096


def on_a_terminal(vault: Path, *args: str, **environment: str) -> str:
    """Run the command line on a pseudo-terminal and give all that it showed."""
    command = [sys.executable, "-m", "vaultnet", "--vault", str(vault), "--today", TODAY, *args]
    ours, theirs = pty.openpty()
    child = os.posix_spawn(
        sys.executable,
        command,
        {**CLEAN, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "COLUMNS": "100", **environment},
        file_actions=[(os.POSIX_SPAWN_DUP2, theirs, number) for number in (0, 1, 2)],
    )
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    os.waitpid(child, 0)
    return shown.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:  # Linux says so when the other side is closed
        return b""


def test_a_terminal_gets_a_drawing(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    shown = on_a_terminal(make_vault(NOTES), "contacts")
    assert "\x1b[1m" in shown
    assert "─" in shown
    assert "Юлия Ёлкина" in shown


def test_no_color_is_respected(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    shown = on_a_terminal(make_vault(NOTES), "due", NO_COLOR="1")
    assert "Ada Berg" in shown
    assert not [code for code in range(30, 108) if f"\x1b[{code}m" in shown]


def test_json_is_plain_on_a_terminal_too(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    assert "\x1b" not in on_a_terminal(make_vault(NOTES), "contacts", "--json")


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bar_is_for_slow_readings_on_a_terminal(
    terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = 0.0
    monkeypatch.setattr(progress, "monotonic", lambda: clock)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with ReadingBar() as bar:
        bar(1, 10)
        clock = progress.PATIENCE / 2
        bar(2, 10)
        assert shown(bar) == []
        clock = progress.PATIENCE * 2
        bar(3, 10)
        assert shown(bar) == ([3.0] if terminal else [])


def shown(bar: ReadingBar) -> list[float]:
    """Give how many notes the bar says are read, if there is a bar."""
    return [task.completed for task in bar._bar.tasks] if bar._bar else []
