"""Every kind of problem that can be found in a vault, of all rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core import appointments, block_problems, lifetimes, mark_problems
from vaultnet.imports import problems as import_problems
from vaultnet.settings import problems as settings_problems
from vaultnet.vault import file_problems, obsidian, read
from vaultnet.vault.frontmatter import explain
from vaultnet.vault.parse import problems as parse_problems

if TYPE_CHECKING:
    from vaultnet.core.problems import ProblemKind

PROBLEM_KINDS: Final[tuple[ProblemKind, ...]] = (
    *file_problems.PROBLEMS,
    *read.PROBLEMS,
    *explain.PROBLEMS,
    *parse_problems.PROBLEMS,
    *mark_problems.PROBLEMS,
    *block_problems.PROBLEMS,
    appointments.AHEAD,
    *lifetimes.PROBLEMS,
    *import_problems.PROBLEMS,
    *obsidian.PROBLEMS,
    *settings_problems.PROBLEMS,
)
