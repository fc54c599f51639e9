"""Those who share an interest, in a ring: so that everybody is led to somebody else."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Circle:
    """People in a ring by a hash of interest and path: no order of files or names shows in it.

    Whoever looks for a companion goes round from the own place, and begins a step farther each
    turn. In one turn no two people begin at the same companion, and in as many turns as there are
    companions each comes first once.
    """

    def __init__(self, interest: str, paths: Iterable[str]) -> None:
        self._ring = sorted(paths, key=lambda path: (_place(interest, path), path))
        self._at = {path: place for place, path in enumerate(self._ring)}

    def __len__(self) -> int:
        return len(self._ring)

    def around(self, path: str, turn: int) -> Iterator[str]:
        """Give the others, once each; none for somebody who is not in the ring."""
        others = len(self._ring) - 1
        start = self._at.get(path)
        if start is None:
            return
        for step in range(others):
            yield self._ring[(start + 1 + (turn + step) % others) % len(self._ring)]


def _place(interest: str, path: str) -> str:
    return sha256(f"{interest}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()
