"""Near misses: keys that differ from a known one by a slip of the hand."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.slips import is_one_slip, without_one_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 5  # letters; shorter keys are near to too many words
_LONGEST: Final = 40


class NearKeys:
    """Finds known keys that differ in one letter: left out, added, changed, or two swapped."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._known = sorted(key for key in keys if len(key) >= SHORTEST)
        self._shortened: dict[str, list[str]] = {}
        self._found: dict[str, str | None] = {}  # every contact has the same keys
        for key in self._known:
            for shorter in without_one_letter(key):
                self._shortened.setdefault(shorter, []).append(key)

    def again(self) -> NearKeys:
        """Give the same keys without what was found out of others."""
        other = copy(self)
        other._found = {}  # noqa: SLF001  its own
        return other

    def known_for(self, key: str) -> str | None:
        """Give the nearest known key, the first in the alphabet; None where none is near."""
        if key not in self._found:
            self._found[key] = self._nearest(fold(key))
        return self._found[key]

    def _nearest(self, folded: str) -> str | None:
        if not SHORTEST <= len(folded) <= _LONGEST:
            return None
        candidates = {
            known
            for shorter in without_one_letter(folded)
            for known in self._shortened.get(shorter, ())
            if is_one_slip(folded, known)
        }
        return min(candidates, default=None)
