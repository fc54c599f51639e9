"""An editor that saves all the while, and changes of ours between: no save of its own is lost.

`VAULTNET_LONG=1 python -m pytest tests/test_lost_updates.py -s` does 5,000 changes each way, with
exchange and with compare and replace alone, and prints the figures.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from harness.editor import Way, editing, lost_saves
from harness.judgement import temporaries

from vaultnet.errors import NoteRefusedError
from vaultnet.vault.changes import apply_edit

LONG: Final = bool(os.environ.get("VAULTNET_LONG"))
CHANGES: Final = 5_000 if LONG else 150
NAME: Final = "Ada.md"
MOST_LINES: Final = 200  # ours; a note of some kilobytes stays one

exchange = import_module("vaultnet.vault.changes.exchange")


def change_all_the_while(root: Path, changes: int) -> tuple[int, int]:
    """Add lines until so many changes were done; give these and how many gave up."""
    done = given_up = 0

    def add(old: bytes | None) -> bytes:
        kept = (old or b"").splitlines(keepends=True)
        ours = [line for line in kept if line.startswith(b"ours")]
        drop = set(ours[:-MOST_LINES])
        return b"".join(line for line in kept if line not in drop) + b"ours %d\n" % done

    while done < changes:
        try:
            apply_edit(root, NAME, add, 1 << 26)
        except NoteRefusedError:
            given_up += 1
        else:
            done += 1
    return done, given_up


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("way", ["in-place", "atomic"])
@pytest.mark.parametrize("guard", ["exchange", "compare"])
def test_no_save_of_an_editor_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Way, guard: str
) -> None:
    if guard == "exchange" and sys.platform != "linux":
        pytest.skip("names are exchanged on Linux")
    if guard == "compare":
        if not LONG:
            pytest.skip("compare and replace may lose one save in thousands: counted at length")
        monkeypatch.setattr(exchange, "rename", lambda *_: False)
    root = tmp_path / "vault"
    root.mkdir()
    note = root / NAME
    note.write_bytes(b"# Ada\n")
    journal = tmp_path / "journal"
    journal.touch()
    with editing(note, way, journal):
        done, given_up = change_all_the_while(root, CHANGES)
    saves, lost = lost_saves(root, journal)
    copies = len(list(root.glob("*recovered*")))
    print(  # noqa: T201  the figures of a long run
        f"\n{guard}, {way}: {done} changes, {given_up} given up, {saves} saves, "
        f"{lost} lost, {copies} copies kept"
    )
    assert saves > CHANGES / 10
    assert temporaries(root) == []
    if guard == "exchange":
        assert lost == 0
