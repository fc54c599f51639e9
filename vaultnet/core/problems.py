"""The kinds of problems: each room keeps a table of those that it reports.

`docs/problems.md` is written from the tables; a test finds each code that no table has.
"""

from __future__ import annotations

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Problem, Severity, Source


@frozen_record
class ProblemKind:
    """One way in which something can be wrong; `message` and `hint` may name facts in braces."""

    code: str  # kebab-case
    severity: Severity
    message: str  # one sentence, without path and line
    hint: str  # the way out, one sentence

    def at(self, source: Source, **facts: str | int | None) -> Problem:
        """Give the problem of this kind at a place; raises KeyError for a fact left out."""
        message, hint = self.message.format(**facts), self.hint.format(**facts)
        return Problem(source, self.severity, self.code, message, hint)
