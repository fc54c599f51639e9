"""Text of people made safe within a generated line: it can end no line, link or block."""

from __future__ import annotations

import unicodedata
from typing import Final

from vaultnet.core.patterns import pattern

_MARKS: Final = pattern(r"([\\`*_\[\]<>#|~=$^%&!{}@])")
_SPACE: Final = pattern(r"\s+")


def one_line(text: str) -> str:
    """Give `text` as one line: control, format and separator characters become spaces."""
    if not text.isprintable():  # in what is, the only one of these is the plain space
        text = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return _SPACE.sub(" ", text).strip()


def plain(text: str) -> str:
    """Give `text` as one line in which nothing is Markdown, a link, a tag, a comment or HTML."""
    escaped = _MARKS.sub(r"\\\1", one_line(text))
    return escaped.replace("://", ":\\//").replace("::", ":\\:")


def sentence(text: str) -> str:
    """Give `text` with a capital letter at its head."""
    return text[:1].upper() + text[1:]
