"""Three invented lives as vaults of notes: of a student, of an engineer, of a founder.

`python -m lives OUT`, from the folder tests, writes them; then try, on the day that they are made
for, `vaultnet --vault OUT/student --today 2026-11-23 digest`. Every byte is the same each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lives.engineer import engineer
from lives.founder import founder
from lives.student import student

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIVES: Final[Mapping[str, Callable[[], Mapping[str, str]]]] = {
    "student": student,
    "engineer": engineer,
    "founder": founder,
}
