r"""The bytes of a note as lines: what ends a line, and what stands at the edges of the file.

Obsidian ends a line at `\n`, `\r\n` and a lone `\r`, and nowhere else (S2.2); `str.splitlines`
also cuts at U+2028, U+0085 and form feeds, which would shift every line number after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Eol: TypeAlias = Literal["\n", "\r\n", "\r"]

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded note: its lines without their ends, and what is needed to write it back."""

    lines: tuple[str, ...]
    bom: bool  # the file begins with a byte order mark, which is not part of the first line
    eol: Eol  # the line end that the file uses most; `\n` where it has none
    ends_with_eol: bool


def decode(data: bytes) -> Text:
    """Decode the bytes of a note into its lines (S2.1, S2.2).

    A final line end makes no further, empty line; an empty file has no lines. Raises
    UnicodeDecodeError where the bytes are not UTF-8.
    """
    text = data.decode("utf-8")
    bom = text.startswith(_BOM)
    if bom:
        text = text[1:]
    if "\r" in text:
        eol = _usual_eol(text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    else:
        eol = "\n"
    lines = text.split("\n")
    if not lines[-1]:
        del lines[-1]
    return Text(tuple(lines), bom, eol, text.endswith("\n"))


def _usual_eol(text: str) -> Eol:
    """Find the line end that stands most often in the text; the plainer one where two tie."""
    pairs = text.count("\r\n")
    counts: dict[Eol, int] = {
        "\n": text.count("\n") - pairs,
        "\r\n": pairs,
        "\r": text.count("\r") - pairs,
    }
    return max(counts, key=counts.__getitem__)
