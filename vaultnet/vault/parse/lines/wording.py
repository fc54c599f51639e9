"""Texts reduced to their words, so that signs, emoji and digits round a word do not hide it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold_letters
from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST_PHRASE: Final = 5  # words of the longest phrase in the tables of words
# Begins where no part of an address stands before, so that a search is linear.
EMAIL: Final = pattern(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_WORD: Final = pattern(r"[^\W_]+(?:[:.'’][^\W_]+)*")
_DIGITS: Final = "0123456789"
_PARENTHESES: Final = pattern(r"\([^()]*\)")
_WIKILINK: Final = pattern(r"!?\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")


@lru_cache(maxsize=1 << 8)  # each line is asked how, by whom, and whether it came about
def words_in(text: str) -> tuple[str, ...]:
    """Give the folded words of a text, signs and emoji left out: `📇 1:1 Log!` is `1:1`, `log`."""
    pieces = fold_letters(text).split()  # no word holds what else a fold evens out
    if "".join(pieces).isalnum():
        return tuple(pieces)
    found: list[str] = []
    for piece in pieces:
        if piece.isalnum():
            found.append(piece)
        else:
            found += _WORD.findall(piece)
    return tuple(found)


@lru_cache(maxsize=1 << 13)  # tags, folders and values come again and again
def phrase_of(text: str) -> str:
    """Give the folded words of a text as one phrase."""
    return " ".join(words_in(text))


def label_of(text: str) -> str:
    """Give the phrase of a heading or a label, without what it adds in round brackets."""
    bare = _PARENTHESES.sub(" ", text) if "(" in text else text
    return phrase_of(bare) or phrase_of(text)


def link_name(text: str) -> str:
    """Give the name that a text means: of a link the last part of its path, else the text."""
    link = _WIKILINK.fullmatch(text.strip())
    if link is None:
        return text.strip().removeprefix("#")
    return link[1].partition("#")[0].rpartition("/")[2].strip().removesuffix(".md")


def phrases_in(words: Sequence[str]) -> Iterator[str]:
    """Give every run of up to `LONGEST_PHRASE` words."""
    for start in range(len(words)):
        for size in range(1, min(LONGEST_PHRASE, len(words) - start) + 1):
            yield " ".join(words[start : start + size])


def kinds_in_name(text: str, kinds: Mapping[str, str]) -> set[str]:
    """Give the kinds that a name of a folder holds as whole words, or the one that it is."""
    words = [word.strip(_DIGITS) or word for word in words_in(text)]
    whole = kinds.get(" ".join(word for word in words if not word.isdigit()))
    if whole:
        return {whole}
    return {kinds[phrase] for phrase in phrases_in(words) if phrase in kinds}
