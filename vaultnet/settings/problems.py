"""The problems that settings can have beside the errors that end a run, in general words."""

from __future__ import annotations

from typing import Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

PROBLEMS: Final = (
    ProblemKind(
        "duplicate-setting",
        Severity.WARNING,
        "A table names the same thing twice, in two spellings; the first counts.",
        "Remove one of the two lines.",
    ),
    ProblemKind(
        "unknown-folder",
        Severity.WARNING,
        "A setting names a folder that no note lies in.",
        "The nearest folder is told; correct the name or remove it.",
    ),
    ProblemKind(
        "unknown-owner",
        Severity.WARNING,
        "The setting vault.owner names a note that is not there.",
        "The nearest name is told; correct it or remove the line.",
    ),
    ProblemKind(
        "unknown-setting",
        Severity.WARNING,
        "There is no setting of this name.",
        "The nearest known name is told; correct it or remove the line.",
    ),
)
