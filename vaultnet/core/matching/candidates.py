"""Who comes into question, looked up by address and by name: never everybody against everybody."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

from vaultnet.core.matching.addresses import phone_end
from vaultnet.core.matching.identity import joined
from vaultnet.core.slips import without_one_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.matching.identity import Identity
    from vaultnet.core.matching.names import Name, Part, ShortForms

# Of people who have one thing in common: more is a mailing list, or a file made to be slow.
MOST_CANDIDATES: Final = 20


class Candidates:
    """The people who are known, by what can be compared of them."""

    def __init__(self, shorts: ShortForms) -> None:
        self._shorts = shorts
        self._known: list[Identity] = []
        self._latest: dict[str, int] = {}  # key to the place of all that is known of that person
        # By the hash of a mark: most marks are of one person alone, and a list for each would take
        # twice the memory.
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}

    def add(self, identity: Identity) -> None:
        """Take somebody in; several records of one key are one person, of whom all is known."""
        number = len(self._known)
        before = self._latest.get(identity.key)
        whole = identity if before is None else joined(self._known[before], identity)
        self._known.append(whole)
        self._latest[identity.key] = number
        for mark in {hash(mark) for mark in self._marks(whole)}:
            if self._first.setdefault(mark, number) != number:
                more = self._more.setdefault(mark, [])
                if len(more) < MOST_CANDIDATES:
                    more.append(number)

    def of(self, identity: Identity) -> Iterator[Identity]:
        """Give those who may be somebody, each once, in the order in which they came."""
        numbers: set[int] = set()
        for mark in {hash(mark) for mark in self._marks(identity)}:
            if mark in self._first:
                numbers.update((self._first[mark], *self._more.get(mark, ())))
        keys = dict.fromkeys(self._known[number].key for number in sorted(numbers))
        return (self._known[self._latest[key]] for key in keys)

    def _marks(self, identity: Identity) -> Iterator[tuple[str, str, str]]:
        """Give all by which somebody is looked up: addresses, the name, each pair of its parts."""
        yield from (("email", one, "") for one in identity.emails)
        yield from (("phone", phone_end(one), "") for one in identity.phones)
        yield from (("profile", one, "") for one in identity.profiles)
        for name in identity.names:
            yield "text", name.text, ""
            yield from (("name", one, "") for one in name.spellings())
            parts = [key for part in name.parts for key in part]
            yield from (("works", firm, key) for firm in identity.organisations for key in parts)
            if name.is_whole:
                yield from self._pairs(name)

    def _pairs(self, name: Name) -> Iterator[tuple[str, str, str]]:
        """Give each part in each of its forms, with each other as one slip may have left it."""
        for one, other in permutations(name.parts, 2):
            ends = {end for key in self._forms(other) for end in without_one_letter(key)}
            yield from (("pair", key, end) for key in self._forms(one) for end in ends)

    def _forms(self, part: Part) -> Part:
        return part.union(*(self._shorts.get(key, ()) for key in part))
