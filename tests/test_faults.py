"""Every call of the system fails once: one sentence, old bytes whole, nothing left lying about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from harness.cases import CASES, WriteCase
from harness.faults import each_fault
from harness.judgement import assert_one_sentence, sweep_all, temporaries, visible

from vaultnet.errors import WriteFailedError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_call_fails_once(tmp_path: Path, case: WriteCase) -> None:
    count = 0
    for outcome in each_fault(tmp_path, case.make, case.act):
        count += 1
        assert_one_sentence(outcome.raised)
        there = visible(outcome.root)
        if outcome.raised is None:
            assert there == case.after, outcome.name
        elif "holds its new text" in str(outcome.raised):
            assert isinstance(outcome.raised, WriteFailedError)
            assert there == case.after, outcome.name
        else:
            assert there == case.before, outcome.name
            assert [one.name for one in outcome.root.iterdir()] == [*case.before], outcome.name
        sweep_all(outcome.root)
        assert temporaries(outcome.root) == [], outcome.name
        assert visible(outcome.root) == there, outcome.name
    assert count > 100
