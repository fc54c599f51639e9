"""Texts that are sealed in one are opened one by one."""

from __future__ import annotations

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.remembering import seals
from vaultnet.vault.remembering.parts import Drawers, Parts, in_drawers, in_parts
from vaultnet.vault.remembering.seals import opened, seal

KEY: Final = b"key"
TEXTS: Final = st.lists(st.binary(max_size=200), max_size=120)


def parts_of(texts: list[bytes]) -> Parts:
    found = opened(seal(in_parts(texts), KEY), KEY)
    assert found is not None
    return Parts.of(found)


@given(TEXTS)
def test_each_is_what_it_was(texts: list[bytes]) -> None:
    parts = parts_of(texts)
    assert [parts[at] for at in range(len(parts))] == texts
    some = parts.between(1, 3)
    assert [some[at] for at in range(len(some))] == texts[1:3]


@given(TEXTS)
def test_short_ones_in_drawers_are_what_they_were(texts: list[bytes]) -> None:
    drawers = Drawers(in_drawers(texts), len(texts))
    assert [drawers[at] for at in range(len(drawers))] == texts


@given(st.binary(max_size=100_000), st.integers(0, 100_000), st.integers(0, 100_000))
def test_any_stretch_of_what_is_sealed_can_be_read(text: bytes, first: int, end: int) -> None:
    found = opened(seal(text, KEY), KEY)
    assert found is not None
    assert found.stretch(first, end) == text[first:end]


def test_no_more_is_unhidden_than_is_asked_for() -> None:
    texts = [
        bytes([at]) * 100 + b"".join(bytes([at, n % 256]) for n in range(99)) for at in range(250)
    ]
    parts, given_back = parts_of(texts), []
    hide = seals._hide_piece

    def counted(piece: bytes, start: bytes, at: int) -> bytes:
        given_back.append(at)
        return hide(piece, start, at)

    seals._hide_piece, kept = counted, seals._hide_piece
    try:
        assert parts[200] == texts[200]
    finally:
        seals._hide_piece = kept
    assert len(given_back) <= 2
