"""What is noticed while notes are read: problems, and people without a note."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.records import Problem, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Report:
    """Collects what the readers of one vault notice; the order of noticing does not matter."""

    problems: set[Problem] = field(default_factory=set)
    mentions: dict[str, set[tuple[Source, str]]] = field(default_factory=dict)  # by folded name

    def warn(self, source: Source, code: str, message: str, hint: str, *, about: str = "") -> None:
        """Add a problem that may mislead."""
        self.problems.add(Problem(source, Severity.WARNING, code, message, hint, about))

    def note(self, source: Source, code: str, message: str, hint: str, *, about: str = "") -> None:
        """Add something that is good to know."""
        self.problems.add(Problem(source, Severity.INFO, code, message, hint, about))

    def mention(self, name: str, source: Source) -> None:
        """Add a person who is named at `source` and has no note."""
        self.mentions.setdefault(fold(name), set()).add((source, name))

    def take_in(self, other: Report) -> None:
        """Add what another report holds, such as that of one note."""
        self.problems |= other.problems
        for name, places in other.mentions.items():
            self.mentions.setdefault(name, set()).update(places)

    def is_mentioned(self, name: str) -> bool:
        """Tell whether a name was added as that of a person without a note."""
        return fold(name) in self.mentions

    def mentioned(self) -> Mapping[str, tuple[Source, ...]]:
        """Give the people without a note, in the spelling of their first source."""
        by_name = {}
        for _, places in sorted(self.mentions.items()):
            ordered = sorted(places)
            by_name[ordered[0][1]] = tuple(dict.fromkeys(source for source, _ in ordered))
        return by_name

    def in_order(self) -> tuple[Problem, ...]:
        """Give the problems by source, then code."""
        return tuple(sorted(self.problems, key=lambda one: (one.source.key, one.code, one.message)))
