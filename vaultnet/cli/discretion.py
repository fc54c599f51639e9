"""What problems may say aloud: nothing of what stands in private notes, nobody's private name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vaultnet import api
from vaultnet.core.names import fold
from vaultnet.core.private_names import PrivateNames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Problem

_WORD: Final = re.compile(r"[^\W_]+")


class Discretion:
    """Tells which problems are private, and what is said of them instead."""

    def __init__(self, vault: api.Vault) -> None:
        self._vault = vault

    def hides(self, problem: Problem) -> bool:
        """Tell whether a problem stands in what is private, or names somebody who is."""
        path, line = problem.source.path, problem.source.line
        return (
            path in self._vault.network.private_notes
            or line in self._lines.get(path, ())
            or self._names_private(f"{problem.message} {problem.hint}")
            or self._people.are_in(f"{problem.message} {problem.hint}")
            or (path not in self._contacts and self._people.are_in(path))
        )

    def told(self, problem: Problem) -> Problem:
        """Give a problem as it may be said aloud: of a private one the place and the code alone."""
        if not self.hides(problem):
            return problem
        return replace(problem, message=self._vault.phrases.say("cli.problems.private"), hint="")

    @cached_property
    def _people(self) -> PrivateNames:
        return PrivateNames(self._vault.network.contacts)

    @cached_property
    def _contacts(self) -> frozenset[str]:
        return frozenset(contact.path for contact in self._vault.network.contacts)

    @cached_property
    def _lines(self) -> Mapping[str, frozenset[int]]:
        return api.find_private_lines(
            self._vault, {problem.source.path for problem in self._vault.problems}
        )

    @cached_property
    def _names(self) -> frozenset[tuple[str, ...]]:
        """The words of the names of private notes and people."""
        network = self._vault.network
        files = {path.rpartition("/")[2].removesuffix(".md") for path in network.private_notes}
        people = (contact for contact in network.contacts if contact.private)
        names = files.union(*({one.name, *one.aliases} for one in people))
        return frozenset(words for name in names if (words := _words(name)))

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        return tuple(sorted(set(map(len, self._names))))

    def _names_private(self, text: str) -> bool:
        words = _words(text)
        return any(
            words[start : start + size] in self._names
            for size in self._sizes
            for start in range(len(words) - size + 1)
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
