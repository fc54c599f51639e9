"""Names and words made comparable."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=1 << 14)  # keys, tags and names come again and again
def fold(text: str) -> str:
    """Give the form under which keys, words and names compare.

    NFC, case folded, `ё` as `е`, runs of space, `_` and `-` as one space, ends trimmed.
    """
    text = fold_letters(text).replace("_", " ").replace("-", " ")
    if not text.isascii():
        text = text.replace("\u2010", " ").replace("\u2011", " ")
    return " ".join(text.split())


def fold_letters(text: str) -> str:
    """Give a text in the letters of its fold, its signs and spaces as they are."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold().replace("ё", "е")


def by_given_name(text: str, names: Iterable[str]) -> str:
    """Give a text in which a full name of several words is cut to its first.

    For text that stands beside the full name; a name such as "Dr. Ada Berg" stays as it is.
    """
    names = tuple(names)
    if not any(name in text for name in names):
        return text
    for name in sorted(names, key=len, reverse=True):
        given, _, rest = name.partition(" ")
        if rest and not given.endswith(".") and name in text:
            text = _with_word(text, name, given)
    return text


def _with_word(text: str, old: str, new: str) -> str:
    """Replace `old` where it is no part of a longer word."""
    kept, begin = [], 0
    at = text.find(old)
    while at >= 0:
        end = at + len(old)
        if _is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1]):
            at = text.find(old, at + 1)
            continue
        kept += [text[begin:at], new]
        begin, at = end, text.find(old, end)
    return "".join((*kept, text[begin:]))


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def after_name(text: str, names: Iterable[str]) -> str | None:
    """Give what a text says after the name that it begins with, the longest first; else None."""
    longest = sorted(names, key=len, reverse=True)
    begun = next((name for name in longest if name and text.startswith(f"{name} ")), None)
    return text[len(begun) :].strip() or None if begun else None
