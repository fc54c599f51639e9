"""To wake again: whom nothing was heard of for very long, and who may be worth a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.plan import ReminderKind
from vaultnet.digest.thought_of import thought_closings, thought_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.digest.page import Closing, Line
    from vaultnet.digest.view import View


def reconnect(view: View) -> tuple[Line, ...]:
    """Give a line for each person offered of those who are dormant."""
    return tuple(thought_line(one, view) for one in view.due(ReminderKind.RECONNECT))


def closings(view: View) -> Iterator[Closing]:
    """Give what became of those who were offered."""
    return thought_closings(ReminderKind.RECONNECT, view)
