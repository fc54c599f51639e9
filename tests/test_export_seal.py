"""The seal: what we wrote is told from what somebody changed since."""

from __future__ import annotations

import json

import pytest
from exported import WAYS, exported
from hypothesis import given
from hypothesis import strategies as st
from life import life

from vaultnet.exports.seal import UNSEALED, is_sealed, seal

everywhere = pytest.mark.parametrize("way", WAYS)


@everywhere
def test_every_export_is_sealed_once(way: str) -> None:
    data = exported(way, life())
    assert is_sealed(data)
    assert UNSEALED.encode() not in data


@everywhere
def test_a_changed_letter_breaks_it(way: str) -> None:
    data = bytearray(exported(way, life()))
    data[-2] ^= 1
    assert not is_sealed(bytes(data))


def test_a_map_whose_cards_were_moved_is_somebodys_work() -> None:
    canvas = json.loads(exported("canvas", life()))
    canvas["nodes"][1]["x"] += 20
    assert not is_sealed(json.dumps(canvas, ensure_ascii=False, indent="\t").encode() + b"\n")


@pytest.mark.parametrize("way", [way for way in WAYS if way != "sqlite"])
def test_line_ends_that_a_tool_changed_break_nothing(way: str) -> None:
    data = exported(way, life())
    assert is_sealed(data.replace(b"\r\n", b"\n"))
    assert is_sealed(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


@given(st.binary(max_size=200))
def test_what_others_wrote_has_none(data: bytes) -> None:
    assert not is_sealed(data)


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_what_is_sealed_is_known_again(before: bytes, after: bytes) -> None:
    assert is_sealed(seal(before + UNSEALED.encode() + after))
