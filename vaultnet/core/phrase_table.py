"""Phrases of a few words and what they mean, found where they stand in a run of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_Meaning = TypeVar("_Meaning")


class PhraseTable(dict[str, _Meaning]):
    """Meanings by phrase. It knows with which words phrases begin: with most words none does."""

    def __init__(self, meanings: Mapping[str, _Meaning]) -> None:
        super().__init__(meanings)
        self._longest: dict[str, int] = {}  # of the phrases that begin with a word, in words
        for phrase in self:
            words = phrase.split(" ")
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._beginnings = frozenset(self._longest)

    def found_at(self, words: Sequence[str], start: int = 0) -> Sequence[tuple[int, _Meaning]]:
        """Give the phrases that begin at a word, by size and meaning, the longest first."""
        longest = self._longest.get(words[start]) if start < len(words) else None
        if longest is None:
            return ()
        if longest == 1:  # as of most words
            word = words[start]
            return [(1, self[word])] if word in self else ()
        return [
            (size, self[phrase])
            for size in range(min(longest, len(words) - start), 0, -1)
            if (phrase := " ".join(words[start : start + size])) in self
        ]

    def may_begin_with(self, words: Iterable[str]) -> bool:
        """Tell whether a phrase begins with any of some words."""
        return not self._beginnings.isdisjoint(words)
