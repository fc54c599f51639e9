"""Finding the names of private people in text that others may read, in whatever form they stand.

It errs on the side of silence: a word that may be a private person's name counts as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vaultnet.core.name_forms import (
    MOST_CUT,
    cuts_of,
    folded_words,
    parts_of,
    spellings,
    stems_of,
    words_in,
)
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.records import Contact

_UNSPACED: Final = pattern(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]{2,}")

_LEAST: Final = 4  # letters of a name that counts in small letters too
_LEAST_JOINED: Final = 6  # letters of a full name that counts in the midst of a word
_MOST_KNOWN: Final = 1 << 13  # words of which is kept what they may be: most come again and again


@frozen_record
class _Word:
    """What a word of a text may be of private names."""

    single: frozenset[str]  # its folded parts that are a name by themselves
    is_joined: bool  # a whole name stands in it
    cuts: frozenset[str]  # its forms, as words of full names compare
    rare: tuple[str, ...]  # those of them by which full names are looked up


def unquoted(text: str) -> str:
    """Give a text with what is written as in an address, `Vera%20Quill`, as it is meant."""
    if "%" not in text:
        return text
    from urllib.parse import unquote  # noqa: PLC0415  few texts need it

    return unquote(text)


class PrivateNames:
    """The names and aliases of the private people among some contacts, and of private notes.

    `notes` are the paths of private notes; their names count in messages alone, since many a note
    has a common word for its name.
    """

    def __init__(self, contacts: Iterable[Contact | _Named], notes: Iterable[str] = ()) -> None:
        people = tuple(contacts)
        private = sorted({name for one in people if one.private for name in _names_of(one)})
        self._single: set[str] = set()  # names of one word, and what their endings leave
        self._as_written: set[str] = set()  # short ones
        self._joined: set[str] = set()
        full: set[tuple[str, ...]] = set()
        for name in private:
            for words in spellings(name):
                if len(words) == 1:
                    self._add_single(words[0])
                else:
                    full.add(tuple(map(fold, words)))
        self._full = _by_rarest(full)
        self._joined |= {joined for words in full if len(joined := "".join(words)) >= _LEAST_JOINED}
        self._joined_sizes = tuple(sorted({len(name) for name in self._joined}))
        self._open = {
            tuple(map(fold, words_in(name)))
            for one in people
            if not one.private
            for name in _names_of(one)
        }
        self._open_sizes = _sizes_by_first(self._open)
        verbatim = {*private, *map(_name_of_note, notes)}
        self._verbatim = {found for name in verbatim if (found := folded_words(name))}
        self._verbatim_sizes = tuple(sorted(set(map(len, self._verbatim))))
        self._known: dict[str, _Word] = {}

    def __getstate__(self) -> dict[str, object]:
        """Give what is kept of it between runs: nothing that it found out of texts."""
        return {**vars(self), "_known": {}, "_found": {}}

    def are_in(self, text: str) -> bool:
        """Tell whether a text names a private person: by a whole name or alias, in any case.

        A full name counts in any order of its words, or written as one; Russian words count
        whatever their endings; a name of two or three letters only where it is written as a name.
        """
        return self._are_among(words_in(text))

    def are_in_message(self, text: str) -> bool:
        """Tell whether a message names a private person, or a private note by all its words.

        A message is about one place of a note, and may cite any part of it: here even a name of
        one letter, of figures or of a common word counts, in any case.
        """
        return self.are_in(text) or self._has_verbatim(folded_words(text))

    def are_in_line(self, line: str, own: frozenset[str] = frozenset()) -> bool:
        """Tell whether a line names a private person, beside the open contacts that it names.

        The folded words `own`, which lines have of themselves, are nobody's names there.
        """
        return self._are_among(self._without_open(words_in(unquoted(line))), own)

    def _are_among(self, words: list[str], own: frozenset[str] = frozenset()) -> bool:
        known = [self._known.get(word) or self._learn(word) for word in words]
        return any(
            one.is_joined or not own.issuperset(one.single) for one in known
        ) or self._have_full(known)

    def _learn(self, word: str) -> _Word:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        parts = tuple(parts_of(word))
        cuts = frozenset(cut for part in parts for cut in cuts_of(fold(part), MOST_CUT))
        self._known[word] = known = _Word(
            single=frozenset(fold(part) for part in parts if self._is_single(part)),
            is_joined=self._has_joined(fold(word)),
            cuts=cuts,
            rare=tuple(cut for cut in cuts if cut in self._full),
        )
        return known

    def _add_single(self, word: str) -> None:
        folded = fold(word)
        if _UNSPACED.fullmatch(folded):
            self._joined.add(folded)
        if len(folded) > 1 and not folded.isdigit():
            self._single |= stems_of(folded)
            self._as_written.add(word)

    def _is_single(self, word: str) -> bool:
        folded = fold(word)
        if len(folded) < _LEAST and not word[0].isupper() and word not in self._as_written:
            return False
        return not self._single.isdisjoint(stems_of(folded))

    def _has_joined(self, word: str) -> bool:
        return any(
            word[start : start + size] in self._joined
            for size in self._joined_sizes
            for start in range(len(word) - size + 1)
        )

    def _have_full(self, words: list[_Word]) -> bool:
        rare = {cut for one in words for cut in one.rare}
        if not rare:
            return False
        found = frozenset[str]().union(*(one.cuts for one in words))
        return any(
            all(not found.isdisjoint(cuts) for cuts in name)
            for cut in rare
            for name in self._full[cut]
        )

    def _has_verbatim(self, words: tuple[str, ...]) -> bool:
        return any(
            words[start : start + size] in self._verbatim
            for size in self._verbatim_sizes
            for start in range(len(words) - size + 1)
        )

    def _without_open(self, words: list[str]) -> list[str]:
        folded = tuple(map(fold, words))
        kept, end = [], 0
        for at, first in enumerate(folded):
            if at < end:
                continue
            sizes = self._open_sizes.get(first)
            size = sizes and next((n for n in sizes if folded[at : at + n] in self._open), 0)
            if size:
                end = at + size
            else:
                kept.append(words[at])
        return kept


def private_names_of(contacts: Iterable[Contact]) -> PrivateNames:
    """Give the names of the private people among some contacts; the same object while they are."""
    return _names_as(
        tuple(_Named(one.path, one.name, one.aliases, one.private) for one in contacts)
    )


class _Named(NamedTuple):
    """What of a contact bears on how it is called."""

    path: str
    name: str
    aliases: tuple[str, ...]
    private: bool


@lru_cache(maxsize=2)  # as texts have them, and as lines do
def _names_as(named: tuple[_Named, ...]) -> PrivateNames:
    return PrivateNames(named)


def _names_of(contact: Contact | _Named) -> Iterator[str]:
    yield contact.name
    yield from contact.aliases
    yield _name_of_note(contact.path)


def _name_of_note(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _by_rarest(
    names: Iterable[tuple[str, ...]],
) -> dict[str, list[tuple[frozenset[str], ...]]]:
    """Give full names, each word in its forms, by those of the word that the fewest have."""
    in_order = sorted(names)
    counts = Counter(word for name in in_order for word in set(name))
    found: defaultdict[str, list[tuple[frozenset[str], ...]]] = defaultdict(list)
    for name in in_order:
        rarest = min(name, key=lambda word: (counts[word], word))
        forms = tuple(frozenset(cuts_of(word, MOST_CUT - 1)) for word in name)
        for cut in {*cuts_of(rarest, MOST_CUT - 1)}:
            found[cut].append(forms)
    return dict(found)


def _sizes_by_first(names: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """Give by the first word of names how many words they have, the most first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        if name:
            found[name[0]].add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}
