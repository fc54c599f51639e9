"""Later: who is due but waits, since the week has no place left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.core.plan import ReminderKind
from vaultnet.core.planning import waiting
from vaultnet.digest.left_out import with_left_out
from vaultnet.digest.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

_LINE_ID = "vn-later"


def later(view: View) -> tuple[Line, ...]:
    """Give one line for all who wait: how many, the first names, the command for the rest."""
    rests_on = (view.unpromised, view.plan.today, view.plan.week)
    waits = view.earlier.answer("who waits", rests_on, lambda: waiting(view.plan))
    if not waits:
        return ()
    known = _people(view, [kind for kind in ReminderKind if kind is not ReminderKind.PROMISE])
    if not known.issuperset(waits):
        known |= _people(view, [ReminderKind.PROMISE])  # thousands: asked only where it matters
    paths = [path for path in waits if path in known]
    if not paths:
        return ()
    text = view.phrases.say("digest.later", n=len(paths), names=view.names(paths))
    return (Line(_LINE_ID, with_left_out(text, waits, view)),)


def _people(view: View, kinds: Iterable[ReminderKind]) -> frozenset[str]:
    """Give of whom the page may say reminders of some kinds."""
    return frozenset(path for kind in kinds for one in view.of_kind(kind) for path in one.contacts)


def closings(view: View) -> Iterator[Closing]:
    """Give what the line says once nobody waits."""
    yield _LINE_ID, partial(view.phrases.say, "digest.closed.later")
