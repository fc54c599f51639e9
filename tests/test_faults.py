"""Every call of the system fails once: one sentence, old bytes whole, nothing left lying about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from harness.faults import each_fault
from harness.judgement import assert_one_sentence, sweep_all, temporaries, visible

from vaultnet.errors import WriteFailedError
from vaultnet.vault.changes import Change, apply, apply_edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD: Final = b"\xef\xbb\xbfold\r\nwithout a last line end"
NEW: Final = "new text, longer than the old one\nс кириллицей\n".encode()
NAME: Final = "Due this week.md"
DEEP: Final = "People/A/Ada.md"


def with_note(root: Path) -> None:
    (root / NAME).write_bytes(OLD)


def with_nothing(_root: Path) -> None:
    pass


def append(root: Path) -> None:
    apply_edit(root, NAME, lambda old: (old or b"") + NEW, 1 << 20)


CASES: Final = [
    pytest.param(
        with_note,
        lambda root: apply(root, Change(NAME, OLD, NEW)),
        {NAME: OLD},
        {NAME: NEW},
        id="replaced",
    ),
    pytest.param(
        with_nothing,
        lambda root: apply(root, Change(NAME, None, NEW)),
        {},
        {NAME: NEW},
        id="new",
    ),
    pytest.param(
        with_nothing,
        lambda root: apply(root, Change(DEEP, None, NEW)),
        {},
        {DEEP: NEW},
        id="new-in-new-folders",
    ),
    pytest.param(with_note, append, {NAME: OLD}, {NAME: OLD + NEW}, id="edited"),
]


@pytest.mark.parametrize(("make", "act", "before", "after"), CASES)
def test_each_call_fails_once(
    tmp_path: Path,
    make: Callable[[Path], None],
    act: Callable[[Path], None],
    before: dict[str, bytes],
    after: dict[str, bytes],
) -> None:
    count = 0
    for outcome in each_fault(tmp_path, make, act):
        count += 1
        assert_one_sentence(outcome.raised)
        there = visible(outcome.root)
        if outcome.raised is None:
            assert there == after, outcome.name
        elif "holds its new text" in str(outcome.raised):
            assert isinstance(outcome.raised, WriteFailedError)
            assert there == after, outcome.name
        else:
            assert there == before, outcome.name
            assert [one.name for one in outcome.root.iterdir()] == [*before], outcome.name
        sweep_all(outcome.root)
        assert temporaries(outcome.root) == [], outcome.name
        assert visible(outcome.root) == there, outcome.name
    assert count > 100
