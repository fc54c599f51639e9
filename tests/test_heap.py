"""What was let go goes back to the system, though what was made after it stays."""

from __future__ import annotations

import ctypes
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from parsed_vault import parsed

from vaultnet.vault.parse import network
from vaultnet.watcher.world import RealWorld

LONG: Final = 20_000  # bytes that the C library keeps on its heap, as it does the text of a note
STATM: Final = Path("/proc/self/statm")


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="the C library of this system has no such door",
)
def test_what_was_let_go_is_given_back() -> None:
    held, kept = [], []
    for _ in range(2_000):
        held.append(bytearray(LONG))
        kept.append(bytearray(LONG // 20))  # so that no end of the heap is free
    for one in held:
        one[:] = b"x" * LONG
    del held, one
    before = _bytes_held()
    RealWorld(lambda _: datetime.now(UTC)).give_back()
    assert before - _bytes_held() > LONG * 1_000
    assert len(kept) == 2_000


def _bytes_held() -> int:
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_while_the_records_of_many_notes_are_made_it_is_given_back_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []
    monkeypatch.setattr(network, "give_back", lambda: given.append(1))
    for count, times in ((400, 0), (1_200, 2), (12_000, 8)):
        given.clear()
        parsed({f"{number}.md": "" for number in range(count)})
        assert len(given) == times
