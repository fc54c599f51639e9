"""The lines of a file as a stream: whatever ends them, and never more of one than can be of use."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO, Final

from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE: Final = 1024 * 1024  # bytes; a picture on one line is no text
_CHUNK: Final = 256 * 1024
_END: Final = pattern(rb"\r\n|\n|\r")
_WIDE: Final = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines with their numbers from 1, without their ends and without a BOM.

    What stands beyond `LONGEST_LINE` of one is left out. UTF-16 with a BOM becomes UTF-8.
    """
    number = 0
    rest = b""
    for chunk in _chunks(stream):
        *lines, rest = _END.split(rest + chunk)
        for line in lines:
            number += 1
            yield number, line[:LONGEST_LINE]
        rest = rest[:LONGEST_LINE]
    if rest:
        yield number + 1, rest


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Give the bytes in chunks that never end between the two signs of one line end."""
    first = stream.read(_CHUNK)
    encoding = _WIDE.get(first[:2])
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
    first = first.removeprefix(codecs.BOM_UTF8)
    held = b""
    chunk = first
    while chunk:
        data = decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk
        data = held + data
        held = b"\r" if data.endswith(b"\r") else b""
        yield data.removesuffix(b"\r")
        chunk = stream.read(_CHUNK)
    if held:
        yield held
