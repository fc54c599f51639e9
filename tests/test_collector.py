"""The collector of cycles rests while a vault is read, and no longer."""

from __future__ import annotations

import gc

import pytest

from vaultnet.vault.collector import collector_at_rest


def test_it_rests_within() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_fault() -> None:
    with pytest.raises(ValueError, match="fault"), collector_at_rest():
        raise ValueError("fault")
    assert gc.isenabled()


def test_a_caller_who_stopped_it_finds_it_stopped() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
