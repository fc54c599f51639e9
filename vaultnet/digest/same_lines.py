"""Lines that say of a reminder nothing but what it says itself: they stand while it does."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vaultnet.core.plan import Reminder
    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View

_ID: Final = attrgetter("id")


def lines_of(
    reminders: Sequence[Reminder], line: Callable[[Reminder, View], Line], view: View
) -> tuple[Line, ...]:
    """Give the line of each reminder, by a function that reads no more of the records than that.

    Names, links and what is private are of the view's manner; what people did is not.
    """
    name = f"{line.__module__}.{line.__name__}"
    return view.earlier.each(name, view.manner, reminders, _ID, lambda one: line(one, view))
