"""Later: who is due but waits, since the week has no place left."""

from __future__ import annotations

from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from vaultnet.core.planning import waiting
from vaultnet.digest.left_out import with_left_out
from vaultnet.digest.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

_LINE_ID = "vn-later"


def later(view: View) -> tuple[Line, ...]:
    """Give one line for all who wait: how many, the first names, the command for the rest."""
    rests_on = (view.unpromised, view.plan.today, view.plan.week)
    waits = view.earlier.answer("who waits", rests_on, lambda: waiting(view.plan))
    if not waits:
        return ()
    known = frozenset(chain.from_iterable(map(attrgetter("contacts"), view.reminders())))
    paths = [path for path in waits if path in known]
    if not paths:
        return ()
    text = view.phrases.say("digest.later", n=len(paths), names=view.names(paths))
    return (Line(_LINE_ID, with_left_out(text, waits, view)),)


def closings(view: View) -> Iterator[Closing]:
    """Give what the line says once nobody waits."""
    yield _LINE_ID, partial(view.phrases.say, "digest.closed.later")
