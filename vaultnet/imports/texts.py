"""Text out of the bytes of other programs, made fit for a note."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

from vaultnet.core.patterns import pattern

LONGEST_TEXT: Final = 32 * 1024  # characters of what somebody noted on a person
LONGEST_VALUE: Final = 1000  # of a name, an address, a title
_CONTROLS: Final = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS: Final = pattern("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_TURNS: Final = pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A formula that a table was guarded against: `'=1+1`.
_GUARDED: Final = pattern(r"'(?=[=+\-@\t\r])")
_CYRILLIC_1251: Final = pattern(rb"[\xc0-\xff\xa8\xb8]{3}")
EMAIL: Final = pattern(r"[^\s<>,;:\"()\[\]@]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


def decode(data: bytes) -> tuple[str, str]:
    """Decode a whole file; gives the text, without a BOM, and the encoding that it was read by."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        encoding = "windows-1251" if _CYRILLIC_1251.search(data) else "windows-1252"
        return data.decode(encoding, "replace"), encoding


def one_line(text: str) -> str:
    """Give a value as one line without signs that turn or hide what stands beside them; NFC."""
    plain = _TURNS.sub("", _CONTROLS.sub(" ", _LINE_ENDS.sub(" ", text)))
    return " ".join(unicodedata.normalize("NFC", plain)[:LONGEST_VALUE].split())


def lines(text: str) -> str:
    """Give a text of several lines with plain line ends; NFC, blank ends taken off."""
    plain = _TURNS.sub("", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", plain)[:LONGEST_TEXT].strip()


def unguarded(cell: str) -> str:
    """Take off the apostrophe by which tables keep a cell from being run as a formula."""
    return _GUARDED.sub("", cell, count=1) if _GUARDED.match(cell) else cell


def emails_in(text: str) -> list[str]:
    """Give the addresses in a value: `Ada <ada@example.org>`, `mailto:…`."""
    return EMAIL.findall(text.removeprefix("mailto:"))
