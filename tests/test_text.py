"""Bytes to lines: what ends a line, and what stands at the edges of a file."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.text import Eol, Text, decode


class Decoded(NamedTuple):
    """What is found out about the text of a note."""

    lines: tuple[str, ...]
    bom: bool
    eol: Eol
    ends_with_eol: bool


texts = st.text(
    st.sampled_from(
        ["a", "я", "é", "\u0301", "🎂", " ", "\n", "\r", "\u2028", "\x85", "\f", "\ufeff"]
    )
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", Decoded((), bom=False, eol="\n", ends_with_eol=False), id="empty-file"),
        pytest.param(
            b"\n", Decoded(("",), bom=False, eol="\n", ends_with_eol=True), id="one-line-end"
        ),
        pytest.param(
            b"a", Decoded(("a",), bom=False, eol="\n", ends_with_eol=False), id="no-line-end"
        ),
        pytest.param(
            b"a\n\n",
            Decoded(("a", ""), bom=False, eol="\n", ends_with_eol=True),
            id="empty-last-line",
        ),
        pytest.param(
            b"a\r\nb\r\n", Decoded(("a", "b"), bom=False, eol="\r\n", ends_with_eol=True), id="crlf"
        ),
        pytest.param(
            b"a\rb", Decoded(("a", "b"), bom=False, eol="\r", ends_with_eol=False), id="cr"
        ),
        pytest.param(
            b"a\r\r\nb",
            Decoded(("a", "", "b"), bom=False, eol="\r\n", ends_with_eol=False),
            id="cr-before-crlf",
        ),
        pytest.param(
            b"a\nb\r\nc\n",
            Decoded(("a", "b", "c"), bom=False, eol="\n", ends_with_eol=True),
            id="mixed",
        ),
        pytest.param(
            b"\xef\xbb\xbfa\n", Decoded(("a",), bom=True, eol="\n", ends_with_eol=True), id="bom"
        ),
        pytest.param(
            "\ufeff\ufeffa".encode(),
            Decoded(("\ufeffa",), bom=True, eol="\n", ends_with_eol=False),
            id="only-one-bom-is-a-mark",
        ),
    ],
)
def test_decode(data: bytes, text: Decoded) -> None:
    found = decode(data)
    assert Decoded(found.lines, found.bom, found.eol, found.ends_with_eol) == text


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x00"])
def test_nothing_else_ends_a_line(char: str) -> None:
    """B27: `str.splitlines` would cut here and shift every line number below."""
    assert decode(f"a{char}b\nc".encode()).lines == (f"a{char}b", "c")


@pytest.mark.parametrize(
    "data",
    [b"caf\xe9", "Ada".encode("utf-16"), b"\xd0", b"\xed\xa0\x80"],
    ids=["latin-1", "utf-16", "cut-off", "lone-surrogate"],
)
def test_not_utf_8(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(data)


@given(texts)
def test_lines_joined_give_the_text(text: str) -> None:
    read = decode(text.encode())
    joined = "\n".join(read.lines) + "\n" * read.ends_with_eol
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    assert "\ufeff" * read.bom + joined == unified
    assert not any("\n" in line or "\r" in line for line in read.lines)


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            decode(data)
    else:
        assert isinstance(decode(data), Text)
