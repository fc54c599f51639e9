"""Text of notes made fit for files of other programs."""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern

_BOM: Final = "\ufeff"
# Line ends of Unicode that some readers take for the end of a line, and some do not.
_LINE_ENDS: Final = pattern("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Controls that XML, calendars and shells refuse, and halves of surrogate pairs: undecodable bytes.
_UNFIT: Final = pattern("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def lines(text: str) -> str:
    """Give a text whose lines end in LF alone, without what no file should hold."""
    plain = _LINE_ENDS.sub("\n", text.replace(_BOM, ""))
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", plain)


def line(text: str) -> str:
    """Give a text as one line."""
    return lines(text).replace("\n", " ").replace("\t", " ")
