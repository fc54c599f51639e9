"""The forms in which a name may stand in a text: its words, their parts, their endings."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = pattern(r"[^\W_]+")
_BRACKETED: Final = pattern(r"\([^()]*\)")
_CYRILLIC: Final = pattern(r"[а-я]+")
_PATRONYMIC: Final = pattern(r"[а-я]{3,}(?:вич|ьич|вна|ична)")

_LEAST_STEM: Final = 3
MOST_CUT: Final = 3  # letters that the case of a Russian word may change

# A name of one word may be another word but for its ending, so there only these count.
_ENDINGS: Final = (
    *("", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "й", "ой", "ей", "ою", "ею", "ью"),
    *("ом", "ем", "ым", "им", "ов", "ев", "ых", "их", "ам", "ям", "ах", "ях", "ая", "ую"),
    *("ий", "ый", "ого", "его", "ому", "ему", "ами", "ями", "ыми", "ими"),
    *("ин", "ина", "ино", "ины"),
)
_FALLING_VOWEL: Final = pattern(r"[ео](?=[^аеиоуыэюяйь]$)")  # Павел, Павла


def folded_words(text: str) -> tuple[str, ...]:
    """Give the words of a text as they compare."""
    return tuple(_WORD.findall(fold(text)))


def spellings(name: str) -> Iterator[list[str]]:
    """Give the words of a name as written, without what is in brackets, without a patronymic."""
    for text in (name, _BRACKETED.sub(" ", name)):
        words = words_in(text)
        given = [word for word in words if not _PATRONYMIC.fullmatch(fold(word))]
        if words:
            yield words
        if len(given) > 1:
            yield given


def words_in(text: str) -> list[str]:
    """Cut a text into words, unseen signs left out."""
    if not text.isprintable():  # as unseen signs are not; most texts have none
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return _WORD.findall(text if text.isascii() else unicodedata.normalize("NFKC", text))


def parts_of(word: str) -> Iterator[str]:
    """Give a word, and of one such as `VeraQuill` its parts."""
    yield word
    humps = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    if humps:
        for start, end in zip([0, *humps], [*humps, len(word)], strict=True):
            yield word[start:end]


def stems_of(word: str) -> set[str]:
    """Give a word, and what of a Russian one is left without the ending of a case."""
    if not _CYRILLIC.fullmatch(word):
        return {word}
    ends = (end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 1)
    stems = {word.removesuffix(end) for end in ends} | {word}
    return stems | {_FALLING_VOWEL.sub("", stem) for stem in stems if len(stem) > _LEAST_STEM}


def cuts_of(word: str, most: int) -> Iterator[str]:
    """Give a word, and a Russian one with up to `most` letters less at its end."""
    yield word
    if _CYRILLIC.fullmatch(word):
        for size in range(max(_LEAST_STEM, len(word) - most), len(word)):
            yield word[:size]
        yield _FALLING_VOWEL.sub("", word)
