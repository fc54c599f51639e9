"""What is remembered between runs of the reading of a vault: each answer is the same without it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from time import time_ns
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule
from test_kept import Going

from vaultnet import api
from vaultnet.api import between_runs
from vaultnet.vault.remembering import shares


class Runs(Going):
    """A vault that each run reads on from what an earlier one remembered, beside a fresh one."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        cache = self.stack.enter_context(TemporaryDirectory())
        self.stack.enter_context(patch.dict(os.environ, {"VAULTNET_CACHE": cache}))
        self.stack.enter_context(patch.object(shares, "TOGETHER", 1))
        # Whatever is remembered is understood, and everything can be.
        self.stack.enter_context(patch.object(api.Memory, "forget", _fail))
        self.stack.enter_context(patch.object(between_runs, "ForeignError", ZeroDivisionError))
        super().__init__()
        self.run: api.Run | None = None
        self.keeps = "what was worked out"

    def teardown(self) -> None:
        super().teardown()
        self.stack.close()

    @rule(keeps=st.sampled_from(["nothing", "what was read", "what was worked out"]))
    def go_on(self, keeps: str) -> None:
        """Choose what runs remember."""
        self.keeps = keeps

    def _read(self) -> None:
        if self.keeps == "what was worked out" and self.run is not None:
            self.run.remember()
        self.run = api.read_in_run(self.root, api.Memory(str(self.root), b"program", time_ns()))
        self.vault = self.run.vault
        if self.keeps == "what was read":  # and nobody has asked for anything
            self.run.remember()


def _fail(_: object) -> None:
    raise AssertionError("what was remembered was not understood")


TestRuns = Runs.TestCase
TestRuns.settings = settings(
    max_examples=400 if os.environ.get("VAULTNET_LONG") else 15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
