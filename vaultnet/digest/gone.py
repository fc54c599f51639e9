"""What becomes of a line whose id nothing answers to: a note was renamed, removed or rewritten."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Event, Group, OrganisationNote
    from vaultnet.digest.view import View

_STATE: Final = pattern(r"[✓–] ")
_LINK: Final = pattern(
    r"\[\[(?P<target>[^\[\]|]+)(?:\|(?P<shown>[^\[\]]+))?\]\]|\[(?P<text>[^\[\]]+)\]\([^()\s]+\)"
)
_HEAD: Final = pattern(r"(?:\\.|[^:()\[\]\\])+(?=: )")
_WORD: Final = pattern(r"\w+")


class Gone:
    """What is said of lines that nothing answers to, by the names that they have."""

    def __init__(self, view: View) -> None:
        self._say = view.phrases.say
        self._links = frozenset(map(view.who, filter(view.shows, view.contacts)))
        self._private: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        for words in map(_words, _private(view)):
            for word in words:
                self._private[word].add(words)

    def text(self, old: str) -> str:
        """Say that a line is due no more, by the name that its `old` text has for whom it was.

        The name is left out where it may be that of somebody or something private by now.
        """
        rest = _STATE.sub("", old, count=1)
        link = _LINK.search(rest)
        if link is not None and not re.search(r"[:(]", rest[: link.start()]):
            code = "named" if link[0] in self._links else "renamed"
            return self._named(code, link[0], " ".join(filter(None, link.groups())))
        head = _HEAD.match(rest)
        return self._named("named", head[0], head[0]) if head else self._say("digest.closed.gone")

    def _named(self, code: str, who: str, name: str) -> str:
        if self._is_private(_words(name)):
            return self._say("digest.closed.gone")
        return self._say(f"digest.closed.gone.{code}", who=who)

    def _is_private(self, words: frozenset[str]) -> bool:
        """Tell whether a private name has all the words of a name, or the other way round."""
        alike = {other for word in words for other in self._private.get(word, ())}
        return not words or any(words <= other or other <= words for other in alike)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name)))


def _private(view: View) -> Iterator[str]:
    """Give the names of what is private, those of its notes among them."""
    known = view.network
    for contact in known.contacts:
        if not view.shows(contact.path):
            yield from (contact.name, *contact.aliases, _name_of(contact.path))
    notes: tuple[Event | Group | OrganisationNote, ...]
    notes = (*known.events, *known.groups, *known.organisations)
    for one in notes:
        if one.private:
            yield from (one.name, _name_of(one.path))


def _name_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
