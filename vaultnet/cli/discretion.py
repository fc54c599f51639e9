"""What problems may say aloud: nothing of what stands in private notes, nobody's private name."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from vaultnet import api
from vaultnet.core.private_names import PrivateNames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Problem


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
            or self._names.are_in_message(f"{problem.message} {problem.hint}")
            or (path not in self._contacts and self._names.are_in(path))
        )

    def told(self, problem: Problem) -> Problem:
        """Give a problem in the vault's language, of a private one where it stands and its code."""
        if not self.hides(problem):
            return self._vault.phrases.told(problem)
        say = self._vault.phrases.say
        message, hint = say("cli.problems.private"), say("cli.problems.private.all")
        return replace(problem, message=message, hint=hint)

    @cached_property
    def _names(self) -> PrivateNames:
        network = self._vault.network
        return PrivateNames(network.contacts, network.private_notes)

    @cached_property
    def _contacts(self) -> frozenset[str]:
        return frozenset(contact.path for contact in self._vault.network.contacts)

    @cached_property
    def _lines(self) -> Mapping[str, frozenset[int]]:
        return api.find_private_lines(
            self._vault, {problem.source.path for problem in self._vault.problems}
        )
