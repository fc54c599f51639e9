r"""The bytes of a note as lines: what ends a line, and what stands at the edges of the file.

Obsidian ends a line at `\n`, `\r\n` and a lone `\r`, and nowhere else (S2.2); `str.splitlines`
also cuts at U+2028, U+0085 and form feeds, which would shift every line number after them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from vaultnet.core.quick_records import frozen_record

Eol: TypeAlias = Literal["\n", "\r\n", "\r"]

_BOM = "\ufeff"


@frozen_record
class Text:
    """A decoded note, and what is needed to write it back."""

    text: str  # with `\n` for every line end, without the byte order mark
    bom: bool  # the file begins with a byte order mark, which is not part of the first line
    eol: Eol  # the line end that the file uses most; `\n` where it has none

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return lines_in(self.text)

    @property
    def ends_with_eol(self) -> bool:
        """Whether a line end stands behind the last line."""
        return self.text.endswith("\n")


def decode(data: bytes) -> Text:
    """Decode the bytes of a note (S2.1, S2.2); raises UnicodeDecodeError if they are not UTF-8."""
    text = data.decode("utf-8")
    bom = text.startswith(_BOM)
    if bom:
        text = text[1:]
    if "\r" in text:
        eol = _usual_eol(text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    else:
        eol = "\n"
    return Text(text, bom, eol)


@lru_cache(maxsize=2)  # a note is asked for its text many times in a row, and then no more
def text_of(utf_8: bytes) -> str:
    """Give the text of a note that is held in UTF-8."""
    return utf_8.decode()


def lines_in(text: str) -> tuple[str, ...]:
    """Cut a decoded text into its lines.

    A final line end makes no further, empty line; an empty text has no lines.
    """
    lines = text.split("\n")
    if not lines[-1]:
        del lines[-1]
    return tuple(lines)


def _usual_eol(text: str) -> Eol:
    """Find the line end that stands most often in the text; the plainer one where two tie."""
    pairs = text.count("\r\n")
    counts: dict[Eol, int] = {
        "\n": text.count("\n") - pairs,
        "\r\n": pairs,
        "\r": text.count("\r") - pairs,
    }
    return max(counts, key=counts.__getitem__)
